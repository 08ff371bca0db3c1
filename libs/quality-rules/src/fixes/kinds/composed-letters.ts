import { defineFix, type Edit } from '../fix.js';

/** More marks than any writing stacks are somebody's play and stay. */
const CLUSTER = /\p{L}\p{M}{1,32}(?!\p{M})/gu;
/** Circumflex, breve and horn belong to the letter; the five tones stand above or below the whole. */
const SHAPES = /[\u0302\u0306\u031b]/g;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const KNOWN = /^[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+$/;

/** The letter as one character. Shapes typed behind their tone are put in order: Vietnamese has no other reading. */
function composed(cluster: string): string {
  const plain = cluster.normalize('NFC');
  if (!/\p{M}/u.test(plain)) return plain;
  const [base = '', ...marks] = cluster.normalize('NFD');
  const all = marks.join('');
  if (!KNOWN.test(all)) return plain;
  const ordered = (base + (all.match(SHAPES) ?? []).join('') + (all.match(TONES) ?? []).join('')).normalize('NFC');
  return [...ordered].length === 1 ? ordered : plain;
}

export const fix = defineFix({
  id: 'composed-letters',
  rules: ['V01'],
  certainty: 'safe',
  messages: {
    vi: 'Chuyển chữ gõ dấu rời sang chữ dựng sẵn; không đổi nội dung.',
    en: 'Letters with separate marks become precomposed letters; nothing else changes.',
  },
  keepsNames: false,
  examples: [
    { text: 'Ma\u0323\u0302t ong rừng.', after: 'Mật ong rừng.' },
    { text: 'Nước ca\u0301\u0302t hai lần.', after: 'Nước cất hai lần.' },
    { name: 'Cà phê rang mô\u0323c', after: 'Cà phê rang mộc' },
    { text: 'Mật ong rừng, chữ ñ và số 5\u20e3.' },
  ],
  edits({ text }): Edit[] {
    return [...text.matchAll(CLUSTER)].flatMap(({ 0: cluster, index }) => {
      const after = composed(cluster);
      return after === cluster ? [] : [{ start: index, end: index + cluster.length, after }];
    });
  },
});
