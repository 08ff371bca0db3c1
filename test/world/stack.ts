import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Addresses of the real servers that pipeline tests run against. */
export interface Stack {
  mongodbUrl: string;
  brokers: string[];
  redisUrl: string;
  /** Fresh per call: databases of a test carry it. */
  dbPrefix: string;
  secretsKey: string;
}

/** The folder of this checkout, from the sources and from the build alike. */
export const checkout = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) folder = dirname(folder);
  return folder;
})();

const server = z.looseObject({ url: z.string() });
const written = z.looseObject({ mongodb: server, kafka: server, redis: server });

function fromFile(): z.infer<typeof written> | undefined {
  try {
    return written.parse(JSON.parse(readFileSync(join(checkout, '.local/stack.json'), 'utf8')));
  } catch {
    // no stack was brought up here; the environment must name one
    return undefined;
  }
}

/** Reads MONGODB_URL, KAFKA_BROKERS and REDIS_URL, or `.local/stack.json` where they are not set. */
export function stack(): Stack {
  const file = fromFile();
  const address = (name: string, found: string | undefined): string => {
    const value = process.env[name] ?? found;
    if (!value) throw new Error(`${name} is not set and there is no stack: npm run stack -- up`);
    return value;
  };
  return {
    mongodbUrl: address('MONGODB_URL', file?.mongodb.url),
    brokers: address('KAFKA_BROKERS', file?.kafka.url).split(','),
    redisUrl: address('REDIS_URL', file?.redis.url),
    dbPrefix: `test-${randomBytes(4).toString('hex')}`,
    secretsKey: randomBytes(32).toString('base64'),
  };
}

/** What a child process of a test inherits: PATH and its like. */
export const inheritedEnv = (): NodeJS.ProcessEnv => ({ ...process.env });

/** Polls until `read` gives something true; fails with `what` after `limitMs`. */
export async function until<T>(
  what: string,
  read: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  limitMs = 30_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
