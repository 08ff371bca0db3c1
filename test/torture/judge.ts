import { accounts } from './invariants/accounts.js';
import { newest } from './invariants/newest.js';
import { once } from './invariants/once.js';
import { pace } from './invariants/pace.js';
import { questions } from './invariants/questions.js';
import { revisions } from './invariants/revisions.js';
import { tenants } from './invariants/tenants.js';
import { type Evidence, type InvariantName, invariantNames, type Violation } from './evidence.js';

const checks = [revisions, newest, once, tenants, accounts, questions, pace];

/** All violations the evidence shows; none = the run is held. */
export function judge(evidence: Evidence): Violation[] {
  const drained = evidence.open.map((says): Violation => ({ invariant: 'I6', says: `does not come to rest: ${says}` }));
  const healed = evidence.journal.unexplained.map((says): Violation => ({ invariant: 'I6', says }));
  return [...checks.flatMap((check) => check(evidence)), ...drained, ...healed];
}

export type Verdict = Record<InvariantName, 'held' | 'violated'>;

export const verdictOf = (violations: readonly Violation[]): Verdict =>
  Object.fromEntries(
    invariantNames.map((name) => [name, violations.some(({ invariant }) => invariant === name) ? 'violated' : 'held']),
  ) as Verdict;
