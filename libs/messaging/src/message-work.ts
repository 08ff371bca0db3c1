import { metrics, within, type Clock, type Log } from '#libs/runtime';
import type { Brake } from './brake.js';
import type { EventContext } from './event-context.js';
import type { EventHandler } from './handler-registry.js';
import { DeadlineExceeded, MessageFault } from './message-fault.js';
import type { ParkedPayload, WorkToPark } from './parking.js';
import { hintsOf, readRecord, type AnyEvent, type IncomingRecord } from './record.js';
import { afterFailure, pause, pauseBefore, withDeadline, type RetryPolicy } from './retry.js';

/** The message cannot be finished now and is not at fault: leave it, come back. */
export class StandAside extends Error {
  constructor(
    readonly why: 'away' | 'brake',
    cause?: unknown,
  ) {
    super(why, { cause });
    this.name = 'StandAside';
  }
}

/** A record and where it stood. */
export interface Received extends IncomingRecord {
  topic: string;
  partition: number;
  offset: string;
}

/** What the work of one message needs of Parking. */
export interface ParkingPort {
  idOf(kind: 'event', subject: string, topic: string): string;
  park(work: WorkToPark): Promise<void>;
  resolve(subject: {
    tenant: string;
    kind: 'event';
    subject: string;
    topic: string;
    upToVersion: number;
  }): Promise<void>;
}

export interface MessageWorkOptions {
  service: WorkToPark['owner'];
  parking: ParkingPort;
  policy: RetryPolicy;
  brake: Brake;
  clock: Clock;
  log: Log;
}

type Ended = 'handled' | 'parked' | 'ignored';
interface How {
  signal: AbortSignal;
  /** The one message that is tried while the brake is on. */
  probing: boolean;
}
interface Failed {
  received: Received;
  event: AnyEvent | null;
  error: unknown;
  attempts: number;
}

/** Stands for the tenant of a record whose headers do not name one. */
const NO_TENANT = '00000000-0000-0000-0000-000000000000';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One message from its bytes to its end: handled, parked, ignored, or left where it is (StandAside). */
export class MessageWork {
  private readonly outcomes = metrics.counter('events_total', 'Events by topic and outcome', ['topic', 'outcome']);
  private readonly seconds = metrics.histogram(
    'event_handler_seconds',
    'Duration of event handlers, attempts and pauses included',
    ['topic'],
    [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
  );

  constructor(private readonly o: MessageWorkOptions) {}

  /** Resolves when the message is done for good. Rejects with StandAside, or the reason `signal` aborted with. */
  async run(received: Received, handler: EventHandler, how: How): Promise<Ended> {
    const begun = this.o.clock.monotonic();
    const outcome = await this.end(received, handler, how);
    this.outcomes.inc({ topic: received.topic, outcome });
    this.seconds.observe({ topic: received.topic }, (this.o.clock.monotonic() - begun) / 1000);
    return outcome;
  }

  private async end(received: Received, handler: EventHandler, { signal, probing }: How): Promise<Ended> {
    let event: AnyEvent | null;
    try {
      event = readRecord(received);
    } catch (error) {
      await this.give({ received, event: null, error, attempts: 0 }, probing);
      return 'parked';
    }
    if (event === null) return 'ignored';
    for (let attempt = 1; ; attempt++) {
      try {
        const context = (own: () => AbortSignal): EventContext => ({
          get signal() {
            return own();
          },
          attempt,
        });
        const work = async (own: () => AbortSignal): Promise<void> => {
          await handler(event, context(own));
          await this.resolveParked(received, event);
        };
        await withDeadline(work, this.o.policy.deadlineMs, signal);
        this.o.brake.record(true);
        return 'handled';
      } catch (error) {
        signal.throwIfAborted();
        const next = afterFailure(error, attempt, this.o.policy.attempts);
        if (next === 'standAside') throw new StandAside('away', error);
        if (next === 'park') {
          await this.give({ received, event, error, attempts: attempt }, probing);
          return 'parked';
        }
        this.o.log.debug('Event failed, tried again', { event: event.id, attempt, error });
        await pause(pauseBefore(attempt, this.o.policy.baseMs), signal);
      }
    }
  }

  private resolveParked(received: Received, event: AnyEvent): Promise<void> {
    const subject = { tenant: event.tenantid, kind: 'event' as const, subject: event.subject };
    return this.o.parking.resolve({ ...subject, topic: received.topic, upToVersion: event.version });
  }

  private async give(failed: Failed, probing: boolean): Promise<void> {
    const { received, event, error } = failed;
    if (this.o.brake.record(false)) {
      this.o.log.error('Most events fail: the consumer stops and tries one at a time', {
        topic: received.topic,
        error,
      });
    }
    // from here on only a probe is parked
    if (this.o.brake.engaged && !probing) throw new StandAside('brake', error);
    try {
      const parked = this.o.parking.park(this.parkedWork(failed));
      if (!(await within(this.o.policy.deadlineMs, parked))) throw new DeadlineExceeded(this.o.policy.deadlineMs);
    } catch (failure) {
      throw new StandAside('away', failure);
    }
    this.o.log.warn('Event parked', { topic: received.topic, offset: received.offset, event: event?.id, error });
  }

  private parkedWork({ received, event, error, attempts }: Failed): WorkToPark {
    const hints = hintsOf(received);
    const place = `${received.topic}-${received.partition}-${received.offset}`;
    const subject = event?.subject ?? place;
    const tenant = event?.tenantid ?? (uuid.test(hints.tenantid ?? '') ? (hints.tenantid ?? NO_TENANT) : NO_TENANT);
    const version = event?.version ?? hints.version;
    const now = this.o.clock.now();
    return {
      id: event ? this.o.parking.idOf('event', subject, received.topic) : `${this.o.service}/event/${place}`,
      tenant,
      owner: this.o.service,
      kind: 'event',
      subject,
      ...(version === undefined ? {} : { subjectVersion: version }),
      ...causeOf(error),
      topic: received.topic,
      attempts,
      firstAt: now,
      lastAt: now,
      payload: payloadOf(received),
    };
  }
}

function causeOf(error: unknown): Pick<WorkToPark, 'cause' | 'action' | 'detail'> {
  if (error instanceof MessageFault)
    return { cause: error.cause, action: error.action, detail: error.detail.slice(0, 2000) };
  const name = error instanceof Error ? error.name : typeof error;
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' || typeof code === 'number' ? ` ${code}` : '';
  const cause = name === 'DeadlineExceeded' ? 'event.deadline' : 'event.failed';
  return { cause, action: 'replay', detail: `${name}${known}`.slice(0, 2000) };
}

function payloadOf(received: Received): ParkedPayload {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(received.headers ?? {})) {
    if (value !== undefined && !Array.isArray(value)) headers[name] = value.toString();
  }
  return {
    topic: received.topic,
    partition: received.partition,
    offset: received.offset,
    key: received.key === null ? null : received.key.toString(),
    headers,
    value: received.value === null ? null : Buffer.from(received.value).toString('base64'),
  };
}

/** The record that a payload was made of. */
export function receivedOf(payload: ParkedPayload): Received {
  const { value, ...rest } = payload;
  return { ...rest, value: value === null ? null : Buffer.from(value, 'base64') };
}
