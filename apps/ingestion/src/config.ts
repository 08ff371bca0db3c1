import { z } from 'zod';
import { baseConfig, infraConfig } from '#libs/runtime';

const { MONGODB_URL, DB_PREFIX, KAFKA_BROKERS, TOPIC_PREFIX, SECRETS_KEY } = infraConfig;
const whole = (standard: number, min = 1) => z.coerce.number().int().min(min).default(standard);

export const roles = ['api', 'relay', 'imports'] as const;
export type Role = (typeof roles)[number];

/** Settings of the ingestion service; keys are environment variables. */
export const ingestionConfig = z.object({
  ...baseConfig,
  MONGODB_URL,
  DB_PREFIX,
  KAFKA_BROKERS,
  TOPIC_PREFIX,
  SECRETS_KEY,
  /** Largest import file, bytes. */
  IMPORT_MAX_BYTES: whole(50_000_000),
  IMPORT_CHUNK_CHARS: whole(250_000),
  /** An import is written in blocks of this many products or rows. */
  IMPORT_BLOCK_PRODUCTS: whole(200),
  IMPORT_BLOCK_ROWS: whole(2_000),
  IMPORT_POLL_MS: whole(1_000),
  IMPORT_LEASE_MS: whole(30_000),
  IMPORT_ATTEMPTS: whole(5),
  /** Bulk doors answer 503 while the oldest announcement is owed for longer. */
  BUSY_MARK_AGE_MS: whole(60_000),
  BUSY_RETRY_SECONDS: whole(15),
  RELAY_POLL_MS: whole(500),
  RELAY_BATCH: whole(500),
  /** Small rounds: a change of what is on sale waits for one round at most. */
  RELAY_OFFERS_BATCH: whole(100),
  RELAY_LEASE_MS: whole(10_000),
  REANNOUNCE_EVERY_MS: whole(86_400_000),
  REANNOUNCE_PER_SECOND: whole(50),
  CHORES_EVERY_MS: whole(5_000),
  CHORES_LEASE_MS: whole(60_000),
  /** Products accepted while their producer changed are looked at again after this long. */
  PRODUCER_SETTLE_MS: whole(60_000, 0),
  /** A removed product is announced as removed for this long, then forgotten. */
  REMEMBER_REMOVED_MS: whole(90 * 86_400_000),
});
export type IngestionConfig = z.infer<typeof ingestionConfig>;

/** True when this process plays the role; no roles named = all of them. */
export const plays = ({ ROLES }: Pick<IngestionConfig, 'ROLES'>, role: Role): boolean =>
  ROLES.length === 0 || ROLES.includes(role);
