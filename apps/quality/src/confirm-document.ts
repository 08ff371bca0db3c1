import type { Confirmation, Step } from '#libs/contracts';
import type { Relay } from '#libs/messaging';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { AssessmentContended } from './assess-product.js';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import { documentHash } from './document-hash.js';
import type { StoredConfirmation } from './models.js';
import { afterReassessment, type AssessedRow, isAssessed } from './next-assessment.js';
import { isInArea } from './officer-area.js';

const RACES = 8;

/** An officer confirms a paper: stored with the new verdict and its announcement in one write. */
export class ConfirmDocument {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly assessor: Assessor,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Confirms one paper. The same confirmation again changes nothing.
   * @throws ProblemError `product.notFound` for an unknown product or one outside the officer's area (both look alike),
   * `request.invalid` for a paper the product does not have
   */
  async run(item: Confirmation, actor: Actor): Promise<void> {
    for (let race = 0; race < RACES; race++) {
      const row = await this.rows.findAnywhere(item.productId);
      if (!isAssessed(row) || !isInArea(row, actor)) throw new ProblemError('product.notFound');
      const document = row.product.content.documents.find(({ id }) => id === item.documentId);
      if (!document)
        throw new ProblemError('request.invalid', {}, { errors: [{ field: '/documentId', code: 'document.unknown' }] });
      const now = this.clock.now();
      const confirmation = toStored(item, documentHash(document), actor.id, now);
      if (row.confirmations.some((known) => isSame(known, confirmation))) return;
      if (await this.store(row, confirmation, actor, now)) return;
    }
    throw new AssessmentContended(item.productId);
  }

  private async store(row: AssessedRow, confirmation: StoredConfirmation, actor: Actor, now: number): Promise<boolean> {
    const { documentId, verification } = confirmation;
    const others = row.confirmations.filter((known) => known.documentId !== documentId);
    const confirmations = [...others, confirmation];
    const step: Step = { id: `${row._id}/confirmed/${now}`, at: now, kind: 'confirmed', outcome: verification };
    const judge = this.assessor.fingerprint;
    const known = { confirmations, decisions: row.decisions };
    const outcome = afterReassessment(row, await this.assessor.judge(row.product, known, now), {
      judge,
      now,
      told: { confirmations },
      steps: [step],
      cause: { correlationId: actor.correlationId, actor: actor.id, traceparent: actor.traceparent },
    });
    if (outcome.kind !== 'announce' || !(await this.rows.put(row, outcome.row))) return false;
    this.relay.wake();
    return true;
  }
}

function toStored(item: Confirmation, hash: string, by: string, at: number): StoredConfirmation {
  const { documentId, verification, note } = item;
  return { documentId, verification, documentHash: hash, by, at, ...(note && { note }) };
}

const isSame = (known: StoredConfirmation, wanted: StoredConfirmation): boolean =>
  known.documentId === wanted.documentId &&
  known.verification === wanted.verification &&
  known.documentHash === wanted.documentHash &&
  known.note === wanted.note;
