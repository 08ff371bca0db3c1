import { z } from 'zod';

/** The environment is unusable. `problems` names each variable with what is wrong, never its value. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads configuration from environment variables; the schema's keys are their names. An empty variable counts as absent.
 * Throws ConfigError that lists every bad variable at once.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: NodeJS.ProcessEnv = process.env): z.infer<S> {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, env[name]])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '(all)');
      return name in given ? `${name}: ${issue.message}` : `${name}: is required`;
    }),
  );
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What every service reads. `ROLES` empty = all roles of the service. */
export const baseConfig = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  ROLES: z.string().default('').transform(list),
  DRAIN_SECONDS: z.coerce.number().min(1).max(600).default(20),
  CONSOLE_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
};

/** What every service with data reads. `SECRETS_KEY` = base64 of 32 random bytes. */
export const infraConfig = {
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\/./, 'must start with mongodb://'),
  DB_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/, 'lower-case letters, digits and "-"')
    .default('ganh'),
  KAFKA_BROKERS: z
    .string()
    .transform(list)
    .refine((brokers) => brokers.length > 0 && brokers.every((broker) => /^[^\s:]+:\d+$/.test(broker)), {
      message: 'host:port, separated by commas',
    }),
  /** Put before every topic's name, so that several installations share a broker. */
  TOPIC_PREFIX: z
    .string()
    .regex(/^[a-z0-9.-]{0,40}$/)
    .default(''),
  /** A consumer that says nothing for this long (ms) has died; its partitions go to others. Zombies are harmless: versions fence. */
  CONSUMER_SESSION_MS: z.coerce.number().int().min(6_000).max(300_000).default(15_000),
  REDIS_URL: z.string().regex(/^rediss?:\/\/./, 'must start with redis://'),
  SECRETS_KEY: z.base64('must be base64').refine((text) => Buffer.from(text, 'base64').length === 32, {
    message: 'must be base64 of 32 bytes',
  }),
};
