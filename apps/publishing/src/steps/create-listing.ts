import type { CreateOutcome } from '#libs/channel-kit';
import { ChannelFault } from '#libs/channel-kit';
import { contentOf, images, rememberOffers, type Sending, toSend } from './listing-to-send.js';
import type { StepContext, StepResult } from './step-result.js';

function created(context: StepContext, step: Sending, outcome: CreateOutcome): StepResult {
  const { offerVersion, told, now } = context;
  return {
    kind: outcome.kind === 'unfinished' ? 'createdUnfinished' : 'created',
    outcome: 'ok',
    apply: (listing) => {
      delete listing.unknown;
      delete listing.rejected;
      listing.sent.offerVersion = offerVersion;
      if (outcome.kind === 'pending') {
        listing.pending = { reference: outcome.reference, pollAt: now() + 5000 };
        return;
      }
      if (outcome.kind === 'unfinished') {
        listing.unfinished = { ids: outcome.ids, notBefore: outcome.notBefore, content: contentOf(step, now()) };
        return;
      }
      const words = listing.unfinished?.content;
      delete listing.unfinished;
      delete listing.pending;
      listing.remote = { ...outcome.ids, ...(outcome.url === undefined ? {} : { url: outcome.url }) };
      listing.visible = outcome.kind !== 'hidden';
      listing.observed = { state: outcome.kind === 'inReview' ? 'inReview' : 'unknown' };
      if (step.step === 'finish') {
        // Only the variants went out now: the words are those of the create, and offers may be older than we know.
        if (words) listing.sent.content = words;
        delete listing.sent.offerVersion;
        return;
      }
      listing.sent.content = contentOf(step, now());
      rememberOffers(listing, step.offers, { at: now(), told });
    },
  };
}

export async function create(context: StepContext, step: Extract<Sending, { step: 'create' }>): Promise<StepResult> {
  const references = await images(context, step.content);
  const key = `${context.listing._id}:${step.content.renderHash.slice(0, 16)}`;
  return created(context, step, await context.adapter.create(context.session, toSend(context, step), references, key));
}

export async function finish(context: StepContext, step: Extract<Sending, { step: 'finish' }>): Promise<StepResult> {
  const { adapter, listing, session } = context;
  if (!adapter.finish || !listing.unfinished) throw new ChannelFault('bug', { code: 'finish.unsupported' });
  return created(context, step, await adapter.finish(session, listing.unfinished.ids, toSend(context, step)));
}
