import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import {
  CompressionCodecs,
  CompressionTypes,
  Kafka,
  logLevel,
  Partitioners,
  type Message,
  type Producer,
} from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '#libs/contracts';
import { uuidv7 } from '#libs/runtime';
import { bodyOf, goods, itemsOf, liveItem, openShop, settled, type Shop, upload } from '../world/goods.js';
import { readRecords } from '../world/raw-kafka.js';
import { checkout, until } from '../world/stack.js';
import { World } from '../world/world.js';
import { expectNoGrowth, readVitals, shoot, type Vitals } from './nonsense.js';

/** Doors that no client of ours knows: the log of events, the queue of wake-ups, the log that people read. */
const logs = join(checkout, '.local/logs', `doors-${uuidv7()}`);
/** A busy machine takes its time. */
const PATIENCE_MS = 60_000;
let world: World;
let producer: Producer;
let shop: Shop;
let kept: ReturnType<typeof goods>;
let keptId: string;
let vitals: Vitals;

beforeAll(async () => {
  world = await World.start({ LOG_LEVEL: 'debug', CONSUMER_SESSION_MS: '20000' }, { logs });
  const kafka = new Kafka({ brokers: world.stack.brokers, logLevel: logLevel.NOTHING });
  producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
  await producer.connect();
  shop = await openShop(world, 'woocommerce');
  kept = goods(world);
  keptId = await upload(world, kept);
  await liveItem(world, shop, kept.sku, PATIENCE_MS);
  vitals = await readVitals(world);
});
afterAll(async () => {
  await producer?.disconnect();
  await world?.stop();
});

const read = ['catalog.products', 'catalog.offers', 'quality.assessments', 'publishing.listings', 'operations.parked'];
const consumed = Object.values(topics).filter((topic) => read.includes(topic));

/** Headers as an event of ours would have them, but for `more`. */
const headersOf = (key: string, more: Record<string, string> = {}): Record<string, string> => ({
  ce_specversion: '1.0',
  ce_id: `${key}/product.revised.v1/1`,
  ce_source: '/ganh/ingestion',
  ce_type: 'product.revised.v1',
  ce_subject: key,
  ce_time: new Date().toISOString(),
  ce_tenantid: world.keys.organisation,
  ce_version: '1',
  ce_correlationid: key,
  'content-type': 'application/json',
  ...more,
});

/** Told from the nonsense beside it by a name. */
const isOurs = ({ value }: { value: Buffer | null }): boolean => /^\{.*"name":/.test(String(value));

/** An LZ4 frame of one stored block: valid, and nothing our consumers can unpack. */
const lz4 = (content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE((content.length | 0x80000000) >>> 0);
  return Buffer.concat([Buffer.from('04224d18604082', 'hex'), size, content, Buffer.alloc(4)]);
};

/** A good product still goes all the way, and what stood before is as it was. */
async function expectTheLineIsOpen(): Promise<void> {
  const product = goods(world);
  await upload(world, product);
  await liveItem(world, shop, product.sku, PATIENCE_MS);
  expect(await itemsOf(world, shop, kept.sku)).toHaveLength(1);
  const stored = await shoot(world, { method: 'GET', path: `/v1/products/${keptId}` });
  expect(stored.body.product).toMatchObject({ revision: 1, content: { name: kept.name } });
}

describe('records that no relay of ours wrote', () => {
  const key = (): string => uuidv7();
  const records: [string, () => Message][] = [
    ['an empty value', () => ({ key: key(), value: '' })],
    ['a tombstone without headers', () => ({ key: keptId, value: null })],
    ['no JSON', () => ({ key: keptId, value: '{"name":', headers: headersOf(keptId, { ce_version: '2' }) })],
    [
      'bytes',
      () => ({ key: keptId, value: Buffer.from([0xff, 0xfe, 0]), headers: headersOf(keptId, { ce_version: '2' }) }),
    ],
    ['a text', () => ({ key: keptId, value: '"x"', headers: headersOf(keptId, { ce_version: '2' }) })],
    [
      'a type of tomorrow',
      () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_type: 'product.revised.v9' }) }),
    ],
    ['a type of nobody', () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_type: '__proto__' }) })],
    ['another key than its subject', () => ({ key: key(), value: '{}', headers: headersOf(keptId) })],
    ['no version', () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_version: 'NaN' }) })],
    ['version -1', () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_version: '-1' }) })],
    [
      'version 2^53',
      () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_version: '9007199254740992' }) }),
    ],
    [
      'an organisation that is none',
      () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_tenantid: '{"$ne":null}' }) }),
    ],
    [
      'a prototype',
      () => ({ key: keptId, value: '{"__proto__":{"tenant":"x"}}', headers: headersOf(keptId, { ce_version: '3' }) }),
    ],
    [
      '900 kB',
      () => ({ key: keptId, value: `{"a":"${'a'.repeat(900_000)}"}`, headers: headersOf(keptId, { ce_version: '4' }) }),
    ],
    [
      '500 headers',
      () => ({
        key: keptId,
        value: '{}',
        headers: {
          ...headersOf(keptId),
          ...Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`h${index}`, 'x'.repeat(50)])),
        },
      }),
    ],
    [
      'a header of 500 kB',
      () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_id: 'x'.repeat(500_000) }) }),
    ],
    [
      'line ends in its headers',
      () => ({ key: keptId, value: '{}', headers: headersOf(keptId, { ce_correlationid: '\r\n{"msg":"forged"}' }) }),
    ],
  ];

  it('are set aside or passed over, and nothing waits behind them', async () => {
    // Not all to one consumer at once: when most of its work fails, a consumer waits on purpose.
    for (const [index, [, make]] of records.entries()) {
      const topic = world.topic(consumed[index % consumed.length] ?? '');
      await producer.send({ topic, messages: [make()] });
    }
    // Without a key the broker itself takes none.
    const keyless = { topic: world.topic('catalog.products'), messages: [{ key: null, value: '{}' }] };
    await expect(producer.send(keyless)).rejects.toThrow();
    await expectTheLineIsOpen();
    const parked = await until('they are parked', async () => {
      const { body } = await shoot(world, {
        method: 'GET',
        path: '/v1/parked?limit=200',
        headers: { 'accept-language': 'en' },
      });
      return body.items.length >= 3 ? body.items : null;
    });
    for (const item of parked) {
      expect(item).toMatchObject({ kind: 'event', tenant: world.keys.organisation });
      expect(item.cause).toMatch(/^event\./);
      expect(`${item.causeText} ${item.actionText}`).toMatch(/\S+ \S+/);
      expect(item.detail.length).toBeLessThanOrEqual(2_000);
    }
  });

  it('of another organisation touch nothing of this one', async () => {
    const stranger = uuidv7();
    const topic = world.topic('catalog.products');
    const [own] = (await readRecords(world.stack.brokers, [topic], [keptId])).get(topic)?.filter(isOurs) ?? [];
    const data = JSON.parse(String(own?.value));
    const content = { ...data.product.content, name: { vi: 'Của người khác' } };
    const product = { ...data.product, tenant: stranger, content };
    for (const version of ['1', '2', '1000000'])
      await producer.send({
        topic,
        messages: [
          {
            key: keptId,
            value: JSON.stringify({ ...data, product: { ...product, revision: Number(version) } }),
            headers: headersOf(keptId, { ce_tenantid: stranger, ce_version: version }),
          },
        ],
      });
    await expectTheLineIsOpen();
    const [item] = await itemsOf(world, shop, kept.sku);
    expect(item).toMatchObject({ title: expect.stringContaining('Chè xanh búp non'), live: true });
    const listed = await shoot(world, { method: 'GET', path: '/v1/products?limit=200' });
    expect(listed.text).not.toContain('Của người khác');
  });

  it('packed in a way that consumers cannot unpack are unpacked by the broker', async () => {
    CompressionCodecs[CompressionTypes.LZ4] = () => ({
      compress: ({ buffer }: { buffer: Buffer }) => Promise.resolve(lz4(buffer)),
      decompress: () => Promise.reject(new Error('a consumer of ours has no such codec')),
    });
    for (const topic of consumed)
      await producer.send({
        topic: world.topic(topic),
        compression: CompressionTypes.LZ4,
        messages: Array.from({ length: 3 }, () => ({ key: uuidv7(), value: '{"packed":true}' })),
      });
    await expectTheLineIsOpen();
  });
});

describe('jobs that no service of ours made', () => {
  it('end, and no listing feels it', async () => {
    const redis = new Redis(world.stack.redisUrl, { maxRetriesPerRequest: null });
    const listing = (await shoot(world, { method: 'GET', path: '/v1/listings?limit=1' })).body.items[0];
    const right = { listingId: listing.id, tenant: world.keys.organisation, connectionId: shop.connectionId };
    const writes = async (): Promise<number> => (await itemsOf(world, shop, kept.sku))[0]?.writes ?? -1;
    await settled(world);
    const before = await writes();
    for (const lane of ['offers', 'content']) {
      const queue = new Queue(`publishing-${lane}`, { connection: redis, prefix: world.stack.dbPrefix });
      const data: unknown[] = [
        ...[
          null,
          {},
          [],
          'x',
          7,
          { listingId: listing.id },
          { ...right, lane: 'nobody' },
          { ...right, lane: '__proto__' },
        ],
        ...[
          { ...right, lane, tenant: uuidv7() },
          { ...right, lane, listingId: uuidv7() },
          { ...right, lane, connectionId: uuidv7() },
        ],
        ...[
          { ...right, lane, tenant: { $ne: null } },
          { ...right, lane, listingId: { $gt: '' } },
          { ...right, lane },
        ],
        { ...right, lane, extra: 'x'.repeat(1_000_000) },
      ];
      await queue.addBulk(
        data.map((each) => ({ name: 'nobody', data: each, opts: { removeOnComplete: true, removeOnFail: true } })),
      );
      await until(
        'the jobs are gone',
        async () => (await queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0,
      );
      await queue.close();
    }
    await redis.quit();
    expect(await writes()).toBe(before);
    await expectTheLineIsOpen();
  });
});

describe('words that would forge a line of the log', () => {
  const forged = '{"level":"error","msg":"forged","service":"console"}';
  it('stay inside the line they belong to', async () => {
    const name = { vi: `Chè \u001b[31mđỏ\u001b[0m \r\n${forged}\n hộp giấy 200 g` };
    const product = { ...goods(world), name };
    await upload(world, product);
    const headers = { 'x-correlation-id': `x"},${forged}`, 'user-agent': forged, referer: forged };
    await shoot(world, { method: 'GET', path: `/v1/products?q=${encodeURIComponent(`\r\n${forged}`)}`, headers });
    await shoot(world, { method: 'GET', path: `/%0d%0a${encodeURIComponent(forged)}` });
    await shoot(world, {
      method: 'POST',
      path: '/v1/products',
      body: { ...bodyOf(goods(world)), [`\r\n${forged}`]: 1 },
    });
    await shoot(world, {
      method: 'POST',
      path: '/v1/imports',
      body: `product_code,sku\r\n"${forged}",A\r\n`,
      headers: { 'content-type': 'text/csv' },
    });
    await expectTheLineIsOpen();
    let lines = 0;
    for (const file of readdirSync(logs))
      for (const line of readFileSync(join(logs, file), 'utf8').split('\n').filter(Boolean)) {
        lines += 1;
        const entry = JSON.parse(line);
        expect(entry).toMatchObject({
          level: expect.any(String),
          service: expect.any(String),
          msg: expect.any(String),
        });
        expect(entry.msg).not.toBe('forged');
        // eslint-disable-next-line no-control-regex -- it is them that are looked for
        expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
      }
    expect(lines).toBeGreaterThan(50);
  });

  it('and no line tells a key', () => {
    const { apiKey, operatorKey } = world.keys;
    const secrets = [apiKey, operatorKey, world.stack.secretsKey, ...Object.values(shop.credentials).map(String)];
    for (const file of readdirSync(logs)) {
      const text = readFileSync(join(logs, file), 'utf8');
      for (const secret of secrets.filter(({ length }) => length > 8)) expect(text.includes(secret), file).toBe(false);
    }
  });
});

describe('after all of this', () => {
  it('services are ready, no larger, and never stood still', async () => {
    await expectNoGrowth(world, vitals);
  });
});
