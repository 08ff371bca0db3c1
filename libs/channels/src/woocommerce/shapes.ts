import { idText } from '#libs/channel-kit';
import { z } from 'zod';

export const remoteId = z.union([z.string(), z.number()]).transform((value, ctx) => {
  const id = idText(value);
  if (id !== null) return id;
  ctx.addIssue({ code: 'custom', message: 'id' });
  return z.NEVER;
});

const sellable = {
  id: remoteId,
  sku: z.string().default(''),
  price: z.string().default(''),
  regular_price: z.string().default(''),
  sale_price: z.string().default(''),
  stock_quantity: z.number().nullish(),
};

export const wooVariation = z.looseObject(sellable);
export type WooVariation = z.infer<typeof wooVariation>;

export const wooProduct = z.looseObject({
  ...sellable,
  name: z.string(),
  type: z.string(),
  status: z.string(),
  description: z.string().default(''),
  permalink: z.string().optional(),
  date_modified_gmt: z.string().nullish(),
  images: z.array(z.looseObject({ id: z.number(), name: z.string().default('') })).default([]),
  meta_data: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).default([]),
});
export type WooProduct = z.infer<typeof wooProduct>;

export const wooProducts = z.array(wooProduct);
export const wooVariations = z.array(wooVariation);

/** A batch answers 200; each entry is its own outcome. */
export const batchAnswer = z.looseObject({
  create: z.array(z.unknown()).default([]),
  update: z.array(z.unknown()).default([]),
  delete: z.array(z.unknown()).default([]),
});
export const failedEntry = z.looseObject({
  id: remoteId.optional(),
  error: z.looseObject({
    code: z.string(),
    message: z.string().default(''),
    data: z.looseObject({ resource_id: z.union([z.number(), z.string()]).optional() }).nullish(),
  }),
});
