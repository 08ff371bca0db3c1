import type { ApprovedContent } from '../subjects/subject.models.js';
import { offersWanted } from './plan-offers.js';
import { type Difference, guardSet, LOOK_AGAIN, type PlanInput, type PlannedStep } from './plan-listing.js';

const visibility = (from: boolean, to: boolean): Difference[] => [{ field: 'visible', from, to }];

/** The channel's category for this content, from the shop's own mapping. */
function categoryOf({ connection }: PlanInput, content: ApprovedContent): string | undefined {
  const sheet = content.rendered.ocopSheet;
  return sheet === undefined ? undefined : connection.mapping.categories[String(sheet)];
}

/** The channel refused exactly this before: only other words, another category or a person's retry change that. */
function isRejected({ listing }: PlanInput, content: ApprovedContent, category: string | undefined): boolean {
  return listing.rejected?.renderHash === content.renderHash && listing.rejected.category === category;
}

/** Hidden there, and no further upkeep. Nothing is removed: reviews and rank stay. */
function planEnd(input: PlanInput): PlannedStep {
  const { listing, subject, capabilities } = input;
  if (!listing.remote) return { step: 'nothing', why: 'neverListed' };
  if (listing.deleteAsked && listing.observed.state !== 'ended')
    return { step: 'delete', difference: [{ field: 'listing', from: listing.remote.itemId, to: null }] };
  const hidden = !listing.visible && !listing.visibilityUnsure;
  if (hidden || listing.observed.state === 'missing' || listing.observed.state === 'ended')
    return { step: 'nothing', why: 'withdrawn' };
  if (!capabilities.canHide && listing.answers['link']?.choice !== 'remove')
    return {
      step: 'ask',
      question: {
        kind: 'link',
        key: `hide/${listing._id}`,
        evidence: { cannotHide: true },
        choices: ['remove', 'keep'],
      },
    };
  const asking = subject.removed
    ? guardSet(input, subject.cause.content?.correlationId, { withdrawals: input.guarded.count })
    : undefined;
  if (asking) return asking;
  return { step: 'withdraw', difference: visibility(true, false) };
}

function planCreate(
  input: PlanInput,
  content: ApprovedContent,
  category: string | undefined,
  now: number,
): PlannedStep {
  const { listing, connection, capabilities, found } = input;
  if (isRejected(input, content, category)) return { step: 'nothing', why: 'rejected' };
  if (connection.inventoriedAt === undefined)
    return { step: 'waitFor', what: 'inventory', until: now + LOOK_AGAIN / 4 };
  if (capabilities.requiresCategory && category === undefined) {
    const sheet = content.rendered.ocopSheet ?? 0;
    return {
      step: 'ask',
      question: {
        kind: 'mapping',
        key: `mapping/${listing.connectionId}/${sheet}`,
        evidence: { sheet },
        choices: ['mapped', 'dontList'],
      },
    };
  }
  const offers = offersWanted(input);
  if (offers.length < content.rendered.variants.length) return { step: 'waitFor', what: 'offers' };
  const link = listing.answers['link'];
  if (found && link?.choice === 'adopt')
    return { step: 'adopt', itemId: found.itemId, difference: [{ field: 'itemId', from: null, to: found.itemId }] };
  if (found && link?.choice !== 'createNew')
    return {
      step: 'ask',
      question: {
        kind: 'link',
        key: `link/${listing._id}`,
        evidence: { itemId: found.itemId, title: found.title, remoteSku: listing.remoteSku },
        choices: ['adopt', 'createNew', 'dontList'],
      },
    };
  const difference = [
    { field: 'title', from: null, to: content.rendered.title },
    { field: 'description', from: null, to: `${content.rendered.description.length} characters` },
    { field: 'images', from: null, to: content.rendered.images.length },
    { field: 'variants', from: null, to: content.rendered.variants.map((variant) => variant.sku) },
  ];
  return { step: 'create', content, category, offers, difference };
}

/** The newest verdict of these very words is no longer "ready": they are not sent (again). */
function failsNow({ listing, subject }: PlanInput, content: ApprovedContent): boolean {
  const verdict = subject.channels[listing.channel];
  return verdict !== undefined && content.revision === subject.revision && verdict.readiness !== 'ready';
}

/** Live words that a gate of the law no longer passes: hidden, or a person is asked, as the gate says. */
function planGate(input: PlanInput): PlannedStep | undefined {
  const { listing, subject } = input;
  const { gate } = listing;
  if (!gate) return undefined;
  const answer = listing.answers['gate'];
  const answered = answer && answer.at >= gate.since ? answer.choice : undefined;
  if (gate.mode === 'ask' && answered === undefined)
    return {
      step: 'ask',
      question: {
        kind: 'gate',
        key: `gate/${listing._id}/${gate.since}`,
        evidence: { rules: gate.rules },
        choices: ['pause', 'keep'],
      },
    };
  if (answered === 'keep') return undefined;
  if (!listing.visible && !listing.visibilityUnsure) return { step: 'nothing', why: 'gate' };
  const asking =
    gate.mode === 'pause'
      ? guardSet(input, subject.cause.content?.correlationId, { pauses: input.guarded.count })
      : undefined;
  return asking ?? { step: 'pause', difference: visibility(true, false) };
}

/** What a listing that exists needs: newest content, visibility, and now and then a look at what buyers see. */
function planUpkeep(
  input: PlanInput,
  content: ApprovedContent,
  category: string | undefined,
  now: number,
): PlannedStep {
  const { listing, capabilities } = input;
  const { state, at } = listing.observed;
  if (state === 'missing' || state === 'ended') {
    if (listing.answers['drift']?.choice === 'leave') return { step: 'nothing', why: 'gone' };
    return {
      step: 'ask',
      question: {
        kind: 'drift',
        key: `gone/${listing._id}/${at ?? 0}`,
        evidence: { itemId: listing.remote?.itemId, state },
        choices: ['recreate', 'leave'],
      },
    };
  }
  const sent = listing.sent.content;
  const differs = !sent || sent.renderHash !== content.renderHash || sent.category !== category;
  // Words that may not or need not be sent again change nothing about visibility and looking.
  if (differs && !isRejected(input, content, category) && !failsNow(input, content)) {
    const difference = [
      { field: 'content', from: sent ? `revision ${sent.revision}` : null, to: `revision ${content.revision}` },
    ];
    return { step: 'updateContent', content, category, offers: offersWanted(input), difference };
  }
  const gate = planGate(input);
  if (gate) return gate;
  if (!listing.visible || listing.visibilityUnsure) return { step: 'resume', difference: visibility(false, true) };
  const nextLook =
    (at ?? 0) +
    (state === 'inReview' || state === 'unknown'
      ? Math.min(60_000, capabilities.observeEveryMs)
      : capabilities.observeEveryMs);
  return at !== undefined && now < nextLook
    ? { step: 'waitFor', what: 'readBack', until: nextLook }
    : { step: 'lookUp', why: 'readBack' };
}

/** The content lane: existence, words, pictures and visibility of a listing. */
export function planContent(input: PlanInput, now: number): PlannedStep {
  const { listing, subject } = input;
  if (listing.unknown) return { step: 'lookUp', why: 'unknownOutcome', since: listing.unknown };
  const ends = subject.removed || listing.desired === 'withdrawn';
  if (ends && !(listing.pending && !listing.remote)) return planEnd(input);
  if (listing.desired === 'draft') return { step: 'nothing', why: 'draft' };
  if (listing.pending && !listing.remote)
    return now < listing.pending.pollAt
      ? { step: 'waitFor', what: 'channel', until: listing.pending.pollAt }
      : { step: 'lookUp', why: 'pending' };
  const content = subject.approved[listing.channel];
  if (listing.desired === 'paused') {
    return listing.remote && (listing.visible || listing.visibilityUnsure)
      ? { step: 'pause', difference: visibility(true, false) }
      : { step: 'nothing', why: 'paused' };
  }
  if (!content) return { step: 'nothing', why: 'refused' };
  if (!listing.remote && failsNow(input, content)) return { step: 'nothing', why: 'refused' };
  const category = categoryOf(input, content);
  if (listing.unfinished) {
    if (isRejected(input, content, category)) return { step: 'nothing', why: 'rejected' };
    if (now < listing.unfinished.notBefore)
      return { step: 'waitFor', what: 'channel', until: listing.unfinished.notBefore };
    return {
      step: 'finish',
      content,
      category,
      offers: offersWanted(input),
      difference: [{ field: 'variants', from: null, to: content.rendered.variants.length }],
    };
  }
  return listing.remote ? planUpkeep(input, content, category, now) : planCreate(input, content, category, now);
}
