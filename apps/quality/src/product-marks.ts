import type { ProductState } from '#libs/contracts';
import { foldText, provinceOfCommune } from '#libs/ocop';
import { shortHash, type Sketch, sketchOf } from './text-likeness.js';

/** Stories that share anything worth telling share one of their smallest hashes: a third in common misses one in fifty. */
const LOOKED_UP = 8;

/** What one producer shows on one or more products and others may show as well. Holds hashes, no text. */
export interface ProductMark {
  /** Of this producer; the same on all its products that show the same. */
  id: string;
  kind: 'story' | 'decision';
  /** What it is looked up by. */
  tokens: string[];
  /** Of stories. */
  sketch?: Sketch;
  /** Of decisions: province of the producer, day of issue. */
  place?: string;
  issued?: string;
  /** Of decisions, as the product states it; never stored. */
  number?: string;
}

function storyMark({ content, producer }: ProductState): ProductMark[] {
  const sketch = sketchOf(content.sections.story?.vi ?? '');
  if (!sketch) return [];
  const tokens = sketch.hashes.slice(0, LOOKED_UP).map((hash) => `s${hash}`);
  return [{ id: `s/${producer.id}/${shortHash(sketch.hashes.join())}`, kind: 'story', tokens, sketch }];
}

function decisionMarks({ content, producer }: ProductState): ProductMark[] {
  const place = provinceOfCommune(producer.communeCode)?.code;
  const marks = content.documents.flatMap(({ issued, kind, number }): ProductMark[] => {
    if (kind !== 'ocopCertificate' || number === undefined) return [];
    const written = foldText(number).replace(/\s/g, '');
    const id = `d/${producer.id}/${shortHash([written, place, issued].join())}`;
    const when = { ...(place && { place }), ...(issued && { issued }) };
    return [{ id, kind: 'decision', tokens: [`d${shortHash(written)}`], ...when, number: number.trim() }];
  });
  return [...new Map(marks.map((mark) => [mark.id, mark])).values()];
}

/** Everything of a product that is compared across producers. */
export const marksOf = (product: ProductState): ProductMark[] => [...storyMark(product), ...decisionMarks(product)];

type Decided = Pick<ProductMark, 'issued' | 'place'>;
/**
 * Numbers of decisions begin anew each year and in each province: the same number is the same decision on the same day
 * of issue, or, where a day is not stated, in the same province.
 */
export function isSameDecision(a: Decided, b: Decided): boolean {
  return a.issued !== undefined && b.issued !== undefined ? a.issued === b.issued : a.place === b.place;
}
