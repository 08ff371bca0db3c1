import type { ChannelGrammar } from '#libs/channel-kit';
import type { EventData, GanhEvent, ProductState } from '#libs/contracts';
import { makeEvent } from '#libs/messaging';
import { loadRulePack, loadRules, RuleEngine, rulePackFiles, type RulePack } from '#libs/quality-rules';
import { AssessProduct } from '../assess-product.js';
import { Assessor } from '../assessor.js';
import { ChangeDecisions } from '../change-decisions.js';
import { ConfirmDocument } from '../confirm-document.js';
import { DecideReview } from '../decide-review.js';
import { DismissFindings } from '../dismiss-findings.js';
import type { FalsePositiveRow } from '../models.js';
import { RecordFalsePositive } from '../record-false-positive.js';
import { FindLikeness } from '../find-likeness.js';
import { FreshWork } from '../fresh-work.js';
import { Judge } from '../judge.js';
import { ReassessProduct } from '../reassess-product.js';
import { WithdrawFalsePositive } from '../withdraw-false-positive.js';
import { MemoryLikeness } from './memory-likeness.js';
import { MemoryRows } from './memory-rows.js';

export const TENANT = '01935b7e-0000-7000-8000-00000000000a';
export const PRODUCT = '01935b7e-0000-7000-8000-000000000001';
export const START = Date.UTC(2026, 10, 22, 3);

/** A fictional product with an OCOP claim, so that its certificate matters. */
export function product(revision = 1, content: Partial<ProductState['content']> = {}): ProductState {
  return {
    id: PRODUCT,
    tenant: TENANT,
    producer: {
      id: '01935b7e-0000-7000-8000-00000000000b',
      code: 'HTX-DS',
      name: 'Hợp tác xã Đồi Sương',
      kind: 'cooperative',
      communeCode: '24787',
      labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, tỉnh Lâm Đồng' },
    },
    content: {
      code: 'MO',
      name: { vi: 'Mật ong hoa nhãn Đồi Sương 500 g' },
      ocopSheet: 4,
      sections: {},
      description: { vi: 'Mật ong hoa nhãn đạt OCOP 4 sao, vị ngọt thanh, quay từ cầu đã vít nắp.' },
      labelFields: { origin: 'Sản xuất tại Việt Nam' },
      documents: [
        { id: 'ocop', kind: 'ocopCertificate', number: '102/QĐ-UBND', issued: '2026-05-10', stars: 4, files: [] },
      ],
      channelContent: {},
      images: [1, 2, 3].map((number) => ({ url: `https://anh.example/${number}.jpg` })),
      options: [],
      variants: [{ sku: 'MO-500', optionValues: [], weightGrams: 750 }],
      defaults: {},
      ...content,
    },
    revision,
    contentHash: `hash-${revision}`,
    status: 'active',
    createdAt: START,
    updatedAt: START,
  };
}

const about = (version: number) => ({
  service: 'ingestion',
  aggregate: PRODUCT,
  tenant: TENANT,
  version,
  at: START,
  correlationId: `request-${version}`,
  actor: 'person-1',
});

export function revised(
  revision: number,
  content: Partial<ProductState['content']> = {},
  steps: EventData<'product.revised.v1'>['steps'] = [{ id: `accepted/${revision}`, at: START - 10, kind: 'accepted' }],
): GanhEvent<'product.revised.v1'> {
  return makeEvent({
    ...about(revision),
    type: 'product.revised.v1',
    data: { product: product(revision, content), steps },
  });
}

export function removed(version: number): GanhEvent<'product.removed.v1'> {
  const data = { id: PRODUCT, tenant: TENANT, removedAt: START, steps: [] };
  return makeEvent({ ...about(version), type: 'product.removed.v1', data });
}

export const grammar: ChannelGrammar = {
  version: 1,
  title: { min: 5, max: 100 },
  description: { min: 10, max: 2000 },
  images: { min: 1, max: 9 },
  options: { maxAxes: 2, maxVariants: 50, nameMax: 20, valueMax: 20 },
  sku: { max: 50 },
  kind: 'marketplace',
  refusedSheets: [26],
  goods: [
    {
      sheets: [4, 6],
      answer: 'yes',
      papers: [],
      source: { vi: 'Kênh thử', en: 'A test channel' },
      checked: '2026-11-22',
      certainty: 'H',
    },
  ],
  requires: ['weightGrams'],
  toSku: (sku) => sku,
  render: ({ content }) => ({
    title: content.name.vi,
    description: content.description?.vi ?? '',
    images: content.images.map(({ url }) => url),
    options: content.options,
    variants: content.variants,
    condition: 'new',
    facts: {},
    cut: [],
  }),
};

/** The use cases over rows in memory, at a time that the test moves. */
export async function setUp(own: Partial<RulePack['rules']> = {}) {
  const rules = await loadRules();
  const standard = loadRulePack(rulePackFiles.at(-1), rules);
  const engine = new RuleEngine(rules, loadRulePack({ ...standard, rules: { ...standard.rules, ...own } }, rules));
  const judge = new Judge(engine, { market: grammar });
  const rows = new MemoryRows();
  const time = { now: START };
  const clock = { now: () => time.now, monotonic: () => time.now };
  const woken = { times: 0 };
  const relay = { wake: () => void woken.times++ };
  const likeness = new MemoryLikeness();
  const neighbours = new FindLikeness(likeness, clock);
  const assessor = new Assessor(judge, neighbours);
  const change = new ChangeDecisions(rows, assessor, relay, clock);
  const references = new Map<string, FalsePositiveRow>();
  const add = (row: FalsePositiveRow) => Promise.resolve(void references.set(row._id, row));
  const withdraw = (id: string, _tenant: string, withdrawn: NonNullable<FalsePositiveRow['withdrawn']>) => {
    const row = references.get(id);
    if (row) references.set(id, { ...row, withdrawn: row.withdrawn ?? withdrawn });
    return Promise.resolve(row !== undefined);
  };
  return {
    ...{ rows, time, woken, judge, clock, relay, rules, assessor, likeness, neighbours, references, grammar },
    assess: new AssessProduct(rows, assessor, new FreshWork(clock), relay, clock),
    reassess: new ReassessProduct(rows, assessor, relay, clock),
    confirm: new ConfirmDocument(rows, assessor, relay, clock),
    dismissing: new DismissFindings(rows, change),
    deciding: new DecideReview(rows, change),
    recording: new RecordFalsePositive(rows, change, { add }),
    withdrawing: new WithdrawFalsePositive(rows, change, { withdraw }),
    row: () => rows.rows.get(PRODUCT),
    readiness: () => rows.rows.get(PRODUCT)?.assessment?.channels['market']?.readiness,
  };
}
