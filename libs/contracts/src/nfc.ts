/** No writing stacks more marks on a letter; engines sort them in a time that grows with the square of their number. */
const MOST_MARKS = 32;

/**
 * Units outside the blocks that hold no mark and nothing NFC changes: Latin with the letters of Vietnamese, signs,
 * arrows and figures. Of a text within those blocks nothing has to be looked at.
 */
// eslint-disable-next-line no-misleading-character-class -- ranges of units, no letter with a mark
const OTHER = /[\u0300-\u1dff\u1f00-\u200f\u2028-\u202f\u205f-\u206f\u20d0-\u218f\u2200-\u245f\u2a00-\uffff]/;

/** NFC in linear time: of the marks on one letter the first 32 stay. All real text comes out as from `normalize('NFC')`. */
export const nfc = (text: string): string => (OTHER.test(text) ? limited(text).normalize('NFC') : text);

const limited = (text: string): string => text.replace(/\p{M}{33,}/gu, (marks) => marks.slice(0, MOST_MARKS));
