import { expect } from 'vitest';
import { isChannelFault } from '../fault.js';
import type { Behaviour } from './conformance.js';
import { SHOP, type Rig } from './rig.js';
import { offersFor, sampleListing, sampleProduct } from './samples.js';
import type { ListingToSend, Observed } from '../port.js';

async function seen(rig: Rig, itemId: string): Promise<Observed> {
  const [found] = await rig.adapter.observe(rig.session(), [itemId]);
  if (!found) throw new Error('observe must answer for every id');
  return found;
}

/** What buyers see has no difference from what was sent. */
function expectSame(found: Observed, listing: ListingToSend): void {
  expect(found).toMatchObject({
    remoteSku: listing.remoteSku,
    title: listing.rendered.title,
    description: listing.rendered.description,
    imageCount: listing.rendered.images.length,
  });
  const there = found.offers.map(({ remoteSku, price, stock }) => ({ remoteSku, price, stock }));
  expect(there).toEqual(listing.offers.map(({ remoteSku, price, stock }) => ({ remoteSku, price, stock })));
}

const publishing: Behaviour[] = [false, true].map((axes) => ({
  name: `published with ${axes ? 'options' : 'one variant'}, it reads back without a difference`,
  run: async (rig) => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a'), rig.imageUrl('b')], { axes }));
    const ids = await rig.createWhole(listing);
    if (rig.adapter.capabilities.createsHidden) expect(rig.simulator.listings(SHOP)[0]?.live).toBe(false);
    await rig.adapter.setVisibility(rig.session(), ids, 'live');
    const found = await seen(rig, ids.itemId);
    expect(found.state).toBe('live');
    expectSame(found, listing);
    expect(Object.keys(ids.variants)).toEqual(axes ? listing.offers.map((offer) => offer.sku) : []);
    expect(rig.simulator.listings(SHOP)).toMatchObject([{ live: true, sku: listing.remoteSku }]);
  },
}));

export const listingBehaviours: Behaviour[] = [
  ...publishing,
  {
    name: 'an unfinished create may be finished twice: the variants stay the same',
    applies: (adapter) => adapter.finish !== undefined,
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
      const ids = await rig.createWhole(listing);
      const again = await rig.adapter.finish?.(rig.session(), { itemId: ids.itemId, variants: {} }, listing);
      expect(again).toMatchObject({ kind: 'hidden', ids: { variants: ids.variants } });
    },
  },
  {
    name: 'created twice under one SKU, the twin is found or refused by name',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const first = await rig.createWhole(listing);
      const twin = await rig.createWhole(listing).catch((error: unknown) => error);
      const found = await rig.adapter.findBySku(rig.session(), [listing.remoteSku]);
      if (isChannelFault(twin)) {
        expect(twin).toMatchObject({ kind: 'conflict', detail: { existing: first.itemId } });
        expect(found.map((item) => item.ids.itemId)).toEqual([first.itemId]);
      } else expect(found).toHaveLength(2);
    },
  },
  {
    name: 'a look-up by SKU finds exactly that SKU, hidden or not',
    run: async (rig) => {
      const product = sampleProduct([rig.imageUrl('a')]);
      const ids = await rig.createWhole(sampleListing(rig, product, { remoteSku: 'AB' }));
      await rig.publish(sampleListing(rig, product, { remoteSku: 'ABC' }));
      const found = await rig.adapter.findBySku(rig.session(), [rig.adapter.grammar.toSku('AB'), 'nowhere']);
      expect(found.map((item) => [item.ids.itemId, item.state])).toEqual([[ids.itemId, 'paused']]);
    },
  },
  {
    name: 'the inventory names every listing with its SKU',
    run: async (rig) => {
      const product = sampleProduct([rig.imageUrl('a')]);
      for (const remoteSku of ['S1', 'S2', 'S3']) await rig.createWhole(sampleListing(rig, product, { remoteSku }));
      const skus: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await rig.adapter.inventory(rig.session(), cursor);
        skus.push(...page.items.map((item) => item.remoteSku));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(skus.sort()).toEqual(['S1', 'S2', 'S3']);
    },
  },
  {
    name: 'new content leaves price and stock alone',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const ids = await rig.publish(listing);
      rig.simulator.sell(SHOP, listing.remoteSku, 5);
      const product = sampleProduct([rig.imageUrl('b'), rig.imageUrl('c')], { name: 'Mật ong hoa nhãn vụ mới' });
      const next = sampleListing(rig, product, { stock: 99 });
      await rig.adapter.updateContent(rig.session(), ids, next, await rig.images(next.rendered.images));
      const found = await seen(rig, ids.itemId);
      expect(found).toMatchObject({ title: 'Mật ong hoa nhãn vụ mới', imageCount: 2, state: 'live' });
      expect(found.offers[0]?.stock).toBe(7);
    },
  },
  {
    name: 'variants come and go with the content',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
      const ids = await rig.publish(listing);
      const product = sampleProduct([rig.imageUrl('a')], { axes: true });
      product.content.options = [{ name: 'Dung tích', values: ['500 ml', '1 lít'] }];
      const [, second] = product.content.variants;
      if (!second) throw new Error('sample has two variants');
      product.content.variants = [second, { ...second, sku: 'MO-3', optionValues: ['1 lít'] }];
      const next = sampleListing(rig, product);
      const after = await rig.adapter.updateContent(rig.session(), ids, next, await rig.images(next.rendered.images));
      expect(Object.keys(after.variants).sort()).toEqual(['MO-2', 'MO-3']);
      expect(after.variants['MO-2']).toBe(ids.variants['MO-2']);
      const variants = rig.simulator.listings(SHOP)[0]?.variants ?? [];
      expect(variants.map((item) => item.options.join()).sort()).toEqual(['1 lít', '500 ml']);
    },
  },
  {
    name: 'money goes there and back unchanged, to the smallest and a large price',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
      const ids = await rig.publish(listing);
      const prices: Record<string, number> = { 'MO-1': 1000, 'MO-2': 98_765_432 };
      const offers = offersFor(listing, ids.variants, (offer) => ({
        price: { currency: 'VND', minor: prices[offer.sku] ?? 0 },
        stock: 0,
      }));
      const outcomes = await rig.adapter.setOffers(rig.session(), ids, offers);
      expect(outcomes.every((item) => item.ok)).toBe(true);
      const found = await seen(rig, ids.itemId);
      expect(found.offers.map((offer) => offer.price?.minor)).toEqual([1000, 98_765_432]);
      expect(found.state).toBe('outOfStock');
    },
  },
  {
    name: 'a currency the shop does not sell in is refused before anything is sent',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const ids = await rig.publish(listing);
      const before = rig.host.calls.last;
      const offers = offersFor(listing, {}, () => ({ price: { currency: 'USD', minor: 500 } }));
      const fault = await rig.failureOf(rig.adapter.setOffers(rig.session(), ids, offers));
      expect(fault).toMatchObject({ kind: 'invalid', detail: { field: 'price' } });
      expect(rig.host.calls.last).toBe(before);
    },
  },
  {
    name: 'hiding twice and removing twice are as good as once',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const ids = await rig.publish(listing);
      for (let round = 0; round < 2; round += 1) await rig.adapter.setVisibility(rig.session(), ids, 'paused');
      expect((await seen(rig, ids.itemId)).state).toBe('paused');
      for (let round = 0; round < 2; round += 1) await rig.adapter.remove(rig.session(), ids);
      expect((await seen(rig, ids.itemId)).state).toBe('missing');
      expect(rig.simulator.listings(SHOP)).toEqual([]);
    },
  },
  {
    name: 'a listing deleted over there is noticed, and writing to it says it is gone',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const ids = await rig.publish(listing);
      expect(rig.simulator.deleteListing(SHOP, listing.remoteSku)).toBe(true);
      expect((await seen(rig, ids.itemId)).state).toBe('missing');
      const fault = await rig.failureOf(rig.adapter.setOffers(rig.session(), ids, listing.offers));
      expect(fault).toMatchObject({ kind: 'conflict', detail: { gone: true } });
    },
  },
  {
    name: 'a sale over there is seen as lower stock',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const ids = await rig.publish(listing);
      expect(rig.simulator.sell(SHOP, listing.remoteSku, 4)).toBe(true);
      expect((await seen(rig, ids.itemId)).offers[0]?.stock).toBe(8);
    },
  },
  ...[false, true].map((axes): Behaviour => ({
    name: `a price that changes alone leaves a sale alone, stock that changes alone the price (variants: ${axes})`,
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes }));
      const ids = await rig.publish(listing);
      const sold = rig.simulator.listings(SHOP)[0]?.variants[0]?.sku ?? '';
      expect(rig.simulator.sell(SHOP, sold, 4)).toBe(true);
      const change = (only: 'price' | 'stock', minor: number): Promise<unknown> => {
        const price = { currency: 'VND' as const, minor };
        const [first] = offersFor(listing, ids.variants, () => ({ price, stock: 5, only: [only] }));
        return rig.adapter.setOffers(rig.session(), ids, first ? [first] : []);
      };
      await change('price', 77_000);
      expect((await seen(rig, ids.itemId)).offers[0]).toMatchObject({ price: { minor: 77_000 }, stock: 8 });
      await change('stock', 88_000);
      expect((await seen(rig, ids.itemId)).offers[0]).toMatchObject({ price: { minor: 77_000 }, stock: 5 });
    },
  })),
  {
    name: 'every call to the shop took one slot',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
      await rig.publish(listing);
      expect(rig.slots).toEqual(rig.host.calls.list().map((call) => call.operation));
    },
  },
];
