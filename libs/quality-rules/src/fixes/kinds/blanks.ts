import { defineFix, type Edit } from '../fix.js';

const BLANK = /[ \t\u00a0\u2000-\u200a\u3000]+/g;
const LINE_BREAKS = /(?:\r\n|\r|\n){3,}/g;
const LINE_END = /[\r\n]/;
const BLANK_OR_BREAK = /[ \t\u00a0\u2000-\u200a\u3000\r\n]/;

const isLineEnd = (char: string | undefined): boolean => char === undefined || LINE_END.test(char);

/** True for a mark that belongs to the word before it: ", " and " ." but not ".5", "1 : 2" and " :)". */
function clings(mark: string, previous: string, next: string | undefined): boolean {
  if (mark === ',') return true;
  if (mark === '.') return !/[.\d]/.test(next ?? ' ');
  return /[:;!?]/.test(mark) && /\p{L}/u.test(previous) && (next === undefined || /\s/.test(next));
}

function insideLines(text: string, until: number): Edit[] {
  return [...text.matchAll(BLANK)].flatMap(({ 0: run, index }): Edit[] => {
    const end = index + run.length;
    const [previous, mark = ''] = [text[index - 1], text[end]];
    if (end > until) return [];
    if (index === 0 || isLineEnd(mark || undefined)) return [{ start: index, end, after: '' }];
    // Indented lists are a matter of taste.
    if (isLineEnd(previous)) return [];
    if (clings(mark, previous ?? '', text[end + 1])) return [{ start: index, end, after: '' }];
    return run.length > 1 ? [{ start: index, end, after: ' ' }] : [];
  });
}

export const fix = defineFix({
  id: 'blanks',
  rules: ['V02', 'V08'],
  certainty: 'safe',
  messages: { vi: 'Bỏ khoảng trắng thừa.', en: 'Stray blanks are removed.' },
  keepsNames: false,
  examples: [
    { name: 'Mật ong  hoa nhãn ', after: 'Mật ong hoa nhãn' },
    { name: 'Mật ong\nhoa nhãn', after: 'Mật ong hoa nhãn' },
    {
      text: ' Vị ngọt thanh , thơm nhẹ .\n\n\n\nBảo quản : nơi khô. \n',
      after: 'Vị ngọt thanh, thơm nhẹ.\n\nBảo quản: nơi khô.',
    },
    { text: 'Gạo\u00a0\u00a0nếp \t mới', after: 'Gạo nếp mới' },
    { text: 'Tỷ lệ 1 : 2, dài 0,5 m, 500\u00a0g.\n  - Hũ thuỷ tinh :)\n\nBảo quản nơi khô mát ...' },
  ],
  edits({ text, role }): Edit[] {
    let end = text.length;
    while (end > 0 && BLANK_OR_BREAK.test(text[end - 1] ?? '')) end--;
    const edits = insideLines(text, end);
    for (const { 0: run, index } of text.slice(0, end).matchAll(LINE_BREAKS))
      if (role !== 'title') edits.push({ start: index, end: index + run.length, after: '\n\n' });
    if (role === 'title')
      for (const { 0: run, index } of text.slice(0, end).matchAll(/\s+/g)) {
        const broken = run.search(LINE_END);
        if (broken >= 0) edits.push({ start: index + broken, end: index + run.length, after: ' ' });
      }
    if (end < text.length) edits.push({ start: end, end: text.length, after: '' });
    return withoutOverlaps(edits);
  },
});

/** The widest of edits that meet. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && edit.start < last.end) continue;
    kept.push(edit);
  }
  return kept;
}
