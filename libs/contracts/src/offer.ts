import { z } from 'zod';
import { money } from './money.js';
import { code, id, instant, sku } from './primitives.js';

const quantity = z.number().int().min(0).max(10_000_000);

/** Stock told as a statement ("there are 40 now") or as a change with its own id ("3 sold at the gate"). */
const stockStatement = z.strictObject({
  stated: quantity,
  /** When it was counted; left out = on receipt. A future time is refused. */
  asOf: instant.optional(),
});
export const stockChange = z.strictObject({
  /** Repeats of the same id change nothing. */
  changeId: code,
  change: z.number().int().min(-1_000_000).max(1_000_000),
});

const offerFields = {
  sku,
  price: money.optional(),
  listPrice: money.optional(),
  stock: stockStatement.optional(),
  stockChange: stockChange.optional(),
  minOrder: z.number().int().min(1).max(100_000).optional(),
  preOrderDays: z.number().int().min(0).max(365).optional(),
};
const oneStock = (offer: { stock?: unknown; stockChange?: unknown }): boolean => !(offer.stock && offer.stockChange);

/** Price and stock of one variant, as told together with its product. */
export const offerInput = z
  .strictObject(offerFields)
  .refine(oneStock, { path: ['stockChange'], params: { code: 'offer.twoStocks' } });
export type OfferInput = z.infer<typeof offerInput>;

/** One item of `PATCH /v1/offers`: keyed by producer and SKU; a field left out stays. */
export const offerPatch = z
  .strictObject({ ...offerFields, producerCode: code.optional() })
  .refine(oneStock, { path: ['stockChange'], params: { code: 'offer.twoStocks' } });
export type OfferPatch = z.infer<typeof offerPatch>;

/** Known stock of the owner: `stated` as of `asOf`, plus `changed` since. */
export const stock = z.looseObject({ stated: quantity, asOf: instant, changed: z.number().int() });
export type Stock = z.infer<typeof stock>;

/** The offer of one variant as events carry it. */
export const offer = z.looseObject({
  sku: z.string(),
  price: money.optional(),
  listPrice: money.optional(),
  stock: stock.optional(),
  minOrder: z.number().int().optional(),
  preOrderDays: z.number().int().optional(),
});
export type Offer = z.infer<typeof offer>;

/** All offers of one product, under one version. */
export const offersState = z.looseObject({
  productId: id,
  tenant: id,
  offerVersion: z.number().int().min(1),
  status: z.enum(['active', 'archived', 'removed']).default('active'),
  offers: z.array(offer),
});
export type OffersState = z.infer<typeof offersState>;
