import { placeTone } from './syllable.js';
import type { Token } from './tokens.js';

const words = (list: string): Set<string> => new Set(list.split(' ').map((word) => placeTone(word)));

/** Packs and pieces that are counted in front of, or behind, a quantity. */
const COUNTERS = words(
  'hộp hũ lọ chai gói túi lon bịch bao thùng set bộ combo lốc vỉ viên cái chiếc miếng quả trái củ con bánh thanh tuýp ' +
    'ống bình can cặp đôi bó khay cuộn tờ tấm thẻ que cốc ly tô bát đĩa nải ổ kiện bọc hủ keo bottle box',
);
/** What may stand between a counter and the number or sign that follows: "10 gói nhỏ x 5 g". */
const MODIFIERS = words('nhỏ lớn to lọc nhựa giấy lẻ zip thủy tinh sứ tre');
const MOST_MODIFIERS = 2;

export interface WrittenCounter {
  word: string;
  /** Index behind the word. */
  end: number;
  /** Index behind its modifiers, where the quantity may go on. */
  next: number;
}

/** The counter written at a token, or undefined. */
export function counterAt(tokens: readonly Token[], at: number): WrittenCounter | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || !COUNTERS.has(token.text)) return undefined;
  let next = at + 1;
  while (next <= at + MOST_MODIFIERS && MODIFIERS.has(tokens[next]?.text ?? '')) next++;
  return { word: token.text, end: at + 1, next };
}
