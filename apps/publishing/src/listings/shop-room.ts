import type { Lane } from '#libs/contracts';
import type { LimitScope } from '#libs/channel-kit';

/** A shop's calls of this time (s) are enough to keep its pace; more listings at once only wait for each other. */
const AHEAD = 0.5;
/** One listing waits for its answer while the next one calls. */
const LEAST = 2;

/** A slot that is nearer than this (ms) is waited for by the listing that wants it. */
export const WORTH_WAITING_MS = 3_000;

type Place = { connectionId: string; lane: Lane };
const keyOf = ({ connectionId, lane }: Place): string => `${connectionId}/${lane}`;

/**
 * How many listings of one shop's lane this process has under way. A shop of five calls a second keeps a few listings, not
 * all workers: listings that crowd for its slots run out of time half-way, and other shops would wait behind them.
 */
export class ShopRoom {
  private readonly running = new Map<string, number>();
  private readonly paced = new Map<string, number>();

  private readonly resting = new Map<string, number>();

  /** `most`: for shops without a narrower pace. */
  constructor(
    private readonly most: number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Tells the shop's pace, which may change. */
  pace(connectionId: string, scopes: readonly LimitScope[]): void {
    const perSecond = Math.min(...scopes.filter(({ api }) => api === undefined).map((scope) => scope.perSecond));
    const least = 1000 / perSecond > WORTH_WAITING_MS ? 1 : LEAST;
    this.paced.set(connectionId, Math.min(this.most, Math.max(least, Math.ceil(perSecond * AHEAD))));
  }

  /**
   * The shop's next slot is free in `ms`. Until then nothing of a slow shop is begun: every try would hold a worker that
   * other shops need, or write a listing only to put it off.
   */
  nextSlot(connectionId: string, ms: number): void {
    if (ms > WORTH_WAITING_MS) this.resting.set(connectionId, this.monotonic() + ms);
  }

  /** How long the shop rests from now (ms). */
  restMs(connectionId: string): number {
    const rest = (this.resting.get(connectionId) ?? 0) - this.monotonic();
    if (rest <= 0) this.resting.delete(connectionId);
    return Math.max(0, rest);
  }

  /** Listings that may begin now. */
  free(place: Place): number {
    if (this.restMs(place.connectionId) > 0) return 0;
    // Of a shop nobody has looked at yet, a few tell how fast it is.
    const room = this.paced.get(place.connectionId) ?? Math.min(this.most, LEAST);
    return Math.max(0, room - (this.running.get(keyOf(place)) ?? 0));
  }

  /** False = the shop is full, or rests; the listing stays due. */
  enter(place: Place): boolean {
    if (this.free(place) === 0) return false;
    this.running.set(keyOf(place), (this.running.get(keyOf(place)) ?? 0) + 1);
    return true;
  }

  leave(place: Place): void {
    const left = (this.running.get(keyOf(place)) ?? 1) - 1;
    if (left > 0) this.running.set(keyOf(place), left);
    else this.running.delete(keyOf(place));
  }
}
