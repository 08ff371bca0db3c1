import type { Observed } from '#libs/channel-kit';
import { describe, expect, it } from 'vitest';
import { applyLookUp, applyReadBack } from './apply-observed.js';
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

describe('looking up an unknown create', () => {
  it('adopts what is ours', () => {
    const current = listing();
    applyLookUp([item({ state: 'paused' })], 0, TITLE, NOW).apply(current);
    expect(current.remote?.itemId).toBe('77');
    expect(current.visible).toBe(false);
  });

  it('plans a new create when nothing is there', () => {
    const current = listing({ unknown: { token: 't', lane: 'content', step: 'create', startedAt: 1, deadlineAt: 2 } });
    applyLookUp([], 0, TITLE, NOW).apply(current);
    expect(current.remote).toBeUndefined();
    expect(current.unknown).toBeUndefined();
  });

  it('asks about an item with other words', () => {
    const result = applyLookUp([item({ title: 'Hàng của ai đó' })], 0, TITLE, NOW);
    const current = listing();
    result.apply(current);
    expect(current.remote).toBeUndefined();
    expect(result.seen?.ask).toMatchObject({ kind: 'link', evidence: { itemId: '77' } });
  });

  it('finishes an item that still lacks its variants', () => {
    const current = listing({ variantSkus: { A: 'A', B: 'B' }, remoteSku: 'MO' });
    applyLookUp([item({ remoteSku: 'MO', offers: [] })], 0, TITLE, NOW).apply(current);
    expect(current.unfinished?.ids.itemId).toBe('77');
    expect(current.remote).toBeUndefined();
  });
});

describe('reading back', () => {
  it('believes a lower stock as a sale', () => {
    const current = liveListing();
    const result = applyReadBack(item({ offers: [{ remoteSku: 'MO-500', stock: 37 }] }), NOW);
    result.apply(current);
    expect(result.seen?.sales).toEqual([{ sku: 'MO-500', quantity: 3, from: NOW - 2000, to: NOW }]);
    expect(current.sent.offers['MO-500']?.stock).toBe(37);
    expect(result.seen?.ask).toBeUndefined();
  });

  it('asks about a higher stock', () => {
    const result = applyReadBack(item({ offers: [{ remoteSku: 'MO-500', stock: 55 }] }), NOW);
    result.apply(liveListing());
    expect(result.seen?.ask).toMatchObject({ kind: 'stockRise' });
  });

  it('asks about a price somebody changed there', () => {
    const result = applyReadBack(
      item({ offers: [{ remoteSku: 'MO-500', stock: 40, price: { currency: 'VND', minor: 1 } }] }),
      NOW,
    );
    result.apply(liveListing());
    expect(result.seen?.ask).toMatchObject({ kind: 'drift', evidence: { field: 'price' } });
  });

  it('notices that a listing is gone', () => {
    const current = liveListing();
    applyReadBack(undefined, NOW).apply(current);
    expect(current.observed.state).toBe('missing');
  });

  it('tells the first time it is live, once', () => {
    const current = liveListing();
    applyReadBack(item(), NOW).apply(current);
    applyReadBack(item(), NOW + 5).apply(current);
    expect(current.firstLiveAt).toBe(NOW);
  });
});
