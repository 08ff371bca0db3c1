import { metrics, within, type Clock, type Log } from '#libs/runtime';
import { isUnavailable, type Lease } from '#libs/storage';
import { KafkaSender } from './kafka-sender.js';
import type { KafkaOptions } from './kafka.js';
import type { Announcement, RelaySource } from './relay-source.js';
import { sendAnnouncements, type SendOutcome, type Sender } from './send-announcements.js';

export interface RelayOptions {
  kafka: KafkaOptions;
  sources: RelaySource[];
  /** One active relay per service; the others stand by. */
  lease: Lease;
  log: Log;
  clock: Clock;
  /** Safety net behind `wake`, in milliseconds. */
  pollMs?: number;
  /** Documents per source and round. */
  batch?: number;
  /**
   * A round that was not full is followed by the next one this much later at the earliest (10 ms): many small rounds cost
   * more than they save, and a document that changes meanwhile is announced once.
   */
  gatherMs?: number;
  /** For tests. */
  sender?: Sender;
}

const LONGEST_BACKOFF_MS = 10_000;
const AGE_EVERY_MS = 1_000;
const GATHER_MS = 10;
const DRAIN_MS = 4_000;
const CLOSE_MS = 1_000;
/** Those of this process: one metric tells of all. */
const relays = new Set<Relay>();

/** Sends marked documents in their current state and unsets the marks after the broker's acknowledgement. */
export class Relay {
  private readonly sender: Sender;
  private readonly pollMs: number;
  private readonly batch: number;
  private readonly gatherMs: number;
  private loop: Promise<void> | undefined;
  private stopped = false;
  /** The lease is given up for good. */
  private over = false;
  private woken = false;
  private rouse: (() => void) | undefined;
  private failures = 0;
  private renewedAt = -Infinity;
  private oldest: { markAt: number | null; readAt: number } = { markAt: null, readAt: -Infinity };
  private readonly reannounceAt = new Map<RelaySource, number>();
  private readonly sentTotal = metrics.counter('relay_sent_total', 'Events acknowledged by the broker', ['source']);
  private readonly refusedTotal = metrics.counter('relay_refused_total', 'Events refused for good', ['source']);

  constructor(private readonly o: RelayOptions) {
    this.sender = o.sender ?? new KafkaSender(o.kafka, o.log);
    this.pollMs = o.pollMs ?? 500;
    this.batch = o.batch ?? 500;
    this.gatherMs = o.gatherMs ?? GATHER_MS;
    relays.add(this);
    metrics.gauge('outbox_age_seconds', 'Age of the oldest mark', ['relay'], (gauge) => {
      for (const relay of relays) gauge.set({ relay: relay.o.lease.name }, relay.oldestMarkAgeMs() / 1000);
    });
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Something was marked: look at once. Many calls make one look. */
  wake(): void {
    this.woken = true;
    this.rouse?.();
  }

  /**
   * Sends what is marked now if the broker takes it soon, gives the lease back, closes. What is not sent keeps its mark: a
   * broker that hangs does not hold up a stop.
   */
  async drain(): Promise<void> {
    this.stopped = true;
    relays.delete(this);
    this.rouse?.();
    let late = false;
    const last = async (): Promise<void> => {
      try {
        await this.loop;
        while (!late && this.failures === 0 && (await this.lead()) && (await this.round()) > 0);
      } catch (error) {
        this.o.log.warn('Marks stay for the next relay', { error });
      }
    };
    late = !(await within(DRAIN_MS, last()));
    this.over = true;
    if (!(await within(CLOSE_MS, this.sender.close()))) this.o.log.debug('Producer left open');
    await this.o.lease.release().catch((error: unknown) => this.o.log.debug('Lease not released', { error }));
  }

  /** Milliseconds since the oldest mark was set, as seen within the last second or so; 0 = nothing is marked. */
  oldestMarkAgeMs(): number {
    return this.oldest.markAt === null ? 0 : Math.max(0, this.o.clock.now() - this.oldest.markAt);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const began = this.o.clock.monotonic();
      const full = await this.turn();
      if (full || this.stopped) continue;
      if (this.failures === 0) await this.gather(began + this.gatherMs - this.o.clock.monotonic());
      if (!this.stopped) await this.rest(this.failures > 0 ? this.backoffMs() : this.pollMs);
    }
  }

  /** True = there is more to do at once. */
  private async turn(): Promise<boolean> {
    this.woken = false;
    let more = false;
    try {
      if (await this.lead()) {
        await this.reannounce();
        more = (await this.round()) >= this.batch;
      }
      if (this.failures > 0) this.o.log.info('Relay works again', { after: this.failures });
      this.failures = 0;
    } catch (error) {
      await this.failed(error);
    }
    await this.readAge().catch((error: unknown) => this.o.log.debug('Age of marks not read', { error }));
    return more && this.failures === 0;
  }

  private async failed(error: unknown): Promise<void> {
    this.failures++;
    if (this.failures === 1 || this.failures % 20 === 0) {
      this.o.log.warn('Relay failed; marks stay', { error, failures: this.failures });
    }
    await this.sender.rebuild().catch((again: unknown) => this.o.log.debug('Producer not rebuilt', { error: again }));
  }

  /** One look at all sources; returns the largest number of documents one of them had. */
  private async round(): Promise<number> {
    const found = await Promise.all(
      this.o.sources.map(async (source) => ({ source, announcements: await this.markedOf(source) })),
    );
    const owner = new Map<Announcement, RelaySource>();
    for (const { source, announcements } of found) for (const each of announcements) owner.set(each, source);
    if (owner.size === 0) return 0;
    await sendAnnouncements(this.sender, [...owner.keys()], (outcome) => this.acknowledged(outcome, owner));
    return Math.max(...found.map(({ announcements }) => announcements.length));
  }

  /** A source that cannot tell its own state must not silence the others; a database that is away stops the round. */
  private async markedOf(source: RelaySource): Promise<Announcement[]> {
    try {
      return await source.marked(this.batch);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.o.log.error('A source cannot be announced', { source: source.name, error });
      return [];
    }
  }

  private async acknowledged(outcome: SendOutcome, owner: Map<Announcement, RelaySource>): Promise<void> {
    for (const source of this.o.sources) {
      const own = outcome.sent.filter((announcement) => owner.get(announcement) === source);
      if (own.length === 0) continue;
      await source.sent(own);
      this.sentTotal.inc({ source: source.name }, own.length);
    }
    for (const { announcement, reason } of outcome.refused) {
      const source = owner.get(announcement);
      this.o.log.error('The broker refused an event for good', { event: announcement.event.id, reason });
      this.refusedTotal.inc({ source: source?.name ?? '' });
      await source?.refused(announcement, reason);
    }
    await this.lead();
  }

  /** True while the lease is ours; prolonged at a third of its time. */
  private async lead(): Promise<boolean> {
    // A round that was left behind must not take back what was given up.
    if (this.over) return false;
    const now = this.o.clock.monotonic();
    if (this.o.lease.fence !== undefined && now - this.renewedAt < this.o.lease.ttlMs / 3) return true;
    const ours = await this.o.lease.tryAcquire();
    if (ours) this.renewedAt = now;
    return ours;
  }

  private async reannounce(): Promise<void> {
    const now = this.o.clock.monotonic();
    for (const source of this.o.sources) {
      if (!source.reannounce || now < (this.reannounceAt.get(source) ?? 0)) continue;
      const marked = await source.reannounce.mark(source.reannounce.perSecond);
      const rest = marked > 0 ? 1_000 : Math.min(60_000, source.reannounce.everyMs);
      this.reannounceAt.set(source, now + rest);
    }
  }

  private async readAge(): Promise<void> {
    const now = this.o.clock.monotonic();
    if (now - this.oldest.readAt < AGE_EVERY_MS) return;
    const ages = await Promise.all(this.o.sources.map((source) => source.oldestMarkAt()));
    const known = ages.filter((age) => age !== null);
    this.oldest = { markAt: known.length > 0 ? Math.min(...known) : null, readAt: now };
  }

  private async gather(ms: number): Promise<void> {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private backoffMs(): number {
    return Math.min(LONGEST_BACKOFF_MS, 200 * 2 ** Math.min(this.failures, 10)) * (0.5 + Math.random() / 2);
  }

  private async rest(ms: number): Promise<void> {
    // while failing, wake-ups of busy writers must not turn back-off into a storm
    if (this.woken && this.failures === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        if (this.failures > 0 && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.rouse = undefined;
  }
}
