import { scoreSheet } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'K06',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  // Law 44/2019/QH14; the channel's own list has no day, and is as old as its form.
  validFrom: '2020-01-01',
  source: {
    vi: 'Danh mục hàng cấm và hạn chế của kênh; Luật 44/2019/QH14 (rượu, bia)',
    en: 'Prohibited and restricted goods of the channel; Law 44/2019/QH14 (alcohol)',
  },
  certainty: 'M',
  reads: ['ocopSheet'],
  texts: {
    vi: {
      message: 'Kênh này không nhận nhóm "{sheetName}".',
      fix: 'Bán nhóm này ở kênh khác: gian hàng riêng, điểm bán OCOP, hội chợ.',
    },
    en: {
      message: 'This channel does not take goods of sheet {sheet} ({sheetName}).',
      fix: 'Sell them elsewhere: your own shop, an OCOP point of sale, a fair.',
    },
  },
  cases: {
    unknown: {
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
      {
        content: { ocopSheet: 26 },
        channel: { refusedSheets: [14, 26] },
        expect: { severity: 'block', field: '/ocopSheet' },
      },
      {
        content: { ocopSheet: undefined },
        channel: { refusedSheets: [26] },
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      { channel: { refusedSheets: [14, 15, 26] } },
      { content: { ocopSheet: undefined }, channel: { refusedSheets: [] } },
    ],
  },
  check({ channels, content }) {
    const sheet = content.ocopSheet;
    return channels.flatMap(({ id, refusedSheets, requires }): RuleHit[] => {
      if (sheet === undefined) {
        // K05 asks for the sheet already where the channel demands it.
        if (refusedSheets.length === 0 || requires.includes('ocopSheet')) return [];
        return [{ field: '/ocopSheet', case: 'unknown', severity: 'review', channel: id }];
      }
      if (!refusedSheets.includes(sheet)) return [];
      return [{ field: '/ocopSheet', channel: id, params: { sheet, sheetName: scoreSheet(sheet)?.name ?? '' } }];
    });
  },
});
