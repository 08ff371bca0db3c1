import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock.js';

const PREFIX = 'gsvc1';
const LIFE_MS = 60_000;
const SKEW_MS = 5_000;
const claims = z.object({ service: z.string().min(1), audience: z.string().min(1), expires: z.number() });

/** Short tokens by which our services call each other's internal routes; the key is derived from SECRETS_KEY. */
export class ServiceTokens {
  private readonly key: Buffer | undefined;

  constructor(
    private readonly service: string,
    secretsKey: string | undefined,
    private readonly clock: Clock,
  ) {
    this.key =
      secretsKey === undefined
        ? undefined
        : Buffer.from(hkdfSync('sha256', Buffer.from(secretsKey, 'base64'), 'ganh', 'service-token', 32));
  }

  static looksLikeOne(token: string): boolean {
    return token.startsWith(`${PREFIX}.`);
  }

  /** A token of 60 s for `audience` (name of the called service; `ganh` = any). Send it as `Authorization: Bearer`. */
  token(audience = 'ganh'): Promise<string> {
    const content = { service: this.service, audience, expires: this.clock.now() + LIFE_MS };
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
    return Promise.resolve(`${PREFIX}.${payload}.${this.sign(payload).toString('base64url')}`);
  }

  /** Name of the calling service, or null when the token is not valid here and now. */
  verify(token: string): string | null {
    const [prefix, payload = '', signature = '', ...more] = token.split('.');
    if (prefix !== PREFIX || more.length > 0 || this.key === undefined) return null;
    const given = Buffer.from(signature, 'base64url');
    const right = this.sign(payload);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const { service, audience, expires } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    const now = this.clock.now();
    const inTime = expires > now - SKEW_MS && expires <= now + LIFE_MS + SKEW_MS;
    return inTime && (audience === 'ganh' || audience === this.service) ? service : null;
  }

  private sign(payload: string): Buffer {
    if (!this.key) throw new Error('SECRETS_KEY is not configured');
    return createHmac('sha256', this.key).update(payload).digest();
  }
}
