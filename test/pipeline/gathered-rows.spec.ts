import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog, uuidv7 } from '#libs/runtime';
import { type Collection, Database, GatheredRows, TenantMissing } from '#libs/storage';
import { stack } from '../world/stack.js';

interface Row {
  _id: string;
  tenant: string;
  version: number;
  text: string;
}

const { mongodbUrl, dbPrefix } = stack();
const [ours, theirs] = [uuidv7(), uuidv7()];
let db: Database;
let model: Collection<Row>;
let rows: GatheredRows<Row>;

beforeAll(async () => {
  db = await Database.open({ url: mongodbUrl, dbName: `${dbPrefix}-rows`, log: createLog('test', { level: 'fatal' }) });
  model = db.model<Row>({
    name: 'Gathered',
    collection: 'gathered',
    tenantScoped: true,
    indexes: [[{ _id: 1, tenant: 1 }], [{ _id: 1, tenant: 1, version: 1 }]],
  });
  await db.migrate();
  rows = new GatheredRows(model);
});
afterAll(async () => {
  await db.drop();
  await db.close();
});

const row = (more: Partial<Row> = {}): Row => ({ _id: uuidv7(), tenant: ours, version: 1, text: 'a', ...more });
const many = (count: number, tenant = ours): Row[] => Array.from({ length: count }, () => row({ tenant }));

describe('gathered rows', () => {
  it('are written and read together, each with its own answer', async () => {
    const made = many(40);
    expect(await Promise.all(made.map((each) => rows.insert(each)))).toEqual(made.map(() => true));
    const read = await Promise.all([...made, row()].map(({ _id, tenant }) => rows.find(_id, tenant)));
    expect(read).toEqual([...made, null]);
  });

  it('tell the one insert that met a taken id', async () => {
    const [first, second, third] = many(3) as [Row, Row, Row];
    await rows.insert(second);
    expect(await Promise.all([first, second, third].map((each) => rows.insert(each)))).toEqual([true, false, true]);
    const twin = row();
    expect((await Promise.all([rows.insert(twin), rows.insert(twin)])).sort()).toEqual([false, true]);
  });

  it('tell who won and who lost a compare-and-set, in one command and across writers', async () => {
    const made = many(30);
    await Promise.all(made.map((each) => rows.insert(each)));
    const other = new GatheredRows(model);
    const write = (by: GatheredRows<Row>, { _id, tenant }: Row, text: string): Promise<boolean> =>
      by.replace({ _id, tenant, version: 1 }, { _id, tenant, version: 2, text });
    const outcomes = await Promise.all(
      made.flatMap((each) => [write(rows, each, 'b'), write(rows, each, 'c'), write(other, each, 'd')]),
    );
    for (const [index, each] of made.entries()) {
      const mine = outcomes.slice(index * 3, index * 3 + 3);
      expect(mine.filter(Boolean)).toHaveLength(1);
      expect((await rows.find(each._id, ours))?.text).toBe(['b', 'c', 'd'][mine.indexOf(true)]);
    }
  });

  it('change fields of what stands as expected, and nothing else', async () => {
    const [one, two] = many(2) as [Row, Row];
    await Promise.all([rows.insert(one), rows.insert(two)]);
    const update = ({ _id, tenant }: Row, version: number): Promise<boolean> =>
      rows.update({ _id, tenant, version }, { $set: { version: 2 }, $unset: { text: 1 } });
    expect(await Promise.all([update(one, 1), update(two, 7)])).toEqual([true, false]);
    expect(await rows.find(one._id, ours)).toEqual({ _id: one._id, tenant: ours, version: 2 });
    expect(await rows.find(two._id, ours)).toEqual(two);
  });

  it('never cross tenants', async () => {
    const [mine] = many(1) as [Row];
    const [foreign] = many(1, theirs) as [Row];
    await Promise.all([rows.insert(mine), rows.insert(foreign)]);
    expect(await Promise.all([rows.find(mine._id, theirs), rows.find(foreign._id, theirs)])).toEqual([null, foreign]);
    const stolen = rows.replace({ _id: mine._id, tenant: theirs, version: 1 }, { ...mine, tenant: theirs, version: 2 });
    expect(await stolen).toBe(false);
    await expect(rows.insert({ ...row(), tenant: '' })).rejects.toBeInstanceOf(TenantMissing);
    await expect(rows.find(mine._id, '')).rejects.toBeInstanceOf(TenantMissing);
    const moved = { ...mine, tenant: '' };
    await expect(rows.replace({ _id: mine._id, tenant: ours, version: 1 }, moved)).rejects.toBeInstanceOf(
      TenantMissing,
    );
  });

  it('are nobody else’s: two readers may change theirs', async () => {
    const [one] = many(1) as [Row];
    await rows.insert(one);
    const [left, right] = await Promise.all([rows.find(one._id, ours), rows.find(one._id, ours)]);
    if (left) left.text = 'changed';
    expect(right?.text).toBe('a');
  });
});
