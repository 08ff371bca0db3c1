import type { Kafka } from 'kafkajs';
import type { Topic } from '#libs/contracts';
import type { Log } from '#libs/runtime';
import { createKafka } from './kafka.js';

/** Where a group stands on one partition. */
export interface PartitionLag {
  /** As the broker names it, prefix included. */
  topic: string;
  partition: number;
  /** The next offset the group will read, as committed. */
  at: number;
  /** Records that are there and not committed. */
  behind: number;
}

/** Where a group stands, by partition, as the broker knows it. Rejects when the broker is away. */
export async function partitionLags(kafka: Kafka, groupId: string, topics: readonly string[]): Promise<PartitionLag[]> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const committed = await admin.fetchOffsets({ groupId, topics: [...topics] });
    const lags = topics.map(async (topic) => {
      const own = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
      const ends = await admin.fetchTopicOffsets(topic);
      return ends.map(({ partition, high, low }): PartitionLag => {
        const known = Number(own.find((entry) => entry.partition === partition)?.offset ?? -1);
        const at = Math.max(known, Number(low));
        return { topic, partition, at, behind: Math.max(0, Number(high) - at) };
      });
    });
    return (await Promise.all(lags)).flat();
  } finally {
    await admin.disconnect();
  }
}

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
  const kafka = createKafka({ brokers: o.brokers, clientId: `${o.groupId}-lag` }, o.log);
  const topics = o.topics.map((topic) => (o.topicPrefix ?? '') + topic);
  const lags = await partitionLags(kafka, o.groupId, topics);
  return lags.reduce((sum, { behind }) => sum + behind, 0);
}
