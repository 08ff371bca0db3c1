import { ChannelFault, type ChannelSession } from '#libs/channel-kit';
import { currency } from '#libs/contracts';
import { z } from 'zod';

export const settingsSchema = z.strictObject({
  /** The shop's address, as buyers type it; over plain http only beside us, the keys are then signed and not sent. */
  url: z.url({ protocol: /^https?$/ }),
  /** Calls per second the shop's hosting bears. */
  perSecond: z.number().min(0.1).max(1000).default(5),
  /** What the shop sells in; another currency of an offer is refused. */
  currency: currency.default('VND'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const credentialsSchema = z.strictObject({
  consumerKey: z.string().min(8).max(200),
  consumerSecret: z.string().min(8).max(200),
  /** Secret of the shop's webhooks to us. */
  webhookSecret: z.string().min(1).max(200).optional(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export function connectionOf(session: ChannelSession): { settings: Settings; credentials: Credentials } {
  const settings = settingsSchema.safeParse(session.account.settings);
  const credentials = credentialsSchema.safeParse(session.credentials);
  if (!settings.success) throw new ChannelFault('bug', { code: 'connection.settings' });
  if (!credentials.success) throw new ChannelFault('auth', { code: 'connection.credentials' });
  return { settings: settings.data, credentials: credentials.data };
}

/** Host and path: the same shop by http and https is one shop. */
export function shopOf(settings: Record<string, unknown>): string {
  const url = new URL(settingsSchema.parse(settings).url);
  return (url.host + url.pathname).replace(/\/+$/, '').toLowerCase();
}
