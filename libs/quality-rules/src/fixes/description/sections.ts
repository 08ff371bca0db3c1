import type { ProductState } from '#libs/contracts';
import { foldText } from '#libs/ocop';
import { isEmpty } from '../../law/hits.js';
import { demandedPhrases, isStated } from '../demanded-phrases.js';
import { descriptionParts, type DescriptionPart } from './description-parts.js';

export type SectionId =
  | 'name'
  | 'whatItIs'
  | 'ingredients'
  | 'netQuantity'
  | 'usage'
  | 'storage'
  | 'manufactured'
  | 'expiry'
  | 'origin'
  | 'alcohol'
  | 'declaration'
  | 'warnings'
  | 'story'
  | 'more'
  | 'responsible'
  | 'law';

/** One section of a description. Facts stay whatever happens; prose may go as a whole. */
export interface Section {
  id: SectionId;
  heading: string;
  facts: string[];
  prose: string;
}

const HEADINGS: Readonly<Record<SectionId, string>> = {
  name: '',
  whatItIs: '',
  ingredients: 'Thành phần',
  netQuantity: 'Khối lượng tịnh / thể tích',
  usage: 'Hướng dẫn sử dụng',
  storage: 'Bảo quản',
  manufactured: 'Ngày sản xuất',
  expiry: 'Hạn sử dụng',
  origin: 'Xuất xứ',
  alcohol: 'Độ cồn (% thể tích)',
  declaration: 'Số công bố',
  warnings: 'Cảnh báo',
  story: 'Câu chuyện sản phẩm',
  more: '',
  responsible: 'Chịu trách nhiệm',
  law: '',
};
/** In the order in which buyers and inspectors look for them. */
export const sectionIds = Object.keys(HEADINGS) as SectionId[];

const clean = (text: string | number | undefined): string => {
  const plain = String(text ?? '')
    .normalize('NFC')
    .trim();
  return isEmpty(plain) ? '' : plain;
};

const wordsIn = (text: string): string =>
  foldText(text)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

/** Prose beside a fact: nothing where both say the same, and the fact word for word where it only begins the prose. */
function beside(fact: string, prose: string): string {
  if (fact === '' || prose === '' || prose.includes(fact)) return prose;
  const [known, told] = [foldText(fact), foldText(prose)];
  if (known.includes(told) || wordsIn(fact) === wordsIn(prose)) return '';
  return told.startsWith(known) && foldText(prose.slice(0, fact.length)) === known
    ? fact + prose.slice(fact.length)
    : prose;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function section(id: SectionId, facts: readonly string[], prose = ''): Section {
  const stated = [...new Set(facts.filter((fact) => fact !== ''))];
  const rest = stated.reduce((text, fact) => beside(fact, text), prose);
  return { id, heading: HEADINGS[id], facts: stated, prose: stated.length > 0 ? capitalised(rest) : rest };
}

/** What must be stated and stands in prose only is a fact of the label all the same. */
const demanded = (id: SectionId, fact: string, prose: string): Section =>
  fact === '' ? section(id, [prose]) : section(id, [fact], prose);

function netQuantities({ content }: ProductState): string {
  const own = clean(content.labelFields.netQuantity);
  return own || [...new Set(content.variants.flatMap(({ netQuantity }) => clean(netQuantity) || []))].join('; ');
}

/** Parts that no section takes, with their headings as written; what the label states anyway is left out. */
function leftOver(parts: readonly DescriptionPart[], taken: readonly DescriptionPart[], facts: string): string {
  const known = foldText(facts);
  return parts
    .filter((part) => part.kind !== 'lead' && !taken.includes(part) && !known.includes(foldText(part.text)))
    .map(({ heading, text }) => `${heading}:${text.includes('\n') ? '\n' : ' '}${text}`)
    .join('\n\n');
}

/** The sections of a product's description from its own fields, and from its free description by headings. */
export function sectionsOf(product: ProductState): Section[] {
  const { content, producer } = product;
  const { labelFields: label, sections } = content;
  const parts = descriptionParts(clean(content.description?.vi));
  const taken: DescriptionPart[] = [];
  const prose = (own: string | undefined, kind: DescriptionPart['kind']): string => {
    const found = parts.filter((part) => part.kind === kind);
    taken.push(...found);
    return clean(own) || found.map(({ text }) => text).join('\n');
  };
  const name = clean(content.name.vi);
  const lead = prose(sections.whatItIs?.vi, 'lead');
  const quantity = netQuantities(product);
  const party = producer.labelParty;
  const made = [
    section('name', foldText(lead).includes(foldText(name)) ? [] : [name]),
    section('whatItIs', [], lead),
    demanded('ingredients', clean(label.ingredients), prose(sections.ingredients?.vi, 'ingredients')),
    section('netQuantity', [quantity]),
    demanded('usage', clean(label.usage), prose(sections.use?.vi, 'usage')),
    demanded('storage', clean(label.storage), prose(sections.storage?.vi, 'storage')),
    section('manufactured', [clean(label.manufactured)]),
    demanded('expiry', clean(label.expiry), prose(undefined, 'expiry')),
    demanded('origin', clean(label.origin), prose(undefined, 'origin')),
    section('alcohol', [clean(label.alcoholPercent)]),
    section('declaration', [clean(label.declarationNumber)]),
    section('warnings', [clean(label.warning), prose(sections.warnings?.vi, 'warnings')]),
    section('story', [], prose(sections.story?.vi, 'story')),
    section('responsible', [party ? `${clean(party.name)}, ${clean(party.address)}` : '']),
  ];
  const facts = made.flatMap((one) => one.facts).join('\n');
  const told = [facts, ...made.map((one) => one.prose)].join('\n');
  const phrases = demandedPhrases.filter((phrase) => phrase.appliesTo(product) && !isStated(phrase, told));
  const rest = [
    section('more', [], leftOver(parts, taken, facts)),
    section(
      'law',
      phrases.map(({ text }) => text),
    ),
  ];
  return [...made, ...rest].sort((a, b) => sectionIds.indexOf(a.id) - sectionIds.indexOf(b.id));
}
