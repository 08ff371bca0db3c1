import { openShop } from '../world/goods.js';
import type { World } from '../world/world.js';
import { openOrganisation } from '../world/organisation.js';
import type { Organisation, TortureShop } from './journal.js';

const shopsOf = [
  [
    ['shopee', 10],
    ['woocommerce', 20],
    ['shopee', 50],
  ],
  [
    ['woocommerce', 12],
    ['shopee', 20],
  ],
] as const;

/** Two organisations; shops with different limits, none below `least` calls a second, which the pretend marketplaces enforce. */
export async function openScene(world: World, least = 0): Promise<Organisation[]> {
  const first = { mark: 'Đồi Nam', tenant: world.keys.organisation, key: world.keys.apiKey };
  const second = { mark: 'Đồi Bắc', ...(await openOrganisation(world, 'Hợp tác xã Đồi Bắc', 'doi-bac')) };
  const organisations: Organisation[] = [];
  for (const [index, base] of [first, second].entries()) {
    const shops: TortureShop[] = [];
    for (const [channel, limit] of shopsOf[index] ?? []) {
      const perSecond = Math.max(limit, least);
      const asking = Object.assign(Object.create(world) as World, { keys: { ...world.keys, apiKey: base.key } });
      shops.push({
        ...(await openShop(asking, channel, { perSecond, pace: perSecond })),
        perSecond,
        oldCredentials: [],
      });
    }
    organisations.push({ ...base, shops });
  }
  return organisations;
}
