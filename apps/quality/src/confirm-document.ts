import type { Confirmation, Step } from '#libs/contracts';
import type { Relay } from '#libs/messaging';
import { provinceOfCommune } from '#libs/ocop';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { AssessmentContended } from './assess-product.js';
import type { AssessmentRows } from './assessment.store.js';
import { documentHash, type Judge } from './judge.js';
import type { AssessmentRow, StoredConfirmation } from './models.js';
import { afterReassessment, isAssessed } from './next-assessment.js';

const RACES = 8;

/** True when the product's producer sits in a province this officer looks after. */
function isInArea(row: AssessmentRow, areas: readonly string[]): boolean {
  const province = provinceOfCommune(row.product?.producer.communeCode ?? '');
  return areas.includes('*') || (province !== undefined && areas.includes(province.code));
}

/** An officer confirms a paper: stored with the new verdict and its announcement in one write. */
export class ConfirmDocument {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly judge: Judge,
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
      if (!isAssessed(row) || !isInArea(row, actor.officerAreas ?? [])) throw new ProblemError('product.notFound');
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

  private async store(
    row: Parameters<typeof afterReassessment>[0],
    confirmation: StoredConfirmation,
    actor: Actor,
    now: number,
  ): Promise<boolean> {
    const { documentId, verification } = confirmation;
    const others = row.confirmations.filter((known) => known.documentId !== documentId);
    const confirmations = [...others, confirmation];
    const step: Step = { id: `${row._id}/confirmed/${now}`, at: now, kind: 'confirmed', outcome: verification };
    const outcome = afterReassessment(row, this.judge.judge(row.product, confirmations, now), {
      judge: this.judge.fingerprint,
      now,
      confirmations,
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
