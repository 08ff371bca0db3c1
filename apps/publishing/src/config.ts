import { baseConfig, infraConfig } from '#libs/runtime';
import { z } from 'zod';

const ms = (value: number) => z.coerce.number().int().min(1).default(value);
const flag = (value: boolean) =>
  z
    .enum(['true', 'false'])
    .default(value ? 'true' : 'false')
    .transform((text) => text === 'true');

/** Every variable `publishing` reads. Roles: api, consumer, relay, worker, sweeper (empty = all). */
export const publishingConfig = z.object({
  ...baseConfig,
  ...infraConfig,
  PORT: z.coerce.number().int().min(0).max(65_535).default(8083),
  /** Address people and channels know us by; webhooks are registered below it. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:8080'),
  /** May shops and pictures lie in private networks? Only beside pretend marketplaces. */
  ALLOW_PRIVATE_SHOPS: flag(false),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(200),
  JOBS_PER_SHOP: z.coerce.number().int().min(1).max(100).default(16),
  JOB_LOCK_MS: ms(30_000),
  SWEEP_MS: ms(1000),
  FAN_OUT_AFTER_MS: ms(5000),
  RELAY_POLL_MS: ms(250),
  /** Only read models follow listings: a listing that takes several steps in a row is announced once. */
  RELAY_GATHER_MS: ms(200),
  RELAY_LEASE_MS: ms(10_000),
  REANNOUNCE_PER_SECOND: z.coerce.number().min(0).default(50),
  CALL_TIMEOUT_MS: ms(15_000),
  /** Override what channels declare: how long a step may take, and how long a lost call may still take effect. */
  STEP_DEADLINE_MS: z.coerce.number().int().min(100).optional(),
  SETTLE_MS: z.coerce.number().int().min(0).optional(),
  /** Dangerous changes of one request on one shop from which on a person is asked. */
  GUARD_THRESHOLD: z.coerce.number().int().min(1).default(20),
});
export type PublishingConfig = z.infer<typeof publishingConfig>;
