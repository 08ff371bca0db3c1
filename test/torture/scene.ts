import { openShop } from '../world/goods.js';
import type { World } from '../world/world.js';
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
  const organisations: Organisation[] = [];
  for (const [index, base] of [first, await secondOrganisation(world)].entries()) {
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

async function secondOrganisation(world: World): Promise<Omit<Organisation, 'shops'>> {
  const owner = { email: 'chu-doi-bac@ganh.example', password: 'mat-khau-dai-hon', name: 'Chủ đồi Bắc' };
  const input = { name: 'Hợp tác xã Đồi Bắc', owner };
  const made = await world.call('POST', '/v1/organisations', input, { key: world.keys.operatorKey });
  const session = await world.call('POST', '/v1/sessions', { email: owner.email, password: owner.password });
  const scopes = ['read', 'write', 'publish', 'manage'];
  const options = { key: session.body.accessToken as string };
  const key = await world.call('POST', '/v1/keys', { name: 'Kho Đồi Bắc', scopes }, options);
  if (key.status !== 201)
    throw new Error(`second organisation: ${JSON.stringify([made.body, session.status, key.body])}`);
  return { mark: 'Đồi Bắc', tenant: made.body.id as string, key: key.body.key as string };
}
