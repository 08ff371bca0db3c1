import { Kafka, type KafkaMessage, logLevel, Partitioners } from 'kafkajs';
import { randomUUID } from 'node:crypto';

const client = (brokers: string[]): Kafka => new Kafka({ brokers, clientId: 'test', logLevel: logLevel.NOTHING });

/** Writes a record as a stranger might: any bytes, any headers. */
export async function produceRaw(
  brokers: string[],
  topic: string,
  key: string,
  value: string | Buffer | null,
  headers: Record<string, string> = {},
): Promise<void> {
  const producer = client(brokers).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic, messages: [{ key, value, headers }] });
  await producer.disconnect();
}

/** All records of some keys, by topic, as they lie there. Waits for a record of every topic, then for silence. */
export async function readRecords(
  brokers: string[],
  topics: string[],
  keys: readonly string[],
): Promise<Map<string, KafkaMessage[]>> {
  const found = new Map<string, KafkaMessage[]>();
  const consumer = client(brokers).consumer({ groupId: `test-${randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  const until = Date.now() + 25_000;
  let lastAt = Infinity;
  await consumer.run({
    eachMessage: ({ topic, message }) => {
      lastAt = Date.now();
      if (keys.includes(message.key?.toString() ?? '')) found.set(topic, [...(found.get(topic) ?? []), message]);
      return Promise.resolve();
    },
  });
  while (Date.now() < until && (found.size < topics.length || Date.now() - lastAt < 1500))
    await new Promise((resolve) => setTimeout(resolve, 100));
  await consumer.disconnect();
  return found;
}

/** Reads all records of some keys and writes them again, oldest last: duplicates, and old ones after new ones. */
export async function repeatRecords(brokers: string[], topics: string[], keys: readonly string[]): Promise<number> {
  const producer = client(brokers).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  let count = 0;
  for (const [topic, messages] of await readRecords(brokers, topics, keys)) {
    for (const { key, value, headers } of [...messages, ...[...messages].reverse()]) {
      await producer.send({ topic, messages: [{ key, value, headers: headers ?? {} }] });
      count += 1;
    }
  }
  await producer.disconnect();
  return count;
}

export async function dropTopics(brokers: string[], prefix: string): Promise<void> {
  const admin = client(brokers).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}

/** Every key that has records on a topic; waits for silence. */
async function keysOf(brokers: string[], topic: string): Promise<string[]> {
  const keys = new Set<string>();
  const consumer = client(brokers).consumer({ groupId: `test-${randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let lastAt = Date.now() + 2000;
  await consumer.run({
    eachMessage: ({ message }) => {
      lastAt = Math.max(lastAt, Date.now());
      if (message.key) keys.add(message.key.toString());
      return Promise.resolve();
    },
  });
  while (Date.now() - lastAt < 1000) await new Promise((resolve) => setTimeout(resolve, 100));
  await consumer.disconnect();
  return [...keys];
}

const TOPIC = 2;

/** Loses every record of a topic that lies there now, as a broker without its disk would. Answers their keys. */
export async function deleteRecords(brokers: string[], topic: string): Promise<string[]> {
  const admin = client(brokers).admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  const keys = await keysOf(brokers, topic);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: TOPIC, name: topic }],
  });
  const own = (resources[0]?.configEntries ?? [])
    .filter(({ isDefault, readOnly }) => !isDefault && !readOnly)
    .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
  const configure = (configEntries: typeof own): Promise<unknown> =>
    admin.alterConfigs({ validateOnly: false, resources: [{ type: TOPIC, name: topic, configEntries }] });
  // Records of a compacted topic cannot be deleted otherwise.
  await configure(
    own.map((entry) => (entry.name === 'cleanup.policy' ? { ...entry, value: 'compact,delete' } : entry)),
  );
  const full = ends.filter(({ high, low }) => Number(high) > Number(low));
  if (full.length > 0)
    await admin.deleteTopicRecords({
      topic,
      partitions: full.map(({ partition, high }) => ({ partition, offset: high })),
    });
  await configure(own);
  await admin.disconnect();
  return keys;
}
