import type { Confirmation, Step } from '#libs/contracts';
import type { Relay } from '#libs/messaging';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { AssessmentContended } from './assess-product.js';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import { auditOfConfirmation } from './audit-entries.js';
import { documentHash, goodsHash, withGoods } from './document-hash.js';
import type { StoredConfirmation } from './models.js';
import { afterReassessment, type AssessedRow, isAssessed } from './next-assessment.js';
import { isInArea } from './officer-area.js';

const RACES = 8;

/** An officer confirms a paper, or takes that back: stored with the new verdict and its announcement in one write. */
export class ConfirmDocument {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly assessor: Assessor,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Confirms one paper, or with `claimed` takes its confirmation back. The same again changes nothing; who took it back,
   * when and why stays.
   * @throws ProblemError `product.notFound` for an unknown product or one outside the officer's area (both look alike),
   * `request.invalid` for a paper the product does not have, or a confirmation taken back that is not there
   */
  async run(item: Confirmation, actor: Actor): Promise<void> {
    for (let race = 0; race < RACES; race++) {
      const row = await this.rows.findAnywhere(item.productId);
      if (!isAssessed(row) || !isInArea(row, actor)) throw new ProblemError('product.notFound');
      const document = row.product.content.documents.find(({ id }) => id === item.documentId);
      if (!document)
        throw new ProblemError('request.invalid', {}, { errors: [{ field: '/documentId', code: 'document.unknown' }] });
      const now = this.clock.now();
      const hashes = { documentHash: documentHash(document), goodsHash: goodsHash(document, row.product) };
      const confirmation = toStored(item, hashes, actor.id, now);
      const known = row.confirmations.find(({ documentId }) => documentId === item.documentId);
      if (known && isSame(known, confirmation)) return;
      if (item.verification === 'claimed' && (known?.verification ?? 'claimed') === 'claimed')
        throw new ProblemError(
          'request.invalid',
          {},
          { errors: [{ field: '/documentId', code: 'document.notConfirmed' }] },
        );
      if (await this.store(row, confirmation, actor, now)) return;
    }
    throw new AssessmentContended(item.productId);
  }

  private async store(row: AssessedRow, confirmation: StoredConfirmation, actor: Actor, now: number): Promise<boolean> {
    const { documentId, verification } = confirmation;
    const others = withGoods(row.confirmations, row.product).filter((known) => known.documentId !== documentId);
    const confirmations = [...others, confirmation];
    const step: Step = { id: `${row._id}/confirmed/${now}`, at: now, kind: 'confirmed', outcome: verification };
    const judge = this.assessor.fingerprint;
    const known = { confirmations, decisions: row.decisions };
    const outcome = afterReassessment(row, await this.assessor.judge(row.product, known, now), {
      judge,
      now,
      told: { confirmations, audit: auditOfConfirmation(row, confirmation, { actor, now, role: 'officer' }) },
      steps: [step],
      cause: { correlationId: actor.correlationId, actor: actor.id, traceparent: actor.traceparent },
    });
    if (outcome.kind !== 'announce' || !(await this.rows.put(row, outcome.row))) return false;
    this.relay.wake();
    return true;
  }
}

function toStored(
  { documentId, note, verification }: Confirmation,
  hashes: Pick<StoredConfirmation, 'documentHash' | 'goodsHash'>,
  by: string,
  at: number,
): StoredConfirmation {
  return { documentId, verification, ...hashes, by, at, ...(note && { note }) };
}

const isSame = (known: StoredConfirmation, wanted: StoredConfirmation): boolean =>
  known.documentId === wanted.documentId &&
  known.verification === wanted.verification &&
  known.documentHash === wanted.documentHash &&
  (known.goodsHash ?? wanted.goodsHash) === wanted.goodsHash &&
  known.note === wanted.note;
