import type { ChannelCapabilities, RenderedListing } from '#libs/channel-kit';
import type { Offer } from '#libs/contracts';
import { newListing } from '../listings/listing-identity.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from '../listings/listing.models.js';
import type { ApprovedContent, SubjectDoc } from '../subjects/subject.models.js';
import type { PlanInput } from '../listings/plan-listing.js';
import { emptySubject } from '../subjects/subject.store.js';

export const NOW = 1_800_000_000_000;
export const PRODUCT = '01900000-0000-7000-8000-000000000001';
export const CONNECTION = '01900000-0000-7000-8000-000000000002';
const TENANT = '01900000-0000-7000-8000-000000000003';

export const capabilities: ChannelCapabilities = {
  settleMs: 30_000,
  createsHidden: true,
  canHide: true,
  findsBySku: true,
  contentCarriesOffers: false,
  reviews: false,
  requiresCategory: true,
  offersPerCall: 50,
  observeEveryMs: 3_600_000,
  stepDeadlineMs: 60_000,
};

const rendered: RenderedListing = {
  title: 'Mật ong hoa nhãn Hưng Yên chai 500 ml',
  description: 'Mật ong hoa nhãn nguyên chất.',
  images: ['https://anh.example/1.jpg'],
  ocopSheet: 4,
  options: [],
  variants: [{ sku: 'MO-500', optionValues: [] }],
  condition: 'new',
  facts: {},
  cut: [],
};

export const content = (revision = 1, more: Partial<RenderedListing> = {}): ApprovedContent => ({
  revision,
  assessmentVersion: revision,
  grammarVersion: 1,
  renderHash: `hash-${revision}`,
  rendered: { ...rendered, ...more },
});

export const offer = (stated: number, minor = 120_000, asOf = NOW - 1000): Offer => ({
  sku: 'MO-500',
  price: { currency: 'VND', minor },
  stock: { stated, asOf, changed: 0 },
});

export const subject = (more: Partial<SubjectDoc> = {}): SubjectDoc => ({
  ...emptySubject(PRODUCT, TENANT),
  assessmentVersion: 1,
  offerVersion: 1,
  name: rendered.title,
  code: 'MO',
  revision: 1,
  approved: { pretend: content() },
  offers: [offer(40)],
  ...more,
});

export const connection = (more: Partial<ConnectionDoc> = {}): ConnectionDoc => ({
  _id: CONNECTION,
  tenant: TENANT,
  schemaVersion: 1,
  channel: 'pretend',
  name: 'Gian hàng thử',
  shop: '1',
  status: 'ready',
  settings: {},
  credentials: '',
  policy: { mode: 'auto', minGrade: 'D' },
  mapping: { categories: { '4': 'c-honey' }, attributes: {}, stockShare: 100 },
  version: 1,
  inventoriedAt: NOW - 5000,
  failures: 0,
  createdAt: NOW - 10_000,
  ...more,
});

/** A listing before its first call; lanes due now. */
export function listing(more: Partial<ListingDoc> = {}): ListingDoc {
  const fresh = newListing(subject(), connection(), 'publish', NOW);
  return {
    ...fresh,
    lanes: {
      offers: { operation: 'queued', failures: 0, dueAt: NOW },
      content: { operation: 'queued', failures: 0, dueAt: NOW },
    },
    remoteSku: 'MO-500',
    variantSkus: { 'MO-500': 'MO-500' },
    approvedRevision: 1,
    ...more,
  };
}

/** A listing that is live and true. */
export const liveListing = (more: Partial<ListingDoc> = {}): ListingDoc =>
  listing({
    remote: { itemId: '77', variants: {} },
    visible: true,
    observed: { state: 'live', at: NOW - 1000 },
    sent: {
      content: { revision: 1, renderHash: 'hash-1', title: rendered.title, category: 'c-honey', at: NOW - 2000 },
      offerVersion: 1,
      offers: { 'MO-500': { price: { currency: 'VND', minor: 120_000 }, stock: 40, at: NOW - 2000 } },
      images: {},
    },
    ...more,
  });

export const input = (more: Partial<PlanInput> = {}): PlanInput => ({
  listing: listing(),
  subject: subject(),
  connection: connection(),
  capabilities,
  guarded: { count: 0, threshold: 20 },
  ...more,
});
