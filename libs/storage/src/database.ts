import mongoose from 'mongoose';
import { Clock, DependencyAway, uuidv7, type Log } from '#libs/runtime';
import { isUnavailable } from './errors.js';
import { defineModel, type ModelSpec } from './model.js';
import { migrateAll } from './migrate.js';
import { storageSpecs } from './own-collections.js';

export interface DatabaseOptions {
  url: string;
  dbName: string;
  log: Log;
  /** How long an operation looks for a reachable server, in milliseconds (5,000 unless told). */
  serverSelectionTimeoutMS?: number;
}

/** One service's database. Writes are acknowledged by a majority, from the journal. */
export class Database {
  private readonly specs = new Map<string, ModelSpec<{ _id: string }>>();

  private constructor(
    private readonly connection: mongoose.Connection,
    private readonly log: Log,
  ) {}

  /** Connects. Rejects with DependencyAway when the server cannot be reached. */
  static async open(o: DatabaseOptions): Promise<Database> {
    const connection = mongoose.createConnection(o.url, {
      dbName: o.dbName,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      serverSelectionTimeoutMS: o.serverSelectionTimeoutMS ?? 5_000,
      connectTimeoutMS: 5_000,
      socketTimeoutMS: 60_000,
      maxPoolSize: 40,
      writeConcern: { w: 'majority', journal: true },
      ignoreUndefined: false,
    });
    connection.on('error', (error: unknown) => o.log.warn('Database connection', { error }));
    try {
      await connection.asPromise();
    } catch (error) {
      throw isUnavailable(error) ? new DependencyAway('database', error) : error;
    }
    const database = new Database(connection, o.log);
    for (const spec of storageSpecs) database.model(spec);
    return database;
  }

  /** Rejects when the server does not answer. */
  async ping(): Promise<void> {
    if (!this.connection.db) throw new DependencyAway('database');
    await this.connection.db.admin().ping();
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  /** The model of a spec; the same spec gives the same model. */
  model<T extends { _id: string }>(spec: ModelSpec<T>): mongoose.Model<T> {
    const made = this.specs.get(spec.name) as ModelSpec<T> | undefined;
    if (made) {
      if (made.collection !== spec.collection) throw new Error(`two models are named ${spec.name}`);
      return this.connection.model(spec.name) as unknown as mongoose.Model<T>;
    }
    this.specs.set(spec.name, spec as unknown as ModelSpec<{ _id: string }>);
    return defineModel(this.connection, spec);
  }

  /** Creates the indexes of all models asked for so far and runs their migrations, one process at a time. */
  async migrate(): Promise<void> {
    await migrateAll({
      db: this,
      specs: [...this.specs.values()],
      holder: uuidv7(),
      clock: new Clock(),
      log: this.log,
    });
  }

  /** Removes the whole database; for tests. */
  async drop(): Promise<void> {
    await this.connection.dropDatabase();
  }
}

/** For `npm run migrate`: opens a database, creates all indexes of `specs`, runs their migrations, closes. */
export async function migrateDatabase(
  o: DatabaseOptions & { specs: readonly ModelSpec<{ _id: string }>[] },
): Promise<void> {
  const database = await Database.open(o);
  try {
    for (const spec of o.specs) database.model(spec);
    await database.migrate();
  } finally {
    await database.close();
  }
}
