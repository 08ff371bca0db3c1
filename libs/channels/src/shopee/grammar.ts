import { renderListing, skuWithin, type ChannelGrammar, type RenderLimits } from '#libs/channel-kit';
import { goodsList } from '#libs/contracts';
import goods from './goods.json' with { type: 'json' };

/** Ids of this folder's name; kept in one place because `channelContent` is keyed by it. */
export const ID = 'shopee';

/** Limits are the vendor's samples; per category they may differ (`get_item_limit`). */
const limits: RenderLimits = {
  title: { min: 5, max: 100 },
  description: { min: 10, max: 2000 },
  images: { min: 1, max: 9 },
  options: { maxAxes: 2, maxVariants: 50, nameMax: 14, valueMax: 20 },
};

export const grammar: ChannelGrammar = {
  ...limits,
  version: 1,
  sku: { max: 100 },
  kind: 'marketplace',
  // Live animals (25) and tourism services (26) are no parcels.
  refusedSheets: [25, 26],
  goods: goodsList.parse(goods).entries,
  requires: ['weightGrams', 'dimensionsMm', 'ocopSheet'],
  toSku: (sku) => skuWithin(sku, 100),
  render: (product) => renderListing(product, ID, limits),
};
