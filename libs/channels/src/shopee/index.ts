import { isChannelFault, type ChannelAdapter, type ChannelSession, type RemoteIds } from '#libs/channel-kit';
import { expiresAt, refresh } from './authorize.js';
import { attributes, categories, shop } from './catalogue.js';
import { callShopee, idNumber } from './client.js';
import { credentialsSchema, settingsSchema } from './connection.js';
import { create, finish } from './create.js';
import { findBySku } from './find.js';
import { grammar, ID } from './grammar.js';
import { uploadImage } from './images.js';
import { inventory, observe } from './observe.js';
import { setOffers, setVisibility } from './offers.js';
import { updateContent } from './update.js';
import { parse, verify } from './webhook.js';

/** Deletes the item there; one that is gone already is as good as deleted. */
async function remove(session: ChannelSession, ids: RemoteIds): Promise<void> {
  try {
    await callShopee(session, { path: 'product/delete_item', body: { item_id: idNumber(ids.itemId) }, writes: true });
  } catch (error) {
    if (!isChannelFault(error) || !error.detail.gone) throw error;
  }
}

const adapter: ChannelAdapter = {
  id: ID,
  names: { vi: 'Shopee', en: 'Shopee' },
  capabilities: {
    settleMs: 15_000,
    createsHidden: true,
    canHide: true,
    findsBySku: true,
    contentCarriesOffers: false,
    reviews: true,
    requiresCategory: true,
    offersPerCall: 50,
    observeEveryMs: 15 * 60_000,
    stepDeadlineMs: 30_000,
  },
  grammar,
  connectionSchema: { settings: settingsSchema, credentials: credentialsSchema },
  shopOf: (settings) => settingsSchema.parse(settings).shopId,
  limits: (account) => [{ scope: 'shop', perSecond: settingsSchema.parse(account.settings).perSecond }],
  authorize: { expiresAt, refresh },
  shop,
  categories,
  attributes,
  inventory,
  findBySku,
  uploadImage,
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
