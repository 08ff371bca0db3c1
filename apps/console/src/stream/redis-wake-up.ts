import { Log } from '#libs/runtime';
import { Redis } from 'ioredis';
import type { Interest } from './stream-hub.js';

const backOff = (times: number): number => Math.min(times * 200, 5_000);

/** Carries "tenant T has new frames" between processes. Only a hint: readers also poll, so Redis may be away. */
export class RedisWakeUp implements Interest {
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly channelOf: (tenant: string) => string;
  private warned = false;

  constructor(
    url: string,
    prefix: string,
    private readonly log: Log,
  ) {
    const options = { maxRetriesPerRequest: 1, retryStrategy: backOff, connectTimeout: 3_000 };
    this.publisher = new Redis(url, { ...options, enableOfflineQueue: false });
    this.subscriber = new Redis(url, { ...options, maxRetriesPerRequest: null });
    this.channelOf = (tenant) => `${prefix}:stream:${tenant}`;
    for (const client of [this.publisher, this.subscriber]) {
      client.on('error', (error: unknown) => this.away(error));
      client.on('ready', () => {
        this.warned = false;
      });
    }
  }

  publish(tenant: string): void {
    this.publisher.publish(this.channelOf(tenant), '1').catch((error: unknown) => this.away(error));
  }

  listen(wake: (tenant: string) => void): void {
    const start = this.channelOf('').length;
    this.subscriber.on('message', (channel: string) => wake(channel.slice(start)));
  }

  begin(tenant: string): void {
    this.subscriber.subscribe(this.channelOf(tenant)).catch((error: unknown) => this.away(error));
  }

  end(tenant: string): void {
    this.subscriber.unsubscribe(this.channelOf(tenant)).catch((error: unknown) => this.away(error));
  }

  async ping(): Promise<void> {
    await this.publisher.ping();
  }

  close(): void {
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  private away(error: unknown): void {
    if (this.warned) return;
    this.warned = true;
    this.log.warn('Redis is away; streams are polled', { error });
  }
}
