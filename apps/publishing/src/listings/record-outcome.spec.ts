import { ChannelFault, decide } from '#libs/channel-kit';
import { describe, expect, it } from 'vitest';
import type { AttemptState, ListingDoc } from './listing.models.js';
import { recordFault, recordResult } from './record-outcome.js';
import { recover } from './recover-listing.js';
import { listing, NOW } from '../testing/builders.js';

const attempt: AttemptState = {
  token: 'mine',
  lane: 'content',
  step: 'create',
  startedAt: NOW - 50,
  deadlineAt: NOW + 60_000,
};
const CLAIMED = attempt.deadlineAt + 30_000;
const recording = { attempt, claimedDueAt: CLAIMED, now: NOW };

function running(dueAt = CLAIMED): ListingDoc {
  const running = listing({ attempt });
  running.lanes.content = { operation: 'running', failures: 2, dueAt };
  return running;
}
const decision = (fault: ChannelFault, failures = 0) =>
  decide({ fault, failures, jitter: 0.5, settleMs: 30_000, now: NOW, tokens: 'fixed' });
const result = {
  kind: 'created',
  outcome: 'ok' as const,
  apply: (current: ListingDoc) => void (current.visible = true),
};

describe('recordResult', () => {
  it('applies, clears failures and plans again at once', () => {
    const current = running();
    expect(recordResult(current, recording, result)).toBe('free');
    expect(current).toMatchObject({ visible: true, lanes: { content: { failures: 0, outcome: 'ok', dueAt: NOW } } });
    expect(current.attempt).toBeUndefined();
    expect(current.steps.at(-1)).toMatchObject({ id: 'mine', kind: 'created' });
  });

  it('keeps a wake-up that came meanwhile', () => {
    const current = running(NOW - 10);
    expect(recordResult(current, recording, result)).toBe('woken');
    expect(current.lanes.content.dueAt).toBe(NOW - 10);
  });

  it('takes a wake-up that found the attempt open for one', () => {
    const current = running();
    current.lanes.content.waitingFor = 'attempt';
    expect(recordResult(current, recording, result)).toBe('woken');
    expect(current.lanes.content.dueAt).toBe(NOW);
  });

  it('sends price and stock that changed while the item was made', () => {
    const current = running();
    current.lanes.offers = { operation: 'idle', failures: 0 };
    current.offerVersion = 2;
    recordResult(current, recording, {
      ...result,
      apply: (made) => {
        made.remote = { itemId: '77', variants: {} };
        made.sent.offerVersion = 1;
      },
    });
    expect(current.lanes.offers.dueAt).toBe(NOW);
  });

  it('does not offer refused prices for ever', () => {
    const current = running();
    const refusals = [{ sku: 'MO-500', fault: 'invalid' as const }];
    for (let round = 0; round < 8; round++) {
      current.attempt = attempt;
      recordResult(current, recording, { ...result, outcome: 'partial', refusals });
    }
    expect(current.lanes.content.operation).toBe('parked');
    expect(current.lanes.content.dueAt).toBeUndefined();
  });

  it('writes nothing for an attempt that is not ours any more', () => {
    const current = running();
    current.attempt = { ...attempt, token: 'theirs' };
    expect(recordResult(current, recording, result)).toBe('lost');
    expect(current.visible).toBe(false);
  });

  it('wakes the other lane that waited for its turn', () => {
    const current = running();
    current.lanes.offers = { operation: 'waiting', failures: 0, waitingFor: 'attempt', dueAt: CLAIMED };
    recordResult(current, recording, result);
    expect(current.lanes.offers.dueAt).toBe(attempt.startedAt);
  });
});

describe('recordFault', () => {
  it.each(['create', 'updateContent', 'withdraw'] as const)(
    'keeps a %s open whose outcome nobody knows until it has settled',
    (step) => {
      const current = running();
      const open = { ...attempt, step };
      current.attempt = open;
      const fault = new ChannelFault('unknownOutcome');
      recordFault(current, { ...recording, attempt: open }, fault, decision(fault), undefined);
      expect(current.attempt).toEqual(open);
      expect(current.lanes.content).toMatchObject({ operation: 'waiting', dueAt: CLAIMED });
    },
  );

  it('looks for what a create of ours may have left when our own code failed', () => {
    const current = running();
    const fault = new ChannelFault('bug', { code: 'TypeError' });
    recordFault(current, recording, fault, decision(fault), undefined);
    expect(current).toMatchObject({ unknown: attempt, lanes: { content: { operation: 'parked' } } });
  });

  it('gives a lock without an end one, so that the change is not forgotten', () => {
    const current = running();
    const fault = new ChannelFault('conflict', { locked: { fields: ['price'] } });
    recordFault(current, recording, fault, decision(fault), undefined);
    expect(current.lanes.content.locked?.until).toBeGreaterThan(NOW);
  });

  it('does not send refused content again', () => {
    const current = running();
    const fault = new ChannelFault('invalid', { code: 'error_title', words: 'Tên quá dài', field: 'name' });
    recordFault(current, recording, fault, decision(fault), { renderHash: 'hash-1' });
    expect(current).toMatchObject({
      rejected: { renderHash: 'hash-1' },
      lanes: { content: { operation: 'idle', outcome: 'rejected', failure: { code: 'error_title', field: 'name' } } },
    });
    expect(current.lanes.content.dueAt).toBeUndefined();
  });

  it('waits without counting a failure when throttled', () => {
    const current = running();
    const fault = new ChannelFault('throttled', { retryAfterMs: 4000 });
    recordFault(current, recording, fault, decision(fault, 2), undefined);
    expect(current.lanes.content).toMatchObject({ operation: 'waiting', failures: 2 });
    expect(current.lanes.content.dueAt).toBeGreaterThanOrEqual(NOW + 4000);
  });

  it('sends both again when price went through and stock waited too long for its slot', () => {
    const sending = [{ sku: 'MO-500', stock: 38, price: true as const }];
    const open = { ...attempt, lane: 'offers' as const, step: 'updateOffers' as const, sending };
    const price = { currency: 'VND' as const, minor: 100_000 };
    const current = listing({ attempt: open, sent: { offers: { 'MO-500': { price, stock: 40, at: 1 } }, images: {} } });
    const fault = new ChannelFault('throttled', { code: 'pace', retryAfterMs: 500 });
    recordFault(current, { ...recording, attempt: open }, fault, decision(fault), undefined);
    expect(current.sent.offers['MO-500']).toEqual({ stock: 40, at: 1, perhaps: [38] });
  });

  it('parks after the last try', () => {
    const current = running();
    const fault = new ChannelFault('unavailable');
    recordFault(current, recording, fault, decision(fault, 99), undefined);
    expect(current.lanes.content.operation).toBe('parked');
    expect(current.wasParked).toEqual(['content']);
  });
});

describe('recover', () => {
  const dead = { ...attempt, deadlineAt: NOW - 40_000 };

  it('leaves an attempt alone until it has settled', () => {
    const current = listing({ attempt: { ...dead, deadlineAt: NOW - 20_000 } });
    expect(recover(current, NOW, 30_000)).toBe(current);
  });

  it('looks for a create whose owner died', () => {
    const next = recover(listing({ attempt: dead }), NOW, 30_000);
    expect(next.unknown).toEqual(dead);
    expect(next.attempt).toBeUndefined();
  });

  it('repeats anything else with the newest truth', () => {
    const next = recover(listing({ attempt: { ...dead, step: 'updateOffers', lane: 'offers' } }), NOW, 30_000);
    expect(next.unknown).toBeUndefined();
    expect(next.attempt).toBeUndefined();
  });
});
