import type { ChannelAdapter } from '#libs/channel-kit';
import { categories, shop } from './catalogue.js';
import { credentialsSchema, settingsSchema, shopOf } from './connection.js';
import { grammar, ID } from './grammar.js';
import { create, finish, remove, setVisibility, updateContent } from './listing.js';
import { findBySku, inventory, observe } from './observe.js';
import { setOffers } from './offers.js';
import { parse, verify } from './webhook.js';

const adapter: ChannelAdapter = {
  id: ID,
  names: { vi: 'Cửa hàng WooCommerce', en: 'WooCommerce shop' },
  capabilities: {
    settleMs: 20_000,
    createsHidden: true,
    canHide: true,
    findsBySku: true,
    contentCarriesOffers: false,
    reviews: false,
    requiresCategory: false,
    offersPerCall: 100,
    observeEveryMs: 15 * 60_000,
    stepDeadlineMs: 40_000,
  },
  grammar,
  connectionSchema: { settings: settingsSchema, credentials: credentialsSchema },
  shopOf,
  limits: (account) => [{ scope: 'shop', perSecond: settingsSchema.parse(account.settings).perSecond }],
  shop,
  categories,
  // Attributes of an own shop are free; the options of a product are its attributes.
  attributes: () => Promise.resolve([]),
  inventory,
  findBySku,
  create,
  finish,
  updateContent,
  setOffers,
  setVisibility,
  remove,
  observe,
  webhook: { verify, parse },
};

export default adapter;
