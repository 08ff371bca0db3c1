import type { ProductState } from '#libs/contracts';
import { decisionNumber } from '#libs/ocop';
import { storyOf } from '#libs/quality-rules';
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
  /** Of decisions, as the product states it; never stored. */
  number?: string;
}

function storyMark({ content, producer }: ProductState): ProductMark[] {
  const sketch = sketchOf(storyOf(content)?.text ?? '');
  if (!sketch) return [];
  const tokens = sketch.hashes.slice(0, LOOKED_UP).map((hash) => `s${hash}`);
  return [{ id: `s/${producer.id}/${shortHash(sketch.hashes.join())}`, kind: 'story', tokens, sketch }];
}

function decisionMarks({ content, producer }: ProductState): ProductMark[] {
  const marks = content.documents.flatMap(({ kind, number }): ProductMark[] => {
    if (kind !== 'ocopCertificate' || number === undefined) return [];
    const token = shortHash(decisionNumber(number));
    return [{ id: `d/${producer.id}/${token}`, kind: 'decision', tokens: [`d${token}`], number: number.trim() }];
  });
  return [...new Map(marks.map((mark) => [`${mark.id}/${mark.number}`, mark])).values()];
}

/** Everything of a product that is compared across producers. */
export const marksOf = (product: ProductState): ProductMark[] => [...storyMark(product), ...decisionMarks(product)];
