import { z } from 'zod';
import { code, filledText, id } from './primitives.js';

/** Kinds of OCOP producers [chủ thể] (Decision 26/2026/QĐ-TTg). */
export const producerKind = z.enum(['cooperative', 'cooperativeGroup', 'company', 'household', 'farm', 'association']);

/** The party named on the label (Decree 37/2026/NĐ-CP art. 42): public data that travels with the product. */
export const labelParty = z.strictObject({ name: filledText(200), address: filledText(300) });

export const producerInput = z.strictObject({
  code,
  name: filledText(200),
  kind: producerKind,
  /** 5-digit commune code of the list in force since 1 July 2025. */
  communeCode: z.string().regex(/^\d{5}$/),
  labelParty: labelParty.optional(),
});
export type ProducerInput = z.infer<typeof producerInput>;

/** What a product embeds of its producer. */
export const producerSnapshot = producerInput.extend({ id });
export type ProducerSnapshot = z.infer<typeof producerSnapshot>;
