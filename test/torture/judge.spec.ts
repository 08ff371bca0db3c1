import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallEntry, SimListing } from '#libs/channel-kit';
import type { Evidence, ShopEvidence } from './evidence.js';
import { secretsIn } from './invariants/secrets.js';
import { Journal, type Organisation, priceOf, titleOf, type TortureShop, type Wanted } from './journal.js';
import { judge, verdictOf } from './judge.js';
import type { AskedQuestion, ShownListing } from './operator.js';

const NOON = Date.UTC(2026, 5, 1, 12);
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'judge-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const shopOf = (shop: string): TortureShop => ({
  channel: 'shopee',
  shop,
  connectionId: `connection-${shop}`,
  credentials: {},
  perSecond: 2,
  oldCredentials: [],
});
const organisationOf = (mark: string, shop: string): Organisation => ({
  mark,
  tenant: `tenant-${mark}`,
  key: `key-${mark}`,
  shops: [shopOf(shop)],
});

function wantedOf(organisation: Organisation, more: Partial<Wanted> = {}): Wanted {
  return {
    organisation,
    code: 'P-1',
    sku: `SP-${organisation.mark}`,
    product: { name: { vi: titleOf(organisation.mark, 1, 2) } } as Wanted['product'],
    id: `product-${organisation.mark}`,
    edition: 2,
    priceStep: 3,
    stock: { stated: 30, asOf: NOON, changed: -2 },
    revision: 2,
    removed: false,
    sales: [],
    deletedAt: [],
    ...more,
  };
}

const itemOf = (wanted: Wanted): SimListing => ({
  itemId: `item-${wanted.sku}`,
  sku: wanted.sku,
  title: wanted.product.name.vi,
  description: '',
  images: [],
  live: true,
  status: 'NORMAL',
  variants: [{ sku: wanted.sku, price: priceOf(wanted), stock: 28, options: [] }],
  createdAt: NOON,
  updatedAt: NOON,
  writes: 2,
});

function callOf(seq: number, wanted: Wanted, more: { edition?: number; time?: number } = {}): CallEntry {
  const title = titleOf(wanted.organisation.mark, 1, more.edition ?? seq);
  const offers = [{ sku: wanted.sku, price: priceOf(wanted), stock: 28 }];
  return {
    seq,
    time: more.time ?? NOON + seq * 1000,
    shop: wanted.organisation.shops[0]?.shop ?? null,
    operation: 'update_item',
    subject: wanted.sku,
    itemId: `item-${wanted.sku}`,
    status: 200,
    outcome: 'ok',
    error: null,
    committed: true,
    after: { title, live: true, offers },
    ms: 5,
    lagMs: 0,
  };
}

const listingOf = (wanted: Wanted): ShownListing => ({
  id: `listing-${wanted.sku}`,
  productId: wanted.id ?? '',
  productName: wanted.product.name.vi,
  connectionId: wanted.organisation.shops[0]?.connectionId ?? '',
  tenant: wanted.organisation.tenant,
  bucket: 'live',
  latest: { revision: wanted.revision },
  lanes: { content: { operation: 'idle' } },
});

/** Two organisations with a shop and a product each, all as it should be. */
function clean() {
  const journal = new Journal(join(folder, 'journal.jsonl'));
  const nam = organisationOf('Đồi Nam', '1');
  const bac = organisationOf('Đồi Bắc', '2');
  const wanted = wantedOf(nam);
  const other = wantedOf(bac);
  journal.organisations.push(nam, bac);
  journal.products.push(wanted, other);
  journal.imports.push({ id: 'import-1', organisation: nam, rows: 4, skus: [] });
  journal.poison.push({ key: 'poison-1', place: 'catalog.products-0-7' });
  const shopEvidence = (one: Wanted): ShopEvidence => ({
    organisation: one.organisation,
    shop: one.organisation.shops[0] as TortureShop,
    items: [itemOf(one)],
    calls: [callOf(1, one), callOf(2, one)],
  });
  const [shop, otherShop] = [shopEvidence(wanted), shopEvidence(other)];
  const [listing, otherListing] = [listingOf(wanted), listingOf(other)];
  const shown = (one: Wanted) => ({ revision: one.revision, title: one.product.name.vi });
  const evidence: Evidence = {
    journal,
    shops: [shop, otherShop],
    listings: new Map([
      [nam, [listing]],
      [bac, [otherListing]],
    ]),
    products: new Map([wanted, other].map((one) => [one.id ?? '', shown(one)])),
    imports: new Map([['import-1', { status: 'completed', rows: { read: 4, refused: 1 } }]]),
    parked: [{ kind: 'event', owner: 'quality', subject: 'catalog.products-0-7' }],
    open: [],
  };
  return { evidence, journal, nam, bac, wanted, other, shop, otherShop, listing };
}
type Clean = ReturnType<typeof clean>;

const questionOf = (kind: string, facts: Record<string, unknown>, listingId: string): AskedQuestion => ({
  id: 'question-1',
  kind,
  choices: [],
  scope: { listingId },
  evidence: facts,
});
const ask = ({ journal, listing }: Clean, kind: string, facts: Record<string, unknown>, id = listing.id): void =>
  void journal.questions.set('question-1', questionOf(kind, facts, id));
/** It is about many listings of a shop, so it names none. */
const guard = ({ journal, listing: { connectionId } }: Clean, evidence: Record<string, unknown>): void =>
  void journal.questions.set('guard', { id: 'guard', kind: 'guard', choices: [], scope: { connectionId }, evidence });
const shownOf = ({ shop }: Clean): SimListing => shop.items[0] as SimListing;

it('finds nothing where all is as it should be', () => {
  const found = judge(clean().evidence);
  expect(found).toEqual([]);
  expect(new Set(Object.values(verdictOf(found)))).toEqual(new Set(['held']));
});

const breaks: [invariant: string, what: string, spoil: (one: Clean) => void, says: RegExp][] = [
  ['I1', 'an answer nobody expected', (o) => o.journal.oddAnswers.push('POST → 500'), /500/],
  ['I1', 'a request without an answer', (o) => (o.wanted.unsure = 'offer'), /never got a definite answer/],
  ['I1', 'a lost product', (o) => o.evidence.products.set(o.wanted.id ?? '', null), /is not there/],
  ['I1', 'a lost edition', (o) => (o.wanted.product.name.vi = titleOf('Đồi Nam', 1, 3)), /acknowledged was/],
  ['I1', 'a lost revision', (o) => (o.wanted.revision = 3), /3 was acknowledged/],
  ['I1', 'a revision not assessed', (o) => (o.listing.latest = { revision: 1 }), /is not assessed/],
  ['I2', 'old words on sale', (o) => (shownOf(o).title = titleOf('Đồi Nam', 1, 1)), /shows edition 1/],
  ['I2', 'an old price', (o) => Object.assign(shownOf(o).variants[0] ?? {}, { price: 1 }), /costs 1,/],
  ['I2', 'too many pieces', (o) => Object.assign(shownOf(o).variants[0] ?? {}, { stock: 29 }), /offers 29/],
  ['I2', 'a removed product on sale', (o) => (o.wanted.removed = true), /still on sale/],
  ['I2', 'words that go back', (o) => o.shop.calls.push(callOf(3, o.wanted, { edition: 1 })), /went back from 2 to 1/],
  ['I3', 'two of one product', (o) => o.shop.items.push({ ...shownOf(o), itemId: 'twin' }), /2 times/],
  ['I3', 'a product not on sale', (o) => (shownOf(o).live = false), /0 times/],
  ['I4', "another's product", (o) => o.shop.items.push(...o.otherShop.items), /not theirs/],
  ['I4', "another's call", (o) => o.shop.calls.push(callOf(3, o.other)), /foreign words/],
  ['I4', "another's listing", (o) => (o.listing.tenant = o.bac.tenant), /is shown to Đồi Nam/],
  ['I5', 'a listing nothing explains', (o) => (o.listing.bucket = 'waiting'), /is "waiting"/],
  ['I5', 'a listing that is missing', (o) => o.evidence.listings.set(o.nam, []), /has 0 listings/],
  ['I5', 'an unfinished import', (o) => o.evidence.imports.delete('import-1'), /says undefined/],
  ['I5', 'a lost unreadable record', (o) => (o.evidence.parked = []), /catalog.products-0-7/],
  [
    'I5',
    'a good record parked in place of an unreadable one',
    (o) => (o.evidence.parked = [{ kind: 'event', owner: 'quality', subject: 'a-product' }]),
    /catalog.products-0-7/,
  ],
  ['I5', 'a drift nobody caused', (o) => ask(o, 'drift', { field: 'title' }), /question drift/],
  ['I5', 'a guard over what nobody withdrew', (o) => guard(o, { withdrawals: 25 }), /question guard/],
  ['I5', 'a guard over offers', (o) => guard(o, { listings: 25 }), /question guard/],
  ['I5', 'a question about no listing', (o) => ask(o, 'link', {}, 'nowhere'), /question link/],
  ['I6', 'work that does not rest', (o) => o.evidence.open.push('3 jobs'), /3 jobs/],
  ['I6', 'what was healed for no reason', (o) => o.journal.unexplained.push('shop 1'), /shop 1/],
  [
    'I7',
    'calls too dense for the limit',
    (o) => o.shop.calls.push(...[3, 4, 5, 6].map((seq) => callOf(seq, o.wanted, { edition: 2, time: NOON + 9000 }))),
    /got 4 calls within 1000 ms/,
  ],
];

describe('finds', () => {
  it.each(breaks)('%s: %s', (invariant, _what, spoil, says) => {
    const one = clean();
    spoil(one);
    const found = judge(one.evidence).filter((violation) => violation.invariant === invariant);
    expect(found.map((violation) => violation.says).join('\n')).toMatch(says);
  });
});

describe('holds nobody guilty of', () => {
  const innocent: [what: string, happen: (one: Clean) => void][] = [
    [
      'a record that Kafka lost',
      (o) => {
        o.evidence.parked = [];
        o.journal.lost.push({ topic: 'catalog.products', key: 'poison-1' });
      },
    ],
    [
      'an item the marketplace deleted',
      (o) => {
        o.wanted.deletedAt.push(o.listing.connectionId);
        ask(o, 'drift', {});
      },
    ],
    [
      'as many calls as the limit and one',
      (o) => {
        o.shop.calls.push(...[3, 4, 5].map((seq) => callOf(seq, o.wanted, { edition: 2, time: NOON + 9000 })));
      },
    ],
    [
      'fewer pieces after a sale',
      (o) => {
        o.wanted.sales.push({ shop: '1', quantity: 2, at: NOON + 1 });
        Object.assign(shownOf(o).variants[0] ?? {}, { stock: 26 });
      },
    ],
  ];
  it.each(innocent)('%s', (_what, happen) => {
    const one = clean();
    happen(one);
    expect(judge(one.evidence)).toEqual([]);
  });
});

describe('I8', () => {
  const secrets = new Map([['s3cret/key+of==16', 'an API key']]);

  it('holds where no log tells a secret', () => {
    writeFileSync(join(folder, 'a.log'), '{"msg":"all is well"}\n');
    expect(secretsIn(folder, secrets)).toEqual([]);
  });

  it.each(['s3cret/key+of==16', encodeURIComponent('s3cret/key+of==16')])('finds %s, and where it stands', (text) => {
    writeFileSync(join(folder, 'a.log'), `{"msg":"fine"}\n{"msg":"called with ${text}"}\n`);
    expect(secretsIn(folder, secrets)).toEqual([
      { invariant: 'I8', says: 'an API key stands in a.log, after: {"msg":"called with ' },
    ]);
  });

  it('does not take the absence of logs for the absence of secrets', () => {
    expect(secretsIn(folder, secrets)).toMatchObject([{ invariant: 'I8' }]);
  });
});
