import { ChannelFault, type CreateOutcome, type Observed } from '#libs/channel-kit';
import { applyLookUp, applyReadBack, idsOf, isOurs } from './apply-observed.js';
import type { ListingDoc } from '../listings/listing.models.js';
import type { PlannedStep } from '../listings/plan-listing.js';
import { remoteOf, type StepContext, type StepResult } from './step-result.js';

export async function lookUp(
  context: StepContext,
  step: Extract<PlannedStep, { step: 'lookUp' }>,
): Promise<StepResult> {
  const { adapter, session, listing, now } = context;
  if (step.why === 'pending' && listing.pending && adapter.poll) {
    const outcome = await adapter.poll(session, listing.pending.reference);
    return { kind: 'polled', outcome: 'ok', apply: (current) => applyPolled(current, outcome, now()) };
  }
  if (step.why === 'unknownOutcome') {
    const found = await adapter.findBySku(session, [listing.remoteSku]);
    const ours = found.filter(
      (item) => isOurs(item, listing, step.since?.title) && item.ids.itemId !== context.inventoryItemId,
    );
    const twins = await hideTwins(context, ours);
    return applyLookUp({ found, ours, twins, title: step.since?.title }, now());
  }
  const [observed] = await adapter.observe(session, [remoteOf(listing).itemId]);
  return applyReadBack(listing, observed, now());
}

function applyPolled(listing: ListingDoc, outcome: CreateOutcome, now: number): void {
  if (outcome.kind === 'pending') listing.pending = { reference: outcome.reference, pollAt: now + 15_000 };
  else if (outcome.kind !== 'unfinished') {
    delete listing.pending;
    listing.remote = { ...outcome.ids };
    listing.visible = outcome.kind !== 'hidden';
  }
}

/** Every item of ours but the one kept is hidden: one live listing per product and shop. Nothing is removed. */
async function hideTwins(context: StepContext, found: Observed[]): Promise<number> {
  const ours = found.filter((item) => item.state !== 'ended' && item.state !== 'missing');
  const kept = context.listing.unfinished?.ids.itemId ?? context.listing.remote?.itemId ?? ours[0]?.ids.itemId;
  const twins = ours.filter((item) => item.ids.itemId !== kept && item.state !== 'paused');
  for (const twin of twins) await context.adapter.setVisibility(context.session, twin.ids, 'paused');
  return twins.length;
}

export async function adopt(context: StepContext, itemId: string): Promise<StepResult> {
  const [observed] = await context.adapter.observe(context.session, [itemId]);
  if (!observed) throw new ChannelFault('conflict', { code: 'adopt.gone', gone: true });
  return {
    kind: 'adopted',
    outcome: 'ok',
    apply: (current) => {
      current.remote = { ...idsOf(current, observed), ...(observed.url === undefined ? {} : { url: observed.url }) };
      current.visible = observed.state === 'live' || observed.state === 'outOfStock';
      current.observed = { state: observed.state, at: context.now() };
    },
  };
}
