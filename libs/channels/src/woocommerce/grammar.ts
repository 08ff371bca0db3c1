import { renderListing, skuWithin, type ChannelGrammar, type RenderLimits } from '#libs/channel-kit';

export const ID = 'woocommerce';

/** The shop itself sets nearly no limits; these keep a page readable and a call small. */
const limits: RenderLimits = {
  title: { min: 1, max: 200 },
  description: { min: 0, max: 20_000 },
  images: { min: 0, max: 20 },
  options: { maxAxes: 2, maxVariants: 100, nameMax: 50, valueMax: 50 },
};

export const grammar: ChannelGrammar = {
  ...limits,
  version: 1,
  sku: { max: 100 },
  kind: 'ownShop',
  refusedSheets: [],
  requires: [],
  // The shop strips tags from a SKU and takes a comma in a search for the end of one.
  toSku: (sku) => skuWithin(sku, 100, /[\p{Cc}<>,]/gu),
  render: (product) => renderListing(product, ID, limits),
};
