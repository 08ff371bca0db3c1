import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { connectionMapping, type ConnectionMapping } from '#libs/contracts';
import { createAgents, createChannelHttp, type HttpAgents } from '../http-client.js';
import type { HttpGuards } from '../http.js';
import type { ChannelAdapter, ChannelSession, CreateOutcome, ListingToSend, RemoteIds } from '../port.js';
import { createSession, secretsIn } from '../secrets.js';
import type { ChannelSimulator } from '../simulator.js';
import { SimulatorHost } from '../simulator/simulator-host.js';
import { tinyPicture } from './picture.js';

export const SHOP = '4400001';
const START = 1_790_000_000_000;

/** Time that stands still until it is told to pass; the server's waits end only when released. */
class StillClock {
  private at = START;
  private waiting: (() => void)[] = [];
  private arrivals: (() => void)[] = [];

  now = (): number => this.at;
  monotonic = (): number => this.at;
  pass(ms: number): void {
    this.at += ms;
  }
  wait = (): Promise<void> => {
    for (const tell of this.arrivals.splice(0)) tell();
    return new Promise((done) => this.waiting.push(done));
  };
  /** Resolves when a request hangs at the server. */
  hanging(): Promise<void> {
    return new Promise((done) => this.arrivals.push(done));
  }
  release(): void {
    for (const done of this.waiting.splice(0)) done();
  }
}

/** One adapter against its simulator over real HTTP on loopback, in one process, with a clock of its own. */
export class Rig {
  readonly clock = new StillClock();
  readonly host: SimulatorHost;
  /** Everything that left the adapter and could be logged. */
  readonly loggable: string[] = [];
  mapping: ConnectionMapping = connectionMapping.parse({});
  credentials: Record<string, unknown> = {};
  settings: Record<string, unknown> = {};
  slots: string[] = [];
  abort = new AbortController();
  private server: Server;
  private agents: HttpAgents = createAgents(8);
  private pending = new Set<Promise<void>>();

  constructor(
    readonly adapter: ChannelAdapter,
    readonly simulator: ChannelSimulator,
  ) {
    this.host = new SimulatorHost(simulator, this.clock);
    this.server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path.startsWith('/images/')) {
        response.writeHead(200, { 'content-type': 'image/png' }).end(tinyPicture(path));
        return;
      }
      const work = this.host.handle(request, response, path.slice(adapter.id.length + 1));
      this.pending.add(work);
      void work.finally(() => this.pending.delete(work));
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.simulator.reset();
    const shop = this.simulator.addShop(SHOP, { baseUrl: `${this.origin}/${this.adapter.id}`, now: this.clock.now() });
    this.settings = this.adapter.connectionSchema.settings.parse(shop.settings);
    this.credentials = this.adapter.connectionSchema.credentials.parse(shop.credentials);
    this.mapping = connectionMapping.parse(this.simulator.suggestedMapping());
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  imageUrl(name: string): string {
    return `${this.origin}/images/${name}.png`;
  }

  session(): ChannelSession {
    const guards: HttpGuards = {
      takeSlot: (operation) => {
        this.slots.push(operation);
        return Promise.resolve();
      },
      onCall: (call) => void this.loggable.push(inspect(call)),
      remainingMs: () => 60_000,
      signal: this.abort.signal,
    };
    const http = createChannelHttp(guards, { allowPrivateShops: true, allowPrivateImages: true, agents: this.agents });
    return createSession({
      account: { connectionId: 'connection', shop: SHOP, settings: this.settings, mapping: this.mapping },
      credentials: this.credentials,
      http,
      now: this.clock.now,
      log: (message, fields) => void this.loggable.push(`${message} ${inspect(fields)}`),
    });
  }

  /** The error of a call that must fail, kept for the search for secrets. */
  async failureOf(work: Promise<unknown>): Promise<unknown> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    this.loggable.push(inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error) ?? '');
    return error;
  }

  secretsSeen(): string[] {
    const all = this.loggable.join('\n');
    return secretsIn(this.credentials).filter((secret) => all.includes(secret));
  }

  /** Uploads where the channel wants that; else the addresses themselves. */
  async images(urls: string[]): Promise<string[]> {
    if (!this.adapter.uploadImage) return urls;
    const session = this.session();
    const references: string[] = [];
    for (const url of urls) references.push(await this.adapter.uploadImage(session, url));
    return references;
  }

  /** Creates to the end, as the planner would: waiting as told, finishing, out of sight. */
  async createWhole(listing: ListingToSend): Promise<RemoteIds> {
    const images = await this.images(listing.rendered.images);
    let outcome: CreateOutcome = await this.adapter.create(this.session(), listing, images, listing.listingId);
    for (let round = 0; round < 5 && outcome.kind === 'unfinished'; round += 1) {
      this.clock.pass(Math.max(0, outcome.notBefore - this.clock.now()));
      if (!this.adapter.finish) throw new Error('unfinished, but there is no finish');
      outcome = await this.adapter.finish(this.session(), outcome.ids, listing);
    }
    if (outcome.kind === 'pending' || outcome.kind === 'unfinished') throw new Error(`create ended as ${outcome.kind}`);
    return outcome.ids;
  }

  async publish(listing: ListingToSend): Promise<RemoteIds> {
    const ids = await this.createWhole(listing);
    await this.adapter.setVisibility(this.session(), ids, 'live');
    return ids;
  }

  /** Lets everything that hangs at the server come to its end. */
  async settle(): Promise<void> {
    this.clock.release();
    await Promise.all(this.pending);
  }

  async close(): Promise<void> {
    await this.settle();
    for (const pair of Object.values(this.agents) as HttpAgents['shop'][]) {
      pair.http.destroy();
      pair.https.destroy();
    }
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    this.simulator.reset();
  }
}
