import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProductInput } from '#libs/contracts';
import { bodyOf, goods, openShop, type Shop, shown } from '../world/goods.js';
import { checkout, until } from '../world/stack.js';
import { type Service, World } from '../world/world.js';
import type { Bench } from './bench.js';
import { Calls, pause } from './calls.js';
import { cpuOf, memoryOf } from './measure.js';

export const services = ['ingestion', 'quality', 'publishing', 'console', 'sandbox'] as const;
export const servers = ['kafka', 'mongodb', 'redis'] as const;
export type Part = (typeof services)[number] | (typeof servers)[number];
type Product = ProductInput & { sku: string };

/** The times an installation has of its own; tests of faults have shorter ones. */
const asInstalled = {
  LOG_LEVEL: 'warn',
  STEP_DEADLINE_MS: '40000',
  SETTLE_MS: '20000',
  SWEEP_MS: '1000',
  RELAY_LEASE_MS: '10000',
  JOB_LOCK_MS: '30000',
  CONSUMER_SESSION_MS: '45000',
  CALL_TIMEOUT_MS: '15000',
};
/** A pace that nobody waits for. */
const UNLIMITED = { perSecond: 10_000, pace: 1_000 };
const CHANNEL = 'woocommerce';
/** Shops being opened: a slow one's first call waits for its slot. */
const AT_A_TIME = 100;
const PER_REQUEST = 100;

/** All services as processes of their own, with shops that take whatever comes. */
export class Line {
  readonly shops: Shop[] = [];
  readonly calls: Calls;
  private readonly serverPids: Partial<Record<Part, number>>;

  private constructor(readonly world: World) {
    this.serverPids = serverPids(world.stack.mongodbUrl);
    this.calls = new Calls(world, CHANNEL);
  }

  static async start(bench: Bench, env: Record<string, string> = {}): Promise<Line> {
    return new Line(await World.start({ ...asInstalled, ...env }, { stack: bench.stack }));
  }

  async stop(): Promise<void> {
    await this.world.stop();
  }

  async openShops(
    count: number,
    options: { perSecond?: number; pace?: number; keys?: string[] } = UNLIMITED,
  ): Promise<Shop[]> {
    const { keys = [], ...limits } = options;
    const one = async (): Promise<void> => {
      while (this.shops.length + opening < count) {
        const key = keys[(this.shops.length + opening) % keys.length];
        opening += 1;
        const shop = await openShop(this.world, CHANNEL, { ...limits, ...(key === undefined ? {} : { key }) });
        opening -= 1;
        this.shops.push(shop);
      }
    };
    let opening = 0;
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count) }, one));
    for (const key of keys.length > 0 ? keys : [this.world.keys.apiKey])
      await until('all shops are ready', async () => (await this.connecting(key)) === 0, 600_000);
    return this.shops;
  }

  private async connecting(key: string): Promise<number> {
    let count = 0;
    let cursor: string | undefined;
    do {
      const after: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await this.world.call('GET', `/v1/connections?limit=100${after}`, undefined, { key });
      const { items, next } = body as { items: { status: string }[]; next?: string };
      count += items.filter(({ status }) => status === 'connecting').length;
      cursor = next;
    } while (cursor !== undefined);
    if (count > 0) await pause(500);
    return count;
  }

  /** Closes every shop: later products go elsewhere. */
  async closeShops(): Promise<void> {
    for (const { connectionId } of this.shops.splice(0))
      await this.world.call('DELETE', `/v1/connections/${connectionId}`);
  }

  make(count: number): Product[] {
    return Array.from({ length: count }, () => goods(this.world));
  }

  /** Uploads products in bulk, two requests at a time, as a client would. */
  async upload(products: readonly Product[], key?: string): Promise<void> {
    const parts = Array.from({ length: Math.ceil(products.length / PER_REQUEST) }, (_, part) =>
      products.slice(part * PER_REQUEST, (part + 1) * PER_REQUEST),
    );
    const one = async (): Promise<void> => {
      for (let part = parts.shift(); part; part = parts.shift()) await this.uploadPart(part, key);
    };
    await Promise.all([one(), one()]);
  }

  private async uploadPart(part: readonly Product[], key?: string): Promise<void> {
    const options = key === undefined ? {} : { key };
    const { status, body } = await this.world.call('POST', '/v1/products:batch', { items: part.map(bodyOf) }, options);
    const refused = (body.items as { status: number }[] | undefined)?.find((item) => item.status >= 300);
    if (status !== 200 || refused) throw new Error(`upload: ${status} ${JSON.stringify(refused ?? body)}`);
  }

  /** When each SKU went live, once `count` have since call number `after`; key `<shop>/<sku>`. */
  liveTimes(after: number, count: number): Promise<Map<string, number>> {
    return this.calls.liveTimes(after, (live) => live.size >= count);
  }

  /** Every shop shows as many live items as there should be, none twice. */
  async verify(count: number): Promise<void> {
    for (const shop of this.shops) {
      const skus = (await shown(this.world, shop)).filter((item) => item.live).map((item) => item.sku);
      if (new Set(skus).size !== skus.length) throw new Error(`a product is live twice in shop ${shop.shop}`);
      if (skus.length !== count) throw new Error(`${skus.length} of ${count} products are live in shop ${shop.shop}`);
    }
  }

  /** Nothing is on its way and every service rests: read-backs are done and read models are told. */
  async rest(): Promise<void> {
    await until(
      'all listings rest',
      async () => {
        const { body } = await this.world.call('GET', '/v1/listings?bucket=waiting&limit=1');
        if (body.items.length > 0) await pause(250);
        return body.items.length === 0;
      },
      300_000,
    );
    await this.resting();
  }

  /** No service does anything any more. */
  async resting(): Promise<void> {
    let before = this.cpu();
    await until(
      'services rest',
      async () => {
        await pause(1_000);
        const now = this.cpu();
        const busy = services.some((service) => now[service] - before[service] > 0.1);
        before = now;
        return !busy;
      },
      120_000,
    );
  }

  /** CPU seconds so far, by service and server (0 for a server we did not start). */
  cpu(): Record<Part, number> {
    return this.each(cpuOf);
  }

  /** Resident memory in MB. */
  memory(): Record<Part, number> {
    return this.each(memoryOf);
  }

  pid(service: Service): number {
    return this.world.process(service)?.pid ?? 0;
  }

  private each(read: (pid: number) => number): Record<Part, number> {
    const of = (pid: number | undefined): number => (pid ? read(pid) : 0);
    return Object.fromEntries([
      ...services.map((service) => [service, of(this.pid(service))]),
      ...servers.map((server) => [server, of(this.serverPids[server])]),
    ]) as Record<Part, number>;
  }
}

/** Processes of the stack, where it is this checkout's own. */
function serverPids(mongodbUrl: string): Partial<Record<Part, number>> {
  try {
    const state = JSON.parse(readFileSync(join(checkout, '.local/stack.json'), 'utf8')) as Record<
      string,
      { url?: string; pid?: number } | undefined
    >;
    if (state['mongodb']?.url !== mongodbUrl) return {};
    return Object.fromEntries(
      servers.flatMap((server) => {
        const pid = state[server]?.pid;
        return pid === undefined ? [] : [[server, pid]];
      }),
    );
  } catch {
    // servers given by the environment have no process here
    return {};
  }
}
