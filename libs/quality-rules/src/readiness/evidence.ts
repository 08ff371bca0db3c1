import type { ProductDocument, ProductState } from '#libs/contracts';
import { isEmpty, papersOf } from '../law/hits.js';
import type { Verification } from '../rule.js';
import { criterionAbout, type CriterionTopic } from './criteria.js';

type DocumentKind = ProductDocument['kind'];

/** What on file shows that a criterion reaches at least a level. */
export interface Evidence {
  code: string;
  /** Index of the least level shown. */
  option: number;
  /** JSON pointer into the product's input. */
  field: string;
  /** For papers: how far they were verified; others are the producer's own words. */
  verification?: Verification;
}

/** Kinds of paper with which a council proves a level of these criteria. */
const PAPERS: Partial<Record<CriterionTopic, readonly DocumentKind[]>> = {
  declaration: ['selfDeclaration', 'notification'],
  assurance: ['foodSafety'],
  trademark: ['trademark'],
};

/** 3.1 of every sheet; a company's share of local owners is not on file, so it shows the lower level only. */
const PRODUCER_LEVEL: Readonly<Record<string, number>> = {
  household: 0,
  farm: 0,
  cooperativeGroup: 0,
  company: 1,
  cooperative: 2,
};

const isDated = ({ expires }: ProductDocument, today: string): boolean => expires === undefined || expires >= today;

/** Kinds of paper that a criterion asks for, from its topic; undefined where no kind of ours proves it. */
export function papersFor(code: string, sheet: number): readonly DocumentKind[] | undefined {
  const topics = Object.entries(PAPERS) as [CriterionTopic, readonly DocumentKind[]][];
  return topics.find(([topic]) => criterionAbout(topic, sheet)?.code === code)?.[1];
}

function paperEvidence(
  { content }: ProductState,
  verifications: Readonly<Record<string, Verification>>,
  sheet: number,
  today: string,
): Evidence[] {
  return (Object.entries(PAPERS) as [CriterionTopic, readonly DocumentKind[]][]).flatMap(([topic, kinds]) => {
    const criterion = criterionAbout(topic, sheet);
    // Food safety shows the first level only where that level is about it; crafts ask for other things there.
    const first = criterion?.options[0]?.text ?? '';
    if (!criterion || (topic === 'assurance' && !first.includes('an toàn thực phẩm'))) return [];
    return papersOf(content, ...kinds)
      .filter(({ item }) => isDated(item, today))
      .map(({ item, field }) => ({
        code: criterion.code,
        option: 0,
        field,
        verification: verifications[item.id] ?? 'claimed',
      }));
  });
}

/** The lowest level whose text begins like this. */
function textEvidence(topic: CriterionTopic, sheet: number, start: string, field: string): Evidence[] {
  const criterion = criterionAbout(topic, sheet);
  const option = criterion?.options.findIndex(({ text }) => text.toLowerCase().startsWith(start)) ?? -1;
  return criterion && option >= 0 ? [{ code: criterion.code, option, field }] : [];
}

/**
 * Least levels of the sheet's criteria that the product's papers, its producer and its own texts show. A council may
 * see more or less in them; what nothing on file speaks of is not guessed.
 * @param today calendar day in Vietnam; a paper past its end shows nothing
 */
export function evidenceOf(
  product: ProductState,
  verifications: Readonly<Record<string, Verification>>,
  sheet: number,
  today: string,
): Evidence[] {
  const { content, producer } = product;
  const kind = criterionAbout('producerKind', sheet);
  const level = PRODUCER_LEVEL[producer.kind];
  const story = content.sections?.story?.vi;
  const usage = content.labelFields?.usage ?? content.sections?.use?.vi;
  return [
    ...(kind && level !== undefined && kind.options[level]
      ? [{ code: kind.code, option: level, field: '/producer/kind' }]
      : []),
    ...paperEvidence(product, verifications, sheet, today),
    ...(isEmpty(story) ? [] : textEvidence('story', sheet, 'có câu chuyện sản phẩm', '/sections/story')),
    ...(isEmpty(usage) ? [] : textEvidence('instructions', sheet, 'có hướng dẫn', '/labelFields/usage')),
  ];
}
