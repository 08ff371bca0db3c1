import { MessageFault } from '#libs/messaging';
import { isDuplicateKey } from '#libs/storage';
import type { ModelOf } from '../identity/identity.models.js';
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
  model: ModelOf<R>,
  key: { _id: string; tenant: string },
  apply: (row: R | null) => Applied<R>,
): Promise<Written<R>> {
  const rows = model as unknown as ModelOf<Row>;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = (await rows.findOne({ ...key }).lean()) as R | null;
    const { next, same } = apply(before);
    if (next === null) return { outcome: same ? 'same' : 'stale', before, after: before };
    const after = { ...next, writes: (before?.writes ?? 0) + 1 };
    const done = before ? await replace(rows, key, before, after) : await insert(rows, key, after);
    if (done) return { outcome: 'written', before, after };
  }
  throw new Error('a row of a read model could not be written: too many others write it');
}

async function replace(
  rows: ModelOf<Row>,
  key: { _id: string; tenant: string },
  before: Row,
  after: Row,
): Promise<boolean> {
  const { $set, $unset } = changes(before, after);
  const update = Object.keys($unset).length > 0 ? { $set, $unset } : { $set };
  const { matchedCount } = await rows.updateOne({ ...key, writes: before.writes }, update);
  return matchedCount === 1;
}

async function insert(rows: ModelOf<Row>, key: { _id: string; tenant: string }, after: Row): Promise<boolean> {
  try {
    await rows.insertMany([after], { lean: true });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (!(await rows.findOne({ ...key }).lean()))
    throw new MessageFault('event.foreignTenant', 'the id belongs to another organisation', 'report');
  return false;
}
