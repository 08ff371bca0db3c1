import type { Redis } from 'ioredis';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import type { Ground } from './ground.js';

/** A delayed job this late (ms) has been forgotten. */
const OVERDUE_MS = 60_000;

type Owed = [service: string, collection: string, what: string, filter: object];

/**
 * What is still owed, per collection: a filter that must match nothing. Leases of imports and connections are not judged:
 * whoever died with one leaves it to run out, and the work under it is judged by its own state.
 */
const owed: Owed[] = [
  ['ingestion', 'products', 'products not announced', { announceContentAt: { $gt: 0 } }],
  ['ingestion', 'products', 'offers not announced', { announceOffersAt: { $gt: 0 } }],
  ['ingestion', 'imports', 'imports not finished', { status: { $in: ['waiting', 'running'] } }],
  ['quality', 'assessments', 'assessments not announced', { announceAt: { $gt: 0 } }],
  ['quality', 'assessments', 'decisions not on record', { auditAt: { $gt: 0 } }],
  ['publishing', 'listings', 'listings not announced', { announceAt: { $gt: 0 } }],
  ['publishing', 'listings', 'attempts open', { 'attempt.startedAt': { $gt: 0 } }],
  [
    'publishing',
    'listings',
    'content lanes at work',
    { 'lanes.content.operation': { $in: ['queued', 'running', 'waiting'] } },
  ],
  [
    'publishing',
    'listings',
    'offers lanes at work',
    { 'lanes.offers.operation': { $in: ['queued', 'running', 'waiting'] } },
  ],
  ...['ingestion', 'quality', 'publishing', 'console'].map((service): Owed => [
    service,
    'parked',
    `parked items of ${service} not announced`,
    { announceAt: { $gt: 0 } },
  ]),
  ['publishing', 'subjects', 'subjects whose listings do not know them', { fanOutAt: { $gt: 0 } }],
];

/** What is still under way, in words; empty = everything rests. Looks past the proxies. */
export async function findOpenWork(ground: Ground): Promise<string[]> {
  const [databases, lag, jobs] = await Promise.all([openInDatabases(ground), lags(ground), openJobs(ground)]);
  return [...databases, ...lag, ...jobs];
}

async function openInDatabases({ direct }: Ground): Promise<string[]> {
  const connection = await mongoose.createConnection(direct.mongodbUrl).asPromise();
  try {
    const found: string[] = [];
    for (const [service, name, what, filter] of owed) {
      const collection = connection.useDb(`${direct.dbPrefix}-${service}`, { useCache: true }).collection(name);
      const rows = await collection.find(filter).limit(500).toArray();
      if (rows.length > 0) found.push(`${rows.length} ${what}, e.g. ${String(rows[0]?._id)}`);
    }
    return found;
  } finally {
    await connection.close();
  }
}

async function lags({ direct }: Ground): Promise<string[]> {
  const admin = new Kafka({ brokers: direct.brokers, clientId: 'judge', logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    const own = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.startsWith(direct.dbPrefix));
    return (await Promise.all(own.map((groupId) => lagOf(admin, groupId)))).flat();
  } finally {
    await admin.disconnect();
  }
}

async function lagOf(admin: Admin, groupId: string): Promise<string[]> {
  const found: string[] = [];
  for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
    const ends = await admin.fetchTopicOffsets(topic);
    const behind = ends.reduce((sum, { partition, high, low }) => {
      const at = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
      return sum + Math.max(0, Number(high) - Math.max(at, Number(low)));
    }, 0);
    if (behind > 0) found.push(`${groupId} is ${behind} records behind on ${topic}`);
  }
  return found;
}

async function openJobs(ground: Ground): Promise<string[]> {
  return ground.redis(async (redis) => {
    const patterns = ['wait', 'active'].map((state) => `${ground.direct.dbPrefix}:*:${state}`);
    const keys = (await Promise.all(patterns.map((pattern) => redis.keys(pattern)))).flat();
    const counts = await Promise.all(keys.map(async (key) => ({ key, count: await redis.llen(key) })));
    const open = counts.filter(({ count }) => count > 0).map(({ key, count }) => `${count} jobs in ${key}`);
    return [...open, ...(await overdueJobs(redis, ground.direct.dbPrefix))];
  });
}

/** Delayed jobs nobody woke in their time. BullMQ's score is the due time (ms) × 4096, plus a counter. */
async function overdueJobs(redis: Redis, prefix: string): Promise<string[]> {
  const latest = (Date.now() - OVERDUE_MS) * 0x1000;
  const keys = await redis.keys(`${prefix}:*:delayed`);
  const counts = await Promise.all(keys.map(async (key) => ({ key, count: await redis.zcount(key, 0, latest) })));
  return counts.filter(({ count }) => count > 0).map(({ key, count }) => `${count} overdue jobs in ${key}`);
}
