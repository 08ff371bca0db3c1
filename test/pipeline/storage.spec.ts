import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock, createLog, DependencyAway, ProblemError, uuidv7 } from '#libs/runtime';
import { acrossTenants, Database, Idempotency, Lease, type ModelSpec } from '#libs/storage';
import { stack } from '../world/stack.js';

class MovableClock extends Clock {
  ahead = 0;
  override now(): number {
    return super.now() + this.ahead;
  }
}
interface Thing {
  _id: string;
  tenant: string;
  counter: number;
  name?: string;
}
let migrated = 0;
const spec: ModelSpec<Thing> = {
  name: 'Thing',
  collection: 'things',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1, counter: 1 }], [{ tenant: 1, name: 1 }, { unique: true }]],
  migrations: [{ version: 1, run: () => Promise.resolve(void migrated++) }],
};
const log = createLog('test', { level: 'silent' });
const servers = stack();
const dbName = `${servers.dbPrefix}-storage`;
let db: Database;

beforeAll(async () => {
  db = await Database.open({ url: servers.mongodbUrl, dbName, log });
  db.model(spec);
  await db.migrate();
});
afterAll(async () => {
  await db.drop();
  await db.close();
});

describe('a database', () => {
  it('creates indexes and runs each migration once, also by two at a time', async () => {
    const other = await Database.open({ url: servers.mongodbUrl, dbName, log });
    other.model(spec);
    await Promise.all([db.migrate(), other.migrate()]);
    expect(migrated).toBe(1);
    const indexes = (await db.model(spec).collection.indexes()).map(({ key }) => JSON.stringify(key));
    expect(indexes).toContain('{"_id":1,"tenant":1,"counter":1}');
    await other.close();
  });

  it('changes by compare-and-set inside a tenant only, and across tenants with a reason', async () => {
    const things = db.model(spec);
    await things.insertMany([{ _id: 'a', tenant: 't1', counter: 1, name: 'x', deep: { kept: {} } }] as never[]);
    const cas = (tenant: string, counter: number) =>
      things.updateOne({ _id: 'a', tenant, counter }, { $set: { counter: counter + 1 } });
    expect((await cas('t2', 1)).matchedCount).toBe(0);
    expect((await cas('t1', 1)).matchedCount).toBe(1);
    expect((await cas('t1', 1)).matchedCount).toBe(0);
    expect(await things.findOne({ _id: 'a', tenant: 't1' })).toEqual({
      _id: 'a',
      tenant: 't1',
      counter: 2,
      name: 'x',
      deep: { kept: {} },
    });
    expect(await things.find({}).setOptions(acrossTenants('trial'))).toHaveLength(1);
    const bulk = await things.bulkWrite(
      [{ updateOne: { filter: { _id: 'a' }, update: { $set: { counter: 9 } } } }],
      acrossTenants('trial'),
    );
    expect(bulk.matchedCount).toBe(1);
  });

  it('says that the server is away when it is', async () => {
    const opening = Database.open({ url: 'mongodb://127.0.0.1:1', dbName, log, serverSelectionTimeoutMS: 200 });
    await expect(opening).rejects.toBeInstanceOf(DependencyAway);
  });
});

describe('a lease', () => {
  it('has one holder, moves on when it runs out or is given back, and tells the one overtaken', async () => {
    const clock = new MovableClock();
    const make = (holder: string): Lease => new Lease(db, 'trial', holder, { ttlMs: 10_000, clock });
    const [a, b] = [make('a'), make('b')];
    expect(await a.tryAcquire()).toBe(true);
    expect(await b.tryAcquire()).toBe(false);
    clock.ahead = 9_000;
    expect(await a.renew()).toBe(true);
    clock.ahead = 18_000;
    expect(await b.tryAcquire()).toBe(false);
    clock.ahead = 20_000;
    expect(await b.tryAcquire()).toBe(true);
    expect(await a.renew()).toBe(false);
    expect(a.fence).toBeUndefined();
    expect(await a.tryAcquire()).toBe(false);
    await b.release();
    expect(await a.tryAcquire()).toBe(true);
    expect(a.fence).toBeGreaterThan(1);
  });

  it('goes to exactly one of many who ask at once', async () => {
    const clock = new Clock();
    const many = Array.from({ length: 12 }, (_, n) => new Lease(db, 'race', `h${n}`, { ttlMs: 10_000, clock }));
    const won = await Promise.all(many.map((lease) => lease.tryAcquire()));
    expect(won.filter(Boolean)).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  const request = (key: string, bodyHash = 'h', tenant = 't1') => ({
    tenant,
    route: 'POST /v1/products',
    key,
    bodyHash,
  });

  it('does the work once and answers the same again, per tenant', async () => {
    const idempotency = new Idempotency(db, new Clock());
    let runs = 0;
    const work = () => Promise.resolve({ status: 201, body: { n: ++runs, name: 'Chè' }, headers: { ETag: '"1"' } });
    const key = uuidv7();
    const first = await idempotency.run(request(key), work);
    const again = await idempotency.run(request(key), work);
    expect(first).toMatchObject({ status: 201, replayed: false, body: { n: 1 } });
    expect(again).toEqual({ ...first, replayed: true });
    await expect(idempotency.run(request(key, 'other'), work)).rejects.toMatchObject({ code: 'idempotency.otherBody' });
    expect((await idempotency.run(request(key, 'h', 't2'), work)).body.n).toBe(2);
    expect((await idempotency.run({ ...request(key), key: undefined }, work)).replayed).toBe(false);
    await expect(idempotency.run(request('bad key'), work)).rejects.toMatchObject({ code: 'request.header' });
  });

  it('keeps a refusal, forgets our own failure', async () => {
    const idempotency = new Idempotency(db, new Clock());
    const [refused, failed] = [uuidv7(), uuidv7()];
    let runs = 0;
    const refuse = () => (runs++, Promise.reject(new ProblemError('product.exists', { code: 'A', id: '1' })));
    for (let i = 0; i < 2; i++) {
      await expect(idempotency.run(request(refused), refuse)).rejects.toMatchObject({
        code: 'product.exists',
        params: { code: 'A' },
      });
    }
    expect(runs).toBe(1);
    await expect(
      idempotency.run(request(failed), () => Promise.reject(new DependencyAway('x'))),
    ).rejects.toBeInstanceOf(DependencyAway);
    expect((await idempotency.run(request(failed), () => Promise.resolve({ status: 200, body: 1 }))).replayed).toBe(
      false,
    );
  });

  it('lets one of two at once work, and takes over from one that died', async () => {
    const clock = new MovableClock();
    const idempotency = new Idempotency(db, clock);
    const key = uuidv7();
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const first = idempotency.run(request(key), async () => {
      begun();
      await held;
      return { status: 200, body: 'first' };
    });
    await running;
    const second = () => idempotency.run(request(key), () => Promise.resolve({ status: 200, body: 'second' }));
    await expect(second()).rejects.toMatchObject({ code: 'idempotency.running' });
    clock.ahead = 61_000;
    expect((await second()).body).toBe('second');
    end();
    await first;
    expect(await second()).toMatchObject({ body: 'second', replayed: true });
  });
});
