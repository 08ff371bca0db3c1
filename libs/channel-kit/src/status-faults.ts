import { ChannelFault, type FaultDetail } from './fault.js';
import type { ChannelResponse } from './http.js';
import { lostAnswer } from './network-faults.js';

/** `Retry-After` in milliseconds (seconds or an HTTP date, at most a day); undefined when it is missing or nonsense. */
export function retryAfterMs(headers: Record<string, string>): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  const seconds = Number(value);
  const sent = Date.parse(headers['date'] ?? '');
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - sent;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(Math.ceil(ms), 86_400_000) : undefined;
}

/**
 * What an HTTP status alone says, for answers without the channel's own error in the body.
 * 429 and 503 say the call was turned away. Any other 5xx may come from a gateway behind which a write has happened.
 * A 2xx that reaches this function could not be read: the write may have happened.
 */
export function statusFault(
  response: ChannelResponse,
  request: { writes: boolean },
  detail: FaultDetail = {},
): ChannelFault {
  const { status } = response;
  const code = detail.code ?? `http.${status}`;
  if (status === 429) {
    const wait = retryAfterMs(response.headers);
    return new ChannelFault('throttled', {
      scope: 'shop',
      ...detail,
      code,
      ...(wait !== undefined && { retryAfterMs: wait }),
    });
  }
  if (status === 503) return new ChannelFault('unavailable', { ...detail, code });
  if (status === 401 || status === 403) return new ChannelFault('auth', { ...detail, code });
  if (status >= 500 || status < 300) {
    const lost = lostAnswer(request, code);
    return new ChannelFault(lost.kind, { ...detail, code });
  }
  return new ChannelFault('bug', { ...detail, code });
}
