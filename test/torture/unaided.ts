import { setTimeout as pause } from 'node:timers/promises';
import { findOpenWork } from './drain.js';
import type { Ground } from './ground.js';
import type { Journal } from './journal.js';
import type { User } from './users.js';

const CHANGES_EACH = 4;
/** Often enough that what was on its way to a shop at one time has come back by another. */
const FLUSHES = 6;
const BETWEEN_MS = 400;
const LOOK_EVERY_MS = 500;

/**
 * When all is at rest: every shop is out of order, prices change, Redis forgets what waits for another try. Then the shops
 * are back and nobody asks, answers or looks at anything: what was acknowledged must get there by itself. Answers what has
 * not after `limitMs`.
 */
export async function leaveAlone(
  ground: Ground,
  journal: Journal,
  users: readonly User[],
  limitMs: number,
): Promise<string[]> {
  const shops = journal.organisations.flatMap((one) => one.shops);
  journal.note('every shop is out of order');
  for (const { channel, shop } of shops)
    await ground.world.control('POST', `/${channel}/faults`, { match: { shop }, fault: '503', rate: 1 });
  for (const user of users) await user.changePrices(CHANGES_EACH);
  for (let time = 0; time < FLUSHES; time += 1) {
    await pause(BETWEEN_MS);
    await ground.redis((redis) => redis.flushall());
  }
  for (const channel of new Set(shops.map((shop) => shop.channel)))
    await ground.world.control('DELETE', `/${channel}/faults`);
  journal.note('every shop is back, Redis has forgotten everything, and nobody helps');
  const until = Date.now() + limitMs;
  let quiet = 0;
  for (;;) {
    const open = await findOpenWork(ground);
    quiet = open.length === 0 ? quiet + 1 : 0;
    if (quiet >= 3) return [];
    if (Date.now() > until) return open.length > 0 ? open : ['work that never rests'];
    await pause(LOOK_EVERY_MS);
  }
}
