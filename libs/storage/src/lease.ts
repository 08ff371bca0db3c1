import type mongoose from 'mongoose';
import type { Clock } from '#libs/runtime';
import type { Database } from './database.js';
import { isDuplicateKey } from './errors.js';
import { leaseSpec, type LeaseDocument } from './own-collections.js';

/**
 * "Only one process at a time", good for as long as hosts' clocks agree better than `ttlMs`. Claimed by find, then
 * compare-and-set on a token that grows with every claim; whoever was overtaken finds out at its next `renew`.
 */
export class Lease {
  private readonly leases: mongoose.Model<LeaseDocument>;
  private token: number | undefined;

  constructor(
    db: Database,
    readonly name: string,
    private readonly holder: string,
    private readonly o: { ttlMs: number; clock: Clock },
  ) {
    this.leases = db.model(leaseSpec);
  }

  get ttlMs(): number {
    return this.o.ttlMs;
  }

  /** The fence of the lease held, or undefined when none is held. */
  get fence(): number | undefined {
    return this.token;
  }

  /** True when the lease is ours now: it was free, had run out, or was ours already. */
  async tryAcquire(): Promise<boolean> {
    if (this.token !== undefined && (await this.renew())) return true;
    const seen = await this.leases.findOne({ _id: this.name });
    if (!seen) return this.create();
    const now = this.o.clock.now();
    if (seen.expiresAt > now && seen.holder !== this.holder) return false;
    const next = { holder: this.holder, token: seen.token + 1, expiresAt: now + this.o.ttlMs };
    const claimed = await this.leases.updateOne({ _id: this.name, token: seen.token }, { $set: next });
    if (claimed.matchedCount === 1) this.token = next.token;
    return claimed.matchedCount === 1;
  }

  /** Prolongs the lease held. False = it is no longer ours; stop what it protects. */
  async renew(): Promise<boolean> {
    if (this.token === undefined) return false;
    const prolonged = await this.leases.updateOne(
      { _id: this.name, token: this.token },
      { $set: { expiresAt: this.o.clock.now() + this.o.ttlMs } },
    );
    if (prolonged.matchedCount !== 1) this.token = undefined;
    return prolonged.matchedCount === 1;
  }

  /** Gives the lease back, so that the next one need not wait for it to run out. */
  async release(): Promise<void> {
    const token = this.token;
    this.token = undefined;
    if (token !== undefined) await this.leases.updateOne({ _id: this.name, token }, { $set: { expiresAt: 0 } });
  }

  private async create(): Promise<boolean> {
    const token = 1;
    try {
      await this.leases.insertMany([
        { _id: this.name, holder: this.holder, token, expiresAt: this.o.clock.now() + this.o.ttlMs },
      ]);
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    this.token = token;
    return true;
  }
}
