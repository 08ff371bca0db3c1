import { Kafka, logLevel, type LogEntry, type Message, Partitioners } from 'kafkajs';
import { PARTITIONS } from '#libs/contracts';
import type { Log } from '#libs/runtime';

export interface KafkaOptions {
  /** `host:port` each. */
  brokers: string[];
  clientId: string;
  /** Put before every topic's name, so that several installations share a broker. */
  topicPrefix?: string | undefined;
}

/** kafkajs repeats itself while a broker is away; our own lines say what matters, so its are debug. */
const quiet =
  (log: Log) =>
  () =>
  ({ namespace, log: { message } }: LogEntry): void =>
    log.debug(message, { part: `kafkajs ${namespace}` });

export function createKafka(o: KafkaOptions, log: Log): Kafka {
  return new Kafka({
    brokers: o.brokers,
    clientId: o.clientId,
    logLevel: logLevel.WARN,
    logCreator: quiet(log),
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
  });
}

const murmur2 = Partitioners.JavaCompatiblePartitioner();
const allPartitions = Array.from({ length: PARTITIONS }, (_, partitionId) => ({
  partitionId,
  partitionErrorCode: 0,
  leader: 0,
  replicas: [],
  isr: [],
}));

/** The partition of a key: Java-compatible murmur2 over the agreed number of partitions; named, never changed. */
export function partitionOf(topic: string, key: string): number {
  const message: Message = { key, value: null };
  return murmur2({ topic, partitionMetadata: allPartitions, message });
}
