import { createHash } from 'node:crypto';
import { Clock, ProblemError } from '#libs/runtime';
import { Database, isDuplicateKey } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import type { ConsoleConfig } from '../config.js';
import { throttles, type ModelOf, type ThrottleRow } from './identity.models.js';
import { foldEmail } from './people.store.js';

export const WINDOW_MS = 15 * 60_000;
const MOST_SPENT = 10_000;

/** The row of a counter in its window; the e-mail itself is not kept. */
export function counterId(kind: 'email' | 'address', value: string, now: number): string {
  const hash = createHash('sha256').update(value).digest('base64url').slice(0, 22);
  return `${kind}/${hash}/${Math.floor(now / WINDOW_MS)}`;
}

/** Counts attempts before they are judged, so that many at once count too; shared by all instances. */
@Injectable()
export class SignInThrottle {
  private readonly rows: ModelOf<ThrottleRow>;
  /** Counters of this window that are known to be used up: guessing on costs the database nothing. */
  private readonly spent = new Set<string>();
  private window = 0;

  constructor(
    database: Database,
    private readonly clock: Clock,
    private readonly limits: Pick<ConsoleConfig, 'SIGN_IN_PER_EMAIL' | 'SIGN_IN_PER_ADDRESS'>,
  ) {
    this.rows = database.model(throttles);
  }

  /** @param address of the connection itself, never of a header. Too many → ProblemError `auth.tooMany`. */
  async attempt(email: string, address: string): Promise<void> {
    const now = this.clock.now();
    const within = await Promise.all([
      this.mayTry(counterId('email', foldEmail(email), now), this.limits.SIGN_IN_PER_EMAIL, now),
      this.mayTry(counterId('address', address, now), this.limits.SIGN_IN_PER_ADDRESS, now),
    ]);
    if (within.every(Boolean)) return;
    const seconds = Math.ceil((WINDOW_MS - (now % WINDOW_MS)) / 1000);
    throw new ProblemError('auth.tooMany', { seconds }, { headers: { 'Retry-After': String(seconds) } });
  }

  /** A right password clears the e-mail's count, never the address's. */
  async succeeded(email: string): Promise<void> {
    await this.rows.deleteOne({ _id: counterId('email', foldEmail(email), this.clock.now()) });
  }

  private async mayTry(_id: string, limit: number, now: number): Promise<boolean> {
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window || this.spent.size >= MOST_SPENT) this.spent.clear();
    this.window = window;
    if (this.spent.has(_id)) return false;
    if ((await this.count(_id, now)) <= limit) return true;
    this.spent.add(_id);
    return false;
  }

  private async count(_id: string, now: number): Promise<number> {
    const seen = await this.increment(_id);
    if (seen !== null) return seen;
    try {
      await this.rows.create([{ _id, count: 1, expiresAt: new Date(now + 2 * WINDOW_MS) }]);
      return 1;
    } catch (error) {
      if (isDuplicateKey(error)) return (await this.increment(_id)) ?? 1;
      throw error;
    }
  }

  private async increment(_id: string): Promise<number | null> {
    const { matchedCount } = await this.rows.updateOne({ _id }, { $inc: { count: 1 } });
    if (matchedCount === 0) return null;
    return (await this.rows.findOne({ _id }).lean<ThrottleRow>())?.count ?? null;
  }
}
