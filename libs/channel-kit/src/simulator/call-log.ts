/** An item as a call left it. Prices in minor units. */
export interface CallEffect {
  title: string;
  live: boolean;
  offers: { sku: string; price: number; stock: number }[];
}

/** One call as the pretend marketplace saw it. */
export interface CallEntry {
  seq: number;
  /** UTC ms with fractions, at arrival. */
  time: number;
  shop: string | null;
  operation: string;
  /** SKU or id the request named. */
  subject: string | null;
  itemId: string | null;
  /** HTTP status sent; null when no answer was sent. */
  status: number | null;
  /** `ok`, `error`, or the name of the fault that was played. */
  outcome: string;
  /** The channel's own error code, if it answered with one. */
  error: string | null;
  /** Did the call change something there? */
  committed: boolean;
  /** What buyers see of the item after a call that changed it. */
  after: CallEffect | null;
  ms: number;
  /** How late this process may have noticed the call (ms): it was busy, not the caller early. */
  lagMs: number;
}

/** The newest calls of one channel, in order; the oldest fall out when it is full. Appending costs no copying. */
export class CallLog {
  private readonly ring: CallEntry[] = [];
  private nextSeq = 1;

  constructor(private readonly capacity = 500_000) {}

  add(entry: Omit<CallEntry, 'seq'>): CallEntry {
    const stored = { seq: this.nextSeq, ...entry };
    this.ring[(this.nextSeq - 1) % this.capacity] = stored;
    this.nextSeq += 1;
    return stored;
  }

  /** Calls with a higher number than `after`, of one shop if given, oldest first. */
  list(filter: { after?: number; shop?: string; limit?: number } = {}): CallEntry[] {
    const found: CallEntry[] = [];
    const first = Math.max((filter.after ?? 0) + 1, this.nextSeq - this.ring.length);
    const limit = filter.limit ?? Number.POSITIVE_INFINITY;
    for (let seq = first; seq < this.nextSeq && found.length < limit; seq += 1) {
      const entry = this.ring[(seq - 1) % this.capacity];
      if (entry && (filter.shop === undefined || entry.shop === filter.shop)) found.push(entry);
    }
    return found;
  }

  /** Number of the newest call; 0 before the first. */
  get last(): number {
    return this.nextSeq - 1;
  }

  clear(): void {
    this.ring.length = 0;
    this.nextSeq = 1;
  }
}
