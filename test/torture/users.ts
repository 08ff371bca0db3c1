import { setTimeout as pause } from 'node:timers/promises';
import type { ProductInput } from '#libs/contracts';
import { bodyOf, goods, shown } from '../world/goods.js';
import type { World } from '../world/world.js';
import type { Api } from './api.js';
import { csvOf } from './csv.js';
import { editionIn, type Journal, type Organisation, priceOf, titleOf, type Wanted } from './journal.js';
import type { Random } from './random.js';

let serial = 0;
/** The most a clock is stepped, and a while for the request itself. */
const CLOCKS_DIFFER_MS = 10_000;

/** One person at work. Each has products of their own, so that the order of requests about a product is known. */
export class User {
  private readonly own: Wanted[] = [];

  constructor(
    private readonly world: World,
    private readonly api: Api,
    private readonly journal: Journal,
    private readonly organisation: Organisation,
    private readonly random: Random,
  ) {}

  /** Works until told to stop, with about `restMs` between two requests. */
  async work(stop: AbortSignal, restMs: number): Promise<void> {
    while (!stop.aborted) {
      await this.act();
      await pause(restMs * (0.3 + 1.4 * this.random.next()));
    }
  }

  /** New prices for some products, one after the other. */
  async changePrices(most: number): Promise<void> {
    const known = this.own.filter((wanted) => wanted.id && !wanted.removed && !wanted.unsure);
    for (const wanted of known.slice(-most)) await this.offer(wanted);
  }

  private async act(): Promise<void> {
    const draw = this.random.between(1, 100);
    const editable = this.own.filter((wanted) => wanted.id && !wanted.removed && !wanted.unsure);
    if (this.own.length < 3 || draw <= 12) return this.create();
    if (draw <= 15) return this.createMany();
    if (draw <= 18) return this.import();
    const wanted = this.random.pick(this.own.filter((one) => !one.removed && !one.unsure).concat(this.own[0] ?? []));
    if (wanted.removed || wanted.unsure) return;
    if (draw <= 45) return this.offer(wanted);
    if (draw <= 52) return this.stockChange(wanted);
    if (draw <= 58) return this.sell(wanted);
    if (editable.length === 0) return;
    const known = this.random.pick(editable);
    if (draw <= 85) return this.edit(known);
    if (draw <= 90) return this.race(known);
    if (draw <= 95) return this.burst(known);
    return this.withdraw(known);
  }

  private invent(): Wanted {
    const number = (serial += 1);
    const stock = { stated: this.random.between(20, 90), asOf: Date.now(), changed: 0 };
    const sheet = goods(this.world);
    const wanted: Wanted = {
      organisation: this.organisation,
      code: sheet.code,
      sku: sheet.sku,
      product: bodyOf(sheet),
      edition: 1,
      priceStep: 1,
      stock,
      revision: 0,
      removed: false,
      sales: [],
      deletedAt: [],
    };
    wanted.product.name = { vi: titleOf(this.organisation.mark, number, 1) };
    wanted.product.offers = [
      {
        sku: sheet.sku,
        price: { currency: 'VND', minor: priceOf(wanted) },
        stock: { stated: stock.stated, asOf: stock.asOf },
      },
    ];
    return wanted;
  }

  private keep(wanted: Wanted): void {
    this.own.push(wanted);
    this.journal.products.push(wanted);
  }

  private async create(): Promise<void> {
    const wanted = this.invent();
    const { sku } = wanted;
    const answer = await this.api.ask(this.organisation, {
      method: 'POST',
      path: '/v1/products',
      body: wanted.product,
      about: { sku, edition: 1 },
    });
    if (answer?.status === 201) Object.assign(wanted, { id: answer.body.id, revision: answer.body.revision });
    else wanted.unsure = 'create';
    this.keep(wanted);
    // Edited while it is on its way to the shops.
    if (wanted.id && this.random.chance(0.4)) await this.edit(wanted);
  }

  private async createMany(): Promise<void> {
    const many = Array.from({ length: this.random.between(2, 6) }, () => this.invent());
    const answer = await this.api.ask(this.organisation, {
      method: 'POST',
      path: '/v1/products:batch',
      body: { items: many.map(({ product }) => product) },
      about: { skus: many.map(({ sku }) => sku) },
    });
    for (const [index, wanted] of many.entries()) {
      const item = answer?.body.items?.[index];
      if (item?.status < 300) Object.assign(wanted, { id: item.id, revision: item.revision });
      else wanted.unsure = 'batch';
      if (item?.status >= 300)
        this.journal.oddAnswers.push(`batch item ${wanted.sku} → ${JSON.stringify(item).slice(0, 300)}`);
      this.keep(wanted);
    }
  }

  /** A file of new products with one row that must be refused. */
  private async import(): Promise<void> {
    const many = Array.from({ length: this.random.between(2, 8) }, () => this.invent());
    const answer = await this.api.ask(this.organisation, {
      method: 'POST',
      path: '/v1/imports',
      body: csvOf(many.map(({ product }) => product)),
      about: { skus: many.map(({ sku }) => sku) },
      expect: [202],
    });
    // An offer without asOf is stated when it is received.
    for (const wanted of many) {
      if (answer?.status !== 202) wanted.unsure = 'import';
      this.keep(wanted);
    }
    if (answer?.status === 202)
      this.journal.imports.push({
        id: answer.body.id,
        organisation: this.organisation,
        rows: many.length + 1,
        skus: many.map(({ sku }) => sku),
      });
  }

  private next(wanted: Wanted, edition: number): ProductInput {
    const number = Number(/ mẻ (\d+) /.exec(wanted.product.name.vi)?.[1]);
    const { offers: _told, ...product } = wanted.product;
    return { ...product, offers: [], name: { vi: titleOf(this.organisation.mark, number, edition) } };
  }

  private put(wanted: Wanted, product: ProductInput): ReturnType<Api['ask']> {
    return this.api.ask(this.organisation, {
      method: 'PUT',
      path: `/v1/products/${wanted.id}`,
      body: product,
      headers: { 'if-match': `"${wanted.revision}"` },
      expect: [412],
      about: { sku: wanted.sku, edition: editionIn(product.name.vi) },
    });
  }

  private async edit(wanted: Wanted): Promise<void> {
    const product = this.next(wanted, wanted.edition + 1);
    const answer = await this.put(wanted, product);
    if (answer?.status === 200) this.took(wanted, product, answer.body.revision);
    else await this.look(wanted, [product]);
  }

  private async burst(wanted: Wanted): Promise<void> {
    for (let time = 0; time < 3 && !wanted.unsure; time += 1) await this.edit(wanted);
  }

  /** Two people save at once from the same page: exactly one of them may win. */
  private async race(wanted: Wanted): Promise<void> {
    const rivals = [1, 2].map((step) => this.next(wanted, wanted.edition + step)) as [ProductInput, ProductInput];
    const answers = await Promise.all(rivals.map((product) => this.put(wanted, product)));
    const winners = rivals.filter((_, index) => answers[index]?.status === 200);
    if (winners.length === 2) this.journal.oddAnswers.push(`lost update of ${wanted.sku}: both writers were told 200`);
    await this.look(wanted, rivals);
  }

  private took(wanted: Wanted, product: ProductInput, revision: number): void {
    const { offers } = wanted.product;
    wanted.product = { ...product, offers };
    wanted.edition = editionIn(product.name.vi);
    if (revision < wanted.revision) this.journal.oddAnswers.push(`${wanted.sku}: revision fell to ${revision}`);
    wanted.revision = revision;
  }

  /** After an answer that leaves it open whose words won: the owner is asked. */
  private async look(wanted: Wanted, candidates: ProductInput[]): Promise<void> {
    const { sku } = wanted;
    const answer = await this.api.ask(this.organisation, {
      method: 'GET',
      path: `/v1/products/${wanted.id}`,
      about: { sku },
    });
    if (answer?.status !== 200) {
      wanted.unsure = 'words';
      return;
    }
    const title: string = answer.body.product.content.name.vi;
    const winner = candidates.find((product) => product.name.vi === title);
    if (winner) this.took(wanted, winner, answer.body.product.revision);
    else if (title !== wanted.product.name.vi)
      this.journal.oddAnswers.push(`${sku} shows words that were never acknowledged: ${title}`);
  }

  private async patch(wanted: Wanted, item: object): Promise<boolean> {
    const { sku } = wanted;
    const answer = await this.api.ask(this.organisation, {
      method: 'PATCH',
      path: '/v1/offers',
      body: { items: [{ producerCode: 'suoi-trong', sku, ...item }] },
      about: { sku, ...item },
    });
    const status = answer?.body.items?.[0]?.status;
    if (status >= 300 && !wanted.unsure) {
      // A product of an import may not have been read yet.
      if (!wanted.id && answer?.body.items[0].problem?.code === 'offer.notFound') return false;
      // A file's counts are of the moment it came in, by the clock of a service that may run ahead (F28).
      const statedAgo = Date.now() - wanted.stock.asOf;
      if (statedAgo < CLOCKS_DIFFER_MS && answer?.body.items[0].problem?.code === 'offer.older') return false;
      this.journal.oddAnswers.push(`offer of ${sku} → ${JSON.stringify(answer?.body).slice(0, 300)}`);
    }
    if (!answer) wanted.unsure = 'offer';
    return status === 200;
  }

  private async offer(wanted: Wanted): Promise<void> {
    const priceStep = wanted.priceStep + 1;
    const stock = { stated: this.random.between(20, 90), asOf: Date.now() };
    const withStock = this.random.chance(0.5);
    const price = { currency: 'VND', minor: priceOf({ priceStep }) };
    if (!(await this.patch(wanted, { price, ...(withStock ? { stock } : {}) }))) return;
    wanted.priceStep = priceStep;
    if (withStock) wanted.stock = { ...stock, changed: 0 };
  }

  private async stockChange(wanted: Wanted): Promise<void> {
    const change = this.random.between(-3, 3) || 1;
    const changeId = `d-${(serial += 1)}`;
    if (!(await this.patch(wanted, { stockChange: { changeId, change } }))) return;
    wanted.stock.changed += change;
  }

  /** A buyer at a marketplace. */
  private async sell(wanted: Wanted): Promise<void> {
    const shop = this.random.pick(this.organisation.shops);
    const item = (await shown(this.world, shop)).find(({ sku, live }) => live && sku === wanted.sku);
    const left = item?.variants[0]?.stock ?? 0;
    if (left < 2 || wanted.unsure) return;
    const quantity = this.random.between(1, 2);
    await this.world.control('POST', `/${shop.channel}/shops/${shop.shop}/sell`, { sku: wanted.sku, quantity });
    wanted.sales.push({ shop: shop.shop, quantity, at: Date.now() });
    this.journal.note('sold at the marketplace', { sku: wanted.sku, shop: shop.shop, quantity });
  }

  private async withdraw(wanted: Wanted): Promise<void> {
    const answer = await this.api.ask(this.organisation, {
      method: 'DELETE',
      path: `/v1/products/${wanted.id}`,
      expect: [404],
      about: { sku: wanted.sku },
    });
    if (answer) wanted.removed = true;
    else wanted.unsure = 'withdraw';
  }
}
