import { ChannelFault, isChannelFault, type ChannelSession, type TokenSet } from '#libs/channel-kit';
import { z } from 'zod';
import { callShopee, idNumber, readAs } from './client.js';
import { connectionOf, credentialsSchema } from './connection.js';

const tokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expire_in: z.number().positive(),
});

export function expiresAt(credentials: Record<string, unknown>): number | undefined {
  const parsed = credentialsSchema.safeParse(credentials);
  return parsed.success ? parsed.data.expiresAt : undefined;
}

/** `expire_in` is seconds from now; some answers hold an absolute second instead. */
const endOf = (expireIn: number, now: number): number => (expireIn > 1e9 ? expireIn * 1000 : now + expireIn * 1000);

const used = /refresh.?token/i;

/**
 * A new pair of tokens. A refresh token works once: when another process was faster the fault is `auth` with code
 * `alreadyUsed`, and the stored pair is to be read again. A lost answer is `unknownOutcome`: the old pair may be dead.
 */
export async function refresh(session: ChannelSession): Promise<TokenSet> {
  const { settings, credentials } = connectionOf(session);
  const call = {
    path: 'auth/access_token/get',
    body: {
      refresh_token: credentials.refreshToken,
      partner_id: idNumber(credentials.partnerId),
      shop_id: idNumber(settings.shopId),
    },
    writes: true,
    as: 'public' as const,
  };
  const answer = await callShopee(session, call).catch((error: unknown) => {
    if (!isChannelFault(error) || error.kind !== 'auth') throw error;
    const spent = error.detail.code === 'error_shop_refresh_token' || used.test(error.detail.words ?? '');
    throw spent && error.detail.code !== 'refresh_token_expired'
      ? new ChannelFault('auth', { ...error.detail, code: 'alreadyUsed' })
      : error;
  });
  const pair = readAs(tokens, answer, call);
  const end = endOf(pair.expire_in, session.now());
  return {
    credentials: { ...credentials, accessToken: pair.access_token, refreshToken: pair.refresh_token, expiresAt: end },
    expiresAt: end,
  };
}
