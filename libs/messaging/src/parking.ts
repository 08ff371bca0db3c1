import { parkedWork, topics, type ParkedWork } from '#libs/contracts';
import { DependencyAway, metrics, type Clock, type Log } from '#libs/runtime';
import { acrossTenants, isDuplicateKey, type Collection, type Database, type ModelSpec } from '#libs/storage';
import { makeEvent } from './make-event.js';
import type { Announcement, RelaySource } from './relay-source.js';

/** What replay needs to run the handler again: the record as it came. */
export interface ParkedPayload {
  topic: string;
  partition: number;
  offset: string;
  key: string | null;
  headers: Record<string, string>;
  /** Base64; null = a null value. */
  value: string | null;
}

/** A loose object's type without its "anything else", which would hide the named fields from Omit. */
type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

export type ParkedDocument = Omit<Named<ParkedWork>, 'id'> & {
  _id: string;
  schemaVersion: number;
  /** Mark of the relay. */
  announceAt?: number;
  /** When the broker last took it. */
  announcedAt?: number;
  payload?: unknown;
};
export const parkedSpec: ModelSpec<ParkedDocument> = {
  name: 'Parked',
  collection: 'parked',
  tenantScoped: true,
  indexes: [
    [{ _id: 1, tenant: 1 }],
    [{ _id: 1, tenant: 1, version: 1 }],
    [{ announceAt: 1 }],
    [{ announcedAt: 1 }],
    [{ state: 1 }],
    [{ tenant: 1, state: 1, lastAt: 1 }],
  ],
};

export type WorkToPark = Omit<Named<ParkedWork>, 'version' | 'state'> & { payload?: unknown };
/** Work is parked once per service, kind, topic and subject. */
export interface ParkedSubject {
  tenant: string;
  kind: ParkedWork['kind'];
  subject: string;
  topic?: string;
  upToVersion: number;
  /** The caller knows that something is parked: look, whatever this process believes. */
  sure?: boolean;
}

const RACES = 8;
const OPEN_MS = 5_000;
const DAY = 86_400_000;

/** Failed work that no retry will mend, kept in the service's own database and announced on operations.parked. */
export class Parking {
  /** For the service's Relay. */
  readonly source: RelaySource;
  readonly service: ParkedWork['owner'];
  private readonly parked: Collection<ParkedDocument>;
  private open = { any: false, at: -Infinity };
  private readonly total = metrics.counter('parked_total', 'Work that was parked', ['kind', 'cause']);

  constructor(private readonly o: { db: Database; service: ParkedWork['owner']; clock: Clock; log: Log }) {
    this.service = o.service;
    this.parked = o.db.model(parkedSpec);
    this.source = {
      name: 'parked',
      marked: (limit) => this.marked(limit),
      sent: (announcements) => this.sent(announcements),
      refused: (announcement, reason) => this.refused(announcement, reason),
      oldestMarkAt: () => this.oldestMarkAt(),
      reannounce: { everyMs: DAY, perSecond: 20, mark: (limit) => this.markAgain(limit) },
    };
  }

  /** `<service>/<kind>/<subject>`; events of one subject are told apart by their topic. */
  idOf(kind: ParkedWork['kind'], subject: string, topic?: string): string {
    return [this.o.service, kind, ...(topic === undefined ? [] : [topic]), subject].join('/');
  }

  /** Durable when it resolves. Parking the same work again counts its attempts; older work never hides newer. */
  async park(work: WorkToPark): Promise<void> {
    for (let race = 0; race < RACES; race++) {
      const written = await this.write(work);
      if (written === 'raced') continue;
      if (written === 'parked') this.note(work);
      return;
    }
    throw new DependencyAway(`parked item ${work.id}`, new Error('too many writers'));
  }

  private async write({ id, ...fields }: WorkToPark): Promise<'parked' | 'newerIsParked' | 'raced'> {
    const known = await this.parked.findOne({ _id: id, tenant: fields.tenant });
    if (!known) return (await this.insert(id, fields)) ? 'parked' : 'raced';
    if (known.state !== 'resolved' && (known.subjectVersion ?? 0) > (fields.subjectVersion ?? 0))
      return 'newerIsParked';
    const again = known.state !== 'resolved' && known.subjectVersion === fields.subjectVersion;
    const counted = again ? { firstAt: known.firstAt, attempts: known.attempts + fields.attempts } : {};
    return (await this.change(known, { ...fields, ...counted, state: 'parked' })) ? 'parked' : 'raced';
  }

  private note(work: WorkToPark): void {
    this.open = { any: true, at: this.open.at };
    this.total.inc({ kind: work.kind, cause: work.cause });
    this.o.log.warn('Work parked', { parked: work.id, tenant: work.tenant, cause: work.cause, detail: work.detail });
  }

  /** A newer version of the subject was handled: what was parked for it up to `upToVersion` is resolved. */
  async resolve(subject: ParkedSubject): Promise<void> {
    if (!subject.sure && !(await this.anyOpen())) return;
    const _id = this.idOf(subject.kind, subject.subject, subject.topic);
    const known = await this.parked.findOne({ _id, tenant: subject.tenant });
    if (!known || known.state === 'resolved' || (known.subjectVersion ?? 0) > subject.upToVersion) return;
    if (await this.change(known, { state: 'resolved', lastAt: this.o.clock.now() })) this.open.at = -Infinity;
  }

  /** Parked work by id, of any tenant: for replay, which operators of this service ask for by id. */
  async find(ids: readonly string[]): Promise<(ParkedWork & { payload?: unknown })[]> {
    const rows = await this.parked.find({ _id: { $in: [...ids] } }).setOptions(acrossTenants('replay'));
    return rows.map((row) => ({ ...shown(row), payload: row.payload }));
  }

  async setState(id: string, tenant: string, state: ParkedWork['state']): Promise<void> {
    for (let race = 0; race < RACES; race++) {
      const known = await this.parked.findOne({ _id: id, tenant });
      if (!known || known.state === state || (await this.change(known, { state, lastAt: this.o.clock.now() }))) break;
    }
    this.open.at = -Infinity;
  }

  /** Whether anything is not resolved; at most 5 s old. Spares every handled event a look at the collection. */
  private async anyOpen(): Promise<boolean> {
    const now = this.o.clock.monotonic();
    if (now - this.open.at >= OPEN_MS) {
      const oldest = await this.parked
        .findOne({ state: { $in: ['parked', 'replaying'] } })
        .setOptions(acrossTenants('is anything parked?'));
      this.open = { any: oldest !== null, at: now };
    }
    return this.open.any;
  }

  private async insert(_id: string, fields: Omit<WorkToPark, 'id'>): Promise<boolean> {
    const born = { _id, state: 'parked' as const, version: 1, schemaVersion: 1, announceAt: this.o.clock.now() };
    const document: ParkedDocument = { ...fields, ...born };
    try {
      await this.parked.bulkWrite([{ insertOne: { document } }]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private async change(known: ParkedDocument, fields: Record<string, unknown>): Promise<boolean> {
    const changed = await this.parked.updateOne(
      { _id: known._id, tenant: known.tenant, version: known.version },
      { $set: { ...fields, version: known.version + 1, announceAt: this.o.clock.now() } },
    );
    return changed.matchedCount === 1;
  }

  private async marked(limit: number): Promise<Announcement[]> {
    const rows = await this.parked
      .find({ announceAt: { $gt: 0 } })
      .sort({ announceAt: 1 })
      .limit(limit)
      .setOptions(acrossTenants('relay'));
    return rows.map((row) => this.announcementOf(row));
  }

  /** Marks open work announced longer than a day ago. */
  private async markAgain(limit: number): Promise<number> {
    const now = this.o.clock.now();
    const rows = await this.parked
      .find({ announcedAt: { $gt: 0, $lt: now - DAY } })
      .limit(limit)
      .setOptions(acrossTenants('re-announcement'));
    const open = rows.filter((row) => row.state !== 'resolved');
    if (rows.length === 0) return 0;
    await this.parked.bulkWrite(
      rows.map(({ _id, tenant, state }) => ({
        updateOne: {
          filter: { _id, tenant },
          update:
            state === 'resolved' ? { $unset: { announcedAt: '' } } : { $set: { announceAt: now, announcedAt: now } },
        },
      })),
      { ordered: false },
    );
    return open.length;
  }

  private announcementOf(row: ParkedDocument): Announcement {
    const event = makeEvent({
      type: 'work.parked.v1',
      service: this.o.service,
      aggregate: row._id,
      tenant: row.tenant,
      version: row.version,
      at: row.lastAt,
      correlationId: row._id.slice(0, 200),
      data: { work: shown(row) },
    });
    return { key: row._id, topic: topics.parked, counter: row.version, event, ref: { tenant: row.tenant } };
  }

  private async sent(announcements: readonly Announcement[]): Promise<void> {
    if (announcements.length === 0) return;
    await this.parked.bulkWrite(
      announcements.map(({ key, counter, ref }) => ({
        updateOne: {
          filter: { _id: key, tenant: (ref as { tenant: string }).tenant, version: counter },
          update: { $unset: { announceAt: '' }, $set: { announcedAt: this.o.clock.now() } },
        },
      })),
      { ordered: false },
    );
  }

  private async refused(announcement: Announcement, reason: string): Promise<void> {
    this.o.log.error('The broker refused to announce parked work', { parked: announcement.key, reason });
    await this.sent([announcement]);
  }

  private async oldestMarkAt(): Promise<number | null> {
    const oldest = await this.parked
      .findOne({ announceAt: { $gt: 0 } })
      .sort({ announceAt: 1 })
      .setOptions(acrossTenants('relay'));
    return oldest?.announceAt ?? null;
  }
}

/** As announced and shown: without payload and marks. */
function shown(row: ParkedDocument): ParkedWork {
  const { _id, schemaVersion: _schema, announceAt: _mark, announcedAt: _announced, payload: _payload, ...work } = row;
  return parkedWork.parse({ ...work, id: _id });
}
