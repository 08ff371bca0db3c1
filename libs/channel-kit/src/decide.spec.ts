import { describe, expect, it } from 'vitest';
import type { FaultKind } from '#libs/contracts';
import { backoffMs, decide, RETRY_BUDGET, type Decision, type FaultFacts } from './decide.js';
import type { FaultDetail } from './fault.js';

const facts = (kind: FaultKind, detail: FaultDetail = {}, more: Partial<FaultFacts> = {}): FaultFacts => ({
  fault: { kind, detail },
  failures: 0,
  jitter: 0.5,
  settleMs: 15_000,
  now: 1_000_000,
  tokens: 'renewable',
  ...more,
});
const last = { failures: RETRY_BUDGET - 1 };

const rows: [name: string, facts: FaultFacts, decision: Decision][] = [
  ['invalid is rejected at once', facts('invalid'), { do: 'reject' }],
  ['invalid stays rejected however often', facts('invalid', {}, last), { do: 'reject' }],
  ['auth renews tokens first', facts('auth'), { do: 'retry', afterMs: 0, first: 'refreshTokens' }],
  [
    'auth with new tokens parks the shop',
    facts('auth', {}, { tokens: 'justRenewed' }),
    { do: 'park', of: 'connection', cause: 'connection.needsAuthorisation', action: 'reconnect' },
  ],
  [
    'auth without renewable tokens parks the shop',
    facts('auth', {}, { tokens: 'fixed' }),
    { do: 'park', of: 'connection', cause: 'connection.needsAuthorisation', action: 'reconnect' },
  ],
  ['throttled waits as told', facts('throttled', { retryAfterMs: 7000 }), { do: 'wait', afterMs: 7250 }],
  [
    'throttled without a time waits by its own count',
    facts('throttled', {}, { failures: 2 }),
    { do: 'wait', afterMs: 8250 },
  ],
  ['throttled never parks', facts('throttled', { retryAfterMs: 0 }, { failures: 1000 }), { do: 'wait', afterMs: 250 }],
  ['unavailable is tried again', facts('unavailable', {}, { failures: 3 }), { do: 'retry', afterMs: 8000 }],
  [
    'unavailable parks when the budget is spent',
    facts('unavailable', {}, last),
    { do: 'park', of: 'lane', cause: 'channel.unavailable', action: 'replay' },
  ],
  [
    'unknown outcome looks, after it has settled',
    facts('unknownOutcome'),
    { do: 'retry', afterMs: 16_000, first: 'lookUp' },
  ],
  [
    'unknown outcome parks when the budget is spent',
    facts('unknownOutcome', {}, last),
    { do: 'park', of: 'lane', cause: 'channel.unknownOutcome', action: 'replay' },
  ],
  ['conflict reads again, then waits', facts('conflict'), { do: 'retry', afterMs: 15_000, first: 'observe' }],
  [
    'conflict parks when the budget is spent',
    facts('conflict', {}, last),
    { do: 'park', of: 'lane', cause: 'channel.conflict', action: 'contactChannel' },
  ],
  [
    'a locked field waits until then, and costs no attempt',
    facts('conflict', { locked: { fields: ['price'], until: 1_000_000 + 120_000 } }, last),
    { do: 'wait', afterMs: 120_000, first: 'observe' },
  ],
  [
    'a lock without an end is looked at hourly',
    facts('conflict', { locked: { fields: ['price'] } }),
    { do: 'wait', afterMs: 3_600_000, first: 'observe' },
  ],
  [
    'a twin named by the channel is looked up',
    facts('conflict', { existing: '7' }),
    { do: 'retry', afterMs: 0, first: 'lookUp' },
  ],
  [
    'a twin that is still in the way is a question',
    facts('conflict', { existing: '7' }, { failures: 1 }),
    { do: 'ask', question: 'link' },
  ],
  ['a bug is parked and reported', facts('bug'), { do: 'park', of: 'lane', cause: 'channel.bug', action: 'report' }],
];

describe('fault × failures → decision', () => {
  it.each(rows)('%s', (_name, given, decision) => expect(decide(given)).toEqual(decision));

  it('back-off grows, is capped, and is spread over the whole time', () => {
    expect([0, 1, 2, 3].map((failures) => backoffMs(failures, 1))).toEqual([2000, 4000, 8000, 16_000]);
    expect(backoffMs(50, 1)).toBe(300_000);
    expect(backoffMs(5, 0)).toBe(250);
  });
});
