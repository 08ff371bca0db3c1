import { describe, expect, it } from 'vitest';
import { makeEvent, makeForgotten } from './make-event.js';
import { MessageFault } from './message-fault.js';
import { readRecord, toRecord, type IncomingRecord } from './record.js';

const tenant = '01934567-8901-7abc-8def-0123456789ab';
const id = '01934567-8901-7abc-8def-0123456789ac';
const about = {
  service: 'ingestion',
  aggregate: id,
  tenant,
  version: 3,
  at: 1_760_000_000_000,
  correlationId: 'import-1',
};
const removed = makeEvent({
  ...about,
  type: 'product.removed.v1',
  actor: 'person-1',
  data: { id, tenant, removedAt: 1_760_000_000_000, steps: [] },
});

/** As Kafka hands it over: bytes everywhere. */
function onTheWire(event: Parameters<typeof toRecord>[0]): IncomingRecord & { headers: Record<string, Buffer> } {
  const { key, value, headers } = toRecord(event);
  return {
    key: Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  };
}
function fault(record: IncomingRecord): string {
  try {
    readRecord(record);
  } catch (error) {
    if (error instanceof MessageFault) return error.cause;
    throw error;
  }
  return 'read';
}

describe('records', () => {
  it('carry an event there and back, as CloudEvents in binary mode', () => {
    const { headers, key } = toRecord(removed);
    expect(key).toBe(id);
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: `${id}/product.removed.v1/3`,
      ce_source: '/ganh/ingestion',
      ce_type: 'product.removed.v1',
      ce_subject: id,
      ce_tenantid: tenant,
      ce_version: '3',
      ce_actor: 'person-1',
      'content-type': 'application/json',
    });
    expect(readRecord(onTheWire(removed))).toMatchObject(removed);
  });

  it('carry the end of an aggregate as a null value with all headers', () => {
    const forgotten = makeForgotten({ ...about, type: 'product.forgotten.v1' });
    expect(toRecord(forgotten).value).toBeNull();
    expect(readRecord(onTheWire(forgotten))).toMatchObject({ type: 'product.forgotten.v1', version: 3, data: null });
  });

  it('of an unknown type are for others', () => {
    const wire = onTheWire(removed);
    wire.headers['ce_type'] = Buffer.from('product.blessed.v9');
    expect(readRecord(wire)).toBeNull();
  });

  it('keep fields that a newer version added', () => {
    const wire = onTheWire(removed);
    wire.value = Buffer.from(JSON.stringify({ ...removed.data, addedLater: { deep: 1 } }));
    expect(readRecord(wire)?.data).toMatchObject({ addedLater: { deep: 1 } });
  });

  it('that cannot be read are the message’s fault', () => {
    const wire = onTheWire(removed);
    expect(fault(wire)).toBe('read');
    expect(fault({ ...wire, value: Buffer.from('{"id":') })).toBe('event.unreadable');
    expect(fault({ ...wire, value: Buffer.from('{}') })).toBe('event.unreadable');
    expect(fault({ ...wire, value: null })).toBe('event.unreadable');
    expect(fault({ ...wire, key: Buffer.from('other') })).toBe('event.unreadable');
    expect(fault({ ...wire, headers: {} })).toBe('event.unreadable');
    const { ce_tenantid: _gone, ...fewer } = wire.headers;
    expect(fault({ ...wire, headers: fewer })).toBe('event.unreadable');
    expect(fault({ ...wire, headers: { ...wire.headers, ce_version: Buffer.from('0') } })).toBe('event.unreadable');
    expect(fault({ ...wire, headers: { ...wire.headers, ce_type: Buffer.from('product.forgotten.v1') } })).toBe(
      'event.unreadable',
    );
  });
});
