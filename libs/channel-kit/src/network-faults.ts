import { PRIVATE_ADDRESS } from './address-guard.js';
import { ChannelFault } from './fault.js';
import type { ChannelRequest } from './http.js';

type Subject = Pick<ChannelRequest, 'writes' | 'foreign' | 'operation'>;

/** An answer that never arrived whole: a read may be asked again, a write may have happened. */
export function lostAnswer(request: Pick<Subject, 'writes'>, code: string): ChannelFault {
  return new ChannelFault(request.writes ? 'unknownOutcome' : 'unavailable', { code });
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'network';
}

/**
 * What a failed call means. The original error is left behind on purpose: it carries the address and headers, and with
 * them tokens and keys.
 */
export function networkFault(
  error: unknown,
  request: Subject,
  progress: { started: boolean; connected: boolean },
): ChannelFault {
  const code = codeOf(error);
  if (code === PRIVATE_ADDRESS) return refusedAddress(request, 'private');
  if (!progress.started && code !== 'ERR_CANCELED') return new ChannelFault('bug', { code });
  if (!progress.connected) return new ChannelFault('unavailable', { code });
  return lostAnswer(request, code);
}

/** An address that may not be called: a picture's is the producer's to change, a shop's belongs to its settings. */
export function refusedAddress(request: Subject, problem: string): ChannelFault {
  return new ChannelFault('invalid', {
    code: `address.${problem}`,
    field: request.foreign ? 'images' : 'settings',
  });
}

/** Redirects are never followed: signed calls would carry their credentials elsewhere, pictures lead past the guard. */
export function redirectFault(request: Subject): ChannelFault {
  if (request.foreign) return new ChannelFault('invalid', { code: 'image.redirect', field: 'images' });
  return new ChannelFault('bug', { code: 'redirect', words: 'The channel answered with a redirect' });
}
