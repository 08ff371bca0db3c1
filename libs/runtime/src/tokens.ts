import {
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { z } from 'zod';
import type { Clock } from './clock.js';
import { DependencyAway } from './dependency-away.js';
import { uuidv7 } from './ids.js';
import { ProblemError } from './problem.js';

const AUDIENCE = 'ganh';
const ISSUER = 'ganh-console';
const TYPE = 'at+jwt';
const ALGORITHM = 'EdDSA';
const REFETCH_MS = 10_000;

/** An Ed25519 key pair that signs access tokens. Only `publicJwk` may be shown. */
export interface SigningKey {
  kid: string;
  privateJwk: JWK;
  publicJwk: JWK;
}

const tokenClaims = z.object({
  sub: z.string().min(1),
  tenant: z.string().min(1),
  kind: z.enum(['person', 'key']),
  scopes: z.array(z.string()),
  officerAreas: z.array(z.string()).optional(),
  operator: z.boolean().optional(),
});
/** What an access token says. */
export type TokenClaims = z.infer<typeof tokenClaims>;

export async function generateSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const kid = uuidv7();
  const marks = { kid, alg: ALGORITHM, use: 'sig' };
  return {
    kid,
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...marks },
    publicJwk: { ...(await exportJWK(pair.publicKey)), ...marks },
  };
}

/** A signed access token (RFC 9068, EdDSA) that is valid for `seconds`. */
export async function signToken(key: SigningKey, claims: TokenClaims, seconds: number): Promise<string> {
  const { sub, ...rest } = claims;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(rest)
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.kid })
    .setSubject(sub)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(uuidv7())
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(await importJWK(key.privateJwk, ALGORITHM));
}

const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Fetches the key set the console publishes. Rejects with DependencyAway. */
export async function fetchKeys(consoleUrl: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(new URL('/.well-known/jwks.json', consoleUrl), {
      redirect: 'error',
      signal: AbortSignal.timeout(3_000),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return keySet.parse(await answer.json());
  } catch (error) {
    throw new DependencyAway('console (keys)', error);
  }
}

export const invalidToken = (): ProblemError =>
  new ProblemError('auth.invalid', {}, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });

/** Verifies access tokens. Keys are kept; an unknown `kid` asks again, at most every 10 s. */
export class TokenVerifier {
  private keys: JSONWebKeySet | undefined;
  private fetchedAt = -Infinity;
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly fetchKeySet: () => Promise<JSONWebKeySet>,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims of a valid token. Throws ProblemError `auth.invalid`, or DependencyAway when no keys are known and the console
   * does not answer. Only EdDSA with our audience, issuer, type and an expiry is accepted.
   */
  async verify(token: string): Promise<TokenClaims> {
    if (!this.keys) await this.refetch();
    try {
      return await this.check(token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.mayRefetch()) throw this.refusal(error);
    }
    await this.refetch();
    return this.check(token).catch((error: unknown) => {
      throw this.refusal(error);
    });
  }

  private async check(token: string): Promise<TokenClaims> {
    const { payload } = await jwtVerify(token, createLocalJWKSet(this.keys ?? { keys: [] }), {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      issuer: ISSUER,
      typ: TYPE,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: 5,
      currentDate: new Date(this.clock.now()),
    });
    return tokenClaims.parse(payload);
  }

  private refusal(error: unknown): unknown {
    const about = error instanceof errors.JOSEError || error instanceof z.ZodError;
    return about || error instanceof TypeError ? invalidToken() : error;
  }

  private mayRefetch(): boolean {
    return this.clock.monotonic() - this.fetchedAt >= REFETCH_MS;
  }

  private async refetch(): Promise<void> {
    this.fetching ??= this.load().finally(() => {
      this.fetching = undefined;
    });
    await this.fetching;
  }

  private async load(): Promise<void> {
    this.fetchedAt = this.clock.monotonic();
    this.keys = await this.fetchKeySet();
  }
}
