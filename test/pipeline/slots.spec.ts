import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ChannelFault } from '#libs/channel-kit';
import type { Lane } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { Slots } from '../../apps/publishing/src/sessions/slots.js';
import { stack } from '../world/stack.js';

const { redisUrl, dbPrefix } = stack();
const redis = new Redis(redisUrl);
let shops = 0;

/** Takes slots with several workers for a while; answers when each was granted (ms, monotonic). */
async function takeFor(
  ms: number,
  workers: number,
  perSecond: number,
  lanes: Lane[] = ['content'],
  prefix = dbPrefix,
): Promise<{ at: number; lane: Lane }[]> {
  const slots = new Slots(redis, prefix, new Clock(), (wait) => sleep(wait));
  const shop = `shop-${shops++}`;
  const end = performance.now() + ms;
  const grants: { at: number; lane: Lane }[] = [];
  const one = async (lane: Lane): Promise<void> => {
    while (performance.now() < end) {
      try {
        await slots.take({
          connectionId: shop,
          channel: 'pretend',
          shop,
          lane,
          operation: 'create',
          scopes: [{ scope: 'shop', perSecond }],
          remainingMs: () => end - performance.now(),
        });
        grants.push({ at: performance.now(), lane });
      } catch (error) {
        if (!(error instanceof ChannelFault)) throw error;
      }
    }
  };
  await Promise.all(lanes.flatMap((lane) => Array.from({ length: workers }, () => one(lane))));
  return grants;
}

const mostInAnySecond = (grants: { at: number }[]): number => {
  const times = grants.map(({ at }) => at).sort((a, b) => a - b);
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length));
};

describe('slots', () => {
  beforeEach(() => {
    shops += 1;
  });
  afterAll(() => {
    redis.disconnect();
  });

  it('never grants more than the limit and one in any second, and hardly less', async () => {
    const grants = await takeFor(4000, 5, 20);
    expect(mostInAnySecond(grants)).toBeLessThanOrEqual(21);
    expect(grants.length).toBeGreaterThan(4 * 20 * 0.8);
  });

  it('lets no burst through when Redis has forgotten everything', async () => {
    const running = takeFor(3000, 5, 20, ['content'], `${dbPrefix}-flushed`);
    await sleep(1500);
    const keys = await redis.keys(`${dbPrefix}-flushed:*`);
    if (keys.length > 0) await redis.del(...keys);
    expect(keys.length).toBeGreaterThan(0);
    expect(mostInAnySecond(await running)).toBeLessThanOrEqual(21);
  });

  it('gives offers the way, and every fifth slot to content', async () => {
    const grants = await takeFor(4000, 3, 25, ['offers', 'content']);
    const content = grants.filter(({ lane }) => lane === 'content').length;
    expect(content / grants.length).toBeGreaterThan(0.1);
    expect(content / grants.length).toBeLessThan(0.4);
  });

  it('refuses to wait longer than the step may take', async () => {
    const slots = new Slots(redis, dbPrefix, new Clock(), (wait) => sleep(wait));
    const request = {
      connectionId: 'slow',
      channel: 'pretend',
      shop: `slow-${dbPrefix}`,
      lane: 'content' as const,
      operation: 'create',
      scopes: [{ scope: 'shop' as const, perSecond: 0.1 }],
      remainingMs: () => 50,
    };
    await expect(slots.take(request)).rejects.toMatchObject({ kind: 'throttled' });
  });

  it('slides a throttled shop, and only that shop', async () => {
    const slots = new Slots(redis, dbPrefix, new Clock(), (wait) => sleep(wait));
    const request = (shop: string) => ({
      connectionId: shop,
      channel: 'pretend',
      shop,
      lane: 'content' as const,
      operation: 'create',
      scopes: [{ scope: 'shop' as const, perSecond: 50 }],
      remainingMs: () => 500,
    });
    const [slow, fine] = [`slow-${shops++}`, `fine-${shops++}`];
    await slots.slide({ connectionId: slow, channel: 'pretend', shop: slow }, 'shop', 60_000);
    await expect(slots.take(request(slow))).rejects.toMatchObject({ kind: 'throttled' });
    await expect(slots.take(request(fine))).resolves.toBeUndefined();
  });
});
