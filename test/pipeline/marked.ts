import { randomBytes } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { goods } from '../world/goods.js';
import { until } from '../world/stack.js';
import type { World } from '../world/world.js';

/** One thing that lies somewhere or went over a wire, and whose it is: null = nobody's, then it must tell of nobody. */
export interface Piece {
  where: string;
  owner: string | null;
  text: string;
}

/** A word and ids that only one organisation may be told. */
export type Marks = ReadonlyMap<string, ReadonlySet<string>>;

/** Every piece that holds what belongs to another organisation than its own. */
export function leaks(pieces: readonly Piece[], marks: Marks): string[] {
  return pieces.flatMap(({ where, owner, text }) => {
    const folded = text.toLowerCase();
    return [...marks]
      .filter(([tenant]) => tenant !== owner)
      .flatMap(([tenant, words]) =>
        [...words].filter((word) => folded.includes(word)).map((word) => ({ tenant, word })),
      )
      .map(({ tenant, word }) => `${where}, of ${String(owner)}, holds ${word} of ${tenant}: ${text.slice(0, 300)}`);
  });
}

interface Connected {
  id: string;
  channel: string;
  shop: string;
  /** What it was connected with. */
  form: object;
}

/**
 * An organisation that writes its own word into everything it says, and keeps what it is answered and told by the
 * stream.
 */
export class MarkedOrganisation {
  readonly word = `dauvet${randomBytes(6).toString('hex')}`;
  readonly pieces: Piece[] = [];
  readonly connections: Connected[] = [];
  /** Shops that were begun to be connected. */
  readonly shops: string[] = [];
  /** Ids that were given to it, beside its word. */
  readonly own = new Set<string>([this.word]);
  /** Everything the stream has told, in one piece: a word may be cut in two on its way. */
  stream = '';
  private key = '';
  private readonly stopped = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  private constructor(
    readonly world: World,
    private readonly door: ShopDoor,
    readonly tenant: string,
  ) {}

  static async found(world: World, door: ShopDoor): Promise<MarkedOrganisation> {
    const tag = randomBytes(4).toString('hex');
    const owner = { email: `chu-${tag}@ganh.example`, password: `mat-khau-${tag}`, name: 'Chủ' };
    const operator = { key: world.keys.operatorKey };
    const made = await world.call('POST', '/v1/organisations', { name: `Hợp tác xã ${tag}`, owner }, operator);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    const organisation = new MarkedOrganisation(world, door, made.body.id as string);
    organisation.own.add(organisation.tenant).add(tag);
    const { email, password } = owner;
    const { accessToken } = (await world.call('POST', '/v1/sessions', { email, password })).body;
    const wanted = { name: `Kho ${organisation.word}`, scopes: ['read', 'write', 'publish', 'manage'] };
    organisation.key = (await world.call('POST', '/v1/keys', wanted, { key: accessToken as string })).body.key;
    organisation.listening = organisation.listen();
    return organisation;
  }

  /** A call to the public address; its answer must speak of nobody else. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await this.world.call(method, path, body, { key: this.key, headers });
    this.keep(`answer to ${method} ${path.replace(/\/[0-9a-f-]{36}/g, '/{id}')}`, answer.body);
    const id = (answer.body as { id?: unknown } | null)?.id;
    if (answer.status < 300 && typeof id === 'string') this.own.add(id);
    return answer;
  }

  /** A product of the code that every organisation uses, in this one's words. */
  product(number: number, edition: number) {
    const { word, world } = this;
    const [code, sku] = [`CHUNG-${number}`, `CHUNG-${number}-A`];
    const { sku: _sku, ...product } = goods(world);
    const [variant] = product.variants;
    const name = `Hợp tác xã ${word}`;
    return {
      ...product,
      code,
      name: { vi: `Chè xanh ${word} mẻ ${number} lần ${edition} hộp 200 g` },
      description: { vi: `${product.description?.vi ?? ''}\nLời của ${word}.` },
      images: [1, 2, 3].map((index) => ({ url: `${world.urls.sandbox}/images/${word}-${number}-${index}.png` })),
      variants: [{ ...variant, sku }],
      producer: { ...product.producer, name, labelParty: { name, address: `Nhà ${word}, thành phố Hà Nội` } },
      offers: [{ sku, price: { currency: 'VND', minor: 100_000 + edition * 1000 }, stock: { stated: 10 + edition } }],
    };
  }

  /** Connects a new shop, which the door will know as this organisation's. */
  async connect(channel: string): Promise<void> {
    const shop = `${this.word}-${this.shops.length}`;
    this.shops.push(shop);
    const form = await this.world.control('POST', `/${channel}/shops`, { shop });
    const { shopId, partnerId } = { ...form.settings, ...form.credentials } as Record<string, string | undefined>;
    for (const name of [`/${shop}/`, shopId && `shop_id=${shopId}`, partnerId && `partner_id=${partnerId}`])
      if (name) this.door.shops.set(name, this.tenant);
    const wanted = {
      channel,
      name: `Gian hàng ${this.word}`,
      settings: { ...form.settings, perSecond: 100 },
      credentials: form.credentials,
      mapping: { ...form.mapping, stockShare: 100 },
      policy: { mode: 'auto', minGrade: 'E' },
    };
    // A shop that does not answer in time is asked again.
    const { status, body } = await until('the shop is reached', async () => {
      const answer = await this.call('POST', '/v1/connections', wanted);
      return answer.status !== 503 && answer;
    });
    if (status !== 201) throw new Error(`connecting ${channel}: ${JSON.stringify(body)}`);
    this.connections.push({ id: body.id as string, channel, shop, form: wanted });
  }

  /** Until every listing rests and the stream has told of one. */
  async rests(): Promise<void> {
    await until(
      `all listings of ${this.word} rest`,
      async () => (await this.call('GET', '/v1/listings?bucket=waiting&limit=1')).body.items.length === 0,
      60_000,
    );
    const { items } = (await this.call('GET', '/v1/listings')).body as { items: { id: string }[] };
    for (const { id } of items) this.own.add(id);
    await until(`the stream tells ${this.word}`, () => items.some(({ id }) => this.stream.includes(id)));
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.listening;
    this.keep('stream', this.stream);
  }

  private keep(where: string, told: unknown): void {
    this.pieces.push({ where, owner: this.tenant, text: typeof told === 'string' ? told : JSON.stringify(told) });
  }

  private async listen(): Promise<void> {
    try {
      const response = await fetch(`${this.world.urls.console}/v1/events?after=0`, {
        headers: { authorization: `Bearer ${this.key}` },
        signal: this.stopped.signal,
      });
      for await (const piece of response.body ?? []) {
        this.stream += Buffer.from(piece).toString('utf8');
      }
    } catch (error) {
      if (!this.stopped.signal.aborted) throw error;
    }
  }
}

/**
 * Stands before the pretend marketplaces and keeps every call and answer whole. Whose a call is, is told by the shop it
 * names in its address, as its organisation made it known.
 */
export class ShopDoor {
  readonly pieces: Piece[] = [];
  /** Words of an address → whose shop it is. */
  readonly shops = new Map<string, string>();
  private behind = '';
  private readonly server: Server;

  private constructor() {
    this.server = createServer((incoming, outgoing) => {
      const { method, url = '' } = incoming;
      const owner = [...this.shops].find(([word]) => url.includes(word))?.[1] ?? null;
      const keep = (where: string, heard: Buffer[]): void => {
        this.pieces.push({ where, owner, text: `${method} ${url} ${Buffer.concat(heard).toString('utf8')}` });
      };
      const onward = request(`${this.behind}${url}`, { method, headers: incoming.headers }, (answer) => {
        const heard: Buffer[] = [];
        answer.on('data', (piece: Buffer) => heard.push(piece));
        answer.on('end', () => keep('answer of a shop', heard));
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      const said: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => said.push(piece));
      incoming.on('end', () => keep('call of a shop', said));
      incoming.pipe(onward);
    });
  }

  /** `url` is what SANDBOX_URL must be; `lead` says where it leads. */
  static async open(): Promise<ShopDoor> {
    const door = new ShopDoor();
    await new Promise<void>((resolve) => door.server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  lead(behind: string): void {
    this.behind = behind;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
