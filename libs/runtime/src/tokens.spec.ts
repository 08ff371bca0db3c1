import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { Clock } from './clock.js';
import { DependencyAway } from './dependency-away.js';
import { ServiceTokens } from './service-tokens.js';
import { generateSigningKey, signToken, TokenVerifier, type SigningKey, type TokenClaims } from './tokens.js';

class HeldClock extends Clock {
  ms = Date.now();
  override now(): number {
    return this.ms;
  }
  override monotonic(): number {
    return this.ms;
  }
}
const claims: TokenClaims = { sub: 'person-1', tenant: 'tenant-1', kind: 'person', scopes: ['read'] };
const set = (...keys: SigningKey[]): JSONWebKeySet => ({ keys: keys.map((key) => key.publicJwk) });

let key: SigningKey;
beforeAll(async () => {
  key = await generateSigningKey();
});
const verifier = (clock = new HeldClock()): TokenVerifier => new TokenVerifier(() => Promise.resolve(set(key)), clock);

describe('TokenVerifier', () => {
  it('gives the claims of a good token', async () => {
    const officer = { ...claims, officerAreas: ['48'], operator: true };
    expect(await verifier().verify(await signToken(key, officer, 60))).toEqual(officer);
  });

  it('keeps the private half out of the public key', () => {
    expect(key.publicJwk).not.toHaveProperty('d');
    expect(key.privateJwk).toHaveProperty('d');
  });

  it('refuses an expired token', async () => {
    const clock = new HeldClock();
    const token = await signToken(key, claims, 60);
    clock.ms += 70_000;
    await expect(verifier(clock).verify(token)).rejects.toMatchObject({ code: 'auth.invalid' });
  });

  const build = (header: Record<string, unknown>, change: (jwt: SignJWT) => SignJWT = (jwt) => jwt): SignJWT =>
    change(
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header })
        .setSubject('person-1')
        .setIssuer('ganh-console')
        .setAudience('ganh')
        .setExpirationTime('1m'),
    );
  const own = async (jwt: SignJWT): Promise<string> => {
    const { importJWK } = await import('jose');
    return jwt.sign(await importJWK(key.privateJwk, 'EdDSA'));
  };

  it('takes exactly the form it demands (so the refusals below refuse what they name)', async () => {
    expect(await verifier().verify(await own(build({})))).toMatchObject({ sub: 'person-1' });
  });

  it('refuses another audience, issuer, type, no expiry, missing claims', async () => {
    const wrong = [
      build({}, (jwt) => jwt.setAudience('elsewhere')),
      build({}, (jwt) => jwt.setIssuer('someone')),
      build({ typ: 'JWT' }),
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
        .setSubject('person-1')
        .setIssuer('ganh-console')
        .setAudience('ganh'),
      build({}, (jwt) => jwt.setSubject('')),
    ];
    for (const jwt of wrong) {
      await expect(verifier().verify(await own(jwt))).rejects.toMatchObject({ code: 'auth.invalid' });
    }
  });

  it('refuses alg none, HMAC with the public key as secret, and a foreign key under our kid', async () => {
    const none = new UnsecuredJWT({ ...claims })
      .setIssuer('ganh-console')
      .setAudience('ganh')
      .setExpirationTime('1m')
      .encode();
    const hmac = await build({ alg: 'HS256' }).sign(new TextEncoder().encode(JSON.stringify(key.publicJwk).padEnd(32)));
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const foreign = await build({ jwk: await exportJWK(pair.publicKey), jku: 'https://evil.example/keys' }).sign(
      pair.privateKey,
    );
    for (const token of [none, hmac, foreign, 'x', '..', '']) {
      await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'auth.invalid' });
    }
  });

  it('asks again for an unknown key, but not more than every 10 s', async () => {
    const clock = new HeldClock();
    const newer = await generateSigningKey();
    let fetches = 0;
    let published = set(key);
    const rotating = new TokenVerifier(() => {
      fetches++;
      return Promise.resolve(published);
    }, clock);
    await rotating.verify(await signToken(key, claims, 60));
    const token = await signToken(newer, claims, 60);
    published = set(key, newer);
    await expect(rotating.verify(token)).rejects.toMatchObject({ code: 'auth.invalid' });
    expect(fetches).toBe(1);
    clock.ms += 10_000;
    expect(await rotating.verify(token)).toMatchObject({ sub: 'person-1' });
    expect(fetches).toBe(2);
  });

  it('does not blame the token when no keys can be had', async () => {
    const away = new TokenVerifier(() => Promise.reject(new DependencyAway('console')), new HeldClock());
    await expect(away.verify(await signToken(key, claims, 60))).rejects.toBeInstanceOf(DependencyAway);
  });
});

describe('ServiceTokens', () => {
  const secret = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

  it('are good for a minute, at the service they name', async () => {
    const clock = new HeldClock();
    const caller = new ServiceTokens('console', secret(1), clock);
    const callee = new ServiceTokens('quality', secret(1), clock);
    const token = await caller.token('quality');
    expect(callee.verify(token)).toBe('console');
    expect(callee.verify(await caller.token())).toBe('console');
    expect(new ServiceTokens('ingestion', secret(1), clock).verify(token)).toBeNull();
    clock.ms += 66_000;
    expect(callee.verify(token)).toBeNull();
  });

  it('are refused when another secret made them or a byte was changed', async () => {
    const clock = new HeldClock();
    const callee = new ServiceTokens('quality', secret(1), clock);
    expect(callee.verify(await new ServiceTokens('console', secret(2), clock).token('quality'))).toBeNull();
    const [prefix, payload = '', mac] = (await new ServiceTokens('console', secret(1), clock).token('quality')).split(
      '.',
    );
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('console', 'operator')).toString(
      'base64url',
    );
    expect(callee.verify([prefix, forged, mac].join('.'))).toBeNull();
    expect(callee.verify(`${prefix}.${payload}.`)).toBeNull();
    expect(callee.verify('')).toBeNull();
  });
});
