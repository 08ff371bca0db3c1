import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { Topic } from '#libs/contracts';
import { metrics, type Clock, type Log } from '#libs/runtime';
import { Brake, standardBrake, type BrakeOptions } from './brake.js';
import { ConsumerSession } from './consumer-session.js';
import { handlersOf, type EventHandler } from './handler-registry.js';
import { partitionLags, type PartitionLag } from './group-lag.js';
import { createKafka } from './kafka.js';
import { runLanes, Slots } from './lane-batch.js';
import { MessageWork, receivedOf, StandAside } from './message-work.js';
import type { ParkedPayload, Parking } from './parking.js';
import { Progress } from './progress.js';
import { Standstill } from './standstill.js';

export interface KafkaLanesOptions {
  brokers: string[];
  groupId: string;
  /** Claimed: each must have exactly one @EventPattern handler. */
  topics: Topic[];
  /** Put before every topic's name, so that several installations share a broker. */
  topicPrefix?: string;
  /** Handlers that run at the same time (32). */
  lanes?: number;
  /** Per attempt (30,000). */
  deadlineMs?: number;
  /** Before parking (5). */
  attempts?: number;
  parking: Parking;
  log: Log;
  clock: Clock;
  /** Rejects while the service's own database is away. */
  dependencies: () => Promise<void>;
  brake?: Partial<BrakeOptions>;
  sessionTimeoutMs?: number;
  /** Longest wait of a fetch without records (50): the latency of a quiet topic is half of it. */
  maxWaitMs?: number;
  /** First pause between attempts and between looks at an absent dependency. */
  retryBaseMs?: number;
  standAsideMs?: number;
  /** Nothing handled for so long although records wait: the consumer is made anew (3 deadlines, 8 sessions at least). */
  standstillMs?: number;
  /** The consumer is dead for good; exits the process with 1 unless told otherwise, so that it is started anew. */
  onDead?: (error: unknown) => void;
}

/** Parked work is one item per subject, so no two of them meet. */
const REPLAYED_AT_A_TIME = 16;
/** How long leaving the group may take when nothing is being handled (ms). */
const LEAVE_PATIENCE_MS = 5_000;

/** Consumes topics in key queues, declared the Nest way with @EventPattern. */
export class KafkaLanes extends Server implements CustomTransportStrategy {
  /** Errors of handlers come back to us with their class. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly session: ConsumerSession;
  private readonly sessionMs: number;
  private readonly brake: Brake;
  private readonly work: MessageWork;
  private readonly standstill: Standstill;
  private readonly slots: Slots;
  private readonly progress: Progress;
  private readonly lag = metrics.gauge('consumer_lag', 'Records behind the end of a partition', ['topic', 'partition']);
  private readonly stuckTotal = metrics.counter(
    'consumer_stuck_total',
    'Consumers that stood still and were made anew',
    ['group'],
  );
  private handlers = new Map<string, EventHandler>();
  private closing: Promise<void> | undefined;
  /** Events being handled right now. */
  private handling = 0;

  constructor(private readonly o: KafkaLanesOptions) {
    super();
    this.sessionMs = o.sessionTimeoutMs ?? 45_000;
    const brake = { ...standardBrake, ...o.brake };
    this.brake = new Brake(brake);
    this.slots = new Slots(o.lanes ?? 32);
    this.work = new MessageWork({
      service: o.parking.service,
      parking: o.parking,
      policy: { attempts: o.attempts ?? 5, deadlineMs: o.deadlineMs ?? 30_000, baseMs: o.retryBaseMs ?? 200 },
      brake: this.brake,
      clock: o.clock,
      log: o.log,
    });
    this.standstill = new Standstill({
      dependencies: o.dependencies,
      brake: this.brake,
      probeMs: brake.probeMs,
      baseMs: o.standAsideMs ?? 500,
      mostMs: 15_000,
      clock: o.clock,
      log: o.log,
    });
    const kafka = createKafka({ brokers: o.brokers, clientId: o.groupId }, o.log);
    const topics = o.topics.map((topic) => (o.topicPrefix ?? '') + topic);
    this.progress = new Progress({
      clock: o.clock,
      log: o.log,
      limitMs: o.standstillMs ?? Math.max(3 * (o.deadlineMs ?? 30_000), 8 * this.sessionMs),
      lags: () => this.ownLags(kafka, topics),
      shouldMove: () => !this.standstill.standing && this.closing === undefined,
      onStuck: (behind) => this.stuck(behind),
    });
    this.session = new ConsumerSession({
      kafka,
      groupId: o.groupId,
      topics,
      sessionMs: this.sessionMs,
      maxWaitMs: o.maxWaitMs ?? 50,
      clock: o.clock,
      log: o.log,
      batch: (payload) => this.batch(payload),
      joined: () => this.lag.reset(),
      onDead: (error) => this.dead(error),
    });
    metrics.gauge('consumer_brake', '1 = the consumer stands because most events fail', ['group'], (gauge) =>
      gauge.set({ group: o.groupId }, this.brake.engaged ? 1 : 0),
    );
  }

  /** Checks that every claimed topic has its handler, then consumes in the background, also while the broker is away. */
  listen(callback: (error?: unknown) => void): void {
    try {
      this.handlers = handlersOf(this.o.topics, this.messageHandlers);
    } catch (error) {
      callback(error);
      return;
    }
    this.session.start().catch((error: unknown) => this.dead(error));
    this.progress.start();
    callback();
  }

  /** Lets handlers end, commits, leaves the group. */
  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  on(): never {
    throw new Error('KafkaLanes has no events');
  }

  unwrap<T>(): T {
    return this.session.consumer as T;
  }

  /**
   * Runs the handlers of parked events again; returns how many succeeded (they are resolved). One that fails again is
   * parked again. Ids of other kinds or services are left alone. Rejects when a dependency is away.
   */
  async replay(ids: readonly string[]): Promise<number> {
    const works = await this.o.parking.find(ids);
    let replayed = 0;
    const some = async (): Promise<void> => {
      for (let work = works.shift(); work; work = works.shift()) if (await this.replayOne(work)) replayed++;
    };
    const ends = await Promise.allSettled(Array.from({ length: REPLAYED_AT_A_TIME }, some));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return replayed;
  }

  private async replayOne(work: Awaited<ReturnType<Parking['find']>>[number]): Promise<boolean> {
    const handler = work.topic === undefined ? undefined : this.handlers.get(work.topic);
    if (work.kind !== 'event' || work.state === 'resolved' || !handler || !work.payload) return false;
    await this.o.parking.setState(work.id, work.tenant, 'replaying');
    try {
      const received = receivedOf(work.payload as ParkedPayload);
      const outcome = await this.work.run(received, handler, { signal: new AbortController().signal, probing: true });
      if (outcome !== 'parked') await this.o.parking.setState(work.id, work.tenant, 'resolved');
      return outcome !== 'parked';
    } catch (error) {
      await this.o.parking.setState(work.id, work.tenant, 'parked');
      throw error instanceof StandAside ? (error.cause ?? error) : error;
    }
  }

  private async batch(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, pause, heartbeat, commitOffsetsIfNecessary, isRunning, isStale } = payload;
    const { partition } = batch;
    const topic = batch.topic.slice((this.o.topicPrefix ?? '').length);
    const handler = this.handlers.get(topic);
    if (!handler) throw new Error(`records of a topic that was not claimed: ${topic}`);
    const probing = this.brake.engaged;
    if (probing && !this.brake.takeProbe()) {
      this.standstill.hold(pause(), 'brake');
      return;
    }
    let resolved = String(Number(batch.firstOffset() ?? batch.highWatermark) - 1);
    const stop = await runLanes(
      {
        messages: probing ? batch.messages.slice(0, 1) : batch.messages,
        keyOf: (message) => message.key,
        handle: async (message, signal) => {
          this.handling += 1;
          const received = { ...message, topic, partition };
          const outcome = await this.work
            .run(received, handler, { signal, probing })
            .finally(() => (this.handling -= 1));
          this.progress.moved();
          if (outcome === 'handled') this.succeeded(probing);
        },
        resolve: (message) => {
          resolveOffset(message.offset);
          resolved = message.offset;
        },
        beat: async () => {
          this.lag.set({ topic, partition }, Math.max(0, Number(batch.highWatermark) - Number(resolved) - 1));
          await heartbeat();
          await commitOffsetsIfNecessary();
        },
        goOn: () => isRunning() && !isStale() && (probing || !this.brake.engaged),
      },
      { lanes: this.o.lanes ?? 32, slots: this.slots, beatMs: Math.min(1_000, this.sessionMs / 6) },
    );
    this.lag.set({ topic, partition }, Math.max(0, Number(batch.highWatermark) - Number(resolved) - 1));
    this.after(stop, pause);
  }

  private succeeded(probing: boolean): void {
    if (probing) {
      this.brake.release();
      this.o.log.info('Events work again: the consumer goes on');
    }
    this.standstill.moved();
  }

  /** Unresolved messages are fetched again by kafkajs; a standing partition is paused until it may go on. */
  private after(stop: unknown, pause: () => () => void): void {
    if (stop instanceof StandAside) this.standstill.hold(pause(), stop.why, stop.cause);
    else if (stop !== undefined) throw stop;
    else if (this.brake.engaged) this.standstill.hold(pause(), 'brake');
  }

  /** Where this process stands. One without partitions answers for the group: they may have got lost at a join. */
  private async ownLags(kafka: Kafka, topics: string[]): Promise<PartitionLag[]> {
    const lags = await partitionLags(kafka, this.o.groupId, topics);
    const { assignment } = this.session;
    const own = lags.filter(({ topic, partition }) => assignment[topic]?.includes(partition));
    return own.length > 0 ? own : lags;
  }

  /** Handlers that never end take the process with them; a consumer that fetches nothing is made anew. */
  private stuck(behind: number): void {
    const paused = this.session.consumer?.paused();
    const at = { group: this.o.groupId, behind, handling: this.handling, paused };
    this.o.log.error('Consumer stands still although records wait; it starts anew', at);
    this.stuckTotal.inc({ group: this.o.groupId });
    if (this.handling > 0) this.dead(new Error('handlers do not end'));
    else this.session.renew().catch((error: unknown) => this.dead(error));
  }

  private dead(error: unknown): void {
    this.o.log.error('Consumer is dead', { group: this.o.groupId, error });
    if (this.o.onDead) this.o.onDead(error);
    else process.exit(1);
  }

  /**
   * A consumer that is just looking for its broker, or waits for its answer to a heartbeat, cannot be told to stop: once no
   * event is being handled, nothing is lost by not saying goodbye.
   */
  private async leave(): Promise<void> {
    this.standstill.close();
    this.progress.stop();
    let timer: NodeJS.Timeout | undefined;
    const idle = new Promise<void>((resolve) => {
      timer = setInterval(() => {
        if (this.handling === 0) resolve();
      }, LEAVE_PATIENCE_MS);
    });
    await Promise.race([this.session.stop(), idle]);
    clearInterval(timer);
  }
}
