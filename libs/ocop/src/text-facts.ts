/** Share (0–1) of cased letters that are capitals; 0 when there are none. */
export function capitalsRatio(text: string): number {
  let upper = 0;
  let cased = 0;
  for (const char of text) {
    const low = char.toLowerCase();
    const up = char.toUpperCase();
    if (low === up) continue;
    cased++;
    if (char === up) upper++;
  }
  return cased === 0 ? 0 : upper / cased;
}

const encoder = new TextEncoder();
/** Length in UTF-8 bytes, as channels that count bytes do. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

/** Words = runs of letters and digits. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Share (0–1) of words with a Vietnamese mark or đ; ordinary Vietnamese lies above 0.6. */
export function markedShare(text: string): number {
  const all = words(text).filter((word) => /\p{L}/u.test(word));
  if (all.length === 0) return 0;
  const marked = all.filter((word) => /[đĐ]/.test(word) || /[\u0300-\u0323]/.test(word.slice(0, 40).normalize('NFD')));
  return marked.length / all.length;
}
