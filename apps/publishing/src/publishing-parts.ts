import type { Database } from '#libs/storage';
import type { PublishingConfig } from './config.js';
import type { Engine } from './engine.js';
import type { RedisConnections } from './redis.js';

/** What the module starts and ends. */
export class PublishingParts {
  constructor(
    readonly config: PublishingConfig,
    readonly engine: Engine,
    readonly redis: RedisConnections,
    readonly db: Database,
  ) {}
}
