import { PARTITIONS, topicConfig, topics } from '#libs/contracts';
import type { Log } from '#libs/runtime';
import { createKafka } from './kafka.js';

/** Creates the topics of the contracts where they are absent; ones that exist are left as they are. */
export async function ensureTopics(o: {
  brokers: string[];
  log: Log;
  replication?: number;
  topicPrefix?: string;
}): Promise<void> {
  const admin = createKafka({ brokers: o.brokers, clientId: 'ganh-topics' }, o.log).admin({
    retry: { retries: 20, initialRetryTime: 200, maxRetryTime: 2_000 },
  });
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const absent = Object.values(topics)
      .map((topic) => (o.topicPrefix ?? '') + topic)
      .filter((topic) => !existing.has(topic));
    if (absent.length === 0) return;
    const configEntries = Object.entries(topicConfig).map(([name, value]) => ({ name, value }));
    await admin.createTopics({
      waitForLeaders: true,
      topics: absent.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        ...(o.replication ? { replicationFactor: o.replication } : {}),
        configEntries,
      })),
    });
    o.log.info('Topics created', { topics: absent });
  } finally {
    await admin.disconnect();
  }
}
