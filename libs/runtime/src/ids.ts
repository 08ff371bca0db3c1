import { randomFillSync } from 'node:crypto';

const SIZE = 16;
/** Random bytes are asked for many at a time: one call costs as much as a thousand bytes. */
const pool = { bytes: Buffer.alloc(SIZE * 256), used: SIZE * 256 };

function sixteen(): Buffer {
  if (pool.used === pool.bytes.length) {
    randomFillSync(pool.bytes);
    pool.used = 0;
  }
  pool.used += SIZE;
  return pool.bytes.subarray(pool.used - SIZE, pool.used);
}

/** A UUID of version 7 (RFC 9562 §5.7): sorts by its time to the millisecond. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = sixteen();
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
