import { isSyllable, placeTone } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { commonCompounds, everydayWords } from './common-compounds.js';
import { compounds as productCompounds } from './compounds.js';
import { lawful } from './lawful.js';
import { type Form, ofForm } from './forms.js';
import { Pairs } from './pairs.js';
import { isInUse } from './syllables-in-use.js';
import { adjoin, bare, isCut, isTag, LONGEST, type Slip, type Word, wordsOf } from './words.js';

/** Letters only Vietnamese marks make: a word with one of them is meant to be Vietnamese. */
const VIETNAMESE = /[ăđơưạảãẹẻẽịỉĩọỏõụủũỵỷỹấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/;
/** Marks French has too: such a word counts when it stands in lower case. */
const SHARED = /[âêôáàéèíìóòúùýỳ]/;
const VOWEL = /[aeiouyăâêôơư]/;
/** Names of places and peoples that keep the spelling of their own language, and sounds written as they are heard. */
const FOREIGN = new Set(
  (
    'đắk đăk đak đắc lắk lăk đắklắk đăklăk đaklak đaclak krông brông mnông pơ kơ gơ bơng jrai cơtu ðắk xơđăng hrê rơm ' +
    'pôkô yaly yali ngôk êđê mơnông magiê vectơ crôm balô sôcôla sôda xôđa virút prôtêin côlagen axít gôm xêri mêka ' +
    'rôbốt rađiô xilanh bôxit gơm xmăng ximăng cácbon ôxy ôxi hyđro hiđro natri clo flo brôm iốt iôt kẽm nitơ ôzôn ' +
    'sơri xơri pêdan lôgic môđun micrô mêtan êtanol phênol axêton kêrôsen mimôza crêp păngxô café crème rosé purée entrée'
  ).split(' '),
);

const compounds = [...productCompounds, ...commonCompounds];
const known = new Pairs<true>();
const byBare = new Pairs<string[]>();
const slips = new Pairs<string>();
const right = new Pairs<true>();
/** Second halves of what `byBare` and `slips` hold. */
const seconds = new Set<string>();
const slipSeconds = new Set<string>();

const TURNS: readonly [from: RegExp, ...to: string[]][] = [
  [/ng$/, 'n'],
  [/n$/, 'ng', 'm', 'nh'],
  [/m$/, 'n'],
  [/nh$/, 'n'],
  [/c$/, 't'],
  [/t$/, 'c'],
  [/^tr/, 'ch', 't'],
  [/^ch/, 'tr', 'c'],
  [/^th/, 't'],
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^gi/, 'd', 'r'],
  [/^d/, 'gi', 'r'],
  [/^r/, 'd', 'gi'],
  [/^l/, 'n'],
  [/^n(?![gh])/, 'l', 'nh'],
  [/^nh/, 'n', 'ngh'],
  [/^ngh/, 'nh'],
];

/** How a word is misspelt by ear or by a key not struck. */
function nearMisses(word: string): string[] {
  const made = TURNS.flatMap(([from, ...to]) => (from.test(word) ? to.map((other) => word.replace(from, other)) : []));
  if (word.length > 3) made.push(word.slice(0, -1), word.slice(1));
  return made.map(placeTone);
}

for (const compound of compounds) {
  const [first = '', second = ''] = compound.split(' ');
  const [bareFirst, bareSecond] = [bare(first), bare(second)];
  seconds.add(bareSecond);
  byBare.set(bareFirst, bareSecond, [...(byBare.get(bareFirst, bareSecond) ?? []), compound]);
  slipSeconds.add(second);
  for (const near of nearMisses(first)) slips.set(near, second, compound);
  for (const near of nearMisses(second)) {
    slipSeconds.add(near);
    slips.set(first, near, compound);
  }
}
for (const pair of [...compounds, ...everydayWords]) {
  const [first = '', second = ''] = pair.split(' ');
  known.set(first, second, true);
  right.set(first, second, true);
}
for (const pair of lawful) {
  const [first = '', second = ''] = pair.split(' ');
  right.set(first, second, true);
}

/** Words of grammar stand beside any word: none of them is the misspelt half of a compound. */
const GRAMMAR = new Set(
  (
    'càng có là do và đó cho khi trong để đến từ với của các những này một hai ba không rất được bị sẽ đã đang mà thì nên hay ' +
    'hoặc như về vào ra lên xuống trên dưới giữa cùng cũng còn chỉ tại bằng theo sau qua lại đi làm ở nếu vì nhưng cả mọi ' +
    'mỗi từng hơn quá chưa sự cái con bạn bé da tóc đầu khô hơi tay nước'
  ).split(' '),
);

const bareSyllables = new Set(compounds.flatMap((compound) => bare(compound).split(' ')));
/** True for half of a common compound without its marks ("luong"). */
export const isBareSyllable = ofForm(({ plain }) => bareSyllables.has(plain));

/** True for two words that form a common compound. */
export const isCompound = (first: string, second: string): boolean => known.has(first, second);

/** True for two words that form a common compound without its marks ("thoi trang"). */
export const isBareCompound = (first: string, second: string): boolean =>
  byBare.has(first, second) && !known.has(first, second);

/** True for two unmarked words where every common compound they stand for has marks on both. */
export const isWhollyBare = (first: string, second: string): boolean => {
  const meanings = isBareCompound(first, second) ? (byBare.get(first, second) ?? []) : [];
  return meanings.length > 0 && meanings.every((word) => !word.startsWith(`${first} `) && !word.endsWith(` ${second}`));
};

/** What a word may be the first half of. */
const rowsOf = ofForm(({ plain, bare: unmarked }) => ({ alike: byBare.row(unmarked), slips: slips.row(plain) }));
const isSecond = ofForm(({ plain, bare: unmarked }) => seconds.has(unmarked) || slipSeconds.has(plain));

/** What two neighbouring words were meant to be: one of them is right, the other differs in marks or by one letter. */
function meant(a: Word, b: Word): string | undefined {
  const rows = rowsOf(a);
  if ((!rows.alike && !rows.slips) || !isSecond(b)) return undefined;
  const [first, second] = [a.plain, b.plain];
  const alike = rows.alike?.get(b.bare);
  const slip = rows.slips?.get(second);
  if ((!alike && slip === undefined) || right.has(first, second)) return undefined;
  return alike?.find((word) => word.startsWith(`${first} `) || word.endsWith(` ${second}`)) ?? slip;
}

/** A name may have any syllable. */
const NAME = /^\p{Lu}\p{Ll}/u;
const isPossible = ({ plain, raw, bare: unmarked, syllable }: Form): boolean =>
  FOREIGN.has(plain) || (syllable && (plain === unmarked || isInUse(plain) || NAME.test(raw)));

function isMeantVietnamese({ raw, plain, bare: unmarked }: Form): boolean {
  if (!VOWEL.test(unmarked)) return false;
  return VIETNAMESE.test(plain) || (SHARED.test(plain) && raw === raw.toLowerCase());
}

const isImpossible = ofForm((form) => !isPossible(form) && form.raw.length <= LONGEST && isMeantVietnamese(form));

const impossible = new WeakMap<ReadText, Word[]>();

/** Marked words that cannot be Vietnamese: misspelt ("đươc"), or glued ("sảnphẩm"). Found once for all rules and facts. */
export function impossibleWords(read: ReadText): Slip[] {
  const known = impossible.get(read);
  if (known) return known;
  const found = wordsOf(read).filter(
    (word) => isImpossible(word) && !isTag(read.text, word) && !isCut(read.text, word),
  );
  impossible.set(read, found);
  return found;
}

/** Two to four syllables in one: "sảnphẩm". Undefined when the word is no such row. */
export function unglued(word: string): string | undefined {
  const lower = word.normalize('NFC').toLowerCase();
  if (lower.length < 5 || lower.length > 28 || isSyllable(lower)) return undefined;
  // Per place: how the letters up to there divide, with the longest syllables.
  const ways: (string | undefined)[] = [''];
  for (let end = 1; end <= lower.length; end++)
    for (let start = Math.max(0, end - 7); start <= end - 2 && ways[end] === undefined; start++)
      if (ways[start] !== undefined && isSyllable(lower.slice(start, end)))
        ways[end] = `${ways[start] ?? ''} ${word.normalize('NFC').slice(start, end)}`;
  return ways[lower.length]?.trim();
}

const NONE: Slip[] = [];

/** Pairs of words that miss a common compound by marks or one letter. */
export function missedCompounds(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const isKnown = (a: Word | undefined, b: Word | undefined, plain = b?.plain): boolean =>
    a !== undefined && b !== undefined && adjoin(read.text, a, b) && known.has(a.plain, plain ?? '');
  return words.flatMap((b, at): Slip[] => {
    const a = words[at - 1];
    if (!a || !adjoin(read.text, a, b)) return NONE;
    const better = meant(a, b);
    if (better === undefined) return NONE;
    const [before, after] = [words[at - 2], words[at + 1]];
    if (isCut(read.text, a) || isCut(read.text, b)) return [];
    const [first = '', second = ''] = better.split(' ');
    const ofMarks = a.bare === bare(first) && b.bare === bare(second);
    // "dung tích hợp lý": the words belong to their other neighbours.
    if (isKnown(before, a) || (isKnown(b, after) && !(ofMarks && MATES.has(second)))) return [];
    // A word of grammar is a slip only where the right one would also go with the word behind it: "sức để kháng".
    const other = second === b.plain ? a.plain : b.plain;
    const goesOn = after !== undefined && adjoin(read.text, b, after) && known.has(second, after.plain);
    if (GRAMMAR.has(other) && !(goesOn && second !== b.plain)) return [];
    return [{ start: a.start, end: b.end, better }];
  });
}

/** Second halves after which a longer word goes on: "hũ thủy tinh". */
const MATES = new Set(['thủy', 'trợ', 'dụng']);

const ON_GLIDE = /(?<!\p{L})(?:q[úùủũụ]\p{L}{1,3}|g[íìỉĩị][aeou]\p{L}{0,2})(?!\p{L})/giu;

/** A tone mark on the glide of "qu" and "gi": "Qúy", "gía". */
export const misplacedTones = (read: ReadText): Slip[] =>
  [...read.text.matchAll(ON_GLIDE)].flatMap(({ 0: found, index }): Slip[] => {
    const slip = { start: index, end: index + found.length };
    return isTag(read.text, slip) || isCut(read.text, slip) ? [] : [slip];
  });
