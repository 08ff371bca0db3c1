import type { Finding, Step } from '#libs/contracts';
import type { Relay } from '#libs/messaging';
import { findingKey, isDecidable } from '#libs/quality-rules';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { AssessmentContended } from './assess-product.js';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import { auditOfDecisions, type Deciding } from './audit-entries.js';
import type { AssessmentRow, StoredDecision } from './models.js';
import { afterReassessment, type AssessedRow, isAssessed } from './next-assessment.js';

const RACES = 8;
/**
 * Decisions kept per product. Beyond that the oldest dismissals go; what an officer decided never does. Those whose
 * passage is gone count too: the passage may come back.
 */
const MOST = 400;

function withinLimit(decisions: readonly StoredDecision[]): StoredDecision[] {
  let surplus = decisions.length - MOST;
  return decisions.filter(({ kind }) => kind !== 'dismissed' || surplus-- <= 0);
}

/** The findings of a row by key; what was not checked has none. */
export function findingsByKey({ assessment, product }: AssessedRow): Map<string, Finding> {
  const checked = assessment.findings.filter(({ severity }) => severity !== 'notChecked');
  return new Map(checked.map((finding) => [findingKey(finding, product), finding]));
}

/** The finding of that key, or a problem that names the field. */
export function findingOf(found: ReadonlyMap<string, Finding>, key: string, field = '/key'): Finding {
  const finding = found.get(key);
  if (!finding) throw new ProblemError('request.invalid', {}, { errors: [{ field, code: 'finding.unknown' }] });
  return finding;
}

/** The finding of that key, when a person may decide it; or a problem that says what would help. */
export function decidableOf(found: ReadonlyMap<string, Finding>, key: string): Finding {
  const finding = findingOf(found, key);
  if (!isDecidable(finding))
    throw new ProblemError('request.invalid', {}, { errors: [{ field: '/key', code: 'finding.byEntryOnly' }] });
  return finding;
}

/** One change of a product's decisions. */
export interface DecisionChange {
  productId: string;
  find(): Promise<AssessmentRow | null>;
  /** False = to whoever asks there is no such product. */
  mayDecide(row: AssessedRow): boolean;
  /** The decisions afterwards, from the newest row; undefined = nothing changes. */
  decide(row: AssessedRow, now: number): StoredDecision[] | undefined;
  /** For the timeline, e.g. `dismissed`. */
  kind: string;
  actor: Actor;
  /** As what the actor decides. */
  role: Deciding['role'];
  /** Why a decision is taken back; a new one holds its own reason. */
  reason?: string;
}

/**
 * Changes what people decided on a product's findings: stored with the new verdict, its announcement and what the audit is
 * to hold in one write.
 */
export class ChangeDecisions {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly assessor: Assessor,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /**
   * The row afterwards.
   * @throws ProblemError `product.notFound` for an unknown product or one the actor may not decide on
   */
  async run(change: DecisionChange): Promise<AssessedRow> {
    for (let race = 0; race < RACES; race++) {
      const row = await change.find();
      if (!isAssessed(row) || !change.mayDecide(row)) throw new ProblemError('product.notFound');
      const now = this.clock.now();
      const decisions = change.decide(row, now);
      if (!decisions) return row;
      const next = await this.next(row, decisions, change, now);
      if (!(await this.rows.put(row, next))) continue;
      this.relay.wake();
      return next;
    }
    throw new AssessmentContended(change.productId);
  }

  private async next(
    row: AssessedRow,
    told: StoredDecision[],
    { actor, kind, role, reason }: DecisionChange,
    now: number,
  ): Promise<AssessedRow> {
    const judge = this.assessor.fingerprint;
    const decisions = withinLimit(told);
    const audit = auditOfDecisions(row, told, { actor, now, role, reason });
    const known = { confirmations: row.confirmations, decisions };
    const step: Step = { id: `${row._id}/${kind}/${now}`, at: now, kind };
    const outcome = afterReassessment(row, await this.assessor.judge(row.product, known, now), {
      ...{ judge, now, told: { decisions, audit }, steps: [step] },
      cause: { correlationId: actor.correlationId, actor: actor.id, traceparent: actor.traceparent },
    });
    if (outcome.kind !== 'announce' || !isAssessed(outcome.row)) throw new Error('what was told is announced');
    return outcome.row;
  }
}

/** The decisions with one more, in place of what was decided on the same finding before. */
export function withDecision(row: AssessmentRow, decision: StoredDecision): StoredDecision[] {
  const weight = (kind: StoredDecision['kind']): string =>
    kind === 'accepted' || kind === 'refused' ? 'review' : kind;
  const others = (row.decisions ?? []).filter(
    (known) => known.key !== decision.key || weight(known.kind) !== weight(decision.kind),
  );
  return [...others, decision];
}

/** The same had been decided already, in the same words. */
export function isDecided(row: AssessmentRow, wanted: StoredDecision): boolean {
  return (row.decisions ?? []).some(
    (known) =>
      known.key === wanted.key &&
      known.kind === wanted.kind &&
      known.reason === wanted.reason &&
      known.until === wanted.until &&
      known.documentHash === wanted.documentHash &&
      (known.goodsHash ?? wanted.goodsHash) === wanted.goodsHash,
  );
}
