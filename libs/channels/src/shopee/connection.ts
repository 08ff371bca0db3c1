import { ChannelFault, type ChannelSession } from '#libs/channel-kit';
import { z } from 'zod';

const digits = z.string().regex(/^\d{1,20}$/);

export const settingsSchema = z.strictObject({
  /** Where the shop's API lives; another one for the vendor's sandbox. */
  baseUrl: z.url({ protocol: /^https?$/ }).default('https://partner.shopeemobile.com'),
  shopId: digits,
  /** Calls per second for this shop. The channel publishes no number; it only says when it was too many. */
  perSecond: z.number().min(0.1).max(100).default(10),
  /** Delivery services for new items; empty = all that the shop has switched on. */
  logisticsChannelIds: z.array(digits).max(50).default([]),
  /** Warehouse, for shops with several; must stay as it was when the items were made. */
  locationId: z.string().max(50).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const credentialsSchema = z.strictObject({
  partnerId: digits,
  /** Used as text, although it looks like hex. */
  partnerKey: z.string().min(8).max(200),
  accessToken: z.string().min(1).max(500),
  refreshToken: z.string().min(1).max(500),
  /** When the access token ends (UTC ms). */
  expiresAt: z.number().int().min(0),
  /** Signs pushes, where the app has a key of its own for them. */
  pushKey: z.string().min(1).max(200).optional(),
  /** The app's callback address exactly as registered there; left out = the address the push came to. */
  pushUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

/** Settings and credentials of a session; a `bug` fault when they are not what this channel's form promised. */
export function connectionOf(session: ChannelSession): { settings: Settings; credentials: Credentials } {
  const settings = settingsSchema.safeParse(session.account.settings);
  const credentials = credentialsSchema.safeParse(session.credentials);
  if (!settings.success) throw new ChannelFault('bug', { code: 'connection.settings' });
  if (!credentials.success) throw new ChannelFault('auth', { code: 'connection.credentials' });
  return { settings: settings.data, credentials: credentials.data };
}
