import { Redis } from 'ioredis';
import type { Log } from '#libs/runtime';

/** Connections to Redis by what they are for: asking must fail fast, waiting must never give up. */
export interface RedisConnections {
  /** Slots and adding wake-ups: an answer within two seconds or an error. */
  asking: Redis;
  /** BullMQ workers: wait for as long as it takes. */
  waiting: Redis;
}

export function connectRedis(url: string, log: Log): RedisConnections {
  const asking = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 2000,
    // A connection that takes commands and never answers is given up for a new one, not asked for ever.
    socketTimeout: 5000,
    lazyConnect: false,
  });
  const waiting = new Redis(url, { maxRetriesPerRequest: null });
  for (const connection of [asking, waiting]) connection.on('error', (error) => log.debug('redis', { error }));
  return { asking, waiting };
}

export async function closeRedis({ asking, waiting }: RedisConnections): Promise<void> {
  asking.disconnect();
  waiting.disconnect();
  await Promise.resolve();
}
