import { faultOrder } from '#libs/channel-kit';
import { z } from 'zod';

const name = z.string().regex(/^[\w.-]{1,60}$/);

export const channelParam = z.strictObject({ channel: name });
export const shopParam = z.strictObject({ channel: name, shop: name });
export const callsQuery = z.strictObject({
  /** Only calls with a higher number. */
  after: z.coerce.number().int().min(0).optional(),
  shop: name.optional(),
  limit: z.coerce.number().int().min(1).max(500_000).default(100_000),
});
export const newShop = z.strictObject({
  shop: name,
  /** Refuses calls beyond this pace, as the real one would. */
  perSecond: z.number().min(0.1).max(10_000).optional(),
  /** New listings pass a review before buyers see them. */
  review: z.boolean().optional(),
});
export type NewShop = z.infer<typeof newShop>;
export const sale = z.strictObject({
  sku: z.string().min(1).max(200),
  quantity: z.number().int().min(1).max(1_000_000),
});
export type Sale = z.infer<typeof sale>;
export { faultOrder };
export type { FaultOrder } from '#libs/channel-kit';
