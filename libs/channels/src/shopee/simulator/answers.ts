import type { SimResponse } from '#libs/channel-kit';

/** A refusal in the vendor's words: still HTTP 200, the body says it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly words: string,
    readonly status = 200,
  ) {
    super(code);
  }
}

const requestId = 'e3e3e7f3a1b2c3d4';

export function answer(response: unknown, more: { committed?: boolean; itemId?: number } = {}): SimResponse {
  return {
    status: 200,
    body: JSON.stringify({ error: '', message: '', warning: '', request_id: requestId, response }),
    ...(more.committed && { committed: true }),
    ...(more.itemId !== undefined && { itemId: String(more.itemId) }),
  };
}

/** Answers that stand at the top level: tokens and the shop's own data. */
export function flatAnswer(fields: Record<string, unknown>, committed = false): SimResponse {
  return {
    status: 200,
    body: JSON.stringify({ error: '', message: '', request_id: requestId, ...fields }),
    ...(committed && { committed }),
  };
}

export function refusal(code: string, words: string, status = 200, headers: Record<string, string> = {}): SimResponse {
  return {
    status,
    headers,
    body: JSON.stringify({ error: code, message: words, request_id: requestId }),
    error: code,
  };
}
