import type { EventData } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import {
  applyAssessment,
  applyListing,
  applyOffers,
  applyParked,
  applyProduct,
  withListings,
  type Told,
} from './apply-event.js';
import { emptyProduct, type ListingRow } from './rows.js';

const base = { id: 'p', tenant: 't' };
const revised = (version: number, name = 'Chè xanh'): Told<EventData<'product.revised.v1'>> => ({
  ...{ ...base, version },
  data: {
    product: {
      ...{ id: 'p', tenant: 't', revision: version, contentHash: 'h', status: 'active', createdAt: 10, updatedAt: 20 },
      content: { code: 'C', name: { vi: name }, ocopSheet: 3 },
      producer: { name: 'HTX Đồi Gió' },
    },
    steps: [],
  } as unknown as EventData<'product.revised.v1'>,
});
const removed = (version: number): Told<EventData<'product.removed.v1'>> => ({
  ...{ ...base, version },
  data: { id: 'p', tenant: 't', removedAt: 30, steps: [] } as EventData<'product.removed.v1'>,
});
const finding = (rule: string, severity = 'block') => ({ rule, severity, ruleVersion: 1, field: '/name', params: {} });
const assessed = (version: number): Told<EventData<'product.assessed.v1'>> => ({
  ...{ ...base, version },
  data: {
    assessment: {
      ...{ version, productRevision: 1, score: 71, grade: 'B' },
      channels: {
        one: { readiness: 'refused', blocking: [0, 1, 3] },
        two: { readiness: 'refused', blocking: [0] },
        three: { readiness: 'ready', blocking: [] },
      },
      findings: [finding('L01'), finding('F04'), finding('X1', 'warn'), finding('R1', 'review')],
    },
  } as unknown as EventData<'product.assessed.v1'>,
});
const listing = (version: number): Told<EventData<'listing.changed.v1'>> => ({
  ...{ id: 'l', tenant: 't', version },
  data: {
    listing: {
      ...{ id: 'l', productId: 'p', productName: 'Chè', connectionId: 'c', channel: 'shop', desired: 'publish' },
      lanes: { offers: { operation: 'idle' }, content: { operation: 'idle' } },
      ...{ observed: { state: 'live' }, approvedRevision: 1, remote: { sku: 'S-1' } },
    },
  } as unknown as EventData<'listing.changed.v1'>,
});

describe('fences', () => {
  it.each([
    ['older', 2, { next: null, same: false }],
    ['equal', 3, { next: null, same: true }],
  ])('an %s version changes nothing', (_name, version, outcome) => {
    const product = { ...emptyProduct('p', 't'), productVersion: 3, assessmentVersion: 3, offersVersion: 3 };
    expect(applyProduct(product, revised(version))).toEqual(outcome);
    expect(applyAssessment(product, assessed(version))).toEqual(outcome);
    expect(applyOffers(product, { ...base, version, data: {} })).toEqual(outcome);
    const row = { ...product, version: 3, productId: 'p' } as unknown as ListingRow;
    expect(applyListing(row, listing(version))).toEqual(outcome);
  });

  it('of one topic say nothing about another', () => {
    const product = { ...emptyProduct('p', 't'), productVersion: 9 };
    expect(applyAssessment(product, assessed(1)).next).toMatchObject({ productVersion: 9, assessmentVersion: 1 });
    expect(applyOffers(product, { ...base, version: 1, data: {} }).next).toMatchObject({ offersVersion: 1 });
  });
});

describe('products', () => {
  it('come to be by whichever topic speaks first', () => {
    const early = applyAssessment(null, assessed(4)).next;
    expect(early).toMatchObject({ listed: 0, grade: 'B', readiness: { one: 'refused', three: 'ready' } });
    expect(applyProduct(early, revised(1)).next).toMatchObject({
      listed: 1,
      grade: 'B',
      name: 'Chè xanh',
      uploadedAt: 10,
    });
  });

  it('count each refusing rule once, gates only', () => {
    expect(applyAssessment(null, assessed(1)).next?.refusedBy.map(({ rule }) => rule)).toEqual(['L01', 'F04']);
  });

  it('leave the lists when removed, and come back with a newer revision', () => {
    const known = applyProduct(null, revised(1)).next;
    const gone = applyProduct(known, removed(2)).next;
    expect(gone).toMatchObject({ listed: 0, status: 'removed', name: 'Chè xanh' });
    expect(applyProduct(gone, revised(1)).next).toBeNull();
    expect(applyProduct(gone, revised(3)).next).toMatchObject({ listed: 1, status: 'active' });
  });

  it('keep nothing but fences when forgotten, and nothing late brings them back', () => {
    const known = applyAssessment(applyProduct(null, revised(1)).next, assessed(5)).next;
    const forgotten = applyProduct(known, { ...base, version: 3, data: null }).next;
    expect(forgotten).toEqual({
      ...emptyProduct('p', 't'),
      ...{ productVersion: 3, assessmentVersion: 5, offersVersion: 0, forgotten: true },
    });
    expect(applyProduct(forgotten, revised(2)).next).toBeNull();
    expect(applyAssessment(forgotten, assessed(6)).next).toMatchObject({
      assessmentVersion: 6,
      refusedBy: [],
      readiness: {},
    });
  });

  it('lose what a newer revision no longer says', () => {
    const known = applyProduct(null, revised(1)).next;
    const told = revised(2);
    delete (told.data?.product.content as { ocopSheet?: number }).ocopSheet;
    expect(applyProduct(known, told).next).not.toHaveProperty('ocopSheet');
  });
});

describe('listings', () => {
  it('carry their bucket and can be found', () => {
    expect(applyListing(null, listing(1)).next).toMatchObject({ bucket: 'live', search: 'che s-1', productId: 'p' });
  });

  it('are shown by their product unless forgotten', () => {
    const live = applyListing(null, listing(1)).next as ListingRow;
    const forgotten = applyListing(live, { id: 'l', tenant: 't', version: 2, data: null }).next as ListingRow;
    expect(withListings(emptyProduct('p', 't'), [live])).toMatchObject({ buckets: ['live'], listings: [{ id: 'l' }] });
    expect(forgotten).toMatchObject({ productId: 'p', forgotten: true });
    expect(withListings(emptyProduct('p', 't'), [forgotten])).toMatchObject({ buckets: [], listings: [] });
  });
});

describe('parked work', () => {
  it('follows its newest state', () => {
    const work = { state: 'resolved', owner: 'quality', kind: 'event', cause: 'c', channel: 'shop' };
    const told = { id: 'w', tenant: 't', version: 2, data: { work } as unknown as EventData<'work.parked.v1'> };
    const row = applyParked(null, told).next;
    expect(row).toMatchObject({ state: 'resolved', channel: 'shop', version: 2 });
    expect(applyParked(row, { ...told, version: 1 }).next).toBeNull();
    expect(applyParked(row, { ...told, version: 3, data: null }).next).toMatchObject({
      state: 'resolved',
      forgotten: true,
    });
  });
});
