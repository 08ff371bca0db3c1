import type { Api } from './api.js';
import type { Journal, Organisation, TortureShop, Wanted } from './journal.js';

/** Listings as the public API shows them. */
export interface ShownListing {
  id: string;
  productId: string;
  productName: string;
  connectionId: string;
  tenant: string;
  bucket: string;
  approvedRevision?: number;
  latest?: { revision: number };
  lanes: Record<string, { operation: string; failure?: { words?: string; code?: string } }>;
}

/** A question as the API shows it. */
export interface AskedQuestion {
  id: string;
  kind: string;
  choices: string[];
  scope: { connectionId?: string; listingId?: string };
  evidence: Record<string, unknown>;
}

/** All pages of a list. */
export async function allOf<T>(api: Api, organisation: Organisation, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await api.ask(organisation, { method: 'GET', path: `${path}${next}`, about: {} });
    if (answer?.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer?.body)}`);
    items.push(...answer.body.items);
    cursor = answer.body.next;
  } while (cursor !== undefined);
  return items;
}

/** What a sensible person answers: ours is right, what is gone is made again. */
const answers = ['recreate', 'restoreOurs', 'useOurs', 'adopt', 'apply', 'remove', 'mapped', 'keep'];

/** Answers how many questions were open. */
export async function answerAll(journal: Journal, api: Api): Promise<number> {
  let count = 0;
  for (const organisation of journal.organisations) {
    const path = '/v1/questions?limit=200';
    const open = await allOf<AskedQuestion>(api, organisation, path);
    for (const question of open) {
      const { id, kind, choices } = question;
      journal.questions.set(id, question);
      const choice = answers.find((one) => choices.includes(one)) ?? choices[0];
      count += 1;
      await api.ask(organisation, {
        method: 'POST',
        path: `/v1/questions/${id}:answer`,
        body: { choice },
        expect: [404, 409],
        about: { question: kind, choice },
      });
    }
  }
  return count;
}

async function retry(api: Api, organisation: Organisation, { id }: ShownListing): Promise<void> {
  const path = `/v1/listings/${id}:retry`;
  await api.ask(organisation, { method: 'POST', path, expect: [404, 409], about: { listing: id } });
}

/** Work that was parked; events nobody can read stay where they are. */
async function replay(api: Api, organisation: Organisation): Promise<number> {
  const body = { filter: { kind: 'lane' } };
  const answer = await api.ask(organisation, { method: 'POST', path: '/v1/parked:replay', body, about: {} });
  return answer?.body.matched ?? 0;
}

/** Listings that were refused or parked are tried once more. Answers how many. */
export async function tryAgain(journal: Journal, api: Api): Promise<number> {
  let count = 0;
  for (const organisation of journal.organisations) {
    count += await replay(api, organisation);
    for (const bucket of ['rejected', 'gone']) {
      for (const listing of await allOf<ShownListing>(api, organisation, `/v1/listings?limit=200&bucket=${bucket}`)) {
        await retry(api, organisation, listing);
        count += 1;
      }
    }
  }
  return count;
}

/** Where the marketplace sold or deleted something, a person looks at once; otherwise the read-back comes within hours. */
export async function lookAgain(journal: Journal, api: Api): Promise<void> {
  for (const organisation of journal.organisations) {
    const listings = await allOf<ShownListing>(api, organisation, '/v1/listings?limit=200');
    const own = journal.products.filter((wanted) => wanted.organisation === organisation);
    for (const wanted of own) {
      const touched = organisation.shops.filter((shop) => happenedAt(wanted, shop)).map((shop) => shop.connectionId);
      const stale = listings.filter((one) => touched.includes(one.connectionId) && isOf(one, wanted));
      for (const listing of stale) await retry(api, organisation, listing);
    }
  }
}

const happenedAt = ({ deletedAt, sales }: Wanted, { shop, connectionId }: TortureShop): boolean =>
  deletedAt.includes(connectionId) || sales.some((sale) => sale.shop === shop);

/** A listing of this product: by id, or for a product of an import by its name. */
export const isOf = (listing: ShownListing, wanted: { id?: string; product: { name: { vi: string } } }): boolean =>
  wanted.id === undefined ? listing.productName === wanted.product.name.vi : listing.productId === wanted.id;
