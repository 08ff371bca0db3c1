import { CompressionTypes, Partitioners, type Kafka, type Producer } from 'kafkajs';
import type { Log } from '#libs/runtime';
import { createKafka, type KafkaOptions } from './kafka.js';
import type { Sender, TopicRecords } from './send-announcements.js';

/** A kafkajs producer: acks by all in-sync replicas, not idempotent (consumers are fenced by versions), no compression. */
export class KafkaSender implements Sender {
  private readonly kafka: Kafka;
  private producer: Producer | undefined;

  constructor(
    private readonly options: KafkaOptions,
    private readonly log: Log,
  ) {
    this.kafka = createKafka(options, log);
  }

  async send(batch: TopicRecords[]): Promise<void> {
    const producer = await this.connected();
    const topicMessages = batch.map((records) => ({
      ...records,
      topic: (this.options.topicPrefix ?? '') + records.topic,
    }));
    await producer.sendBatch({ acks: -1, compression: CompressionTypes.None, timeout: 15_000, topicMessages });
  }

  async rebuild(): Promise<void> {
    await this.close();
    await this.connected();
  }

  async close(): Promise<void> {
    const old = this.producer;
    this.producer = undefined;
    await old?.disconnect().catch((error: unknown) => this.log.debug('Producer did not disconnect', { error }));
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      allowAutoTopicCreation: false,
      idempotent: false,
      createPartitioner: Partitioners.JavaCompatiblePartitioner,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }
}
