import { addDays } from '#libs/ocop';
import { readDate } from '../law/dates.js';
import { isEmpty } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

const MADE = '/labelFields/manufactured';
const EXPIRY = '/labelFields/expiry';

/** A channel's least remaining life is not compared: no channel profile states one. */
export const rule = defineRule({
  id: 'L04',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Phụ lục III', en: 'Decree 37/2026/NĐ-CP App. III' },
  certainty: 'H',
  reads: ['labelFields.manufactured', 'labelFields.expiry', 'ocopSheet'],
  texts: {
    vi: {
      message: '"{value}" không phải là ngày hoặc thời hạn rõ ràng.',
      fix: 'Ghi ngày/tháng/năm, "12 tháng kể từ ngày sản xuất", hoặc "in trên bao bì".',
    },
    en: {
      message: '"{value}" is neither a date nor a clear period.',
      fix: 'Write day/month/year, "12 tháng kể từ ngày sản xuất", or "in trên bao bì".',
    },
  },
  cases: {
    future: {
      vi: { message: 'Ngày sản xuất {value} ở tương lai.', fix: 'Kiểm tra lại ngày sản xuất.' },
      en: { message: 'The date of manufacture {value} lies in the future.', fix: 'Check it.' },
    },
    order: {
      vi: { message: 'Hạn sử dụng {value} không sau ngày sản xuất.', fix: 'Kiểm tra lại hai ngày.' },
      en: { message: 'The expiry {value} is not after the manufacture.', fix: 'Check both dates.' },
    },
    expired: {
      vi: { message: 'Hàng đã hết hạn sử dụng: {value}.', fix: 'Ngừng bán lô này, ghi hạn của lô mới.' },
      en: { message: 'The goods have expired: {value}.', fix: 'Stop selling this lot; give the date of the new one.' },
    },
  },
  examples: {
    hit: [
      { content: { labelFields: { expiry: 'Hạn sử dụng dài' } }, expect: { severity: 'warn', field: EXPIRY } },
      { content: { labelFields: { manufactured: '30/12/2027' } }, expect: { case: 'future', field: MADE } },
      { content: { labelFields: { manufactured: '020426', expiry: '01/04/26' } }, expect: { case: 'order' } },
      {
        content: { labelFields: { manufactured: '02.04.25', expiry: '12 tháng kể từ NSX' } },
        expect: { case: 'expired' },
      },
      { content: { labelFields: { expiry: '31/02/2027' } } },
      { content: { labelFields: { manufactured: '12 tháng' } }, expect: { field: MADE } },
      { content: { labelFields: { expiry: '10/2026' } }, expect: { case: 'expired' } },
    ],
    miss: [
      {},
      { content: { labelFields: { manufactured: 'in trên bao bì', expiry: '12 tháng kể từ NSX' } } },
      { content: { labelFields: { manufactured: 'NSX: 02/04/26', expiry: 'HSD: 30 tháng' } } },
      { content: { labelFields: { manufactured: 'Vụ xuân 2026', expiry: '2027-04-02' } } },
      { content: { labelFields: { expiry: '11/2026' } } },
      { content: { ocopSheet: 21, labelFields: { manufactured: 'làm khi có đơn', expiry: 'rất bền' } } },
    ],
  },
  check({ content, goods, mayChangeOn, today }) {
    // Crafts, plants and services show no such dates.
    if (goods === 'craft' || goods === 'living' || goods === 'service') return [];
    const { manufactured = '', expiry = '' } = content.labelFields ?? {};
    const hits: RuleHit[] = [];
    const made = readDate(manufactured, 'made');
    const end = readDate(expiry, 'expires');
    const hit = (field: string, value: string, own?: string): number =>
      hits.push({ field, params: { value: value.slice(0, 80) }, ...(own && { case: own }) });
    if (made.kind === 'unclear' && !isEmpty(manufactured)) hit(MADE, manufactured);
    if (end.kind === 'unclear' && !isEmpty(expiry)) hit(EXPIRY, expiry);
    const from = made.kind === 'date' ? made.date : undefined;
    if (from && from > today) {
      hit(MADE, manufactured, 'future');
      mayChangeOn(from);
    }
    const last = end.kind === 'date' ? end.date : end.kind === 'period' && from ? end.end(from) : undefined;
    if (!last) return hits;
    if (from && last <= from) hit(EXPIRY, expiry, 'order');
    else if (last < today) hit(EXPIRY, expiry, 'expired');
    else mayChangeOn(addDays(last, 1));
    return hits;
  },
});
