import type { Assessment, AssessedState, Finding, GanhEvent, Step } from '#libs/contracts';
import { type ChannelAdapter, renderHash } from '#libs/channel-kit';
import type { Clock, Log } from '#libs/runtime';
import type { DesireListings } from '../listings/desire-listings.js';
import type { ApprovedContent, SubjectDoc } from './subject.models.js';
import type { SubjectStore } from './subject.store.js';

export const keepSteps = (known: Step[], more: Step[]): Step[] => {
  const byId = new Map([...known, ...more].map((step) => [step.id, step]));
  return [...byId.values()].sort((a, b) => a.at - b.at).slice(-20);
};

/** Takes a verdict into its subject, once and in the order of its own version, and tells the listings. */
export class TakeAssessment {
  constructor(
    private readonly subjects: SubjectStore,
    private readonly desire: DesireListings,
    private readonly adapters: ReadonlyMap<string, ChannelAdapter>,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async run(event: GanhEvent<'product.assessed.v1' | 'product.removed.v1'>): Promise<void> {
    const { subject, changed } = await this.subjects.change(event.subject, event.tenantid, (current) =>
      event.version > current.assessmentVersion ? this.next(current, event) : null,
    );
    // A redelivered event finds the mark of a writer that died before its listings knew.
    if (changed || subject.fanOutAt !== undefined)
      await this.desire.run(subject, { content: true, offers: subject.fanOutAt !== undefined });
  }

  private next(subject: SubjectDoc, event: GanhEvent<'product.assessed.v1' | 'product.removed.v1'>): SubjectDoc {
    const cause = {
      correlationId: event.correlationid,
      at: this.clock.now(),
      ...(event.actor ? { actor: event.actor } : {}),
    };
    const base: SubjectDoc = {
      ...subject,
      assessmentVersion: event.version,
      fanOutAt: this.clock.now(),
      cause: { ...subject.cause, content: cause },
      steps: keepSteps(subject.steps, event.data.steps),
    };
    if (event.type === 'product.removed.v1') return { ...base, removed: true };
    const { product, assessment } = event.data;
    return {
      ...base,
      name: product.content.name.vi,
      code: product.content.code,
      producerId: product.producer.id,
      revision: assessment.productRevision,
      grade: assessment.grade,
      channels: verdicts(assessment),
      approved: { ...subject.approved, ...this.approve(event.data) },
    };
  }

  /** Content that is ready, word for word as it was judged. A differing render waits for re-assessment. */
  private approve({ product, assessment }: AssessedState): Record<string, ApprovedContent> {
    const approved: Record<string, ApprovedContent> = {};
    for (const [channel, verdict] of Object.entries(assessment.channels)) {
      const adapter = this.adapters.get(channel);
      if (!adapter || verdict.readiness !== 'ready') continue;
      const rendered = adapter.grammar.render(product);
      const hash = renderHash(rendered);
      if (hash !== verdict.renderHash) {
        this.log.warn('what was judged is not what would be sent: waits for re-assessment', {
          product: product.id,
          channel,
        });
        continue;
      }
      approved[channel] = {
        revision: assessment.productRevision,
        assessmentVersion: assessment.version,
        grammarVersion: verdict.grammarVersion,
        renderHash: hash,
        rendered,
      };
    }
    return approved;
  }
}

/** Each channel's readiness with the findings that block it. */
function verdicts(assessment: Assessment): SubjectDoc['channels'] {
  const findings = (indexes: number[]): Finding[] =>
    indexes.flatMap((index) => assessment.findings[index] ?? []).slice(0, 10);
  return Object.fromEntries(
    Object.entries(assessment.channels).map(([channel, verdict]) => [
      channel,
      { readiness: verdict.readiness, findings: findings(verdict.blocking) },
    ]),
  );
}
