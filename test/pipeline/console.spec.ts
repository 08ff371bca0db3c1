import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics, type EventData, type GanhEvent, type ParkedWork, type Topic } from '#libs/contracts';
import { makeEvent, toRecord } from '#libs/messaging';
import { Clock, createLog, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { GenerationStore } from '../../apps/console/src/projections/generation.store.js';
import { dummyOwner, startConsole, type Answer, type ConsoleApp, type DummyOwner } from './console-app.js';
import { until } from '../world/stack.js';

let owner: DummyOwner;
let app: ConsoleApp;
let producer: Producer;

beforeAll(async () => {
  owner = await dummyOwner();
  // Nobody listens there: quality is away.
  app = await startConsole(owner, { QUALITY_URL: 'http://127.0.0.1:9' });
  producer = new Kafka({ brokers: app.servers.brokers, logLevel: logLevel.NOTHING }).producer({
    createPartitioner: Partitioners.JavaCompatiblePartitioner,
  });
  await producer.connect();
});
afterAll(async () => {
  await producer?.disconnect();
  await app?.close();
  await owner?.close();
});

const ask: ConsoleApp['ask'] = (...asked) => app.ask(...asked);
const codeOf = (answer: Answer): [number, unknown] => [answer.status, answer.body['code']];
const signIn = (password = app.start.password): Promise<Answer> =>
  ask('POST', '/v1/sessions', { token: '', json: { email: app.start.email, password } });
const send = async (topic: Topic, event: GanhEvent): Promise<void> => {
  await producer.send({ topic: app.config.TOPIC_PREFIX + topic, messages: [toRecord(event)] });
};

const producerSnapshot = {
  ...{ id: uuidv7(), code: 'htx-1', name: 'Hợp tác xã Chè Đồi Gió', kind: 'cooperative', communeCode: '00004' },
} as const;
function revised(id: string, tenant: string, version: number, name = 'Chè xanh Đồi Gió'): GanhEvent {
  const at = 1_790_000_000_000 + version * 1000;
  const product = {
    ...{ id, tenant, producer: producerSnapshot, revision: version, contentHash: 'h', status: 'active' },
    content: { code: 'CHE-1', name: { vi: name }, variants: [{ sku: 'CHE-1-100', optionValues: [] }] },
    ...{ createdAt: 1_790_000_000_000, updatedAt: at },
  } as unknown as EventData<'product.revised.v1'>['product'];
  const steps = [{ id: `accepted-${version}`, at, kind: 'accepted', outcome: 'ok' }];
  const about = { service: 'ingestion', aggregate: id, tenant, version, at, correlationId: 'c-12345678' };
  return makeEvent({ type: 'product.revised.v1', ...about, data: { product, steps } });
}
function listed(id: string, productId: string, tenant: string, version: number, live: boolean): GanhEvent {
  const at = 1_790_000_100_000 + version * 1000;
  const lane = { operation: 'idle', outcome: 'ok', failures: 0 };
  const listing = {
    ...{ id, tenant, productId, productName: 'Chè xanh', connectionId: uuidv7(), channel: 'demo-shop', version },
    ...{
      desired: 'publish',
      lanes: { offers: lane, content: lane },
      observed: { state: live ? 'live' : 'inReview', at },
    },
    ...{
      approvedRevision: 1,
      sent: {},
      remote: { itemId: '42' },
      latest: { revision: 1, readiness: 'ready', findings: [] },
    },
    steps: [{ id: `s${version}`, at, kind: live ? 'live' : 'created' }],
  } as unknown as EventData<'listing.changed.v1'>['listing'];
  const about = { service: 'publishing', aggregate: id, tenant, version, at, correlationId: 'c-12345678' };
  return makeEvent({ type: 'listing.changed.v1', ...about, data: { listing } });
}

describe('bootstrap', () => {
  it('writes one private file with working keys', async () => {
    expect(statSync(app.startFile).mode & 0o777).toBe(0o600);
    const me = await ask('GET', '/v1/me');
    expect(me.body).toMatchObject({ kind: 'key', organisation: { id: app.start.organisation } });
    expect((await ask('GET', '/v1/me', { token: app.start.operatorKey })).body).toMatchObject({ operator: true });
    expect((await ask('GET', '/v1/me', { token: app.start.officerKey })).body).toMatchObject({ officerAreas: ['*'] });
  });
});

describe('a console that starts beside one that was killed at its bootstrap', () => {
  it('waits for the lease to run out, and makes the first organisation itself', async () => {
    const DB_PREFIX = `${app.servers.dbPrefix}-again`;
    const log = createLog('test', { level: 'error' });
    const database = await Database.open({ url: app.servers.mongodbUrl, dbName: `${DB_PREFIX}-console`, log });
    await new Lease(database, 'bootstrap', 'killed', { ttlMs: 2_000, clock: new Clock() }).tryAcquire();
    const second = await startConsole(owner, { DB_PREFIX });
    expect((await second.ask('GET', '/v1/me')).status).toBe(200);
    await second.close();
    await database.close();
  });
});

describe('sign-in', () => {
  it('opens, refreshes once, and ends everything when a token is used twice', async () => {
    const first = await signIn();
    expect([first.status, first.body['expiresIn']]).toEqual([201, 600]);
    expect((await ask('GET', '/v1/me', { token: String(first.body['accessToken']) })).body).toMatchObject({
      kind: 'person',
    });
    const refresh = (refreshToken: unknown): Promise<Answer> =>
      ask('POST', '/v1/sessions:refresh', { token: '', json: { refreshToken } });
    const second = await refresh(first.body['refreshToken']);
    expect(second.status).toBe(201);
    expect(codeOf(await refresh(first.body['refreshToken']))).toEqual([401, 'auth.invalid']);
    expect(codeOf(await refresh(second.body['refreshToken']))).toEqual([401, 'auth.invalid']);
  });

  it('gives one refresh token to one of two who ask at once', async () => {
    const { body } = await signIn();
    const json = { refreshToken: body['refreshToken'] };
    const both = await Promise.all([1, 2].map(() => ask('POST', '/v1/sessions:refresh', { token: '', json })));
    expect(both.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
  });

  it('says the same whatever is wrong, and stops guessing whatever address is claimed', async () => {
    const email = 'khong-co@ganh.example';
    const answers: Answer[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const headers = { 'x-forwarded-for': `10.0.0.${turn}` };
      answers.push(await ask('POST', '/v1/sessions', { token: '', headers, json: { email, password: 'x' } }));
    }
    expect(codeOf(answers[0] as Answer)).toEqual([401, 'auth.wrong']);
    expect(codeOf(await signIn('wrong'))).toEqual([401, 'auth.wrong']);
    const last = answers.at(-1) as Answer;
    expect(codeOf(last)).toEqual([429, 'auth.tooMany']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('keys', () => {
  it('are exchanged, shown without secret, and refused once revoked', async () => {
    const made = await ask('POST', '/v1/keys', { json: { name: 'Kho', scopes: ['read'] } });
    expect(made.status).toBe(201);
    const key = String(made.body['key']);
    const token = await ask('POST', '/v1/tokens', { token: key });
    expect([token.status, token.body['expiresIn']]).toEqual([201, 60]);
    expect((await ask('GET', '/v1/products', { token: String(token.body['accessToken']) })).status).toBe(200);
    expect(codeOf(await ask('POST', '/v1/keys', { token: key, json: { name: 'x', scopes: ['read'] } }))).toEqual([
      403,
      'auth.scope',
    ]);
    const list = await ask('GET', '/v1/keys');
    expect(list.text).toContain(String(made.body['id']));
    expect(list.text).not.toContain(key);
    expect((await ask('DELETE', `/v1/keys/${String(made.body['id'])}`)).status).toBe(204);
    expect(codeOf(await ask('GET', '/v1/products', { token: key }))).toEqual([401, 'auth.invalid']);
    expect(codeOf(await ask('DELETE', `/v1/keys/${uuidv7()}`))).toEqual([404, 'key.notFound']);
  });
});

describe('pass-through', () => {
  it('hands on method, address, body and a short token; returns status and headers', async () => {
    owner.answer = { status: 201, headers: { etag: '"7"', location: '/v1/x', 'x-inner': 'no' }, body: 'made' };
    const headers = { 'idempotency-key': 'k-1', 'x-tenant-id': 'other', cookie: 'a=b' };
    const answer = await ask('POST', '/v1/products?x=1', { json: { tên: 'chè' }, headers });
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([201, 'made', '"7"']);
    expect(answer.headers.get('x-inner')).toBeNull();
    const heard = owner.heard.at(-1);
    expect(heard).toMatchObject({ method: 'POST', url: '/v1/products?x=1' });
    expect(heard?.headers['idempotency-key']).toBe('k-1');
    expect(heard?.headers.authorization).toMatch(/^Bearer ey/);
    expect(heard?.headers).not.toHaveProperty('cookie');
    expect(heard?.headers).not.toHaveProperty('x-tenant-id');
    expect(heard?.body.toString()).toBe('{"tên":"chè"}');
  });

  it('keeps webhooks as they are, byte for byte, with their own Authorization', async () => {
    owner.answer = { status: 204, headers: {}, body: '' };
    const raw = randomBytes(70_000);
    const headers = { authorization: 'a1b2', 'x-shop-signature': 's', 'content-type': 'application/octet-stream' };
    const answer = await ask('POST', `/v1/webhooks/demo-shop/${uuidv7()}`, { token: '', raw, headers });
    expect(answer.status).toBe(204);
    const heard = owner.heard.at(-1);
    expect(
      createHash('sha256')
        .update(heard?.body ?? '')
        .digest('hex'),
    ).toBe(createHash('sha256').update(raw).digest('hex'));
    expect(heard?.headers).toMatchObject({ authorization: 'a1b2', 'x-shop-signature': 's' });
  });

  it('streams a large file', async () => {
    owner.answer = { status: 202, headers: {}, body: '' };
    const raw = randomBytes(8_000_000);
    const answer = await ask('POST', '/v1/imports', { raw, headers: { 'content-type': 'text/csv' } });
    expect([answer.status, owner.heard.at(-1)?.body.equals(raw)]).toEqual([202, true]);
  });

  it('follows no redirect of an owner', async () => {
    owner.answer = { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' };
    expect(codeOf(await ask('GET', '/v1/channels'))).toEqual([503, 'service.unavailable']);
  });

  it('refuses what it does not know before anybody hears of it', async () => {
    const before = owner.heard.length;
    expect(codeOf(await ask('GET', '/v1/nothing'))).toEqual([404, 'route.notFound']);
    expect(codeOf(await ask('GET', '/v1/products/..%2finternal'))).toEqual([404, 'route.notFound']);
    const wrong = await ask('PATCH', `/v1/products/${uuidv7()}`);
    expect([...codeOf(wrong), wrong.headers.get('allow')]).toEqual([405, 'route.method', 'DELETE, GET, PUT']);
    expect(codeOf(await ask('POST', '/v1/products', { token: '', json: {} }))).toEqual([401, 'auth.required']);
    expect(codeOf(await ask('POST', '/v1/products', { raw: randomBytes(10_000_000) }))).toEqual([
      413,
      'request.tooLarge',
    ]);
    expect(owner.heard.length).toBe(before);
  });

  it('says when an owner is away', async () => {
    const answer = await ask('GET', '/v1/rules');
    expect([...codeOf(answer), answer.headers.get('retry-after')]).toEqual([503, 'service.unavailable', '5']);
    const posted = await ask('POST', '/v1/assessments:draft', { json: { a: 'x'.repeat(100_000) } });
    expect(codeOf(posted)).toEqual([503, 'service.unavailable']);
  });
});

describe('read models', () => {
  it('follow the newest version, keep tenants apart, and show the way to market', async () => {
    const tenant = app.start.organisation;
    const [id, listing, foreign] = [uuidv7(), uuidv7(), uuidv7()];
    await send(topics.listings, listed(listing, id, tenant, 2, true));
    await send(topics.products, revised(id, tenant, 2, 'Chè xanh hai'));
    await send(topics.products, revised(id, tenant, 1));
    await send(topics.listings, listed(listing, id, tenant, 1, false));
    await send(topics.products, revised(foreign, uuidv7(), 1));
    const found = await until('the product is listed with its shop', async () => {
      const page = await ask('GET', '/v1/products?q=CHE%20xanh&bucket=live');
      return (page.body['items'] as Record<string, unknown>[]).find((item) => item['id'] === id);
    });
    expect(found).toMatchObject({ name: 'Chè xanh hai', revision: 2, listings: [{ id: listing, bucket: 'live' }] });
    await until('steps of older events too', async () => {
      const { body } = await ask('GET', `/v1/products/${id}/timeline`);
      const entries = body['entries'] as { kind: string; sinceUploadMs: number }[];
      return entries.map(({ kind }) => kind).join() === 'accepted,live' && entries[1]?.sinceUploadMs === 102_000;
    });
    const summary = await ask('GET', '/v1/summary');
    expect(summary.body).toMatchObject({ products: { total: 1 }, listings: { total: 1, live: 1 } });
    expect((await ask('GET', `/v1/listings/${listing}`)).body).toMatchObject({
      bucket: 'live',
      remote: { itemId: '42' },
    });
    for (const path of [`/v1/products/${foreign}/timeline`, `/v1/listings/${uuidv7()}`])
      expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('GET', `/v1/listings/${listing}`, { token: app.start.officerKey })).status).toBe(404);
    expect((await ask('GET', '/v1/products', { token: app.start.officerKey })).body['items']).toEqual([]);
  });

  it('are rebuilt beside the old ones and switched', async () => {
    const before = (await ask('GET', '/v1/products')).body['items'];
    const begun = await ask('POST', '/internal/projections:rebuild', { token: app.start.operatorKey });
    expect([begun.status, begun.body]).toEqual([202, { current: 1, building: 2 }]);
    expect(codeOf(await ask('POST', '/internal/projections:rebuild'))).toEqual([403, 'auth.scope']);
    const generations = app.app.get(GenerationStore);
    const read = async (): Promise<boolean> => {
      expect((await ask('GET', '/v1/products')).body['items']).toEqual(before);
      return (await generations.read()).current === 2;
    };
    await until('the new generation is read', read, 60_000);
    const id = uuidv7();
    await send(topics.products, revised(id, app.start.organisation, 1, 'Chè sau khi dựng lại'));
    await until('news reach the new generation', async () =>
      (await ask('GET', '/v1/products?q=dung%20lai')).text.includes(id),
    );
  });
});

interface Frame {
  id: number;
  event: string;
  data: Record<string, unknown>;
}
interface Stream {
  frames: Frame[];
  text: string;
  ended: Promise<void>;
  close(): void;
}
async function listen(query = '', headers: Record<string, string> = {}): Promise<Stream> {
  const controller = new AbortController();
  const response = await fetch(`${app.url}/v1/events${query}`, {
    headers: { authorization: `Bearer ${app.start.apiKey}`, ...headers },
    signal: controller.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const stream: Stream = { frames: [], text: '', ended: Promise.resolve(), close: () => controller.abort() };
  const take = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      stream.text += chunk;
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks.filter((text) => text.startsWith('id:'))) {
        const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        const data = JSON.parse(field('data')) as Record<string, unknown>;
        stream.frames.push({ id: Number(field('id')), event: field('event'), data });
      }
    }
  };
  stream.ended = take().catch(() => undefined);
  return stream;
}

describe('the stream', () => {
  it('tells of changes of this tenant only, in order, and resumes without a gap', async () => {
    const tenant = app.start.organisation;
    const ids = Array.from({ length: 20 }, () => uuidv7());
    const stream = await listen();
    await until('connected', () => stream.text.includes(': connected'));
    for (const id of ids) {
      await send(topics.products, revised(uuidv7(), uuidv7(), 1));
      await send(topics.products, revised(id, tenant, 1));
    }
    const told = (): string[] => stream.frames.map(({ data }) => String(data['id'])).filter((id) => ids.includes(id));
    await until('all frames', () => told().length >= ids.length);
    const numbers = stream.frames.map(({ id }) => id);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(told().sort()).toEqual([...ids].sort());
    expect(stream.text).not.toContain(tenant);
    stream.close();

    const fifth = numbers[4] ?? 0;
    const resumed = await listen('', { 'last-event-id': String(fifth) });
    await until('the rest', () => resumed.frames.length >= numbers.length - 5);
    expect(resumed.frames.map(({ id }) => id)).toEqual(numbers.slice(5));
    resumed.close();

    const lost = await listen('?after=999999');
    await until('a reset', () => lost.frames.some(({ event }) => event === 'reset'));
    lost.close();
    expect(codeOf(await ask('GET', '/v1/events', { headers: { 'last-event-id': 'x' } }))).toEqual([
      400,
      'request.header',
    ]);
  });
});

describe('parked work', () => {
  it('is counted, and replayed by its owner', async () => {
    const tenant = app.start.organisation;
    const [id, at] = [`ingestion/event/${uuidv7()}`, 1_790_000_000_000];
    const work: ParkedWork = {
      ...{ id, tenant, version: 1, owner: 'ingestion', kind: 'event', subject: 's', state: 'parked' },
      ...{ cause: 'test.cause', action: 'replay', detail: 'd', attempts: 5, firstAt: at, lastAt: at },
    };
    const about = { service: 'ingestion', aggregate: id, tenant, version: 1, at, correlationId: 'c-12345678' };
    await send(topics.parked, makeEvent({ type: 'work.parked.v1', ...about, data: { work } }));
    await until('it is shown', async () => (await ask('GET', '/v1/parked?cause=test.cause')).text.includes(id));
    expect((await ask('GET', '/v1/parked?cause=test.cause', { token: app.start.officerKey })).body['items']).toEqual(
      [],
    );
    expect((await ask('GET', '/v1/parked?cause=test.cause', { token: app.start.operatorKey })).text).toContain(id);
    owner.answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"replayed":1}' };
    const before = owner.heard.length;
    const replay = (dryRun: boolean): Promise<Answer> =>
      ask('POST', '/v1/parked:replay', { json: { filter: { cause: 'test.cause' }, dryRun } });
    expect((await replay(true)).body).toEqual({ matched: 1, replayed: 0 });
    expect(owner.heard.length).toBe(before);
    expect((await replay(false)).body).toEqual({ matched: 1, replayed: 1 });
    expect(owner.heard.at(-1)).toMatchObject({
      url: '/internal/parked:replay',
      body: Buffer.from(JSON.stringify({ ids: [id] })),
    });
  });
});

describe('the description', () => {
  it('is open to all and names every route', async () => {
    const { body, status } = await ask('GET', '/openapi.json', { token: '' });
    expect([status, body['openapi']]).toEqual([200, '3.1.0']);
    expect(Object.keys(body['paths'] as object)).toContain('/v1/parked:replay');
  });
});
