import { expect } from 'vitest';
import type { FaultKind } from '#libs/contracts';
import { isChannelFault, type FaultDetail } from '../fault.js';
import type { FaultOrder } from '../simulator/fault-desk.js';
import type { Behaviour } from './conformance.js';
import { SHOP, type Rig } from './rig.js';
import { offersFor, sampleListing, sampleProduct } from './samples.js';

interface Row {
  name: string;
  order: Omit<FaultOrder, 'match'>;
  /** Kinds that are right for a call that only reads, and for one that writes. */
  read: FaultKind[];
  write: FaultKind[];
  detail?: Partial<FaultDetail>;
}

const lost = { read: ['unavailable'], write: ['unknownOutcome'] } satisfies Pick<Row, 'read' | 'write'>;
const rows: Row[] = [
  { name: '503', order: { fault: '503' }, read: ['unavailable'], write: ['unavailable'] },
  {
    name: '429 that says when',
    order: { fault: '429', retryAfter: 7 },
    read: ['throttled'],
    write: ['throttled'],
    detail: { retryAfterMs: 7000 },
  },
  { name: '429 that does not', order: { fault: '429' }, read: ['throttled'], write: ['throttled'] },
  { name: 'a cut before anything happened', order: { fault: 'cut' }, ...lost },
  { name: 'a cut after it happened', order: { fault: 'cut', after: true }, ...lost },
  { name: 'a web page instead of an answer', order: { fault: 'htmlBody' }, ...lost },
  { name: 'an answer of 50 MB', order: { fault: 'hugeBody' }, ...lost },
  {
    name: '200 with an error inside',
    order: { fault: 'okWithError' },
    read: ['unavailable'],
    write: ['unavailable', 'unknownOutcome'],
  },
];

const play = (rig: Rig, order: Row['order'], writes: boolean): number =>
  rig.host.order({ ...order, match: { shop: SHOP, writes } });

async function faultOf(rig: Rig, work: Promise<unknown>): Promise<{ kind: FaultKind; detail: FaultDetail }> {
  const error = await rig.failureOf(work);
  if (!isChannelFault(error)) throw new Error(`not a fault: ${String(error)}`);
  return error;
}

const tables: Behaviour[] = rows.flatMap((row) => [
  {
    name: `a read that meets ${row.name}: ${row.read.join(' or ')}`,
    run: async (rig) => {
      play(rig, row.order, false);
      const fault = await faultOf(rig, rig.adapter.findBySku(rig.session(), ['CT-01.MAT-ONG']));
      expect(row.read).toContain(fault.kind);
      expect(fault.detail).toMatchObject(row.detail ?? {});
    },
  },
  {
    name: `a create that meets ${row.name}: ${row.write.join(' or ')}`,
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const images = await rig.images(listing.rendered.images);
      play(rig, row.order, true);
      const fault = await faultOf(rig, rig.adapter.create(rig.session(), listing, images, listing.listingId));
      expect(row.write).toContain(fault.kind);
      expect(fault.detail).toMatchObject(row.detail ?? {});
      const there = await rig.adapter.findBySku(rig.session(), [listing.remoteSku]);
      expect(there).toHaveLength(row.order.after ? 1 : 0);
    },
  },
]);

export const faultBehaviours: Behaviour[] = [
  ...tables,
  {
    name: 'a write that hangs past its deadline is an unknown outcome, and may still happen late',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const images = await rig.images(listing.rendered.images);
      rig.host.order({ match: { writes: true }, fault: 'lateCommit' });
      const hanging = rig.clock.hanging();
      const failed = faultOf(rig, rig.adapter.create(rig.session(), listing, images, listing.listingId));
      await hanging;
      rig.abort.abort();
      expect((await failed).kind).toBe('unknownOutcome');
      expect(rig.simulator.listings(SHOP)).toHaveLength(0);
      await rig.settle();
      expect(rig.simulator.listings(SHOP)).toHaveLength(1);
    },
  },
  {
    name: 'refused content is invalid and says why',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
      const images = await rig.images(listing.rendered.images);
      rig.host.order({ match: { writes: true }, fault: 'reject' });
      const fault = await faultOf(rig, rig.adapter.create(rig.session(), listing, images, listing.listingId));
      expect(fault.kind).toBe('invalid');
      expect(fault.detail.code).toBeTruthy();
      expect(fault.detail.words).toBeTruthy();
    },
  },
  {
    name: 'a shop that took its consent back is an auth fault',
    run: async (rig) => {
      rig.simulator.revokeTokens(SHOP);
      expect((await faultOf(rig, rig.adapter.shop(rig.session()))).kind).toBe('auth');
    },
  },
  {
    name: 'tokens that ended are renewed once; the old refresh token is then used up',
    applies: (adapter) => adapter.authorize !== undefined,
    run: async (rig) => {
      const { authorize } = rig.adapter;
      if (!authorize) return;
      rig.simulator.expireTokens(SHOP);
      expect((await faultOf(rig, rig.adapter.shop(rig.session()))).kind).toBe('auth');
      const before = rig.session();
      const renewed = await authorize.refresh(before);
      expect(renewed.expiresAt).toBeGreaterThan(rig.clock.now());
      const late = await faultOf(rig, authorize.refresh(before));
      expect(late).toMatchObject({ kind: 'auth', detail: { code: 'alreadyUsed' } });
      rig.credentials = renewed.credentials;
      expect(authorize.expiresAt(rig.credentials)).toBe(renewed.expiresAt);
      expect((await rig.adapter.shop(rig.session())).ok).toBe(true);
    },
  },
  {
    name: 'an offer that is refused is named; the others go through',
    run: async (rig) => {
      const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
      const ids = await rig.publish(listing);
      const offers = offersFor(listing, { ...ids.variants, 'MO-1': '999' }, () => ({ stock: 3 }));
      const outcomes = await rig.adapter.setOffers(rig.session(), ids, offers);
      expect(outcomes.find((item) => item.sku === 'MO-1')).toMatchObject({ ok: false });
      expect(outcomes.find((item) => item.sku === 'MO-2')).toEqual({ sku: 'MO-2', ok: true });
      const [seen] = await rig.adapter.observe(rig.session(), [ids.itemId]);
      expect(seen?.offers.map((offer) => offer.stock)).toEqual([12, 3]);
    },
  },
];
