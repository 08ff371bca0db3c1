import { defineRule, type RuleHit } from '../rule.js';

interface Slip {
  start: number;
  end: number;
  better: string;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\u00a0';
const isLineEnd = (char: string | undefined): boolean => char === undefined || char === '\n' || char === '\r';

/** Blanks a careful editor would mend: several in a row, at the ends of a line, before a comma or a full stop. */
function slips(text: string): Slip[] {
  const found: Slip[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isBlank(text[at])) continue;
    const start = at;
    while (at < text.length && isBlank(text[at])) at++;
    const next = text[at];
    const previous = start === 0 ? undefined : text[start - 1];
    // Indented lists are a matter of taste.
    if (isLineEnd(previous) && start !== 0) continue;
    if (start === 0 || isLineEnd(next)) found.push({ start, end: at, better: '' });
    else if (next === ',' || (next === '.' && !/[.\d]/.test(text[at + 1] ?? ' ')))
      found.push({ start, end: at, better: '' });
    else if (at - start > 1) found.push({ start, end: at, better: ' ' });
  }
  return found;
}

export const rule = defineRule({
  id: 'V02',
  version: 1,
  dimension: 'vietnamese',
  severity: 'inform',
  gate: 'form',
  source: { vi: 'Quy tắc trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese typography' },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: { message: 'Có {count} chỗ thừa khoảng trắng.', fix: 'Bỏ khoảng trắng thừa; máy sửa được.' },
    en: { message: '{count} stray blanks.', fix: 'Remove them; this is a safe fix.' },
  },
  examples: {
    hit: [
      { name: 'Mật ong  hoa nhãn Đồi Sương', expect: { field: '/name/vi', passage: '  ', suggestedValue: ' ' } },
      { name: ' Mật ong hoa nhãn Đồi Sương', expect: { suggestedValue: '' } },
      { text: 'Vị ngọt thanh , thơm nhẹ.', expect: { passage: ' ', suggestedValue: '' } },
    ],
    miss: [{ text: 'Vị ngọt thanh, thơm nhẹ.\n  - Hũ thuỷ tinh 500 g\n\nBảo quản nơi khô mát.' }],
  },
  check({ texts }) {
    return texts.flatMap((read): RuleHit[] => {
      const found = slips(read.text);
      const [first] = found;
      if (!first) return [];
      return [
        {
          field: read.field,
          start: first.start,
          end: first.end,
          params: { count: found.length },
          suggestedValue: first.better,
          ...(read.channel && { channel: read.channel }),
        },
      ];
    });
  },
});
