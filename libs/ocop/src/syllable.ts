import { remembered } from './remembered.js';

const TONES = '\u0300\u0301\u0309\u0303\u0323';
const INITIALS = 'ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ').concat('');
const RIMES = new Set(
  (
    'a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âu ây âc âm ân âng âp ât e eo ec em en eng ep et ' +
    'ê êu êch êm ên ênh êp êt i ia iu ich im in inh ip it iêu iêc iêm iên iêng iêp iêt y yêu yên yêm yêng yêt o oi oc ' +
    'om on ong op ot oong ooc ô ôi ôc ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua ui uc um un ung up ut uôi uôc uôm uôn uông ' +
    'uôp uôt ư ưa ưi ưu ưc ưm ưn ưng ưt ươi ươu ươc ươm ươn ương ươp ươt oa oai oao oay oac oach oam oan oang oanh oap ' +
    'oat oăc oăm oăn oăng oăt oe oeo oen oet uê uêch uên uênh uêu uơ uy uya uyu uych uynh uyên uyêt uyn uyt uyp uân ' +
    'uâng uât uây uâc'
  ).split(' '),
);

interface Syllable {
  /** Lower case without the tone mark, NFC ("đương" of "đường"). */
  base: string;
  tones: string[];
}

/** Per letter of Vietnamese: the letter without its tone, and the tone. */
const LETTERS = new Map<string, [base: string, tone: string]>();
for (const base of 'abcdđeghiklmnopqrstuvxyâăêôơưfjwz')
  for (const tone of ['', ...TONES]) {
    const letter = (base + tone).normalize('NFC');
    if (letter.length === 1) LETTERS.set(letter, [base, tone]).set(letter.toUpperCase(), [base, tone]);
  }

function split(word: string): Syllable | null {
  let base = '';
  const tones: string[] = [];
  for (const char of word) {
    const known = LETTERS.get(char);
    if (!known) return null;
    base += known[0];
    if (known[1]) tones.push(known[1]);
  }
  return { base, tones };
}

function rimeAfter(initial: string, base: string): string {
  const rime = base.slice(initial.length);
  if (initial !== 'gi') return rime;
  if (rime === '') return 'i';
  return rime === 'n' || rime === 'm' || rime.startsWith('ê') ? `i${rime}` : rime;
}

function fits(initial: string, rime: string, tones: string[]): boolean {
  if (initial === 'qu') {
    if (rime === '' || ![rime, `o${rime}`, `u${rime}`].some((one) => RIMES.has(one))) return false;
  } else if (!RIMES.has(rime)) return false;
  const front = 'eêiy'.includes(rime[0] ?? '-');
  if (['k', 'gh', 'ngh'].includes(initial) && !front) return false;
  if (['c', 'g', 'ng'].includes(initial) && front && !(initial === 'g' && rime.startsWith('i'))) return false;
  const stopped = /(?:c|ch|p|t)$/.test(rime);
  return !stopped || (tones[0] !== undefined && '\u0301\u0323'.includes(tones[0]));
}

function canBeSyllable(word: string): boolean {
  const parts = split(word);
  if (!parts || parts.tones.length > 1) return false;
  const { base, tones } = parts;
  return INITIALS.some((initial) => base.startsWith(initial) && fits(initial, rimeAfter(initial, base), tones));
}
const known = remembered(canBeSyllable);

/** Can this (in NFC) be a Vietnamese syllable? A stop final needs sắc or nặng: "được" yes, "đươc" no. Foreign words say no. */
export const isSyllable = (word: string): boolean => word.length > 0 && word.length <= 7 && known(word);

const MOVED: Record<string, string> = {};
for (const pair of ['oa', 'oe', 'uy']) {
  const [first = '', second = ''] = pair;
  for (const tone of TONES) MOVED[first + (second + tone).normalize('NFC')] = (first + tone).normalize('NFC') + second;
}

/**
 * Old-style tone place for comparison ("hoà" → "hòa", "thuỷ" → "thủy"); both spellings are right. Lower-case NFC in,
 * same length out. "quý" stays: its u belongs to the initial.
 */
export function placeTone(word: string): string {
  const tail = MOVED[word.slice(-2)];
  if (!tail || (word.at(-3) === 'q' && word.at(-2) === 'u')) return word;
  return word.slice(0, -2) + tail;
}
