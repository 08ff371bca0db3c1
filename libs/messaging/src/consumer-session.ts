import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { within, type Clock, type Log } from '#libs/runtime';
import { Watchdog } from './watchdog.js';

export interface ConsumerSessionOptions {
  kafka: Kafka;
  groupId: string;
  topics: readonly string[];
  sessionMs: number;
  maxWaitMs: number;
  clock: Clock;
  log: Log;
  batch: (payload: EachBatchPayload) => Promise<void>;
  /** The group was joined: partitions may have changed. */
  joined: () => void;
  /** The consumer will not come back by itself. */
  onDead: (error: unknown) => void;
}

/** How long an old consumer has for saying goodbye (ms). */
const LEAVE_MS = 5_000;

/** One kafkajs consumer's life: joins however long the broker is away, starts anew after crashes, notices its own death. */
export class ConsumerSession {
  consumer: Consumer | undefined;
  /** Partitions by topic, as of the last join. */
  assignment: Record<string, number[]> = {};
  private stopped = false;
  private readonly watchdog: Watchdog;

  constructor(private readonly o: ConsumerSessionOptions) {
    this.watchdog = new Watchdog({
      clock: o.clock,
      limitMs: 3 * o.sessionMs,
      brokerAnswers: () => this.brokerAnswers(),
      onDead: () => this.dead(new Error('the consumer has stopped fetching')),
    });
  }

  /** Resolves when the consumer runs; tries for as long as the broker is away. */
  async start(): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      const consumer = this.make();
      try {
        await this.run(consumer);
        return;
      } catch (error) {
        if (turn % 10 === 0) this.o.log.warn('Broker is away; the consumer keeps trying', { error });
        await consumer
          .disconnect()
          .catch((again: unknown) => this.o.log.debug('Consumer not closed', { error: again }));
        await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 250 * 2 ** turn)));
      }
    }
  }

  /** A new consumer in place of one that stands still; the old one is told to leave, whether it hears or not. */
  async renew(): Promise<void> {
    const old = this.consumer;
    if (!old || this.stopped) return;
    this.consumer = undefined;
    this.watchdog.stop();
    await within(LEAVE_MS, old.disconnect()).catch((error: unknown) =>
      this.o.log.debug('Consumer not closed', { error }),
    );
    await this.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.watchdog.stop();
    await this.consumer?.disconnect();
  }

  private async run(consumer: Consumer): Promise<void> {
    this.consumer = consumer;
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.o.topics], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommitInterval: 1_000,
      partitionsConsumedConcurrently: 12,
      eachBatch: this.o.batch,
    });
    this.watchdog.seen();
    this.watchdog.start();
  }

  private make(): Consumer {
    const consumer = this.o.kafka.consumer({
      groupId: this.o.groupId,
      sessionTimeout: this.o.sessionMs,
      rebalanceTimeout: Math.max(60_000, this.o.sessionMs),
      heartbeatInterval: Math.min(3_000, Math.floor(this.o.sessionMs / 4)),
      maxWaitTimeInMs: this.o.maxWaitMs,
      maxBytesPerPartition: 524_288,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    const { FETCH, FETCH_START, HEARTBEAT, GROUP_JOIN, CONNECT, REBALANCING, CRASH } = consumer.events;
    // One that was replaced may still be talking.
    const isCurrent = (): boolean => consumer === this.consumer;
    const seen = (): void => {
      if (isCurrent()) this.watchdog.seen();
    };
    consumer.on(FETCH, seen);
    consumer.on(FETCH_START, seen);
    consumer.on(HEARTBEAT, seen);
    consumer.on(CONNECT, seen);
    consumer.on(REBALANCING, seen);
    consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
      if (!isCurrent()) return;
      seen();
      this.assignment = memberAssignment;
      this.o.joined();
    });
    consumer.on(CRASH, ({ payload }) => {
      if (!isCurrent()) return;
      seen();
      if (payload.restart) this.o.log.warn('Consumer starts anew', { error: payload.error });
      else this.dead(payload.error);
    });
    return consumer;
  }

  private async brokerAnswers(): Promise<void> {
    const admin = this.o.kafka.admin({ retry: { retries: 0 } });
    try {
      await admin.connect();
      await admin.describeCluster();
    } finally {
      await admin.disconnect();
    }
  }

  private dead(error: unknown): void {
    if (!this.stopped) this.o.onDead(error);
  }
}
