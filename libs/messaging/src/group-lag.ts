import type { Topic } from '#libs/contracts';
import type { Log } from '#libs/runtime';
import { createKafka } from './kafka.js';

/**
 * Records of `topics` that a consumer group has not committed yet; 0 = it has read everything there is.
 * Rejects when the broker is away.
 */
export async function groupLag(o: {
  brokers: string[];
  groupId: string;
  topics: Topic[];
  log: Log;
  topicPrefix?: string;
}): Promise<number> {
  const admin = createKafka({ brokers: o.brokers, clientId: `${o.groupId}-lag` }, o.log).admin();
  const topics = o.topics.map((topic) => (o.topicPrefix ?? '') + topic);
  try {
    await admin.connect();
    const committed = await admin.fetchOffsets({ groupId: o.groupId, topics });
    const lags = await Promise.all(
      topics.map(async (topic) => {
        const own = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
        const ends = await admin.fetchTopicOffsets(topic);
        return ends.reduce((sum, { partition, high, low }) => {
          const at = Number(own.find((entry) => entry.partition === partition)?.offset ?? -1);
          return sum + Math.max(0, Number(high) - Math.max(at, Number(low)));
        }, 0);
      }),
    );
    return lags.reduce((sum, lag) => sum + lag, 0);
  } finally {
    await admin.disconnect();
  }
}
