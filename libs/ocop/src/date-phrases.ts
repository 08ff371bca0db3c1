import { placeTone } from './syllable.js';
import { wordsAt, type Token } from './tokens.js';

/** What a date is the date of: production [NSX], expiry [HSD], both at once ("NSX/HSD"), or life once opened. */
export type DateRole = 'made' | 'expires' | 'both' | 'opened';

const phrases = (...list: string[]): string[][] =>
  list.map((phrase) => phrase.split(' ').map((word) => placeTone(word))).sort((a, b) => b.length - a.length);

const LABELS: readonly (readonly [DateRole, string[][]])[] = [
  ['opened', phrases('sau khi mở nắp', 'sau khi mở', 'sau mở nắp', 'sau mở', 'kể từ khi mở nắp', 'từ khi mở nắp')],
  ['made', phrases('nsx', 'ngày sản xuất', 'ngày sx', 'ngày đóng gói', 'mfg', 'mfd')],
  [
    'expires',
    phrases('hsd', 'hạn sử dụng', 'hạn sd', 'hạn dùng', 'sử dụng tốt nhất trước ngày', 'sử dụng tốt nhất trước', 'exp'),
  ],
];
const JOINTS = new Set(['/', '&', '-', '–', 'và', '+', ',']);

/** From when a shelf life counts. */
const SINCE: readonly (readonly ['made' | 'opened', string[][]])[] = [
  [
    'made',
    ['ngày sản xuất', 'nsx', 'ngày sx', 'khi sản xuất', 'ngày đóng gói'].flatMap((day) =>
      phrases(`kể từ ${day}`, `kế từ ${day}`, `tính từ ${day}`, `từ ${day}`),
    ),
  ],
  ['opened', LABELS[0]?.[1] ?? []],
];

const IN_PRINT = phrases('in', 'ghi', 'xem', 'dập', 'khắc', 'được in', 'được ghi', 'ghi rõ', 'được ghi rõ', 'in rõ');
const ON_PACK = phrases(
  ...['trên bao bì', 'bao bì', 'trên vỏ hộp', 'trên hộp', 'trên chai', 'trên lọ', 'trên hũ', 'trên nắp', 'trên tem'],
  ...['trên nhãn', 'trên túi', 'trên thân', 'trên sản phẩm', 'ở bao bì', 'ở nắp', 'ở đáy', 'dưới đáy', 'tại bao bì'],
);
/** What may stand between a label and what it labels. */
const FILLERS = new Set(
  [':', '=', '-', '–', '(', 'là', 'của', 'sản', 'phẩm', 'lên', 'kéo', 'đến', 'tới', 'khoảng', 'trong', 'vòng'].concat([
    'tối',
    'đa',
    'vui',
    'lòng',
    'dài',
    '*',
  ]),
);
const MOST_FILLERS = 5;

/** Index behind the first of the phrases that stands at a token, or undefined. */
function behind(tokens: readonly Token[], at: number, list: readonly string[][]): number | undefined {
  const found = list.find((words) => wordsAt(tokens, at, words));
  return found && at + found.length;
}

export interface Found<T> {
  value: T;
  next: number;
}

function oneLabelAt(tokens: readonly Token[], at: number): Found<DateRole> | undefined {
  for (const [value, list] of LABELS) {
    const next = behind(tokens, at, list);
    if (next !== undefined) return { value, next };
  }
  return undefined;
}

/** The label at a token: "HSD", "NSX/HSD", "hạn sử dụng sau khi mở nắp". */
export function labelAt(tokens: readonly Token[], at: number): Found<DateRole> | undefined {
  const first = oneLabelAt(tokens, at);
  if (!first) return undefined;
  const joined = JOINTS.has(tokens[first.next]?.text ?? '');
  const second = oneLabelAt(tokens, joined ? first.next + 1 : first.next);
  if (!second || second.value === first.value) return first;
  if (second.value === 'opened') return second;
  return joined && first.value !== 'opened' ? { value: 'both', next: second.next } : first;
}

/** Index behind the small words after a label. */
export function skipFillers(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + MOST_FILLERS && FILLERS.has(tokens[next]?.text ?? '')) next++;
  return next;
}

export function sinceAt(tokens: readonly Token[], at: number): Found<'made' | 'opened'> | undefined {
  const from = tokens[at]?.text === '(' ? at + 1 : at;
  for (const [value, list] of SINCE) {
    const next = behind(tokens, from, list);
    if (next !== undefined) return { value, next };
  }
  return undefined;
}

/** Index behind "in trên bao bì", "xem trên vỏ hộp" and the like, or undefined. */
export function onPackageAt(tokens: readonly Token[], at: number): number | undefined {
  const verb = behind(tokens, at, IN_PRINT);
  return verb === undefined ? undefined : behind(tokens, verb, ON_PACK);
}
