import { nfc } from '#libs/contracts';
import type { ReadText } from '../texts.js';
import { isCompound } from './spelling.js';
import { adjoin, linesOf, type Slip, wordsOf } from './words.js';

/** Words that are never doubled on purpose ("cho cho"); content words are ("xanh xanh"). */
const ONCE = new Set(
  (
    'cho khi và là của các đã đang có được những với trong để sẽ không này bạn giúp tại một riêng hoặc nhưng mà thì bị ' +
    'do về theo vào ra lên nên rất hơn như bằng trên dưới giữa đến sản phẩm chất lượng quả tốt kết hiệu sử dụng cũng ' +
    'làm dùng nếu vì hãy còn nhất mỗi mọi chỉ nhiều tự hàng thể ở đó mang lại phải cần bởi loại việc người các sự cùng'
  ).split(' '),
);
/** Doubled for a softer sense, also before a compound: "chua chua ngọt ngọt". */
const SOFT = new Set('chua ngọt thơm xanh ngày người đời mềm nhẹ luôn tươi mát béo cay càng bùi'.split(' '));
const PAIRS_AT_LEAST = 6;

/** A word, or a pair of words, that stands twice in a row by mistake. */
export function doubledWords(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const found: Slip[] = [];
  for (let at = 1; at < words.length; at++) {
    const [a, b, c] = [words[at - 1], words[at], words[at + 1]];
    if (!a || !b || (a.plain !== b.plain && a.plain !== c?.plain) || !adjoin(read.text, a, b)) continue;
    const d = words[at + 2];
    // "hạt cà cà phê": the word also begins the next compound.
    const again = a.plain === b.plain && c !== undefined && adjoin(read.text, b, c) && isCompound(b.plain, c.plain);
    if (a.plain === b.plain && (ONCE.has(a.plain) || (again && !SOFT.has(a.plain))))
      found.push({ start: a.start, end: b.end, better: a.raw });
    if (!c || !d || a.plain === b.plain || a.plain !== c.plain || b.plain !== d.plain) continue;
    if (!adjoin(read.text, b, c) || !adjoin(read.text, c, d) || b.end - a.start < PAIRS_AT_LEAST) continue;
    // "Hướng dẫn bảo quản Bảo quản nơi khô": a heading and the sentence under it, run into one line.
    if (c.raw !== a.raw && c.raw !== c.raw.toLowerCase()) continue;
    found.push({ start: a.start, end: d.end, better: read.text.slice(a.start, b.end) });
  }
  return found;
}

const keyCache = new WeakMap<ReadText, readonly string[]>();

/** The lines of a text made comparable; kept, as two finders ask. */
function keysOf(read: ReadText): readonly string[] {
  const known = keyCache.get(read);
  if (known) return known;
  const keys = linesOf(read).map(({ start, end }) => nfc(read.text.slice(start, end)).toLowerCase());
  keyCache.set(read, keys);
  return keys;
}

const SHORTEST = 50;
const NEAR = 4;

/** The same line again: pasted twice. A long line counts within a few lines, a short one only right below its twin. */
export function repeatedLines(read: ReadText): Slip[] {
  const seen = new Map<string, number>();
  const keys = keysOf(read);
  return linesOf(read).filter((_, at) => {
    const line = keys[at] ?? '';
    const last = seen.get(line);
    seen.set(line, at);
    if (last === undefined || !/\p{Ll}{2}.{0,200}\p{L}{2}/u.test(line) || line.startsWith('#')) return false;
    // Rows of a table may repeat a value: "2800 vòng/phút".
    return at - last === 1 ? /\s/.test(line) && !/^\d/.test(line) : line.length >= SHORTEST && at - last <= NEAR;
  });
}

const BLOCK = 3;

/** Three or more lines of some length that stand once more below: a part pasted twice. */
export function repeatedBlocks(read: ReadText): Slip[] {
  const lines = linesOf(read);
  const keys = keysOf(read);
  const seen = new Map<string, number>();
  const found: Slip[] = [];
  let run = 0;
  keys.forEach((key, at) => {
    const last = seen.get(key);
    const before = at > 0 && run > 0 ? seen.get(keys[at - 1] ?? '') : undefined;
    run = last === undefined || key.length < 12 ? 0 : before !== undefined && run > 0 ? run + 1 : 1;
    const [first, end] = [lines[at - BLOCK + 1], lines[at]];
    if (run === BLOCK && first && end) found.push({ start: first.start, end: end.end });
    if (last === undefined) seen.set(key, at);
  });
  return found;
}
