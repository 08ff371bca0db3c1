import { setMaxListeners } from 'node:events';

/** Remembers which messages of a batch are done; only the contiguous finished prefix may be resolved. */
export class Prefix {
  private readonly done: Uint8Array;
  private low = 0;

  constructor(size: number) {
    this.done = new Uint8Array(size);
  }

  /** Index of the last message of the finished prefix when it grew by this one, else null. */
  mark(index: number): number | null {
    this.done[index] = 1;
    const was = this.low;
    while (this.low < this.done.length && this.done[this.low] === 1) this.low++;
    return this.low > was ? this.low - 1 : null;
  }
}

/** FNV-1a over the key's bytes: any even spread will do, lanes live no longer than a batch. */
function hashOf(key: Buffer | string): number {
  const bytes = typeof key === 'string' ? Buffer.from(key) : key;
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Messages by lane, as indexes: the same key always in the same lane and in order; no key = spread. */
export function lanesOf(keys: readonly (Buffer | string | null)[], lanes: number): number[][] {
  const queues: number[][] = Array.from({ length: lanes }, () => []);
  keys.forEach((key, index) => {
    const lane = key === null ? index % lanes : hashOf(key) % lanes;
    queues[lane]?.push(index);
  });
  return queues.filter((queue) => queue.length > 0);
}

/** At most so many at a time, over all partitions of a consumer. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}

export interface LaneBatch<M> {
  messages: readonly M[];
  keyOf(message: M): Buffer | string | null;
  /** Resolves = done (handled or parked); rejects = stop the batch, this message stays. */
  handle(message: M, signal: AbortSignal): Promise<void>;
  resolve(last: M): void;
  /** Rejects when the partition is no longer ours. */
  beat(): Promise<void>;
  /** False = take no further message. */
  goOn(): boolean;
}

export interface LaneRules {
  lanes: number;
  slots: Slots;
  beatMs: number;
}

/**
 * Works a batch in key queues. Returns the reason it stopped early, or undefined when all messages are done. When it
 * returns, no handler is running any more.
 */
export async function runLanes<M>(batch: LaneBatch<M>, rules: LaneRules): Promise<unknown> {
  const prefix = new Prefix(batch.messages.length);
  const abort = new AbortController();
  // every running lane listens
  setMaxListeners(0, abort.signal);
  let stop: { reason: unknown } | undefined;
  let beating: Promise<void> | undefined;
  const ticker = setInterval(() => {
    beating ??= batch
      .beat()
      .catch((error: unknown) => {
        stop ??= { reason: error };
        abort.abort(error);
      })
      .finally(() => {
        beating = undefined;
      });
  }, rules.beatMs);
  const one = async (index: number): Promise<void> => {
    const message = batch.messages[index];
    if (message === undefined || stop || !batch.goOn()) return;
    await batch.handle(message, abort.signal);
    const last = prefix.mark(index);
    const upTo = last === null ? undefined : batch.messages[last];
    if (upTo !== undefined) batch.resolve(upTo);
  };
  const lane = async (queue: number[]): Promise<void> => {
    for (const index of queue) {
      if (stop || !batch.goOn()) return;
      try {
        await rules.slots.use(() => one(index));
      } catch (error) {
        stop ??= { reason: error };
        return;
      }
    }
  };
  await Promise.all(lanesOf(batch.messages.map(batch.keyOf), rules.lanes).map(lane));
  clearInterval(ticker);
  await beating;
  return stop?.reason;
}
