import { z } from 'zod';
import { filledText, legalDate } from './primitives.js';
import { documentKind } from './product.js';

/** May goods of a score sheet be offered? `unknown` = nobody found a source; it never counts as a yes. */
export const goodsAnswer = z.enum(['yes', 'withPapers', 'no', 'unknown']);
export type GoodsAnswer = z.infer<typeof goodsAnswer>;

const bothLanguages = z.strictObject({ vi: filledText(500), en: filledText(500) });

/** A paper that has to be there: one of these kinds will do. */
export const paperDemand = z.strictObject({
  name: bothLanguages,
  anyOf: z.array(documentKind).min(1),
  /** The kind alone does not tell this paper from others: it counts once an officer saw it. */
  confirmed: z.boolean().optional(),
});
export type PaperDemand = z.infer<typeof paperDemand>;

/** One line of an allow-list: what a source says about goods of some sheets, and when it was read. */
export const goodsEntry = z
  .strictObject({
    /** Score sheets of Decision 26/2026/QĐ-TTg. */
    sheets: z.array(z.number().int().min(1).max(26)).min(1),
    answer: goodsAnswer,
    /** For `withPapers` only; all of them are needed. */
    papers: z.array(paperDemand).default([]),
    /** Only goods of at least this strength (% vol), or of a strength nobody states. */
    alcoholFrom: z.number().min(0).max(100).optional(),
    /**
     * Before each sale the channel checks the buyer's age, takes no cash and tells minors nothing of the goods
     * (Decree 24/2020/NĐ-CP art. 6). Left out = nobody found that it does.
     */
    ageGate: z.boolean().optional(),
    source: bothLanguages,
    /** Day of the source itself, where it is known. */
    sourceDate: legalDate.optional(),
    /** Day on which the source was read. */
    checked: legalDate,
    /** How sure the reading is: high, medium, low. */
    certainty: z.enum(['H', 'M', 'L']),
    validFrom: legalDate.optional(),
    validTo: legalDate.optional(),
  })
  .refine(({ answer, papers }) => (answer === 'withPapers') === papers.length > 0, {
    message: 'papers stand exactly with withPapers',
    path: ['papers'],
  });
export type GoodsEntry = z.infer<typeof goodsEntry>;

/** A dated allow-list. */
export const goodsList = z.strictObject({ entries: z.array(goodsEntry) });
