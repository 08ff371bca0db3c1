import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root, ignore: false });
/** Exists, so that its text may be replaced by any other and still has types. */
const filePath = join(import.meta.dirname, 'fixtures/passes/query-with-tenant.ts');

const preface = `
import { acrossTenants, type Collection, type ModelSpec } from '#libs/storage';
interface Row { _id: string; tenant: string; at: number }
interface Free { _id: string; at: number }
declare const rows: Collection<Row>;
declare const free: Collection<Free>;
declare const tenant: string;
declare const maybe: string | undefined;
declare const anything: any;
declare const row: Row;
declare const list: Row[];
`;

const sources = ['apps', 'libs', 'deploy'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((file) => `${top}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')),
);

/** What our two rules say of pieces of code, one line each; linted as one file, which is what costs time. */
async function told(pieces: readonly string[]): Promise<string[][]> {
  const [result] = await eslint.lintText(`${preface}${pieces.join('\n')}`, { filePath });
  const lines = pieces.map((): string[] => []);
  for (const { ruleId, fatal, message, line } of result?.messages ?? [])
    if (fatal || ruleId?.startsWith('ganh/')) lines[line - preface.split('\n').length]?.push(message);
  return lines;
}

const filter = /the filter must hold `tenant`/;
const documents = /every document must hold `tenant`/;
const other = /no rule reads its filter/;

describe('a query of a tenant’s collection', () => {
  const refused: [code: string, RegExp][] = [
    ['rows.find();', filter],
    ['rows.find({});', filter],
    ['rows.findOne({ _id: "a" });', filter],
    ['rows.countDocuments({ at: 1 });', filter],
    ['rows.distinct("at");', filter],
    ['rows.distinct("at", { at: 1 });', filter],
    ['rows.updateOne({ _id: "a" }, { $set: { at: 1, tenant } });', filter],
    ['rows.updateMany({}, { $set: { at: 1 } });', filter],
    ['rows.replaceOne({ _id: "a" }, row);', filter],
    ['rows.replaceOne({ _id: "a", tenant }, { _id: "a", at: 1 } as Free as never);', documents],
    ['rows.deleteOne({ _id: "a" });', filter],
    ['rows.deleteMany();', filter],
    ['rows["deleteMany"]({});', filter],
    ['rows.find({ tenant: maybe as never as string | undefined } as { tenant?: string });', filter],
    ['rows.find(maybe === undefined ? { tenant } : { at: 1 });', filter],
    ['rows.find({ tenant: { $in: [tenant] } });', filter],
    ['rows.find({ tenant: { $exists: true } });', filter],
    ['rows.find(anything);', filter],
    ['rows.find({ tenant: anything });', filter],
    ['const made = { at: 1 }; rows.find(made);', filter],
    ['rows.find({}).setOptions({ comment: "all" });', filter],
    ['rows.find({}).setOptions(maybe ? acrossTenants("sometimes") : {});', filter],
    ['rows.find({}).where("tenant", tenant);', filter],
    ['rows.aggregate([{ $group: { _id: "$at" } }]);', /must begin with a \$match/],
    ['rows.aggregate([{ $match: { at: 1 } }, { $match: { tenant } }]);', /must begin with a \$match/],
    ['rows.bulkWrite([{ updateOne: { filter: { _id: "a" }, update: { $set: { at: 1 } } } }]);', filter],
    ['rows.bulkWrite(list.map(({ _id }) => ({ deleteOne: { filter: { _id } } })));', filter],
    [
      'rows.bulkWrite(list.map(({ _id, at }) => at ? { deleteOne: { filter: { _id, tenant } } } : { deleteMany: { filter: { _id } } }));',
      filter,
    ],
    ['rows.bulkWrite(anything);', filter],
    ['rows.updateMany({}, { $set: { at: 1 } }).setOptions(acrossTenants("all"));', /no write goes across/],
    ['rows.deleteOne({ _id: "a" }, acrossTenants("all"));', /no write goes across/],
    [
      'rows.bulkWrite([{ updateOne: { filter: { _id: "a" }, update: {} } }], acrossTenants("all"));',
      /no write goes across/,
    ],
    ['rows.bulkWrite([{ insertOne: { document: { _id: "a", at: 1 } as never as Free } }] as never[]);', filter],
    ['rows.insertMany([{ _id: "a", at: 1 }] as Free[] as never[] as Free[]);', documents],
    ['rows.create([{ at: 1 }]);', documents],
    ['rows.create({ at: 1 });', documents],
    ['rows.findById("a");', other],
    ['rows.findByIdAndDelete("a");', other],
    ['rows.estimatedDocumentCount();', other],
    ['rows.exists({ tenant });', other],
    ['rows.where({ tenant });', other],
    ['rows.watch();', other],
    ['rows.collection.find({});', other],
    ['rows.db.dropDatabase();', other],
    ['export const { find } = rows;', other],
    ['export const taken = rows.find;', other],
    ['new rows({ at: 1 });', other],
    ['rows.find(...([{ tenant }] as const));', other],
    ['const name = "find" as "find" | "findOne"; rows[name]({ tenant });', other],
    ['(rows as unknown as Collection<{ _id: string }>).find({ _id: "a" });', /does not say whether it has a tenant/],
    ['(maybe ? rows : free).find({ at: 1 });', filter],
    ['export const all = <R extends Row>(any: Collection<R>) => any.find({});', filter],
  ];
  const allowed = [
    'rows.find({ tenant });',
    'rows.findOne({ _id: "a", ...{ tenant } });',
    'const whole = { at: 1, tenant }; rows.find(whole);',
    'rows.find(maybe === undefined ? { tenant } : { tenant, at: 1 });',
    'rows.countDocuments({ tenant });',
    'rows.distinct("at", { tenant });',
    'rows.updateOne({ _id: "a", tenant }, { $set: { at: 1 } });',
    'rows.replaceOne({ _id: "a", tenant }, row);',
    'rows.aggregate([{ $match: { tenant, at: 1 } }, { $group: { _id: "$at" } }]);',
    'rows.bulkWrite(list.map(({ _id, tenant }) => ({ deleteOne: { filter: { _id, tenant } } })));',
    'rows.bulkWrite(list.map((document) => ({ insertOne: { document } })));',
    'rows.insertMany([row]);',
    'rows.create([row]);',
    'rows.find({}).sort({ at: 1 }).setOptions(acrossTenants("relay")).limit(3);',
    'rows.collection.createIndex({ at: 1 });',
    'free.find({});',
    'list.find(({ at }) => at === 1);',
    'new Map<string, Row>().get("a");',
  ];
  let heard: Map<string, string[]>;
  beforeAll(async () => {
    const pieces = [...refused.map(([code]) => code), ...allowed];
    const messages = await told(pieces);
    heard = new Map(pieces.map((piece, index) => [piece, messages[index] ?? []]));
  }, 120_000);

  it.each(refused)('is refused: %s', (code, message) => {
    expect(heard.get(code)).toEqual([expect.stringMatching(message)]);
  });

  it.each(allowed)('passes: %s', (code) => {
    expect(heard.get(code)).toEqual([]);
  });

  it('is judged by its spec: tenantScoped says what the document says', async () => {
    const spec = (type: string, tenantScoped: string): string =>
      `void ({ name: 'x', collection: 'x', tenantScoped: ${tenantScoped}, indexes: [] } satisfies ModelSpec<${type}>);`;
    const wrong = [
      spec('Row', 'false'),
      spec('Free', 'true'),
      spec('Row', 'Math.random() > 2'),
      spec('{ _id: string; tenant?: string }', 'true'),
      spec('{ _id: string; tenant: string | null }', 'true'),
    ];
    const [scoped, unscoped, ...others] = await told([spec('Row', 'true'), spec('Free', 'false'), ...wrong]);
    expect([scoped, unscoped]).toEqual([[], []]);
    expect(others).toEqual(wrong.map(() => [expect.stringMatching(/tenantScoped must be/)]));
  }, 60_000);
});

describe('the rules', () => {
  it('watch every source that reaches a database', async () => {
    const reaching = sources.filter((file) => /from '(#libs\/storage|mongoose)'/.test(textOf(file)));
    expect(reaching.length).toBeGreaterThan(40);
    for (const file of reaching) {
      const { rules = {} } = (await eslint.calculateConfigForFile(join(root, file))) as { rules?: object };
      expect(rules, file).toMatchObject({ 'ganh/query-names-tenant': [2], 'ganh/spec-tells-tenant': [2] });
    }
  });

  it('are switched off nowhere', () => {
    expect(sources.filter((file) => /eslint-disable.*ganh\//.test(textOf(file)))).toEqual([]);
  });

  /** GatheredRows takes the tenant by its types and asserts it at every door: tried in gathered-rows.spec.ts. */
  it('are passed by in one file, which asserts the same itself', () => {
    const around = sources.filter((file) =>
      /as (unknown as )?\{[^}]*\bcollection\b|\.collection as\b/.test(textOf(file)),
    );
    expect(around).toEqual(['libs/storage/src/gathered-rows.ts']);
  });

  /** Whoever adds an exception adds it here, so that it is seen. */
  it('know every query that goes across tenants', () => {
    const found = sources
      .filter((file) => file !== 'libs/storage/src/tenant-guard.ts')
      .flatMap((file) =>
        [...textOf(file).matchAll(/acrossTenants\((?:'([^']+)'|(\w+))\)/g)].map(
          ([, reason, name]) => `${file}: ${reason ?? name}`,
        ),
      );
    expect([...new Set(found)].sort()).toEqual(exceptions);
  });
});

/** Whose the keys and jobs are is tried on the running system by test/pipeline/tenancy-markers.spec.ts, kind by kind. */
describe('Redis', () => {
  it('is spoken to in these files only; whoever adds one adds its keys to the table of that test', () => {
    const speaking = sources.filter((file) => /^import \{.*from '(ioredis|bullmq)'/m.test(textOf(file)));
    expect(speaking.sort()).toEqual([
      'apps/console/src/stream/redis-wake-up.ts',
      'apps/publishing/src/listings/listing.processor.ts',
      'apps/publishing/src/listings/wake-ups.ts',
      'apps/publishing/src/redis.ts',
    ]);
  });
});

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

const exceptions = [
  // who asks is found by what they hold
  'apps/console/src/identity/keys.store.ts: a key names its tenant',
  'apps/console/src/identity/sessions.store.ts: a refresh token names its sign-in',
  'apps/publishing/src/connections/connection.store.ts: webhook',
  // rights that reach across organisations
  'apps/console/src/parked/parked.store.ts: an operator watches every organisation',
  'apps/quality/src/assessment.store.ts: officers confirm papers in their area',
  'apps/quality/src/audit.store.ts: officers see what was decided in their area',
  'apps/quality/src/false-positive.store.ts: operators read the regression set',
  'apps/quality/src/review.store.ts: officers see the reviews of their area',
  // the one index across organisations: hashes of what producers show; nothing of another is ever told
  'apps/quality/src/likeness.store.ts: likeness across producers',
  'apps/publishing/src/connections/connection.store.ts: one shop is connected once',
  // what is due, whosever it is; the writes that follow name the tenant of the row
  'apps/ingestion/src/imports/import.store.ts: import runner',
  'apps/ingestion/src/producers/producer.store.ts: sweep of producer snapshots',
  'apps/ingestion/src/products/mark.store.ts: forgetting removed products',
  'apps/ingestion/src/products/mark.store.ts: re-announcement on demand',
  'apps/ingestion/src/products/mark.store.ts: re-announcement',
  'apps/ingestion/src/products/mark.store.ts: relay',
  'apps/publishing/src/connections/connection.store.ts: sweeper: due connections',
  'apps/publishing/src/listings/listing.store.ts: re-announcement',
  'apps/publishing/src/listings/listing.store.ts: relay: marked listings',
  'apps/publishing/src/listings/listing.store.ts: relay: oldest mark',
  'apps/publishing/src/listings/listing.store.ts: sweeper: due lanes',
  'apps/publishing/src/subjects/subject.store.ts: sweeper: subjects not fanned out',
  'apps/quality/src/assessment.store.ts: preview of a rule pack',
  'apps/quality/src/assessment.store.ts: why',
  'libs/messaging/src/parking.ts: is anything parked?',
  'libs/messaging/src/parking.ts: re-announcement',
  'libs/messaging/src/parking.ts: relay',
  'libs/messaging/src/parking.ts: replay',
].sort();
