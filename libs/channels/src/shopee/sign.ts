import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignParts {
  partnerId: string;
  /** Its characters are the key: decoding it as hex gives a wrong signature. */
  partnerKey: string;
  /** From `/api/v2`, without host and query. */
  path: string;
  /** Whole seconds; valid for five minutes. */
  timestamp: number;
  /** Shop and merchant calls: the access token, then the shop's or merchant's id. Public calls: nothing. */
  accessToken?: string;
  ownerId?: string;
}

/** Lower hex HMAC-SHA256. Query parameters of the call and its body are not signed. */
export function sign({ partnerId, partnerKey, path, timestamp, accessToken = '', ownerId = '' }: SignParts): string {
  const base = `${partnerId}${path}${timestamp}${accessToken}${ownerId}`;
  return createHmac('sha256', partnerKey).update(base, 'utf8').digest('hex');
}

/** Signature of a push: over the registered address, a bar and the raw body. */
export function signPush(key: string, callbackUrl: string, rawBody: Buffer): string {
  return createHmac('sha256', key).update(`${callbackUrl}|`, 'utf8').update(rawBody).digest('hex');
}

/** Compares two signatures without telling by time where they differ. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
