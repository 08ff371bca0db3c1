import { z } from 'zod';
import { ensureTopics, parkedSpec } from '#libs/messaging';
import { ConfigError, createLog, infraConfig, loadConfig } from '#libs/runtime';
import { migrateDatabase, type ModelSpec } from '#libs/storage';
import { consoleModels } from '../apps/console/src/models.js';
import { ingestionSpecs } from '../apps/ingestion/src/specs.js';
import { models as publishingModels } from '../apps/publishing/src/models.js';
import { models as qualityModels } from '../apps/quality/src/models.js';

type Specs = readonly ModelSpec<{ _id: string }>[];

/** Collections by service; parked work lives in every one. */
const databases: Record<string, Specs> = {
  ingestion: ingestionSpecs,
  quality: [...qualityModels, parkedSpec] as unknown as Specs,
  publishing: [...publishingModels, parkedSpec] as unknown as Specs,
  console: consoleModels,
};

const { MONGODB_URL, DB_PREFIX, KAFKA_BROKERS, TOPIC_PREFIX } = infraConfig;
const settings = z.object({
  MONGODB_URL,
  DB_PREFIX,
  KAFKA_BROKERS,
  TOPIC_PREFIX,
  LOG_LEVEL: z.string().default('info'),
});

/** `npm run migrate`: indexes and migrations of every database, under a lease each, and the topics. Safe at any time. */
async function migrate(): Promise<void> {
  const config = loadConfig(settings);
  const log = createLog('migrate', { level: config.LOG_LEVEL });
  const each = Object.entries(databases).map(([service, specs]) =>
    migrateDatabase({ url: config.MONGODB_URL, dbName: `${config.DB_PREFIX}-${service}`, log, specs }),
  );
  await Promise.all([...each, ensureTopics({ brokers: config.KAFKA_BROKERS, topicPrefix: config.TOPIC_PREFIX, log })]);
  log.info('Migrated', { databases: Object.keys(databases) });
}

try {
  await migrate();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}
