import type { CallEntry, SimListing } from '#libs/channel-kit';
import type { Api } from './api.js';
import type { Ground } from './ground.js';
import type { Journal, Organisation, TortureShop } from './journal.js';
import { allOf, type ShownListing } from './operator.js';

export const invariantNames = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8'] as const;
export type InvariantName = (typeof invariantNames)[number];

export interface Violation {
  invariant: InvariantName;
  /** What is wrong, in words. */
  says: string;
  /** The product it is about, for its timeline. */
  sku?: string;
}

export interface ShopEvidence {
  organisation: Organisation;
  shop: TortureShop;
  /** What a buyer would see, hidden items included. */
  items: SimListing[];
  /** Every call the marketplace got, in the order in which it carried them out. */
  calls: CallEntry[];
}

/** Everything the judge looks at: the marketplace's side, the journal, and what the API shows. */
export interface Evidence {
  journal: Journal;
  shops: ShopEvidence[];
  listings: Map<Organisation, ShownListing[]>;
  /** By product id: what the owner shows now; null = not there. */
  products: Map<string, { revision: number; title: string } | null>;
  imports: Map<string, { status: string; rows: { read: number; refused: number } }>;
  /** Parked work as the API lists it. */
  parked: { kind: string; owner: string; subject: string }[];
  /** Work still under way after the time allowed. */
  open: string[];
}

export async function gather(ground: Ground, journal: Journal, api: Api, open: string[]): Promise<Evidence> {
  const { world } = ground;
  const shops: ShopEvidence[] = [];
  const listings = new Map<Organisation, ShownListing[]>();
  for (const organisation of journal.organisations) {
    listings.set(organisation, await allOf<ShownListing>(api, organisation, '/v1/listings?limit=200'));
    for (const shop of organisation.shops) {
      const path = `/${shop.channel}/shops/${shop.shop}/listings`;
      const items = (await world.control('GET', path)).listings as SimListing[];
      const { calls } = await world.control('GET', `/${shop.channel}/calls?shop=${shop.shop}&limit=500000`);
      shops.push({ organisation, shop, items, calls: calls as CallEntry[] });
    }
  }
  const products: Evidence['products'] = new Map();
  for (const { id, organisation } of journal.products) {
    if (id === undefined) continue;
    const answer = await api.ask(organisation, {
      method: 'GET',
      path: `/v1/products/${id}`,
      expect: [404],
      about: { id },
    });
    const product = answer?.status === 200 ? answer.body.product : null;
    products.set(id, product && { revision: product.revision, title: product.content.name.vi });
  }
  const imports: Evidence['imports'] = new Map();
  for (const { id, organisation } of journal.imports) {
    const answer = await api.ask(organisation, { method: 'GET', path: `/v1/imports/${id}`, about: { id } });
    imports.set(id, answer?.body);
  }
  const [operator] = journal.organisations;
  const parked = operator ? await allOf<Evidence['parked'][number]>(api, operator, '/v1/parked?limit=200') : [];
  return { journal, shops, listings, products, imports, parked, open };
}
