import type { Api } from './api.js';
import type { Ground } from './ground.js';
import type { Journal, TortureShop } from './journal.js';

/** The shop's owner gives new keys. */
export async function authoriseAgain(
  { ground, journal, api }: { ground: Ground; journal: Journal; api: Api },
  shop: TortureShop,
): Promise<void> {
  const organisation = journal.organisations.find(({ shops }) => shops.includes(shop));
  if (!organisation) throw new Error(`nobody owns the shop ${shop.shop}`);
  const { credentials } = await ground.world.control('POST', `/${shop.channel}/shops`, { shop: shop.shop });
  shop.oldCredentials.push(credentials);
  const path = `/v1/connections/${shop.connectionId}`;
  const answer = await api.ask(organisation, {
    method: 'PATCH',
    path,
    body: { credentials },
    about: { shop: shop.shop },
  });
  if (answer?.status === 200) shop.revoked = false;
}
