import { until } from '../world/stack.js';
import type { World } from '../world/world.js';

interface Call {
  seq: number;
  /** UTC ms at arrival. */
  time: number;
  shop: string;
  operation: string;
  subject: string | null;
  itemId: string | null;
  committed: boolean;
  /** What buyers see after it. */
  after?: { offers: { price: number }[] };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads times off the channel's own log of calls: nothing has to be polled while a benchmark runs. */
export class Calls {
  constructor(
    private readonly world: World,
    private readonly channel: string,
  ) {}

  /** Number of the newest call. */
  async last(): Promise<number> {
    const { channels } = (await this.world.control('GET', '')) as { channels: { channel: string; calls: number }[] };
    return channels.find(({ channel }) => channel === this.channel)?.calls ?? 0;
  }

  async after(seq: number): Promise<Call[]> {
    return (await this.world.control('GET', `/${this.channel}/calls?after=${seq}`)).calls as Call[];
  }

  /**
   * When each SKU went live (UTC ms): a create makes it hidden, the first write after that makes it visible.
   * Key `<shop>/<sku>`. Waits until `isEnough`.
   */
  async liveTimes(
    after: number,
    isEnough: (live: ReadonlyMap<string, number>) => boolean,
    everyMs = 200,
  ): Promise<Map<string, number>> {
    const created = new Map<string, string>();
    const live = new Map<string, number>();
    let seen = after;
    const read = async (): Promise<boolean> => {
      for (const { seq, time, shop, operation, subject, itemId, committed } of await this.after(seen)) {
        seen = seq;
        if (!committed || itemId === null) continue;
        const key = `${shop}/${itemId}`;
        const sku = created.get(key);
        if (operation.startsWith('POST')) created.set(key, `${shop}/${subject ?? ''}`);
        else if (operation.startsWith('PUT') && sku !== undefined && !live.has(sku)) live.set(sku, time);
      }
      if (!isEnough(live)) await pause(everyMs);
      return isEnough(live);
    };
    await until('enough listings are live', read, 900_000);
    return live;
  }

  /** When each of these items first cost at least so much, after call `after` (UTC ms); waits for all. */
  async pricedAt(after: number, wanted: readonly { itemId: string; minor: number }[]): Promise<number[]> {
    return until(
      `${wanted.length} prices are written`,
      async () => {
        const writes = (await this.after(after)).filter(({ committed, after: seen }) => committed && seen);
        const times = wanted.map(
          ({ itemId, minor }) =>
            writes.find((call) => call.itemId === itemId && (call.after?.offers[0]?.price ?? 0) >= minor)?.time,
        );
        const found = times.filter((time) => time !== undefined);
        if (found.length < wanted.length) await pause(500);
        return found.length === wanted.length ? found : undefined;
      },
      120_000,
    );
  }
}
