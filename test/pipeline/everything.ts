import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import mongoose from 'mongoose';
import type { World } from '../world/world.js';
import type { Piece } from './marked.js';

/** Reads everything a world has left behind, and whose it says it is. */

const databases = ['ingestion', 'quality', 'publishing', 'console'];

/** Every document of every collection. Documents without a tenant belong to whom their collection says. */
export async function documentsOf(world: World): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const service of databases) {
    const dbName = `${world.stack.dbPrefix}-${service}`;
    const connection = await mongoose.createConnection(world.stack.mongodbUrl, { dbName }).asPromise();
    for (const { name } of await connection.listCollections()) {
      for await (const document of connection.collection(name).find({}))
        pieces.push({ where: `${service}.${name}`, owner: ownerOf(name, document), text: JSON.stringify(document) });
    }
    await connection.close();
  }
  return pieces;
}

function ownerOf(collection: string, document: Record<string, unknown>): string | null {
  if (typeof document['tenant'] === 'string') return document['tenant'];
  if (collection === 'organisations') return String(document['_id']);
  if (collection !== 'people') return null;
  const [membership] = document['memberships'] as { organisation: string }[];
  return membership?.organisation ?? null;
}

/** Every record of every topic, up to where the topics end now. Its owner is what its header says. */
export async function recordsOf(world: World): Promise<Piece[]> {
  const kafka = new Kafka({ brokers: world.stack.brokers, clientId: 'test', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(world.topic('')));
  const ends = new Map<string, number>();
  for (const topic of topics) {
    for (const { partition, high } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > 0) ends.set(`${topic}/${partition}`, Number(high));
  }
  await admin.disconnect();
  const pieces: Piece[] = [];
  const consumer = kafka.consumer({ groupId: `test-${randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    if (ends.size === 0) resolve();
    const given = setTimeout(() => reject(new Error(`not read: ${[...ends.keys()].join()}`)), 30_000);
    consumer
      .run({
        eachMessage: ({ topic, partition, message }) => {
          const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]);
          const owner = (Object.fromEntries(headers) as Record<string, string>)['ce_tenantid'] ?? null;
          const said = { key: message.key?.toString(), headers, value: message.value?.toString() ?? null };
          pieces.push({ where: topic, owner, text: JSON.stringify(said) });
          if (Number(message.offset) + 1 >= (ends.get(`${topic}/${partition}`) ?? Infinity))
            ends.delete(`${topic}/${partition}`);
          if (ends.size === 0) {
            clearTimeout(given);
            resolve();
          }
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return pieces;
}

/** Writes a record as if a service had mixed up two organisations. */
export async function plantRecord(world: World, topic: string, tenant: string, value: string): Promise<void> {
  const kafka = new Kafka({ brokers: world.stack.brokers, clientId: 'test', logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({
    topic: world.topic(topic),
    messages: [{ key: 'planted', value, headers: { ce_tenantid: tenant } }],
  });
  await producer.disconnect();
}

/** Stores a document as if a service had mixed up two organisations. */
export async function plantDocument(
  world: World,
  service: string,
  collection: string,
  document: { _id: string } & Record<string, unknown>,
): Promise<void> {
  const dbName = `${world.stack.dbPrefix}-${service}`;
  const connection = await mongoose.createConnection(world.stack.mongodbUrl, { dbName }).asPromise();
  await connection.collection<{ _id: string }>(collection).insertOne(document);
  await connection.close();
}

/** Whose the ids are that keys and jobs are made of. */
export interface Owners {
  /** By id of connection or listing. */
  ids: ReadonlyMap<string, string>;
  /** `<channel>:<shop>` as publishing knows the shop. */
  shops: ReadonlyMap<string, string>;
}

/** Ids of what publishing keeps, read from its own database. */
export async function ownersOf(world: World): Promise<Owners> {
  const dbName = `${world.stack.dbPrefix}-publishing`;
  const connection = await mongoose.createConnection(world.stack.mongodbUrl, { dbName }).asPromise();
  const ids = new Map<string, string>();
  const shops = new Map<string, string>();
  const rowsOf = (name: string) => connection.collection<Record<string, string> & { _id: string }>(name).find({});
  for await (const { _id, tenant } of rowsOf('listings')) ids.set(_id, String(tenant));
  for await (const { _id, tenant, channel, shop } of rowsOf('connections')) {
    ids.set(_id, String(tenant));
    shops.set(`${channel}:${shop}`, String(tenant));
  }
  await connection.close();
  return { ids, shops };
}

/** What a key of Redis is. A kind that is not named here fails the test that reads it. */
export interface KeyKind {
  kind: 'pace of a shop' | 'pace of a channel' | 'turns of a connection' | 'job' | 'queue' | 'stream';
  /** Undefined = everybody's: a queue of ids, the pace of a channel's own app. */
  owner?: string;
}

const QUEUE = /^publishing-(?:offers|content)(?::(.+))?$/;
const PARTS =
  /^(active|completed|delayed|events|failed|id|limiter|marker|meta|paused|pc|prioritized|repeat|stalled|stalled-check|wait|waiting-children|metrics:\w+(:data)?)$/;
const JOB = /^(.+)\.(?:content|offers)\.\d+(?::\w+)?$/;

/** `key` without the world's prefix. Throws for one whose kind or owner nobody can tell. */
export function kindOf(key: string, { ids, shops }: Owners): KeyKind {
  const ownedBy = (owner: string | undefined): string => {
    if (owner === undefined) throw new Error(`nobody owns the key ${key} of Redis`);
    return owner;
  };
  const [first = '', ...others] = key.split(':');
  const rest = others.join(':');
  if (first === 'turns') return { kind: 'turns of a connection', owner: ownedBy(ids.get(rest)) };
  if (first === 'stream') return { kind: 'stream', owner: rest };
  if (first === 'slot' && others[0] === 'app') return { kind: 'pace of a channel' };
  if (first === 'slot') {
    const place = others.slice(1).join(':');
    const [shop] = [...shops.keys()].filter((name) => place === name || place.startsWith(`${name}:`));
    return { kind: 'pace of a shop', owner: ownedBy(shops.get(shop ?? '')) };
  }
  const part = QUEUE.exec(key)?.[1];
  if (QUEUE.test(key) && (part === undefined || PARTS.test(part))) return { kind: 'queue' };
  const listing = JOB.exec(part ?? '')?.[1];
  if (listing === undefined) throw new Error(`no kind of key is known for ${key} of Redis`);
  return { kind: 'job', owner: ownedBy(ids.get(listing)) };
}

/** What Redis was told while a world ran: every command that touches a key of it, those of scripts too. */
export class RedisWatch {
  readonly commands: string[][] = [];
  private constructor(
    private readonly redis: Redis,
    private readonly monitor: Redis,
    private readonly prefix: string,
  ) {}

  static async begin(world: World): Promise<RedisWatch> {
    const redis = new Redis(world.stack.redisUrl);
    const monitor = await redis.monitor();
    const watch = new RedisWatch(redis, monitor, `${world.stack.dbPrefix}:`);
    monitor.on('monitor', (_time: string, args: string[]) => {
      if (args[0]?.toLowerCase() !== 'scan' && args.some((argument) => argument.includes(watch.prefix)))
        watch.commands.push(args.map(String));
    });
    return watch;
  }

  /** Every key that was named, and every command that was said of a key that belongs to somebody. */
  heard(owners: Owners): { kinds: Set<KeyKind['kind']>; pieces: Piece[]; jobs: Record<string, unknown>[] } {
    const kinds = new Set<KeyKind['kind']>();
    const pieces: Piece[] = [];
    const jobs: Record<string, unknown>[] = [];
    for (const args of this.commands) {
      const keys = args.filter((argument) => argument.startsWith(this.prefix) && !argument.endsWith(':'));
      const found = keys.map((key) => kindOf(key.slice(this.prefix.length), owners));
      for (const { kind } of found) kinds.add(kind);
      const all = [...new Set(found.flatMap(({ owner }) => owner ?? []))];
      const [verb = ''] = args;
      if (all.length > 1 && !/^(del|unlink|mget|exists)$/i.test(verb))
        throw new Error(`one command speaks of two organisations: ${args.join(' ')}`);
      const where = `Redis ${verb}`;
      const named = ownersOfJobs(args.join(' '), owners);
      const text = args.join(' ');
      // A queue's own bookkeeping (locks, stalls) names the jobs of many at once: by id, and nothing else of anybody.
      if (all.length === 0 && named.length > 1) pieces.push({ where, owner: null, text: text.replaceAll(NAMED, '') });
      else pieces.push({ where, owner: all[0] ?? named[0] ?? null, text });
      const owner = all[0] ?? null;
      const data = args.indexOf('data');
      if (/^hmset|hset$/i.test(verb) && data > 0 && found.some(({ kind }) => kind === 'job'))
        jobs.push({ ...(JSON.parse(args[data + 1] ?? '{}') as object), owner });
    }
    return { kinds, pieces, jobs };
  }

  /** What lies there now. */
  async keys(owners: Owners): Promise<Piece[]> {
    const pieces: Piece[] = [];
    const found: string[] = [];
    for (let cursor = '0', first = true; first || cursor !== '0'; first = false) {
      const [next, keys] = await this.redis.scan(cursor, 'MATCH', `${this.prefix}*`, 'COUNT', 1000);
      cursor = next;
      found.push(...keys);
    }
    for (const key of found) {
      const { kind, owner } = kindOf(key.slice(this.prefix.length), owners);
      const value = await this.value(key);
      // Queues hold the jobs of all, by id: each entry is a piece of its own.
      if (owner !== undefined || kind !== 'queue')
        pieces.push({ where: `Redis ${kind}`, owner: owner ?? null, text: JSON.stringify([key, value]) });
      else
        for (const entry of value)
          pieces.push({ where: `Redis ${kind} ${key}`, owner: ownersOfJobs(entry, owners)[0] ?? null, text: entry });
    }
    return pieces;
  }

  async plant(key: string, value: string): Promise<void> {
    await this.redis.hset(`${this.prefix}${key}`, 'planted', value);
  }

  close(): void {
    this.monitor.disconnect();
    this.redis.disconnect();
  }

  private async value(key: string): Promise<string[]> {
    const type = await this.redis.type(key);
    if (type === 'string') return [(await this.redis.get(key)) ?? ''];
    if (type === 'hash') return Object.entries(await this.redis.hgetall(key)).map((pair) => pair.join('='));
    if (type === 'list') return this.redis.lrange(key, 0, -1);
    if (type === 'set') return this.redis.smembers(key);
    if (type === 'zset') return this.redis.zrange(key, '0', '-1');
    if (type === 'stream')
      return (await this.redis.xrange(key, '-', '+')).map(([id, fields]) => `${id} ${fields.join(' ')}`);
    if (type === 'none') return [];
    throw new Error(`${key} is a ${type}, which nobody expects`);
  }
}

const NAMED = /[0-9a-f-]{36}(?=\.(?:content|offers)\.\d)/g;

/** The organisations whose jobs a text names by id. */
function ownersOfJobs(text: string, { ids }: Owners): string[] {
  const named = text.match(NAMED) ?? [];
  return [...new Set(named.map((id) => ids.get(id) ?? `a listing nobody has: ${id}`))];
}
