import { isSyllable } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { ofForm } from './forms.js';
import { isBareCompound, isBareSyllable, isCompound, isWhollyBare } from './spelling.js';
import { adjoin, isTag, type Slip, wordsOf } from './words.js';

/** Short forms of chat that have no other meaning. */
const SHORT = new Map(
  Object.entries({
    ko: 'không',
    hok: 'không',
    khg: 'không',
    kg: '',
    đc: 'được',
    dc: 'được',
    đx: 'được',
    vs: 'với',
    ntn: 'như thế nào',
    mn: 'mọi người',
    mng: 'mọi người',
    nhìu: 'nhiều',
    iu: 'yêu',
    inb: 'nhắn tin',
    lun: 'luôn',
    dzô: 'vào',
    zô: 'vào',
    trc: 'trước',
    ng: 'người',
    nx: 'nữa',
    r: '',
    sx: 'sản xuất',
    sp: 'sản phẩm',
    cty: 'công ty',
    ib: 'nhắn tin',
    nt: 'nhắn tin',
    đt: 'điện thoại',
    sl: 'số lượng',
    kh: 'khách hàng',
    bik: 'biết',
    vk: 'vợ',
    ck: 'chồng',
    hjhj: '',
    hihi: '',
    hehe: '',
    huhu: '',
    nhoa: 'nhé',
    nhóe: 'nhé',
    nhaa: 'nha',
    nhéee: 'nhé',
    thui: 'thôi',
    wá: 'quá',
    wa: 'quá',
  }),
);
const AMBIGUOUS = new Set(['kg', 'r', 'kh', 'wa', 'nt', 'ng', 'ck', 'sl']);

const shortOf = ofForm(({ plain }) => SHORT.get(plain) ?? null);

/** Short forms between Vietnamese words: "sx theo công nghệ", "ko phai màu". */
export function teencode(read: ReadText): Slip[] {
  const words = wordsOf(read);
  return words.flatMap((word, at): Slip[] => {
    const better = shortOf(word);
    if (better === null || AMBIGUOUS.has(word.plain) || isTag(read.text, word)) return [];
    // "SP-01", "SX: 2024", "Sp." stand as signs, not as words.
    if (word.raw !== word.raw.toLowerCase() || /[.\-:]/.test(read.text[word.end] ?? '')) return [];
    const near = [words[at - 1], words[at + 1]].some(
      (other) => other !== undefined && isSyllable(other.plain) && /[^ -~]/.test(other.plain),
    );
    return near ? [{ start: word.start, end: word.end, ...(better && { better }) }] : [];
  });
}

const RUN_AT_LEAST = 3;
/** So many possible syllables in a row without a mark are Vietnamese even without a known compound. */
const RUN_ALONE = 8;
const DISTINCT = 6;
const isUnmarked = ofForm((form) => /^[a-z]+$/.test(form.plain) && (form.syllable || isBareSyllable({ form })));

/** Runs of Vietnamese words without any mark: at least two of them common compounds, or one in a run of four. */
export function unmarkedRuns(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const found: Slip[] = [];
  const isBare = (at: number): boolean => {
    const word = words[at];
    return word !== undefined && isUnmarked(word) && !isTag(read.text, word);
  };
  for (let at = 0; at < words.length; at++) {
    if (!isBare(at)) continue;
    const from = at;
    let compounds = 0;
    for (; isBare(at + 1); at++) {
      const [a, b] = [words[at], words[at + 1]];
      if (!a || !b || !(adjoin(read.text, a, b) || read.text.slice(a.end, b.start) === ', ')) break;
      if (isBareCompound(a.plain, b.plain)) compounds++;
    }
    const [first, last] = [words[from], words[at]];
    if (!first || !last) continue;
    const run = at - from + 1;
    const row = words.slice(from, at + 1);
    // A row of capitals may be names.
    const small = row.filter(({ raw, plain }) => raw === plain).length > run / 2;
    const alone = small && run >= RUN_ALONE && new Set(row.map(({ plain }) => plain)).size >= DISTINCT;
    if (alone || (compounds > 0 && run >= (compounds > 1 ? RUN_AT_LEAST : RUN_AT_LEAST + 1)))
      found.push({ start: first.start, end: last.end });
  }
  return found;
}

/** Two small words of a text in Vietnamese that are a common compound without any of its marks: "chat luong". */
export function unmarkedCompounds(read: ReadText): Slip[] {
  const words = wordsOf(read);
  return words.flatMap((b, at): Slip[] => {
    const a = words[at - 1];
    if (!a || !isBareSyllable(b) || !isBareSyllable(a) || !isWhollyBare(a.plain, b.plain)) return [];
    if (!adjoin(read.text, a, b) || a.raw !== a.plain || b.raw !== b.plain) return [];
    // "thời trang sang trọng": each word belongs to its other neighbour.
    const [before, after] = [words[at - 2], words[at + 1]];
    if ((before && isCompound(before.plain, a.plain)) || (after && isCompound(b.plain, after.plain))) return [];
    if (isTag(read.text, a) || isTag(read.text, b)) return [];
    const near = [words[at - 2], words[at + 1]].some((other) => other !== undefined && /[^ -~]/.test(other.plain));
    return near ? [{ start: a.start, end: b.end }] : [];
  });
}
