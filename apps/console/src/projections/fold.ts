/** Lower case without Vietnamese marks, blanks collapsed: what people type when they search. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A regular expression source that finds `text` anywhere in a folded field; nothing in it is an operator. */
export function searchPattern(text: string): string {
  return fold(text).replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
