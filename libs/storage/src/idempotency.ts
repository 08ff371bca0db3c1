import type mongoose from 'mongoose';
import { problems } from '#libs/contracts';
import { ProblemError, uuidv7, type Clock, type FieldIssue } from '#libs/runtime';
import type { Database } from './database.js';
import { isDuplicateKey } from './errors.js';
import { idempotencySpec, type IdempotencyDocument } from './own-collections.js';

export interface Outcome<T> {
  status: number;
  body: T;
  headers?: Record<string, string>;
}
export interface IdempotentRequest {
  tenant: string;
  /** The route's method and path, or its name. */
  route: string;
  /** The `Idempotency-Key` header; undefined = not asked for. */
  key: string | undefined;
  bodyHash: string;
}

const KEPT_MS = 48 * 3_600_000;
/** A row still running after this belonged to a process that died. */
const ABANDONED_MS = 60_000;

type Stored =
  { outcome: Outcome<unknown> } | { problem: { code: string; params: Record<string, unknown>; errors: FieldIssue[] } };
type Row = Pick<IdempotencyDocument, 'bodyHash' | 'state' | 'startedAt' | 'expireAt'>;

/** What a request must do that meets a row of its key. */
export function decide(row: Row, bodyHash: string, now: number): 'replay' | 'otherBody' | 'running' | 'takeOver' {
  if (row.expireAt.getTime() <= now) return 'takeOver';
  if (row.bodyHash !== bodyHash) return 'otherBody';
  if (row.state === 'done') return 'replay';
  return now - row.startedAt >= ABANDONED_MS ? 'takeOver' : 'running';
}

/** Whether an outcome is kept: what we failed at may be tried again, what was refused stays refused. */
export function isKept(stored: Stored): boolean {
  if ('outcome' in stored) return stored.outcome.status < 500;
  const known = Object.entries(problems).find(([code]) => code === stored.problem.code);
  return known !== undefined && known[1].status < 500 && known[1].status !== 429;
}

/** A request with a key is done once; the same request again gets the same answer (48 h). */
export class Idempotency {
  private readonly rows: mongoose.Model<IdempotencyDocument>;

  constructor(
    db: Database,
    private readonly clock: Clock,
  ) {
    this.rows = db.model(idempotencySpec);
  }

  /**
   * Runs `work` unless this key was answered before. Throws ProblemError `request.header` (unusable key),
   * `idempotency.otherBody`, `idempotency.running`; a ProblemError of the work is kept and thrown again on repetition.
   */
  async run<T>(o: IdempotentRequest, work: () => Promise<Outcome<T>>): Promise<Outcome<T> & { replayed: boolean }> {
    if (o.key === undefined) return { ...(await work()), replayed: false };
    if (!/^[\x21-\x7e]{8,200}$/.test(o.key)) throw new ProblemError('request.header', { header: 'Idempotency-Key' });
    const claim = { _id: `${o.tenant}/${o.route}/${o.key}`, tenant: o.tenant, token: uuidv7(this.clock.now()) };
    const earlier = await this.claim(claim, o);
    if (earlier) return { ...(replay(earlier) as Outcome<T>), replayed: true };
    return { ...(await this.perform(claim, work)), replayed: false };
  }

  /** Undefined = ours to do; else what the earlier request came to. */
  private async claim(claim: Claim, o: IdempotentRequest): Promise<Stored | undefined> {
    const now = this.clock.now();
    const fresh = {
      schemaVersion: 1,
      route: o.route,
      bodyHash: o.bodyHash,
      state: 'running' as const,
      startedAt: now,
      expireAt: new Date(now + KEPT_MS),
    };
    try {
      await this.rows.insertMany([{ ...claim, ...fresh }]);
      return undefined;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const row = await this.rows.findOne({ _id: claim._id, tenant: claim.tenant });
    const decision = row ? decide(row, o.bodyHash, now) : 'running';
    if (decision === 'otherBody') throw new ProblemError('idempotency.otherBody');
    if (decision === 'replay' && row?.outcome !== undefined) return JSON.parse(row.outcome) as Stored;
    if (decision !== 'takeOver' || !row) throw stillRunning();
    const taken = await this.rows.updateOne(
      { _id: claim._id, tenant: claim.tenant, token: row.token },
      { $set: { ...fresh, token: claim.token }, $unset: { outcome: '' } },
    );
    if (taken.matchedCount !== 1) throw stillRunning();
    return undefined;
  }

  private async perform<T>(claim: Claim, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      const outcome = await work();
      await this.settle(claim, { outcome });
      return outcome;
    } catch (error) {
      if (error instanceof ProblemError) {
        await this.settle(claim, { problem: { code: error.code, params: error.params, errors: error.errors } });
      } else {
        await this.rows.deleteOne(claim).catch(() => undefined); // the error itself says more; the row runs out by itself
      }
      throw error;
    }
  }

  private async settle(claim: Claim, stored: Stored): Promise<void> {
    if (!isKept(stored)) {
      await this.rows.deleteOne(claim);
      return;
    }
    await this.rows.updateOne(claim, { $set: { state: 'done', outcome: JSON.stringify(stored) } });
  }
}

type Claim = Pick<IdempotencyDocument, '_id' | 'tenant' | 'token'>;

const stillRunning = (): ProblemError =>
  new ProblemError('idempotency.running', {}, { headers: { 'Retry-After': '2' } });

function replay(stored: Stored): Outcome<unknown> {
  if ('outcome' in stored) return stored.outcome;
  const { code, params, errors } = stored.problem;
  throw new ProblemError(code, params, { errors, headers: { 'Idempotent-Replayed': 'true' } });
}
