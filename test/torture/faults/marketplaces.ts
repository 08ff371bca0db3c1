import type { TortureShop } from '../journal.js';
import { shown } from '../../world/goods.js';
import { authoriseAgain } from '../authorise.js';
import { awhile, type Fault, type Scene } from './fault.js';

/** How many calls hang by one order. */
const HANGS = 3;

type Order = Record<string, unknown>;

async function order({ ground }: Scene, shop: TortureShop, wish: Order, match: Order = {}): Promise<void> {
  await ground.world.control('POST', `/${shop.channel}/faults`, { match: { shop: shop.shop, ...match }, ...wish });
}

/** How many calls hang by the newest order for that shop; one that is played out is no longer on the desk's list. */
async function hung({ ground }: Scene, { channel, shop }: TortureShop): Promise<number> {
  const { faults } = await ground.world.control('GET', `/${channel}/faults`);
  const orders = faults as { order: { fault: string; match: { shop?: string } }; played: number }[];
  const own = orders.filter(({ order: { fault, match } }) => fault === 'hang' && match.shop === shop);
  return own.at(-1)?.played ?? HANGS;
}

/** One shop answers a share of its calls in a wrong way, for a while. */
function trouble(wishes: (scene: Scene) => Order, match: Order = {}): Fault['play'] {
  return async (scene) => {
    const shop = scene.random.pick(scene.shops());
    const wish = wishes(scene);
    const hit = async (): Promise<number> => {
      // A call that hangs is written down when it ends, long after this.
      if (wish['fault'] === 'hang') return hung(scene, shop);

      const { calls } = await scene.ground.world.control('GET', `/${shop.channel}/calls?shop=${shop.shop}`);
      return (calls as { outcome: string }[]).filter(({ outcome }) => outcome === wish['fault']).length;
    };
    // The calls that hang are counted by the order itself, which is not there yet.
    const before = wish['fault'] === 'hang' ? 0 : await hit();
    await order(scene, shop, wish, match);
    await awhile(scene, 2, 4);
    // An order that no call came along for is no fault.
    return (await hit()) > before;
  };
}

export const marketplaceFaults: Fault[] = [
  {
    id: 'F22',
    about: 'the marketplace answers, but the answer is cut, before or after it took effect, or late',
    touches: [],
    play: trouble(
      ({ random }) => ({
        fault: random.pick(['cut', 'cutAfter', 'lateCommit']),
        delayMs: random.between(200, 2500),
        rate: 0.4,
        seconds: random.between(2, 5),
      }),
      { writes: true },
    ),
  },
  {
    id: 'F23',
    about: '429 with and without Retry-After, 503 for everything, calls that hang for 30 s',
    touches: [],
    play: trouble(({ random }) =>
      random.pick([
        { fault: '429', retryAfter: 2, rate: 0.5, seconds: 3 },
        { fault: '429', rate: 0.5, seconds: 3 },
        { fault: '503', rate: 1, seconds: 3 },
        { fault: 'hang', delayMs: 30_000, times: HANGS },
      ]),
    ),
  },
  {
    id: 'F24',
    about: '200 with an error inside, HTML, 50 MB of JSON',
    touches: [],
    play: trouble(({ random }) => ({
      fault: random.pick(['okWithError', 'htmlBody', 'hugeBody']),
      rate: 0.3,
      seconds: 3,
    })),
  },
  {
    id: 'F27',
    about: 'tokens run out or are revoked; the shop is authorised again later',
    touches: ['tokens'],
    play: async (scene) => {
      const shop = scene.random.pick(scene.shops());
      // Keys of a shop of one's own do not run out.
      const revoked = shop.channel === 'woocommerce' || scene.random.chance(0.3);
      await order(scene, shop, { fault: revoked ? 'revokeTokens' : 'expireTokens' });
      if (!revoked) return true;
      shop.revoked = true;
      await awhile(scene, 1, 5);
      await authoriseAgain(scene, shop);
      return true;
    },
  },
  {
    id: 'F39',
    about: 'the marketplace rejects what is sent',
    touches: [],
    play: trouble(() => ({ fault: 'reject', rate: 0.5, seconds: 2 }), { writes: true }),
  },
  {
    id: 'F40',
    about: 'an item is deleted at the marketplace behind our back',
    touches: [],
    play: async (scene) => {
      const shop = scene.random.pick(scene.shops());
      const items = (await shown(scene.ground.world, shop)).filter(({ live }) => live);
      if (items.length === 0) return false;
      const { sku } = scene.random.pick(items);
      const wanted = scene.journal.of(sku);
      if (!wanted) return false;
      wanted.deletedAt.push(shop.connectionId);
      scene.journal.note('deleted at the marketplace', { sku, shop: shop.shop });
      await order(scene, shop, { fault: 'deleteListing' }, { subject: sku });
      return true;
    },
  },
];
