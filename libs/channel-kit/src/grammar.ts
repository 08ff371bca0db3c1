import type { GoodsEntry, ProductState } from '#libs/contracts';

/** A limit counted in UTF-16 units and, where the channel counts them, UTF-8 bytes. */
export interface TextLimit {
  min: number;
  max: number;
  maxBytes?: number;
}

/** What one channel's form can hold. Pure data plus pure functions: no calls. */
export interface ChannelGrammar {
  /** Rises with every change of limits or of `render`: listings are judged again. */
  version: number;
  title: TextLimit;
  description: TextLimit;
  images: { min: number; max: number };
  options: { maxAxes: number; maxVariants: number; nameMax: number; valueMax: number };
  sku: { max: number };
  /** `law` profile of the channel: which rules bind (own shops, marketplaces and retail differ). */
  kind: 'marketplace' | 'ownShop' | 'retail';
  /** OCOP sheets that can never be a parcel listing here (tourism, live animals, …). */
  refusedSheets: readonly number[];
  /** Dated allow-list: which goods the channel takes, by what source. A sheet it does not name is unknown. */
  goods?: readonly GoodsEntry[];
  /** Fields without which the channel takes no listing (`weightGrams`, `dimensionsMm`, `price`). */
  requires: readonly ('weightGrams' | 'dimensionsMm' | 'ocopSheet')[];
  /** The SKU as this channel can hold it; pure, same in = same out. */
  toSku(sku: string): string;
  /** What would be sent, word for word. Judged by quality, sent by publishing. A name or a phrase the law demands is never cut. */
  render(product: ProductState): RenderedListing;
}

export interface RenderedVariant {
  /** The producer's SKU. */
  sku: string;
  optionValues: string[];
  gtin?: string;
  weightGrams?: number;
  dimensionsMm?: { length: number; width: number; height: number };
  image?: string;
}

export interface RenderedListing {
  title: string;
  description: string;
  images: string[];
  brand?: string;
  ocopSheet?: number;
  options: { name: string; values: string[] }[];
  variants: RenderedVariant[];
  daysToShip?: number;
  condition: 'new' | 'used';
  /** Facts that attribute mappings may copy: assessed fields only. */
  facts: Record<string, string>;
  /** What did not fit, by field; the verdict is then `fixable`. */
  cut: { field: string; limit: number; actual: number }[];
}
