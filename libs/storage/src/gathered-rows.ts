import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from './errors.js';
import { Gather } from './gather.js';
import type { Collection } from './model.js';
import { assertBulkTenant, assertTenant } from './tenant-guard.js';

interface Row {
  _id: string;
  tenant: string;
}
type Expected = Row & Record<string, unknown>;
type Change = { $set?: object; $unset?: object };
interface Write<T> {
  expected: Expected;
  /** Exactly one of the two. */
  next?: T;
  change?: Change;
}
interface BulkFailure {
  writeErrors: { index: number; code?: number; errmsg?: string }[];
}

interface Stored extends Row {
  /** Who replaced it last, who did before, and who changed single fields last. */
  writeId?: string;
  writeBefore?: string;
  changeId?: string;
}
/** What of the driver's collection is used; documents go through as they are, nothing has to be cast. */
interface Driver {
  find(filter: object): { toArray(): Promise<Stored[]> };
  insertMany(rows: object[], options: object): Promise<unknown>;
  bulkWrite(operations: object[], options: object): Promise<{ matchedCount: number }>;
}

/**
 * The server refused writes: it names them, or gives a code for the whole command. The driver wraps a lost connection in the
 * same class, with an empty list and no code: nobody knows then.
 */
const isBulkFailure = (error: unknown): error is BulkFailure =>
  typeof error === 'object' &&
  error !== null &&
  'writeErrors' in error &&
  Array.isArray(error.writeErrors) &&
  (error.writeErrors.length > 0 || ('code' in error && error.code !== undefined));

/** Rows whose last writer is remembered. */
const REMEMBERED = 10_000;

/** Tells the writes of all processes apart. */
const process_ = randomBytes(6).toString('base64url');
let serial = 0;
const nextWriteId = (): string => `${process_}${(serial += 1).toString(36)}`;

/**
 * Single documents of a tenant's collection, read and written by compare-and-set. What is asked for in the same turn of
 * the loop is one command. A command's answer counts matches and does not say whose: when some did not match, who won is
 * read back by the id that every write leaves in its document. A replacement also leaves the id of the one before, and
 * changes of single fields have ids of their own, so that a winner is known although others have written since.
 */
export class GatheredRows<T extends Row> {
  private readonly reads = new Gather<Row, T | null>((asked) => this.readAll(asked));
  private readonly inserts = new Gather<T, boolean>((rows) => this.insertAll(rows));
  private readonly writes = new Gather<Write<T>, boolean>((writes) => this.writeAll(writes));

  private readonly driver: Driver;
  private readonly lastWriter = new Map<string, string>();

  constructor(model: Collection<T>) {
    // The rules of the model's own queries are asserted here: see assertTenant, assertBulkTenant.
    this.driver = (model as unknown as { collection: Driver }).collection;
  }

  async find(_id: string, tenant: string): Promise<T | null> {
    assertTenant('find', { _id, tenant });
    return this.reads.ask({ _id, tenant });
  }

  /** False = the id, or another unique key, is taken. */
  async insert(row: T): Promise<boolean> {
    assertBulkTenant([{ insertOne: { document: row } }]);
    return this.inserts.ask(row);
  }

  /** True = a document stood as expected and is `next` now. */
  async replace(expected: Expected, next: T): Promise<boolean> {
    assertBulkTenant([{ replaceOne: { filter: expected, replacement: next } }]);
    return this.writes.ask({ expected, next });
  }

  /** True = a document stood as expected and is changed now. */
  async update(expected: Expected, change: Change): Promise<boolean> {
    assertBulkTenant([{ updateOne: { filter: expected, update: change } }]);
    return this.writes.ask({ expected, change });
  }

  private async readAll(asked: Row[]): Promise<(T | null)[]> {
    const found = await this.standing(asked);
    const given = new Set<string>();
    return asked.map((row) => {
      const key = keyOf(row);
      const { writeId, writeBefore: _before, changeId: _change, ...stored } = found.get(key) ?? {};
      if (!found.has(key)) return null;
      if (writeId !== undefined) this.remember(key, writeId);
      // Nobody shares a document that another may change.
      const own = given.has(key) ? structuredClone(stored) : stored;
      given.add(key);
      return own as unknown as T;
    });
  }

  private remember(key: string, writeId: string): void {
    this.lastWriter.delete(key);
    this.lastWriter.set(key, writeId);
    const [oldest] = this.lastWriter.keys();
    if (this.lastWriter.size > REMEMBERED && oldest !== undefined) this.lastWriter.delete(oldest);
  }

  private async standing(asked: Row[]): Promise<Map<string, Stored>> {
    const found = new Map<string, Stored>();
    for (const tenant of new Set(asked.map((row) => row.tenant))) {
      const ids = [...new Set(asked.filter((row) => row.tenant === tenant).map(({ _id }) => _id))];
      const filter = { _id: ids.length === 1 ? ids[0] : { $in: ids }, tenant };
      for (const row of await this.driver.find(filter).toArray()) found.set(keyOf(row), row);
    }
    return found;
  }

  private async insertAll(rows: T[]): Promise<(boolean | Error)[]> {
    const signed = rows.map((row) => ({ ...row, writeId: nextWriteId() }));
    try {
      await this.driver.insertMany(signed, { ordered: false });
      return rows.map(() => true);
    } catch (error) {
      if (!isBulkFailure(error)) throw error;
      const failed = failures(error);
      // Refused as a whole because of one: those that stand there as ours were inserted, the others are tried singly.
      if (failed.size === 0) return rows.length > 1 ? this.insertSingly(rows, signed) : [takenOr(error)];
      return rows.map((_, index) => {
        const failure = failed.get(index);
        return failure === undefined ? true : takenOr(failure);
      });
    }
  }

  private async insertSingly(rows: T[], signed: (T & { writeId: string })[]): Promise<(boolean | Error)[]> {
    const standing = await this.standing(rows);
    const answers: (boolean | Error)[] = [];
    for (const [index, row] of rows.entries()) {
      const isOurs = standing.get(keyOf(row))?.writeId === signed[index]?.writeId;
      answers.push(isOurs || ((await this.insertAll([row]))[0] ?? false));
    }
    return answers;
  }

  private async writeAll(writes: Write<T>[]): Promise<(boolean | Error)[]> {
    const signed = writes.map((write) => ({ ...write, writeId: nextWriteId() }));
    const operations = signed.map((write) => operationOf(write, this.lastWriter.get(keyOf(write.expected))));
    let failed = new Map<number, Error>();
    try {
      const { matchedCount } = await this.driver.bulkWrite(operations, { ordered: false });
      if (matchedCount === writes.length) return writes.map(() => true);
      if (writes.length === 1) return [false];
    } catch (error) {
      if (!isBulkFailure(error)) throw error;
      failed = failures(error);
    }
    const standing = await this.standing(writes.map(({ expected: { _id, tenant } }) => ({ _id, tenant })));
    return signed.map(({ writeId, expected }, index) => {
      const now = standing.get(keyOf(expected));
      return failed.get(index) ?? [now?.writeId, now?.writeBefore, now?.changeId].includes(writeId);
    });
  }
}

const takenOr = (failure: unknown): false | Error => {
  if (isDuplicateKey(failure)) return false;
  return failure instanceof Error ? failure : new Error('a write was refused', { cause: failure });
};

const keyOf = ({ tenant, _id }: Row): string => `${tenant}/${_id}`;

function operationOf<T>(
  { expected, next, change, writeId }: Write<T> & { writeId: string },
  writeBefore: string | undefined,
): object {
  if (next === undefined)
    return { updateOne: { filter: expected, update: { ...change, $set: { ...change?.$set, changeId: writeId } } } };
  const signed = { ...next, writeId, ...(writeBefore === undefined ? {} : { writeBefore }) };
  return { replaceOne: { filter: expected, replacement: signed } };
}

function failures({ writeErrors }: BulkFailure): Map<number, Error> {
  return new Map(
    writeErrors.map(({ index, code, errmsg }) => [
      index,
      Object.assign(new Error(errmsg ?? 'a write was refused'), { name: 'WriteRefused', code }),
    ]),
  );
}
