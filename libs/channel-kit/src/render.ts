import type { ProductState, Variant } from '#libs/contracts';
import type { ChannelGrammar, RenderedListing, RenderedVariant } from './grammar.js';
import { countBytes, plainText } from './text.js';

type Content = ProductState['content'];
export type RenderLimits = Pick<ChannelGrammar, 'title' | 'description' | 'images' | 'options'>;

const headings = {
  ingredients: 'Thành phần',
  use: 'Hướng dẫn sử dụng',
  storage: 'Bảo quản',
  story: 'Câu chuyện sản phẩm',
  warnings: 'Cảnh báo',
} as const;
const labelLines = [
  ['netQuantity', 'Khối lượng tịnh / thể tích'],
  ['ingredients', 'Thành phần'],
  ['manufactured', 'Ngày sản xuất'],
  ['expiry', 'Hạn sử dụng'],
  ['usage', 'Hướng dẫn sử dụng'],
  ['storage', 'Bảo quản'],
  ['warning', 'Cảnh báo'],
  ['origin', 'Xuất xứ'],
  ['declarationNumber', 'Số công bố'],
  ['alcoholPercent', 'Độ cồn (% thể tích)'],
] as const;

/** The body of the text: the producer's description, else the sections in their fixed order. */
function body(content: Content): string {
  if (content.description) return plainText(content.description.vi);
  const parts: string[] = [];
  if (content.sections.whatItIs) parts.push(plainText(content.sections.whatItIs.vi));
  for (const [key, heading] of Object.entries(headings) as [keyof typeof headings, string][]) {
    const section = content.sections[key];
    if (section) parts.push(`${heading}:\n${plainText(section.vi)}`);
  }
  return parts.join('\n\n');
}

/** Label facts the body does not already state word for word, plus the responsible party. */
function labelBlock(product: ProductState, text: string): string {
  const { labelFields } = product.content;
  const lines: string[] = [];
  for (const [key, heading] of labelLines) {
    const value = labelFields[key];
    const stated = value === undefined ? '' : plainText(String(value));
    if (stated && !text.includes(stated)) lines.push(`${heading}: ${stated}`);
  }
  const party = product.producer.labelParty;
  if (party && !text.includes(party.name)) lines.push(plainText(`Chịu trách nhiệm: ${party.name}, ${party.address}`));
  return lines.join('\n');
}

function description(product: ProductState, own: string | undefined): string {
  const text = own ? plainText(own) : body(product.content);
  return [text, labelBlock(product, text)].filter(Boolean).join('\n\n');
}

/** Pictures in the order for this channel; what the channel has no room for stays at home, the label's never. */
function images(content: Content, order: number[] | undefined, max: number): string[] {
  const all = content.images.map((image, index) => ({ ...image, index }));
  const rank = (item: (typeof all)[number]): number => (item.role === 'main' ? -1 : item.index);
  const wanted = order
    ? order.flatMap((index) => all.filter((item) => item.index === index))
    : [...all].sort((a, b) => rank(a) - rank(b));
  const unique = wanted.filter((item, at) => wanted.findIndex((other) => other.url === item.url) === at);
  const kept = new Set(unique.filter((item) => item.role === 'label').slice(0, max));
  for (const item of unique) if (kept.size < max) kept.add(item);
  return unique.filter((item) => kept.has(item)).map((item) => item.url);
}

function facts(product: ProductState): Record<string, string> {
  const { content, producer } = product;
  const found: Record<string, string | number | undefined> = {
    ...content.labelFields,
    brand: content.brand,
    producer: producer.name,
    manufacturerName: producer.labelParty?.name,
    manufacturerAddress: producer.labelParty?.address,
  };
  const filled = Object.entries(found).flatMap(([key, value]) => {
    const text = typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : '';
    return text ? [[key, text] as const] : [];
  });
  return Object.fromEntries(filled);
}

function renderVariant(variant: Variant): RenderedVariant {
  const image = variant.images?.[0]?.url;
  return {
    sku: variant.sku,
    optionValues: variant.optionValues.map(plainText),
    ...(variant.gtin && { gtin: variant.gtin }),
    ...(variant.weightGrams && { weightGrams: variant.weightGrams }),
    ...(variant.dimensionsMm && { dimensionsMm: variant.dimensionsMm }),
    ...(image && { image }),
  };
}

/** Everything that exceeds the form. Nothing of it is shortened: a name and what the law demands are never cut. */
function excess(listing: Omit<RenderedListing, 'cut'>, limits: RenderLimits): RenderedListing['cut'] {
  const found: RenderedListing['cut'] = [];
  const note = (field: string, actual: number, limit: number): void => {
    if (actual > limit) found.push({ field, limit, actual });
  };
  for (const field of ['title', 'description'] as const) {
    const { max, maxBytes } = limits[field];
    note(field, listing[field].length, max);
    if (maxBytes !== undefined && listing[field].length <= max) note(field, countBytes(listing[field]), maxBytes);
  }
  const { maxAxes, maxVariants, nameMax, valueMax } = limits.options;
  note('options', listing.options.length, maxAxes);
  note('variants', listing.variants.length, maxVariants);
  listing.options.forEach((option, axis) => {
    note(`options[${axis}].name`, option.name.length, nameMax);
    option.values.forEach((value, at) => note(`options[${axis}].values[${at}]`, value.length, valueMax));
  });
  return found;
}

/**
 * A product as one channel's form holds it: pure, same in = same out, all text in NFC. Texts are never shortened: what
 * exceeds a limit is named in `cut`, and the verdict is then `fixable`. Surplus pictures are left out without a word.
 */
export function renderListing(product: ProductState, channel: string, limits: RenderLimits): RenderedListing {
  const { content } = product;
  const own = content.channelContent[channel];
  const rendered = {
    title: plainText(own?.name ?? content.name.vi).replace(/\s+/g, ' '),
    description: description(product, own?.description),
    images: images(content, own?.imageOrder, limits.images.max),
    ...(content.brand && { brand: plainText(content.brand) }),
    ...(content.ocopSheet && { ocopSheet: content.ocopSheet }),
    options: content.options.map((option) => ({ name: plainText(option.name), values: option.values.map(plainText) })),
    variants: content.variants.map(renderVariant),
    ...(content.defaults.daysToShip && { daysToShip: content.defaults.daysToShip }),
    condition: content.defaults.condition ?? ('new' as const),
    facts: facts(product),
  };
  return { ...rendered, cut: excess(rendered, limits) };
}
