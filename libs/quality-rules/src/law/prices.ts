import { nfc } from '#libs/contracts';
import { pricesIn } from '#libs/ocop';
import type { RuleHit } from '../rule.js';
import type { ReadText } from '../texts.js';

/** What stands before an amount that is no price of the goods: fees, gifts and their worth, vouchers, what people earn. */
const OTHER =
  /(?:phí|ship|giao hàng|giảm|tặng|trị giá|voucher|hỗ trợ|bồi thường|đền|phạt|hoàn|đơn|đơn từ|hóa đơn|hoá đơn|vé|thưởng|vốn|lãi|thu nhập|công)[^\n.;]{0,25}$|#$/u;
/** "5k cho đơn từ 50k". */
const OF_ORDER = /^ {0,2}(?:cho )?(?:mọi |mỗi )?(?:đơn|hóa đơn|hoá đơn)(?!\p{L})/u;
const BEFORE = 40;
/** Less is a token, not a price. */
const LEAST = 1000;

export interface NamedPrice {
  /** In dong; the upper end of a range. */
  vnd: number;
  hit: RuleHit;
}

/** Only where money is spoken of the text is read for prices. */
const MONEY = /₫|vn[dđ]|\d ?(?:k|đ|d|tr|nghìn|ngàn)/u;

function pricesOf({ text, folded, field, role, channel }: ReadText): NamedPrice[] {
  if ((role !== 'title' && role !== 'prose') || !MONEY.test(folded.text)) return [];
  return pricesIn(text).flatMap(({ start, end, vnd }): NamedPrice[] => {
    const before = nfc(text.slice(Math.max(0, start - BEFORE), start)).toLowerCase();
    const after = nfc(text.slice(end, end + BEFORE)).toLowerCase();
    if (vnd < LEAST || OTHER.test(before) || OF_ORDER.test(after)) return [];
    const params = { passage: text.slice(start, end) };
    return [{ vnd, hit: { field, start, end, params, ...(channel && { channel }) } }];
  });
}

const known = new WeakMap<readonly ReadText[], readonly NamedPrice[]>();

/** Prices of the goods that names and prose of a listing tell; fees, gifts and what people earn are none. Read once per product. */
export function goodsPricesIn(texts: readonly ReadText[]): readonly NamedPrice[] {
  const kept = known.get(texts) ?? texts.flatMap(pricesOf);
  known.set(texts, kept);
  return kept;
}
