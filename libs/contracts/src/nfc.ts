/** No writing stacks more marks on a letter; engines sort them in a time that grows with the square of their number. */
const MOST_MARKS = 32;

/** NFC in linear time: of the marks on one letter the first 32 stay. All real text comes out as from `normalize('NFC')`. */
export const nfc = (text: string): string =>
  text.replace(/\p{M}{33,}/gu, (marks) => marks.slice(0, MOST_MARKS)).normalize('NFC');
