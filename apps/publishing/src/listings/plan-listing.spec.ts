import { describe, expect, it } from 'vitest';
import type { PlanInput } from './plan-listing.js';
import { planListing } from './plan-listing.js';
import {
  capabilities,
  connection,
  content,
  input,
  listing,
  liveListing,
  NOW,
  offer,
  subject,
} from '../testing/builders.js';

interface Row {
  when: string;
  given: Partial<PlanInput>;
  then: Record<string, unknown>;
}

const attempt = {
  token: 't',
  lane: 'content',
  step: 'create',
  startedAt: NOW - 100_000,
  deadlineAt: NOW - 40_000,
} as const;

const contentTable: Row[] = [
  { when: 'nothing is there yet', given: {}, then: { step: 'create', category: 'c-honey' } },
  {
    when: 'the shop is not inventoried',
    given: { connection: withoutInventory() },
    then: { step: 'waitFor', what: 'inventory' },
  },
  {
    when: 'no revision is approved',
    given: { subject: subject({ approved: {} }) },
    then: { step: 'nothing', why: 'refused' },
  },
  {
    when: 'no price is known yet',
    given: { subject: subject({ offers: [] }) },
    then: { step: 'waitFor', what: 'offers' },
  },
  {
    when: 'the category is not mapped',
    given: { connection: connection({ mapping: { categories: {}, attributes: {}, stockShare: 100 } }) },
    then: { step: 'ask', question: { kind: 'mapping', evidence: { sheet: 4 } } },
  },
  {
    when: 'the channel needs no category',
    given: {
      connection: connection({ mapping: { categories: {}, attributes: {}, stockShare: 100 } }),
      capabilities: { ...capabilities, requiresCategory: false },
    },
    then: { step: 'create', category: undefined },
  },
  {
    when: 'the shop held our SKU before',
    given: { found: { itemId: '5', title: 'Cũ' } },
    then: { step: 'ask', question: { kind: 'link' } },
  },
  {
    when: 'a person says the found item is the one',
    given: {
      found: { itemId: '5', title: 'Cũ' },
      listing: listing({ answers: { link: { choice: 'adopt', at: NOW } } }),
    },
    then: { step: 'adopt', itemId: '5' },
  },
  {
    when: 'a person says the found item is another',
    given: {
      found: { itemId: '5', title: 'Cũ' },
      listing: listing({ answers: { link: { choice: 'createNew', at: NOW } } }),
    },
    then: { step: 'create' },
  },
  {
    when: 'an attempt is open',
    given: { listing: listing({ attempt: { ...attempt, deadlineAt: NOW + 5 } }) },
    then: { step: 'waitFor', what: 'attempt', until: NOW + 5 + 30_000 },
  },
  {
    when: 'a create ended unknown',
    given: { listing: listing({ unknown: attempt }) },
    then: { step: 'lookUp', why: 'unknownOutcome' },
  },
  {
    when: 'the very same content was refused',
    given: { listing: listing({ rejected: { renderHash: 'hash-1', category: 'c-honey' } }) },
    then: { step: 'nothing', why: 'rejected' },
  },
  {
    when: 'other content was refused',
    given: { listing: listing({ rejected: { renderHash: 'hash-0', category: 'c-honey' } }) },
    then: { step: 'create' },
  },
  {
    when: 'a create is unfinished and too fresh',
    given: { listing: listing({ unfinished: { ids: { itemId: '7', variants: {} }, notBefore: NOW + 10 } }) },
    then: { step: 'waitFor', what: 'channel', until: NOW + 10 },
  },
  {
    when: 'a create can be finished',
    given: { listing: listing({ unfinished: { ids: { itemId: '7', variants: {} }, notBefore: NOW } }) },
    then: { step: 'finish' },
  },
  { when: 'it was created hidden', given: { listing: liveListing({ visible: false }) }, then: { step: 'resume' } },
  {
    when: 'all is true and was seen lately',
    given: { listing: liveListing() },
    then: { step: 'waitFor', what: 'readBack', until: NOW - 1000 + 3_600_000 },
  },
  {
    when: 'it was never looked at',
    given: { listing: liveListing({ observed: { state: 'unknown' } }) },
    then: { step: 'lookUp', why: 'readBack' },
  },
  {
    when: 'a newer revision is approved',
    given: { listing: liveListing(), subject: subject({ approved: { pretend: content(2) } }) },
    then: { step: 'updateContent', difference: [{ field: 'content', from: 'revision 1', to: 'revision 2' }] },
  },
  {
    when: 'the shop maps another category',
    given: {
      listing: liveListing(),
      connection: connection({ mapping: { categories: { '4': 'c-new' }, attributes: {}, stockShare: 100 } }),
    },
    then: { step: 'updateContent', category: 'c-new' },
  },
  { when: 'a person pauses it', given: { listing: liveListing({ desired: 'paused' }) }, then: { step: 'pause' } },
  {
    when: 'it is paused already',
    given: { listing: liveListing({ desired: 'paused', visible: false }) },
    then: { step: 'nothing', why: 'paused' },
  },
  {
    when: 'a gate hides live content',
    given: { listing: liveListing({ gate: { mode: 'pause', since: NOW, rules: ['O01'] } }) },
    then: { step: 'pause' },
  },
  {
    when: 'a gate asks about live content',
    given: { listing: liveListing({ gate: { mode: 'ask', since: NOW, rules: ['A01'] } }) },
    then: { step: 'ask', question: { kind: 'gate', choices: ['pause', 'keep'] } },
  },
  {
    when: 'a person keeps what a gate asks about',
    given: {
      listing: liveListing({
        gate: { mode: 'ask', since: NOW, rules: ['A01'] },
        answers: { gate: { choice: 'keep', at: NOW } },
      }),
    },
    then: { step: 'waitFor', what: 'readBack' },
  },
  {
    when: 'a gate would hide many at once',
    given: {
      listing: liveListing({ gate: { mode: 'pause', since: NOW, rules: ['O01'] } }),
      subject: subject({ cause: { content: { correlationId: 'c', at: NOW } } }),
      guarded: { count: 21, threshold: 20 },
    },
    then: { step: 'ask', question: { kind: 'guard' } },
  },
  {
    when: 'the approved words themselves fail now, before they were ever sent',
    given: { subject: subject({ channels: { pretend: { readiness: 'refused', findings: [] } } }) },
    then: { step: 'nothing', why: 'refused' },
  },
  {
    when: 'a newer revision fails, the approved one is sent',
    given: { subject: subject({ revision: 2, channels: { pretend: { readiness: 'refused', findings: [] } } }) },
    then: { step: 'create' },
  },
  {
    when: 'an update was refused, it still looks',
    given: {
      listing: liveListing({ rejected: { renderHash: 'hash-2', category: 'c-honey' }, observed: { state: 'unknown' } }),
      subject: subject({ approved: { pretend: content(2) } }),
    },
    then: { step: 'lookUp', why: 'readBack' },
  },
  {
    when: 'it is withdrawn while a question is open',
    given: { listing: liveListing({ desired: 'withdrawn', hold: 'q' }) },
    then: { step: 'withdraw' },
  },
  {
    when: 'it is withdrawn while the channel still works on its create',
    given: { listing: listing({ desired: 'withdrawn', pending: { reference: 'r', pollAt: NOW } }) },
    then: { step: 'lookUp', why: 'pending' },
  },
  { when: 'it is withdrawn', given: { listing: liveListing({ desired: 'withdrawn' }) }, then: { step: 'withdraw' } },
  {
    when: 'it is withdrawn and hidden',
    given: { listing: liveListing({ desired: 'withdrawn', visible: false }) },
    then: { step: 'nothing' },
  },
  {
    when: 'its product is removed',
    given: { listing: liveListing(), subject: subject({ removed: true }) },
    then: { step: 'withdraw' },
  },
  {
    when: 'its product is removed before it was listed',
    given: { subject: subject({ removed: true }) },
    then: { step: 'nothing', why: 'neverListed' },
  },
  {
    when: 'the channel cannot hide',
    given: { listing: liveListing({ desired: 'withdrawn' }), capabilities: { ...capabilities, canHide: false } },
    then: { step: 'ask', question: { kind: 'link', choices: ['remove', 'keep'] } },
  },
  {
    when: 'many products are removed at once',
    given: {
      listing: liveListing(),
      subject: subject({ removed: true, cause: { content: { correlationId: 'c', at: NOW } } }),
      guarded: { count: 21, threshold: 20 },
    },
    then: { step: 'ask', question: { kind: 'guard' } },
  },
  {
    when: 'a person asked for its removal there',
    given: { listing: liveListing({ desired: 'withdrawn', deleteAsked: { by: 'p', reason: 'r' } }) },
    then: { step: 'delete' },
  },
  {
    when: 'it vanished at the channel',
    given: { listing: liveListing({ observed: { state: 'missing', at: NOW } }) },
    then: { step: 'ask', question: { kind: 'drift' } },
  },
  {
    when: 'the shop must be authorised again',
    given: { connection: connection({ status: 'needsAuthorisation' }) },
    then: { step: 'waitFor', what: 'connection' },
  },
  {
    when: 'the connection is closed',
    given: { connection: connection({ status: 'closed' }) },
    then: { step: 'nothing' },
  },
  {
    when: 'a question is open',
    given: { listing: listing({ hold: 'q' }) },
    then: { step: 'waitFor', what: 'question' },
  },
  { when: 'it is a draft', given: { listing: listing({ desired: 'draft' }) }, then: { step: 'nothing', why: 'draft' } },
];

const offersTable: Row[] = [
  { when: 'there is no listing yet', given: {}, then: { step: 'nothing', why: 'noListing' } },
  { when: 'price and stock are as sent', given: { listing: liveListing() }, then: { step: 'nothing', why: 'same' } },
  {
    when: 'stock changed',
    given: { listing: liveListing(), subject: subject({ offers: [offer(39)] }) },
    then: { step: 'updateOffers', difference: [{ field: 'MO-500.stock', from: 40, to: 39 }] },
  },
  {
    when: 'price changed',
    given: { listing: liveListing(), subject: subject({ offers: [offer(40, 125_000)] }) },
    then: { step: 'updateOffers', difference: [{ field: 'MO-500.price', from: '120000', to: '125000' }] },
  },
  {
    when: 'it is paused, price and stock stay true',
    given: { listing: liveListing({ desired: 'paused' }), subject: subject({ offers: [offer(3)] }) },
    then: { step: 'updateOffers' },
  },
  {
    when: 'it is withdrawn',
    given: { listing: liveListing({ desired: 'withdrawn' }), subject: subject({ offers: [offer(3)] }) },
    then: { step: 'nothing', why: 'noUpkeep' },
  },
  {
    when: 'the price is locked by a campaign, stock goes on',
    given: {
      listing: liveListing({
        lanes: {
          ...listing().lanes,
          offers: { operation: 'waiting', failures: 0, locked: { fields: ['price'], until: NOW + 9 } },
        },
      }),
      subject: subject({ offers: [offer(12, 99_000)] }),
    },
    then: { step: 'updateOffers', difference: [{ field: 'MO-500.stock', from: 40, to: 12 }] },
  },
  {
    when: 'a variant is not made there yet',
    given: {
      listing: liveListing({ remote: { itemId: '77', variants: { 'MO-1L': '1' } } }),
      subject: subject({ offers: [offer(3)] }),
    },
    then: { step: 'nothing', why: 'same' },
  },
  {
    when: 'one product sells out',
    given: { listing: liveListing(), subject: subject({ offers: [offer(0)] }), guarded: { count: 1, threshold: 20 } },
    then: { step: 'updateOffers' },
  },
  {
    when: 'many sell out at once',
    given: {
      listing: liveListing(),
      subject: subject({ offers: [offer(0)], cause: { offers: { correlationId: 'c', at: NOW } } }),
      guarded: { count: 21, threshold: 20 },
    },
    then: { step: 'ask', question: { kind: 'guard', set: { correlation: 'c', count: 21 } } },
  },
  {
    when: 'a person lets them sell out',
    given: {
      listing: liveListing({ answers: { 'guard/c': { choice: 'apply', at: NOW } } }),
      subject: subject({ offers: [offer(0)], cause: { offers: { correlationId: 'c', at: NOW } } }),
      guarded: { count: 21, threshold: 20 },
    },
    then: { step: 'updateOffers' },
  },
  {
    when: 'a statement older than the last sale would raise the stock',
    given: {
      listing: liveListing({
        sent: {
          offers: { 'MO-500': { price: { currency: 'VND', minor: 120_000 }, stock: 37, at: NOW - 2000 } },
          images: {},
        },
      }),
      subject: subject({
        offers: [offer(60, 120_000, NOW - 500)],
        sales: [{ sku: 'MO-500', connectionId: connection()._id, quantity: 3, from: NOW - 900, to: NOW - 100 }],
      }),
    },
    then: { step: 'ask', question: { kind: 'stockRise' } },
  },
  {
    when: 'a person said that the statement is right: it goes on sale, less what was sold meanwhile',
    given: {
      listing: liveListing({
        sent: {
          offers: { 'MO-500': { price: { currency: 'VND', minor: 120_000 }, stock: 37, at: NOW - 2000 } },
          images: {},
        },
        answers: { stockRise: { choice: 'useOurs', at: NOW - 50 } },
      }),
      subject: subject({
        offers: [offer(60, 120_000, NOW - 500)],
        sales: [{ sku: 'MO-500', connectionId: connection()._id, quantity: 3, from: NOW - 900, to: NOW - 100 }],
      }),
    },
    then: { step: 'updateOffers', offers: [{ stock: 57 }] },
  },
];

function withoutInventory(): PlanInput['connection'] {
  const { inventoriedAt: _at, ...rest } = connection();
  return rest;
}

describe('planListing, content lane', () => {
  it.each(contentTable)('when $when', ({ given, then }) => {
    expect(planListing(input(given), 'content', NOW)).toMatchObject(then);
  });
});

describe('planListing, offers lane', () => {
  it.each(offersTable)('when $when', ({ given, then }) => {
    expect(planListing(input(given), 'offers', NOW)).toMatchObject(then);
  });

  it('changes nothing it is given', () => {
    const given = input({ listing: liveListing(), subject: subject({ offers: [offer(1)] }) });
    const before = structuredClone(given);
    planListing(given, 'offers', NOW);
    planListing(given, 'content', NOW);
    expect(given).toEqual(before);
  });
});
