import {
  envelope,
  eventTypes,
  isForgotten,
  quickCheck,
  type Envelope,
  type EventTypeName,
  type ForgottenEvent,
  type GanhEvent,
} from '#libs/contracts';
import { MessageFault } from './message-fault.js';

export type AnyEvent = GanhEvent | ForgottenEvent;
type Header = Buffer | string | (Buffer | string)[] | undefined;

/** A record as Kafka carries it: CloudEvents 1.0 in binary mode. */
export interface OutgoingRecord {
  key: string;
  value: string | null;
  headers: Record<string, string>;
}
export interface IncomingRecord {
  key: Buffer | string | null;
  value: Buffer | string | null;
  headers?: Record<string, Header>;
}

const PREFIX = 'ce_';
const SPEC_VERSION = '1.0';

/** Attributes become `ce_*` headers, data the JSON value; a forgotten aggregate has a null value. */
export function toRecord(event: AnyEvent): OutgoingRecord {
  const { data, ...attributes } = event;
  const headers: Record<string, string> = {
    [`${PREFIX}specversion`]: SPEC_VERSION,
    'content-type': 'application/json',
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) headers[PREFIX + name] = String(value);
  }
  return { key: event.subject, value: data === null ? null : JSON.stringify(data), headers };
}

const unreadable = (detail: string): MessageFault => new MessageFault('event.unreadable', detail);

function attributesOf(headers: Record<string, Header> = {}): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(PREFIX) || value === undefined || Array.isArray(value)) continue;
    attributes[name.slice(PREFIX.length)] = value.toString();
  }
  return attributes;
}

function json(value: Buffer | string): unknown {
  try {
    return JSON.parse(value.toString()) as unknown;
  } catch {
    throw unreadable('the value is not JSON');
  }
}

const where = (issues: readonly { path: readonly PropertyKey[]; code?: string | undefined }[]): string =>
  issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || '(all)'} ${issue.code ?? ''}`.trim())
    .join('; ');

const isEnvelope = quickCheck(envelope);
const isData = Object.fromEntries(
  Object.entries(eventTypes).map(([type, { data }]) => [type, quickCheck(data)]),
) as Record<EventTypeName, (value: unknown) => boolean>;

/** The attributes by the envelope's schema; what is sound as it stands is not parsed once more. */
function envelopeOf(attributes: Record<string, string>): Envelope {
  const sound = { ...attributes, version: Number(attributes['version']) };
  if (isEnvelope(sound)) return sound as unknown as Envelope;
  const read = envelope.safeParse(attributes);
  if (!read.success) throw unreadable(`headers: ${where(read.error.issues)}`);
  return read.data;
}

function dataOf(type: EventTypeName, value: unknown): unknown {
  if (isData[type](value)) return value;
  const data = eventTypes[type].data.safeParse(value);
  if (!data.success) throw unreadable(`data: ${where(data.error.issues)}`);
  return data.data;
}

/**
 * The event of a record; null = of a type this version does not know, which is for others.
 * Throws MessageFault `event.unreadable` when it is neither.
 */
export function readRecord(record: IncomingRecord): AnyEvent | null {
  const attributes = envelopeOf(attributesOf(record.headers));
  if (record.key?.toString() !== attributes.subject) throw unreadable('the key is not the subject');
  if (isForgotten(attributes.type)) {
    if (record.value !== null && record.value.length > 0) throw unreadable('a forgotten aggregate with a value');
    return { ...attributes, data: null };
  }
  if (!Object.hasOwn(eventTypes, attributes.type)) return null;
  if (record.value === null) throw unreadable('no value');
  const data = dataOf(attributes.type as EventTypeName, json(record.value));
  return { ...attributes, data } as unknown as AnyEvent;
}

/** Tenant, subject, type and version as far as the headers say them; for parking what cannot be read. */
export function hintsOf(
  record: IncomingRecord,
): Partial<Record<'tenantid' | 'subject' | 'type', string>> & { version?: number } {
  const attributes = attributesOf(record.headers);
  const version = Number(attributes['version']);
  const { tenantid, subject, type } = attributes;
  return {
    ...(tenantid ? { tenantid } : {}),
    ...(subject ? { subject } : {}),
    ...(type ? { type } : {}),
    ...(Number.isSafeInteger(version) && version > 0 ? { version } : {}),
  };
}
