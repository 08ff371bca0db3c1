import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SHAPE = /^gk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

export interface ApiKeyParts {
  /** UUID of the key's row. */
  id: string;
  secret: string;
}

/** SHA-256 of a 256-bit random secret: nothing to guess, so no slow hash is needed. Base64url. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** True when `secret` is the one behind `hash`; takes the same time whether or not it is. */
export function secretMatches(secret: string, hash: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  const known = Buffer.from(hash, 'base64url');
  return known.length === given.length && timingSafeEqual(given, known);
}

/** A new key `gk_<id>_<secret>`: `text` is shown once, `hash` is stored. */
export function makeApiKey(id: string): { text: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { text: `gk_${id.replaceAll('-', '')}_${secret}`, hash: hashSecret(secret) };
}

/** Null when the text has not the form of a key. */
export function parseApiKey(text: string): ApiKeyParts | null {
  const match = SHAPE.exec(text);
  const [, hex, secret] = match ?? [];
  if (!hex || !secret) return null;
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { id, secret };
}

/** The API key of an `Authorization` header, or null when it carries something else. */
export function bearerKey(authorization: string | undefined): string | null {
  const match = /^Bearer +(gk_\S+)$/i.exec((authorization ?? '').slice(0, 300));
  return match?.[1] ?? null;
}
