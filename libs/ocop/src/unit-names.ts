import { placeTone } from './syllable.js';

/** Kinds of administrative units, old and new, and what people write for them in front of a name. */
const KINDS: readonly (readonly [kind: string, written: readonly string[]])[] = [
  ['thị trấn', ['thị trấn', 'tt']],
  ['thị xã', ['thị xã', 'tx']],
  ['thành phố', ['thành phố', 'tp']],
  ['đặc khu', ['đặc khu', 'đk']],
  ['phường', ['phường', 'p']],
  ['huyện', ['huyện', 'h']],
  ['quận', ['quận', 'q']],
  ['tỉnh', ['tỉnh', 't']],
  ['xã', ['xã', 'x']],
];

export interface UnitName {
  /** "phường", "thị trấn" …; undefined when none is written. */
  kind?: string;
  /** The bare name made comparable: lower case, tone marks in one place, blanks, hyphens and apostrophes dropped. */
  bare: string;
}

/** Names in use beside the official one of a province, by their comparable form. */
const OTHER_NAMES: Record<string, string> = { hcm: 'hồchíminh', thừathiênhuế: 'huế', brvt: 'bàrịavũngtàu' };

function bareOf(name: string): string {
  const joined = (name.match(/[\p{L}\p{M}]+|\d+/gu) ?? [])
    .map((word) => placeTone(word).replace(/^0+(?=\d)/, ''))
    .join('');
  return OTHER_NAMES[joined] ?? joined;
}

const FORMS = KINDS.flatMap(([kind, written]) => written.map((form) => ({ kind, form })));

/** What follows a kind at the head of a name; undefined when the name does not begin with it. */
function behindKind(name: string, kind: string, form: string): string | undefined {
  if (!name.startsWith(form)) return undefined;
  const rest = name.slice(form.length);
  if (form === kind) return /^[\s.]/.test(rest) ? rest : undefined;
  // One letter alone may be the beginning of a name ("H Ngọc"); two ("TT", "TP") are not.
  const abbreviated = /^(?:\.|\s?\d)/.test(rest) || (form.length > 1 && /^(?:\s|hcm)/.test(rest));
  return abbreviated ? rest : undefined;
}

/**
 * Reads the name of a unit as people write it: "P. Hoà Bình", "phường Hòa Bình" and "Hòa Bình" have one bare form. A
 * kind of one letter counts only with a dot or a number behind it ("H.", "P12").
 */
export function readUnitName(written: string): UnitName {
  const name = written.normalize('NFC').toLowerCase().trim();
  for (const { kind, form } of FORMS) {
    const bare = bareOf(behindKind(name, kind, form) ?? '');
    if (bare) return { kind, bare };
  }
  return { bare: bareOf(name) };
}
