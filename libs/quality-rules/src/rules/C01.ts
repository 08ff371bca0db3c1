import { scoreSheet, type GoodsPermit } from '#libs/ocop';
import { defineRule, type ChannelInput, type RuleHit } from '../rule.js';

const refused: GoodsPermit = {
  answer: 'no',
  papers: [],
  entries: [
    {
      sheets: [4],
      answer: 'no',
      papers: [],
      source: { vi: 'Nguồn thử', en: 'A source' },
      checked: '2026-11-22',
      certainty: 'M',
    },
  ],
};
const unknown: GoodsPermit = { answer: 'unknown', papers: [], entries: [] };

/** What the entry behind the answer says, in both languages. */
function sourceOf({ answer, entries }: GoodsPermit): { sourceVi: string; sourceEn: string } {
  const found = entries.find((item) => item.answer === answer);
  return { sourceVi: found?.source.vi ?? 'chưa có nguồn', sourceEn: found?.source.en ?? 'no source' };
}

/** K05 and K06 ask for the sheet themselves where the channel demands it or refuses some. */
const isAskedFor = ({ requires, refusedSheets }: ChannelInput): boolean =>
  requires.includes('ocopSheet') || refusedSheets.length > 0;

export const rule = defineRule({
  id: 'C01',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  // No first day of its own: every entry of the list has its dates.
  source: {
    vi: 'Danh mục hàng được bán theo kênh, ghi nguồn và ngày đọc (docs/allow-list.md)',
    en: 'Dated allow-list of goods per channel (docs/allow-list.md)',
  },
  certainty: 'M',
  reads: ['ocopSheet', 'labelFields.alcoholPercent'],
  texts: {
    vi: {
      message: 'Nhóm "{sheetName}" không được đăng trên kênh này. Nguồn: {sourceVi}.',
      fix: 'Bán nhóm này ở nơi khác: gian hàng riêng, điểm bán OCOP, hội chợ.',
    },
    en: {
      message: 'Goods of sheet {sheet} ({sheetName}) may not be listed here. Source: {sourceEn}.',
      fix: 'Sell them elsewhere: your own shop, an OCOP point of sale, a fair.',
    },
  },
  cases: {
    unknown: {
      vi: {
        message: 'Chưa ai xác nhận kênh này có nhận nhóm "{sheetName}" hay không ({sourceVi}).',
        fix: 'Hỏi sàn; có câu trả lời thì gửi người vận hành để ghi nguồn và ngày vào danh mục. Trong lúc chờ, bán ở kênh khác.',
      },
      en: {
        message: 'Nobody has confirmed that this channel takes goods of sheet {sheet} ({sheetName}; {sourceEn}).',
        fix: 'Ask the channel and pass its answer to the operator, who enters it with source and date; sell elsewhere meanwhile.',
      },
    },
    noSheet: {
      vi: {
        message: 'Chưa chọn bộ sản phẩm OCOP nên chưa biết kênh này có nhận hay không.',
        fix: 'Chọn một trong 26 bộ sản phẩm.',
      },
      en: {
        message: 'No OCOP sheet is chosen, so it is unknown whether this channel takes it.',
        fix: 'Choose one of the 26 sheets.',
      },
    },
  },
  examples: {
    hit: [
      { channel: { permit: refused }, expect: { severity: 'block', field: '/ocopSheet' } },
      { channel: { permit: unknown }, expect: { severity: 'review', case: 'unknown' } },
      { channel: { permit: undefined }, expect: { severity: 'review', case: 'unknown' } },
      {
        content: { ocopSheet: undefined },
        channel: { permit: unknown, refusedSheets: [], requires: [] },
        expect: { severity: 'review', case: 'noSheet' },
      },
    ],
    miss: [
      {},
      { channel: { permit: { answer: 'withPapers', papers: [], entries: [] } } },
      { content: { ocopSheet: undefined }, channel: { permit: unknown, requires: ['ocopSheet'] } },
      { content: { ocopSheet: 26 }, channel: { permit: refused, refusedSheets: [26] } },
    ],
  },
  check({ channels, content, mayChangeOn }) {
    const sheet = content.ocopSheet;
    return channels.flatMap((channel): RuleHit[] => {
      const permit = channel.permit ?? unknown;
      const at = { field: '/ocopSheet', channel: channel.id };
      mayChangeOn(permit.changesOn);
      if (sheet === undefined)
        return isAskedFor(channel) ? [] : [{ ...at, case: 'noSheet', severity: 'review' as const }];
      // K06 has refused it already.
      if (channel.refusedSheets.includes(sheet)) return [];
      const params = { sheet, sheetName: scoreSheet(sheet)?.name ?? '', ...sourceOf(permit) };
      if (permit.answer === 'no') return [{ ...at, params }];
      return permit.answer === 'unknown' ? [{ ...at, params, case: 'unknown', severity: 'review' as const }] : [];
    });
  },
});
