import { baseConfig, infraConfig } from '#libs/runtime';
import { z } from 'zod';

const positive = (value: number) => z.coerce.number().int().min(1).default(value);

/** Every variable `quality` reads. Roles: api, consumer, relay, sweeper (empty = all). */
export const qualityConfig = z.object({
  ...baseConfig,
  MONGODB_URL: infraConfig.MONGODB_URL,
  DB_PREFIX: infraConfig.DB_PREFIX,
  KAFKA_BROKERS: infraConfig.KAFKA_BROKERS,
  TOPIC_PREFIX: infraConfig.TOPIC_PREFIX,
  CONSUMER_SESSION_MS: infraConfig.CONSUMER_SESSION_MS,
  SECRETS_KEY: infraConfig.SECRETS_KEY,
  PORT: z.coerce.number().int().min(0).max(65_535).default(8082),
  /** Rule pack of the release that judges whatever is activated, e.g. `2026-11-a`; left out = the one in force. */
  RULE_PACK: z
    .string()
    .regex(/^\d{4}-\d{2}-[a-z]$/)
    .optional(),
  LANES: positive(32),
  SWEEP_MS: positive(1000),
  /** Re-assessments per sweep while nothing fresh arrives, and while it does. */
  SWEEP_BATCH: positive(200),
  SWEEP_BATCH_BUSY: positive(5),
  /** How often a process looks which rule pack is in force. */
  RULE_PACK_POLL_MS: positive(5000),
  SWEEP_LEASE_MS: positive(15_000),
  RELAY_POLL_MS: positive(500),
  RELAY_LEASE_MS: positive(10_000),
  REANNOUNCE_EVERY_MS: positive(86_400_000),
  REANNOUNCE_PER_SECOND: positive(50),
  /** How long a removed product stays as the last record before its null value. */
  FORGET_AFTER_MS: positive(90 * 86_400_000),
});
export type QualityConfig = z.infer<typeof qualityConfig>;

export type Role = 'api' | 'consumer' | 'relay' | 'sweeper';
/** Does this process play the role? No roles named = all of them. */
export const plays = (config: Pick<QualityConfig, 'ROLES'>, role: Role): boolean =>
  config.ROLES.length === 0 || config.ROLES.includes(role);
