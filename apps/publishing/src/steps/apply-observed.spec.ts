import type { Observed } from '#libs/channel-kit';
import { describe, expect, it } from 'vitest';
import { recover } from '../listings/recover-listing.js';
import { applyLookUp, applyReadBack, applyStockLook, isOurs } from './apply-observed.js';
import type { AttemptState } from '../listings/listing.models.js';
import { listing, liveListing, NOW } from '../testing/builders.js';

const TITLE = 'Mật ong hoa nhãn Hưng Yên chai 500 ml';
const item = (more: Partial<Observed> = {}): Observed => ({
  state: 'live',
  ids: { itemId: '77', variants: {} },
  remoteSku: 'MO-500',
  title: TITLE,
  offers: [{ remoteSku: 'MO-500', stock: 40, price: { currency: 'VND', minor: 120_000 } }],
  ...more,
});

const lookedUp = (found: Observed[], ours = found): Parameters<typeof applyLookUp>[0] => ({
  found,
  ours,
  twins: 0,
  title: TITLE,
});

describe('looking up an unknown create', () => {
  it('adopts what is ours, and sends price and stock anew', () => {
    const current = listing();
    applyLookUp(lookedUp([item({ state: 'paused' })]), NOW).apply(current);
    expect(current.remote?.itemId).toBe('77');
    expect(current.visible).toBe(false);
    expect(current.sent.offerVersion).toBeUndefined();
  });

  it('plans a new create when nothing is there', () => {
    const current = listing({ unknown: { token: 't', lane: 'content', step: 'create', startedAt: 1, deadlineAt: 2 } });
    applyLookUp(lookedUp([]), NOW).apply(current);
    expect(current.remote).toBeUndefined();
    expect(current.unknown).toBeUndefined();
  });

  it('asks about an item that is not ours', () => {
    const result = applyLookUp(lookedUp([item({ title: 'Hàng của ai đó' })], []), NOW);
    const current = listing();
    result.apply(current);
    expect(current.remote).toBeUndefined();
    expect(result.seen?.ask).toMatchObject({ kind: 'link', evidence: { itemId: '77' } });
  });

  it('knows ours by our mark, by the words sent, or by the item that was begun', () => {
    const plain = listing();
    expect(
      isOurs(item({ title: 'Khác', ids: { itemId: '7', variants: {}, extra: { listing: plain._id } } }), plain, TITLE),
    ).toBe(true);
    expect(isOurs(item(), plain, TITLE)).toBe(true);
    expect(
      isOurs(
        item({ title: 'Khác' }),
        listing({ unfinished: { ids: { itemId: '77', variants: {} }, notBefore: 0 } }),
        TITLE,
      ),
    ).toBe(true);
    expect(isOurs(item({ title: 'Khác' }), plain, TITLE)).toBe(false);
  });

  it('finishes an item that still lacks its variants, under the words it was made with', () => {
    const content = { revision: 1, renderHash: 'hash-1', title: TITLE, at: NOW };
    const current = listing({
      variantSkus: { A: 'A', B: 'B' },
      remoteSku: 'MO',
      unfinished: { ids: { itemId: '77', variants: {} }, notBefore: 5, content },
    });
    applyLookUp(lookedUp([item({ remoteSku: 'MO', offers: [] })]), NOW).apply(current);
    expect(current.unfinished).toMatchObject({ ids: { itemId: '77' }, content });
    expect(current.remote).toBeUndefined();
  });
});

describe('reading back', () => {
  it('believes a lower stock as a sale', () => {
    const current = liveListing();
    const result = applyReadBack(current, item({ offers: [{ remoteSku: 'MO-500', stock: 37 }] }), NOW);
    result.apply(current);
    expect(result.seen?.sales).toEqual([{ sku: 'MO-500', quantity: 3, from: NOW - 2000, to: NOW }]);
    expect(current.sent.offers['MO-500']?.stock).toBe(37);
    expect(result.seen?.ask).toBeUndefined();
  });

  it.each([
    ['a higher stock', { offers: [{ remoteSku: 'MO-500', stock: 55 }] }, { kind: 'stockRise' }],
    [
      'a changed price',
      { offers: [{ remoteSku: 'MO-500', stock: 40, price: { currency: 'VND' as const, minor: 1 } }] },
      { kind: 'drift', evidence: { field: 'price' } },
    ],
    ['a changed title', { title: 'Tên do shop sửa' }, { kind: 'drift', evidence: { field: 'title' } }],
    ['an item hidden there', { state: 'paused' as const }, { kind: 'drift', evidence: { field: 'visible' } }],
  ])('asks about %s', (_what, there, asked) => {
    expect(applyReadBack(liveListing(), item(there), NOW).seen?.ask).toMatchObject(asked);
  });

  it('notices that a listing is gone', () => {
    const current = liveListing();
    applyReadBack(current, undefined, NOW).apply(current);
    expect(current.observed.state).toBe('missing');
  });

  it('tells the first time it is live, once', () => {
    const current = liveListing();
    applyReadBack(current, item(), NOW).apply(current);
    applyReadBack(current, item(), NOW + 5).apply(current);
    expect(current.firstLiveAt).toBe(NOW);
  });
});

describe('a look just before stock is sent', () => {
  const known = (perhaps: number[] = []) =>
    liveListing({
      sent: {
        offers: { 'MO-500': { price: { currency: 'VND', minor: 120_000 }, stock: 40, at: NOW - 1000, perhaps } },
        images: {},
      },
    });
  const standing = (stock: number) => item({ offers: [{ remoteSku: 'MO-500', stock }] });

  it('finds nothing in the way when what was sent stands there', () => {
    expect(applyStockLook(known(), standing(40), NOW)).toBeUndefined();
  });

  it.each([
    ['a sale', [], 37, 3],
    ['what a lost call sent', [37], 37, undefined],
    ['a sale after a lost call that raised it', [50], 48, 2],
    ['a sale after a lost call that lowered it', [20], 19, 1],
  ])('%s: %j, %i there', (_name, perhaps, there, sold) => {
    const result = applyStockLook(known(perhaps), standing(there), NOW);
    expect(result?.seen?.sales[0]?.quantity).toBe(sold);
    expect(result?.seen?.ask).toBeUndefined();
  });

  it('asks about more pieces than were ever sent', () => {
    expect(applyStockLook(known([41]), standing(60), NOW)?.seen?.ask?.kind).toBe('stockRise');
  });

  it('says that the item is gone', () => {
    const current = known();
    applyStockLook(current, undefined, NOW)?.apply(current);
    expect(current.observed.state).toBe('missing');
  });
});

describe('an attempt whose answer was lost', () => {
  it('leaves what it may have sent', () => {
    const attempt = {
      token: 't',
      lane: 'offers',
      step: 'updateOffers',
      startedAt: 1,
      deadlineAt: 2,
      sending: [{ sku: 'MO-500', stock: 38, price: true }],
    } satisfies AttemptState;
    const price = { currency: 'VND' as const, minor: 100_000 };
    const current = liveListing({ attempt, sent: { offers: { 'MO-500': { price, stock: 40, at: 1 } }, images: {} } });
    expect(recover(current, NOW, 0).sent.offers['MO-500']).toEqual({ stock: 40, at: 1, perhaps: [38] });
    expect(recover(current, 2, 1).attempt).toBeDefined();
  });

  it('leaves nothing when it ended before anything was sent', () => {
    const attempt = { token: 't', lane: 'offers', step: 'updateOffers', startedAt: 1, deadlineAt: 2 } as const;
    const current = liveListing({ attempt });
    expect(recover(current, NOW, 0).sent).toEqual(current.sent);
  });

  it('sends words and visibility again, also when what was sent before is wanted again', () => {
    const lost = (step: AttemptState['step']) =>
      recover(liveListing({ attempt: { token: 't', lane: 'content', step, startedAt: 1, deadlineAt: 2 } }), NOW, 0);
    expect(lost('updateContent').sent.content?.renderHash).toBe('');
    expect(lost('pause').visibilityUnsure).toBe(true);
  });
});
