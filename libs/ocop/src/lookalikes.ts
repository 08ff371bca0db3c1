/** Letters that look like Latin ones, written to slip past word lists: Cyrillic, Greek, small capitals, odd D and I forms. */
const PAIRS: Record<string, string> = {
  a: 'аɑαᴀ',
  b: 'ЬВвΒʙƅ',
  c: 'сϲᴄС',
  d: 'ԁᴅ',
  đ: 'ðÐƉɖđ',
  e: 'еεΕᴇɛ',
  f: 'ꜰϝ',
  g: 'ɡɢ',
  h: 'һНнΗʜհ',
  i: 'іΙιɪıӏ',
  j: 'јᴊ',
  k: 'кКκΚᴋ',
  l: 'ʟⅼ',
  m: 'мМΜᴍ',
  n: 'пΝηɴո',
  o: 'оοОΟᴏσօ',
  p: 'рРΡρᴘ',
  q: 'ԛ',
  r: 'ʀг',
  s: 'ѕꜱЅ',
  t: 'тТΤτᴛ',
  u: 'υᴜսц',
  v: 'ѵνᴠ',
  w: 'ԝᴡω',
  x: 'хХχΧ',
  y: 'уУΥγʏ',
  z: 'ᴢΖ',
};

/** Kinds of code units. */
export const PLAIN = 0;
export const LOOKALIKE = 1;
export const DROP = 2;
export const SPACE = 3;
export const NEWLINE = 4;
export const MARK = 5;
export const SURROGATE = 6;

/** Per UTF-16 unit: what it becomes (lower case, Latin) and of which kind it is. Built once. */
export const folds = new Uint16Array(65_536);
export const kinds = new Uint8Array(65_536);
/** 1 where the folded unit is a letter. */
export const letters = new Uint8Array(65_536);

function each(from: number, to: number, kind: number): void {
  for (let unit = from; unit <= to; unit++) kinds[unit] = kind;
}

function foldUnit(unit: number): number {
  const char = String.fromCharCode(unit);
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

// Presentation forms whose compatibility form is one ASCII letter or digit: full width, circled, script letters.
function foldCompatible(unit: number): void {
  const plain = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
  if (!/^[a-z0-9]$/.test(plain)) return;
  folds[unit] = plain.charCodeAt(0);
  kinds[unit] = LOOKALIKE;
}

for (let unit = 0; unit < 65_536; unit++) folds[unit] = unit >= 0xd800 && unit <= 0xdfff ? unit : foldUnit(unit);
for (const [from, to] of [
  [0x1d2c, 0x1d6a],
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0xff10, 0xff5a],
] as const)
  for (let unit = from; unit <= to; unit++) foldCompatible(unit);
for (const [latin, twins] of Object.entries(PAIRS))
  for (const twin of twins) {
    if (twin === latin) continue;
    folds[twin.charCodeAt(0)] = latin.charCodeAt(0);
    kinds[twin.charCodeAt(0)] = LOOKALIKE;
  }
each(0xd800, 0xdfff, SURROGATE);
each(0x0300, 0x036f, MARK);
each(0x1ab0, 0x1aff, MARK);
each(0x1dc0, 0x1dff, MARK);
each(0x20d0, 0x20f0, MARK);
for (const unit of [0x00ad, 0x034f, 0x061c, 0x17b4, 0x17b5, 0x180e, 0xfeff]) kinds[unit] = DROP;
each(0x00, 0x08, DROP);
each(0x0e, 0x1f, DROP);
each(0x7f, 0x9f, DROP);
each(0x200b, 0x200f, DROP);
each(0x202a, 0x202e, DROP);
each(0x2060, 0x206f, DROP);
each(0xfe00, 0xfe0f, DROP);
for (const unit of [0x09, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) kinds[unit] = SPACE;
// Letters of Hangul that show a blank.
for (const unit of [0x115f, 0x1160, 0x3164, 0xffa0]) kinds[unit] = SPACE;
each(0x2000, 0x200a, SPACE);
for (const unit of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) kinds[unit] = NEWLINE;
for (let unit = 0; unit < 65_536; unit++)
  if (kinds[unit] !== SURROGATE && /\p{L}/u.test(String.fromCharCode(folds[unit] ?? 0))) letters[unit] = 1;

/** The plain letter or digit of a character beyond the first plane (𝐚, 𝓪, 🅰), or null. */
export function plainOfAstral(char: string): string | null {
  const plain = char.normalize('NFKC').toLowerCase();
  if (/^[a-z0-9]$/.test(plain)) return plain;
  const code = char.codePointAt(0) ?? 0;
  for (const base of [0x1f130, 0x1f150, 0x1f170])
    if (code >= base && code < base + 26) return String.fromCharCode(97 + code - base);
  return null;
}

/** Marks that Vietnamese uses; any other one on a letter is decoration. */
export const vietnameseMarks = '\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323';
