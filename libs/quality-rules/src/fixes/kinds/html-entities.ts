import { defineFix, type Edit } from '../fix.js';

const ENTITY = /&(?:amp|nbsp|quot|apos|#\d{2,5});/g;
const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&nbsp;': ' ', '&quot;': '"', '&apos;': "'" };

/** What the entity shows; undefined for what shows nothing, and for signs that would make a tag of the text behind. */
function shown(entity: string): string | undefined {
  const named = NAMED[entity];
  if (named !== undefined) return named;
  const char = String.fromCodePoint(Number(entity.slice(2, -1)));
  if (char === '\u00a0') return ' ';
  return /[\p{L}\p{N}\p{P}\p{Sm}\p{So}]/u.test(char) && char !== '<' && char !== '>' ? char : undefined;
}

export const fix = defineFix({
  id: 'html-entities',
  rules: ['V09'],
  certainty: 'safe',
  messages: {
    vi: 'Thay mã HTML bằng ký tự mà nó thể hiện.',
    en: 'An HTML entity becomes the character it stands for.',
  },
  keepsNames: false,
  examples: [
    { text: 'Mận &amp; mơ ngâm.', after: 'Mận & mơ ngâm.' },
    { text: 'Trà&nbsp;sen.', after: 'Trà sen.' },
    { text: 'Vị &#34;đầm&#34; hơn trà xanh.', after: 'Vị "đầm" hơn trà xanh.' },
    { text: 'Nhiệt độ &lt; 25 độ, &#60;b&#62;.' },
    { text: 'Muối & tiêu; ớt &vị.' },
  ],
  edits({ text }): Edit[] {
    return [...text.matchAll(ENTITY)].flatMap(({ 0: entity, index }) => {
      const after = shown(entity);
      return after === undefined ? [] : [{ start: index, end: index + entity.length, after }];
    });
  },
});
