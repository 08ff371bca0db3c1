import { MessageFault } from '#libs/messaging';
import type { GatheredRows } from '#libs/storage';
import type { Applied } from './apply-event.js';
import type { Row } from './rows.js';

const ATTEMPTS = 40;

/** What must be set and unset to make `after` of `before`. Fields are compared by their JSON. */
export function changes(before: object, after: object): { $set: object; $unset: Record<string, 1> } {
  const [old, fresh] = [Object.entries(before), Object.entries(after)];
  const known = new Map(old.map(([name, value]) => [name, JSON.stringify(value)]));
  const present = new Set(fresh.filter(([, value]) => value !== undefined).map(([name]) => name));
  return {
    $set: Object.fromEntries(
      fresh.filter(([name, value]) => present.has(name) && known.get(name) !== JSON.stringify(value)),
    ),
    $unset: Object.fromEntries(old.filter(([name]) => !present.has(name)).map(([name]) => [name, 1])),
  };
}

export interface Written<R> {
  outcome: 'written' | 'same' | 'stale';
  /** The row before and after; after = before when nothing was written. */
  before: R | null;
  after: R | null;
}

/**
 * Reads, applies, writes by compare-and-set on `writes`; begins anew when somebody else wrote meanwhile.
 * An id that another tenant holds → MessageFault.
 */
export async function fencedWrite<R extends Row>(
  rows: GatheredRows<R>,
  key: { _id: string; tenant: string },
  apply: (row: R | null) => Applied<R>,
): Promise<Written<R>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await rows.find(key._id, key.tenant);
    const { next, same } = apply(before);
    if (next === null) return { outcome: same ? 'same' : 'stale', before, after: before };
    const after = { ...next, writes: (before?.writes ?? 0) + 1 };
    if (await writeOver(rows, key, before, after)) return { outcome: 'written', before, after };
  }
  throw new Error('a row of a read model could not be written: too many others write it');
}

/** One write over the row that was read; false = somebody else wrote it meanwhile. */
export function writeOver<R extends Row>(
  rows: GatheredRows<R>,
  key: { _id: string; tenant: string },
  before: R | null,
  next: R,
): Promise<boolean> {
  const after = { ...next, writes: (before?.writes ?? 0) + 1 };
  return before ? replace(rows, key, before, after) : insert(rows, key, after);
}

async function replace<R extends Row>(
  rows: GatheredRows<R>,
  key: { _id: string; tenant: string },
  before: Row,
  after: Row,
): Promise<boolean> {
  const { $set, $unset } = changes(before, after);
  const update = Object.keys($unset).length > 0 ? { $set, $unset } : { $set };
  return rows.update({ ...key, writes: before.writes }, update);
}

async function insert<R extends Row>(
  rows: GatheredRows<R>,
  key: { _id: string; tenant: string },
  after: R,
): Promise<boolean> {
  if (await rows.insert(after)) return true;
  if (!(await rows.find(key._id, key.tenant)))
    throw new MessageFault('event.foreignTenant', 'the id belongs to another organisation', 'report');
  return false;
}
