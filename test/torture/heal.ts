import { setTimeout as pause } from 'node:timers/promises';
import { internalRoutes } from '#libs/contracts';
import { Clock, ServiceTokens } from '#libs/runtime';
import type { Api } from './api.js';
import { findOpenWork } from './drain.js';
import { authoriseAgain } from './authorise.js';
import type { Ground } from './ground.js';
import { allOf, answerAll, lookAgain, tryAgain } from './operator.js';
import type { Journal } from './journal.js';

const channels = ['shopee', 'woocommerce'];
/** Which service announces a topic again on demand. */
const announcers = {
  'catalog.products': 'ingestion',
  'catalog.offers': 'ingestion',
  'quality.assessments': 'quality',
} as const;

/** Tokens are taken away (F27), or lost with a publishing process that ends or sleeps while it renews them. */
const takesTokens = ['F4', 'F5', 'F16', 'F19', 'F20', 'F21', 'F27', 'F30', 'F33'];

/**
 * The owners do what the shops' own status asks for. A process that died between the marketplace's new tokens and their
 * storing leaves a shop like that: its old ones are used up.
 */
async function authoriseLost(ground: Ground, journal: Journal, api: Api): Promise<number> {
  let count = 0;
  for (const organisation of journal.organisations)
    for (const { id, status } of await allOf<{ id: string; status: string }>(
      api,
      organisation,
      '/v1/connections?limit=100',
    )) {
      const shop = organisation.shops.find(({ connectionId }) => connectionId === id);
      if (status !== 'needsAuthorisation' || !shop) continue;
      if (!takesTokens.some((fault) => journal.begun.has(fault)))
        journal.unexplained.push(
          `${shop.channel} ${shop.shop} has to be authorised again, and no fault took its tokens`,
        );
      await authoriseAgain({ ground, journal, api }, shop);
      count += 1;
    }
  return count;
}

/** Everything is as it should be again: servers, wires, processes, marketplaces, tokens. */
export async function mend(ground: Ground, journal: Journal, api: Api): Promise<void> {
  await ground.mend();
  for (const channel of channels) await ground.world.control('DELETE', `/${channel}/faults`);
  for (const organisation of journal.organisations)
    for (const shop of organisation.shops) if (shop.revoked) await authoriseAgain({ ground, journal, api }, shop);
  await authoriseLost(ground, journal, api);
  for (const topic of new Set(journal.lost.map((one) => one.topic)))
    await announceAgain(ground, topic, [
      ...new Set(journal.lost.filter((one) => one.topic === topic).map(({ key }) => key)),
    ]);
}

/** What an operator does after records were lost, for these and no others; otherwise it happens by itself within a day. */
async function announceAgain(ground: Ground, topic: keyof typeof announcers, keys: string[]): Promise<void> {
  if (keys.length > 500) {
    await announceAgain(ground, topic, keys.slice(500));
    return announceAgain(ground, topic, keys.slice(0, 500));
  }
  const tokens = new ServiceTokens('console', ground.direct.secretsKey, new Clock());
  const path = internalRoutes.reannounce.replace('\\', '');
  const response = await fetch(`${ground.world.urls[announcers[topic]]}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokens.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ topic, ids: keys }),
  });
  if (!response.ok) throw new Error(`announcing ${topic} again: ${response.status} ${await response.text()}`);
}

/**
 * An operator answers what is asked and tries again what was refused, until nothing is under way any more. Answers what is
 * still open after `limitMs`.
 */
export async function drain(ground: Ground, journal: Journal, api: Api, limitMs: number): Promise<string[]> {
  const until = Date.now() + limitMs;
  await lookAgain(journal, api);
  let quiet = 0;
  for (;;) {
    const authorised = await authoriseLost(ground, journal, api);
    const acted = authorised + (await answerAll(journal, api)) + (await tryAgain(journal, api));
    const open = await findOpenWork(ground);
    // Twice: what was just done may be about to cause more.
    quiet = open.length === 0 && acted === 0 ? quiet + 1 : 0;
    journal.note('still open', { acted, open });
    if (quiet >= 3) return [];
    if (Date.now() > until) return open.length > 0 ? open : [`an operator still has to act on ${acted} things`];
    await pause(700);
  }
}
