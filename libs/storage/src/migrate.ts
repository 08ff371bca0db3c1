import type mongoose from 'mongoose';
import { DependencyAway, type Clock, type Log } from '#libs/runtime';
import type { Database } from './database.js';
import { Lease } from './lease.js';
import type { ModelSpec } from './model.js';
import { migrationSpec, type MigrationDocument } from './own-collections.js';

type AnySpec = ModelSpec<{ _id: string }>;
interface MigrateOptions {
  db: Database;
  specs: readonly AnySpec[];
  holder: string;
  clock: Clock;
  log: Log;
}

const LEASE_MS = 60_000;
const TURNS = 120;

/** Indexes and migrations of all specs, under a lease; waits for another process that is at it, up to two minutes. */
export async function migrateAll(o: MigrateOptions): Promise<void> {
  const lease = new Lease(o.db, 'migrate', o.holder, { ttlMs: LEASE_MS, clock: o.clock });
  await waitFor(lease);
  const beat = setInterval(() => {
    lease.renew().catch((error: unknown) => o.log.warn('Lease of the migration not renewed', { error }));
  }, LEASE_MS / 4);
  try {
    for (const spec of o.specs) await indexesOf(o.db.model(spec), spec);
    for (const spec of o.specs) await migrationsOf(o, spec);
  } finally {
    clearInterval(beat);
    await lease.release();
  }
}

async function waitFor(lease: Lease): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (await lease.tryAcquire()) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new DependencyAway('lease of the migration');
}

async function indexesOf(model: mongoose.Model<{ _id: string }>, spec: AnySpec): Promise<void> {
  for (const [keys, options = {}] of spec.indexes) await model.collection.createIndex(keys, options);
}

async function migrationsOf(o: MigrateOptions, spec: AnySpec): Promise<void> {
  const done: mongoose.Model<MigrationDocument> = o.db.model(migrationSpec);
  for (const migration of [...(spec.migrations ?? [])].sort((a, b) => a.version - b.version)) {
    const id = `${spec.collection}/${migration.version}`;
    if (await done.findOne({ _id: id })) continue;
    o.log.info('Migration', { migration: id });
    await migration.run(o.db.model(spec));
    await done.updateOne({ _id: id }, { $set: { at: new Date(o.clock.now()).toISOString() } }, { upsert: true });
  }
}
