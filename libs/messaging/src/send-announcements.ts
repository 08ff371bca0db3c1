import { partitionOf } from './kafka.js';
import { toRecord, type OutgoingRecord } from './record.js';
import type { Announcement } from './relay-source.js';

export interface TopicRecords {
  topic: string;
  messages: OutgoingRecord[];
}
/** What the relay needs of a producer. */
export interface Sender {
  /** Resolves when all in-sync replicas have all records. */
  send(batch: TopicRecords[]): Promise<void>;
  /** After a failure of unknown kind: a producer like new. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

export interface Refusal {
  announcement: Announcement;
  reason: string;
}
export interface SendOutcome {
  sent: Announcement[];
  refused: Refusal[];
}

const MOST_RECORDS = 500;
const MOST_BYTES_PER_PARTITION = 900_000;
const RECORD_OVERHEAD = 70;
const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

interface Item {
  announcement: Announcement;
  record: OutgoingRecord;
  bytes: number;
  partition: string;
}

function itemOf(announcement: Announcement): Item {
  const record = toRecord(announcement.event);
  const headers = Object.entries(record.headers).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(value) + 4,
    0,
  );
  const bytes = Buffer.byteLength(record.key) + Buffer.byteLength(record.value ?? '') + headers + RECORD_OVERHEAD;
  return {
    announcement,
    record,
    bytes,
    partition: `${announcement.topic}/${partitionOf(announcement.topic, record.key)}`,
  };
}

/** Groups of at most 500 records and 900 kB per partition, in order; a larger record goes alone. */
export function groupsOf(announcements: readonly Announcement[]): Announcement[][] {
  return group(announcements.map(itemOf)).map((items) => items.map((item) => item.announcement));
}

function group(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let current: Item[] = [];
  let filled = new Map<string, number>();
  for (const item of items) {
    const bytes = (filled.get(item.partition) ?? 0) + item.bytes;
    if (current.length > 0 && (current.length >= MOST_RECORDS || bytes > MOST_BYTES_PER_PARTITION)) {
      groups.push(current);
      current = [];
      filled = new Map();
    }
    current.push(item);
    filled.set(item.partition, (filled.get(item.partition) ?? 0) + item.bytes);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

/** The broker's reason when it will never take these records; null = anything else, which may pass. */
export function refusalOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  const { type, cause } = error as { type?: unknown; cause?: unknown };
  if (typeof type === 'string' && refusals.has(type)) return type;
  return refusalOf(cause, depth + 1);
}

/**
 * Sends announcements in groups. A group that is refused for good is halved until the culprit stands alone; any other
 * failure rejects, and what was sent before it is reported by `onSent` as it goes.
 */
export async function sendAnnouncements(
  sender: Sender,
  announcements: readonly Announcement[],
  onSent: (outcome: SendOutcome) => Promise<void>,
): Promise<void> {
  for (const items of group(announcements.map(itemOf))) {
    await onSent(await sendGroup(sender, items));
  }
}

async function sendGroup(sender: Sender, items: Item[]): Promise<SendOutcome> {
  try {
    await sender.send(byTopic(items));
    return { sent: items.map((item) => item.announcement), refused: [] };
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    const [first] = items;
    if (items.length === 1 && first) return { sent: [], refused: [{ announcement: first.announcement, reason }] };
    const middle = Math.ceil(items.length / 2);
    const before = await sendGroup(sender, items.slice(0, middle));
    const after = await sendGroup(sender, items.slice(middle));
    return { sent: [...before.sent, ...after.sent], refused: [...before.refused, ...after.refused] };
  }
}

function byTopic(items: readonly Item[]): TopicRecords[] {
  const topics = new Map<string, OutgoingRecord[]>();
  for (const { announcement, record } of items) {
    const messages = topics.get(announcement.topic) ?? [];
    messages.push(record);
    topics.set(announcement.topic, messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
