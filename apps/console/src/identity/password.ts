import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as stored: the parameters ride along, so that they can be raised later. */
export interface PasswordHash {
  algorithm: 'scrypt';
  /** Cost, block size and parallelism. */
  N: number;
  r: number;
  p: number;
  /** Base64url. */
  salt: string;
  hash: string;
}

/** OWASP's scrypt figures: 32 MiB per guess, three passes. */
export const passwordCost = { N: 2 ** 15, r: 8, p: 3 } as const;
const BYTES = 32;

type Cost = Pick<PasswordHash, 'N' | 'r' | 'p'>;

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on a phone and on a PC may differ in composition.
    scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function hashPassword(password: string, cost: Cost = passwordCost): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  const { N, r, p } = cost;
  return { algorithm: 'scrypt', N, r, p, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

/**
 * Compares with a stored hash. Without one (no such person) a hash is computed all the same, so that the time tells
 * nothing about who exists.
 */
export async function passwordMatches(
  password: string,
  stored: PasswordHash | undefined,
  cost: Cost = passwordCost,
): Promise<boolean> {
  if (!stored) {
    await derive(password, Buffer.alloc(16), cost);
    return false;
  }
  const known = Buffer.from(stored.hash, 'base64url');
  const given = await derive(password, Buffer.from(stored.salt, 'base64url'), stored);
  return known.length === given.length && timingSafeEqual(given, known);
}

/** A password nobody has to think up: 120 bits, without letters that look alike. */
export function generatePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789ABCD';
  const letters: string[] = [];
  while (letters.length < 24) {
    const [byte = 255] = randomBytes(1);
    // Bytes beyond the last full round would make the first letters likelier.
    if (byte < 245) letters.push(alphabet[byte % alphabet.length] ?? 'a');
  }
  return [letters.slice(0, 8), letters.slice(8, 16), letters.slice(16)].map((part) => part.join('')).join('-');
}
