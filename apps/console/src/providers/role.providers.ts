import { Clock, Log, Shutdown } from '#libs/runtime';
import { Database } from '#libs/storage';
import type { Provider } from '@nestjs/common';
import type { ConsoleConfig } from '../config.js';
import { consoleModels } from '../models.js';
import { GenerationStore } from '../projections/generation.store.js';
import { RedisWakeUp } from '../stream/redis-wake-up.js';
import { StreamStore } from '../stream/stream.store.js';

/** Token of the configuration. */
export const CONFIG = 'config';

/** What both roles need. */
export function bothRolesProviders(config: ConsoleConfig): Provider[] {
  return [
    { provide: CONFIG, useValue: config },
    {
      provide: Database,
      inject: [Log, Shutdown],
      useFactory: async (log: Log, shutdown: Shutdown): Promise<Database> => {
        const dbName = `${config.DB_PREFIX}-console`;
        const database = await Database.open({ url: config.MONGODB_URL, dbName, log });
        for (const spec of consoleModels) database.model(spec);
        shutdown.onDrain('connections', 'database', () => database.close());
        return database;
      },
    },
    {
      provide: RedisWakeUp,
      inject: [Log, Shutdown],
      useFactory: (log: Log, shutdown: Shutdown): RedisWakeUp => {
        const wakeUp = new RedisWakeUp(config.REDIS_URL, config.DB_PREFIX, log);
        shutdown.onDrain('connections', 'redis', async () => wakeUp.close());
        return wakeUp;
      },
    },
    {
      provide: StreamStore,
      inject: [Database, Clock],
      useFactory: (db: Database, clock: Clock) => new StreamStore(db, clock),
    },
    {
      provide: GenerationStore,
      inject: [Database, Clock],
      useFactory: (db: Database, clock: Clock) => new GenerationStore(db, clock),
    },
  ];
}
