import { z } from 'zod';
import type { SimCall } from '../simulator.js';

/** Faults played on calls that match. */
export const callFaults = [
  '429',
  '503',
  'hang',
  'cut',
  'cutAfter',
  'lateCommit',
  'htmlBody',
  'hugeBody',
  'okWithError',
  'reject',
] as const;
/** Faults that happen once, at the moment they are asked for. */
export const instantFaults = ['expireTokens', 'revokeTokens', 'deleteListing'] as const;

/** Body of `POST /_control/{channel}/faults`. Without `times`, `rate` or `seconds` it is played once. */
export const faultOrder = z.strictObject({
  match: z
    .strictObject({
      shop: z.string().optional(),
      operation: z.string().optional(),
      subject: z.string().optional(),
      writes: z.boolean().optional(),
    })
    .default({}),
  fault: z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.enum([...callFaults, ...instantFaults]),
  ),
  /** How many matching calls. */
  times: z.number().int().min(1).max(1_000_000).optional(),
  /** Which share of matching calls, 0–1, until removed or `seconds` have passed. */
  rate: z.number().min(0).max(1).optional(),
  /** For how long. */
  seconds: z.number().positive().max(86_400).optional(),
  /** 429 and 503: `Retry-After` in seconds; left out = no such header. */
  retryAfter: z.number().min(0).max(86_400).optional(),
  /** `hang` and `lateCommit`: how long (30,000 ms unless told). */
  delayMs: z.number().min(0).max(600_000).optional(),
  /** `cut`: after the marketplace has committed, instead of before. */
  after: z.boolean().optional(),
});
export type FaultOrder = z.infer<typeof faultOrder>;
export type CallFault = (typeof callFaults)[number];
export type InstantFault = (typeof instantFaults)[number];
export const isInstant = (fault: FaultOrder['fault']): fault is InstantFault =>
  (instantFaults as readonly string[]).includes(fault);

interface Standing {
  id: number;
  order: FaultOrder;
  left: number;
  until: number;
  played: number;
}

/** A repeatable source of chance: the same seed gives the same run. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const matches = (match: FaultOrder['match'], call: SimCall): boolean =>
  (match.shop === undefined || match.shop === call.shop) &&
  (match.operation === undefined || match.operation === call.operation) &&
  (match.subject === undefined || match.subject === call.subject) &&
  (match.writes === undefined || match.writes === call.writes);

/** Which faults stand for one channel, and which of them the next call gets. The oldest that matches wins. */
export class FaultDesk {
  private standing: Standing[] = [];
  private lastId = 0;

  constructor(private readonly random: () => number = seededRandom(1)) {}

  add(order: FaultOrder, now: number): number {
    this.lastId += 1;
    const bounded = order.rate !== undefined || order.seconds !== undefined;
    const left = order.times ?? (bounded ? Number.POSITIVE_INFINITY : 1);
    const until = order.seconds === undefined ? Number.POSITIVE_INFINITY : now + order.seconds * 1000;
    this.standing.push({ id: this.lastId, order, left, until, played: 0 });
    return this.lastId;
  }

  take(call: SimCall, now: number): FaultOrder | null {
    if (this.standing.length === 0) return null;
    this.standing = this.standing.filter((item) => item.left > 0 && now < item.until);
    for (const item of this.standing) {
      if (!matches(item.order.match, call)) continue;
      if (item.order.rate !== undefined && this.random() >= item.order.rate) continue;
      item.left -= 1;
      item.played += 1;
      return item.order;
    }
    return null;
  }

  list(): { id: number; order: FaultOrder; played: number }[] {
    return this.standing.map(({ id, order, played }) => ({ id, order, played }));
  }

  clear(): void {
    this.standing = [];
  }
}
