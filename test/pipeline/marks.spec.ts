import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog, uuidv7 } from '#libs/runtime';
import { Database } from '#libs/storage';
import { MarkStore } from '../../apps/ingestion/src/products/mark.store.js';
import { ProductStore } from '../../apps/ingestion/src/products/product.store.js';
import { RelayBell } from '../../apps/ingestion/src/relay-bell.js';
import { sampleRows } from '../bench/sample-rows.js';
import { stack } from '../world/stack.js';

const { mongodbUrl, dbPrefix } = stack();
let db: Database;

beforeAll(async () => {
  db = await Database.open({
    url: mongodbUrl,
    dbName: `${dbPrefix}-marks`,
    log: createLog('test', { level: 'silent' }),
  });
});
afterAll(async () => {
  await db.drop();
  await db.close();
});

it('lets a changed offer overtake the first offers of a bulk, which still get their share', async () => {
  const marks = new MarkStore(db);
  const store = new ProductStore(db, new RelayBell());
  await db.migrate();
  const rows = sampleRows(12, uuidv7()).map((row, index) => ({ ...row, announceOffersAt: 1_000 + index }));
  // The last one marked is on sale already.
  const known = { ...rows[11]!, offersAnnouncedAt: 500 };
  await store.write(
    [...rows.slice(0, 11), known].map((row) => ({ kind: 'insert', row, outcome: 'created', older: [] }) as const),
  );
  const order = (await marks.marked('offers', 4)).map(({ _id }) => _id);
  expect(order).toEqual([known._id, ...rows.slice(0, 3).map(({ _id }) => _id)]);
  expect((await marks.marked('offers', 20)).at(-1)?._id).toBe(known._id);
});
