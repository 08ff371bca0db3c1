import type { FaultKind, ParkedWork, Question } from '#libs/contracts';
import type { FaultDetail } from './fault.js';

/** What must be done before the lane acts again. */
export type Before = 'refreshTokens' | 'lookUp' | 'observe';

export type Decision =
  /** Try again; counts as a failure. */
  | { do: 'retry'; afterMs: number; first?: Before }
  /** Come back later; costs no attempt. */
  | { do: 'wait'; afterMs: number; first?: Before }
  /** The channel refused this content: `rejected`, until a person changes it. */
  | { do: 'reject' }
  /** No retry will mend it. `connection`: every lane of the shop waits, one alarm. */
  | { do: 'park'; of: 'lane' | 'connection'; cause: string; action: ParkedWork['action'] }
  | { do: 'ask'; question: Question['kind'] };

export interface FaultFacts {
  fault: { kind: FaultKind; detail: FaultDetail };
  /** Failures of the lane in a row, this one not counted. */
  failures: number;
  /** 0 ≤ jitter < 1, from the caller's random source: spreads retries (full jitter). */
  jitter: number;
  /** The channel's settle time: how long a lost call may still take effect (ms). */
  settleMs: number;
  /** UTC ms, for locks that say until when they hold. */
  now: number;
  /** Can the adapter renew tokens, and have they been renewed since this call was signed? */
  tokens: 'fixed' | 'renewable' | 'justRenewed';
}

/** Tries in all before work is parked. */
export const RETRY_BUDGET = 8;
const SECOND = 1000;
const HOUR = 3_600_000;

/** Exponential back-off with full jitter: somewhere between a quarter second and `base · 2^failures`, capped. */
export function backoffMs(failures: number, jitter: number, base = 2 * SECOND, cap = 5 * 60 * SECOND): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(failures, 30));
  return Math.max(250, Math.round(ceiling * jitter));
}

type Rule = (facts: FaultFacts) => Decision;
const parkLane = (cause: string, action: ParkedWork['action']): Decision => ({ do: 'park', of: 'lane', cause, action });
const spent = (facts: FaultFacts): boolean => facts.failures + 1 >= RETRY_BUDGET;

function onConflict(facts: FaultFacts): Decision {
  const { detail } = facts.fault;
  if (detail.existing !== undefined)
    return facts.failures === 0 ? { do: 'retry', afterMs: 0, first: 'lookUp' } : { do: 'ask', question: 'link' };
  if (detail.locked) {
    const { until } = detail.locked;
    const wait = until === undefined ? HOUR : Math.max(60 * SECOND, until - facts.now);
    return { do: 'wait', afterMs: Math.min(wait, 6 * HOUR), first: 'observe' };
  }
  if (spent(facts)) return parkLane('channel.conflict', 'contactChannel');
  return { do: 'retry', afterMs: backoffMs(facts.failures, facts.jitter, 30 * SECOND, HOUR), first: 'observe' };
}

/** The one decision table: fault × failures → what to do. Nothing else may branch on a fault's kind. */
const rules: Record<FaultKind, Rule> = {
  invalid: () => ({ do: 'reject' }),
  auth: ({ tokens }) =>
    tokens === 'renewable'
      ? { do: 'retry', afterMs: 0, first: 'refreshTokens' }
      : { do: 'park', of: 'connection', cause: 'connection.needsAuthorisation', action: 'reconnect' },
  throttled: ({ fault, failures, jitter }) => ({
    do: 'wait',
    // A little after the time named: the shop's other calls come back at that very moment too.
    afterMs: (fault.detail.retryAfterMs ?? backoffMs(failures, 1)) + Math.round(jitter * 500),
  }),
  unavailable: (facts) =>
    spent(facts)
      ? parkLane('channel.unavailable', 'replay')
      : { do: 'retry', afterMs: backoffMs(facts.failures, facts.jitter) },
  conflict: onConflict,
  unknownOutcome: (facts) =>
    spent(facts)
      ? parkLane('channel.unknownOutcome', 'replay')
      : { do: 'retry', afterMs: facts.settleMs + backoffMs(facts.failures, facts.jitter), first: 'lookUp' },
  bug: () => parkLane('channel.bug', 'report'),
};

/** Pure: what to do about a fault after so many failures. */
export const decide = (facts: FaultFacts): Decision => rules[facts.fault.kind](facts);
