import type { ProductContent, ProductState } from '#libs/contracts';
import { fold, isDisguised, originalRange, type Folded } from '#libs/ocop';
import type { RuleHit } from './rule.js';

/** A text of the product that buyers may read. */
export interface ReadText {
  /** JSON pointer as in the product's input. */
  field: string;
  text: string;
  folded: Folded;
  role: 'title' | 'prose' | 'label' | 'short' | 'address';
  /** Only this channel shows it. */
  channel?: string;
}

/** A phrase of a lexicon in a text; the range is in folded units. */
export interface TermHit {
  text: ReadText;
  /** The phrase as its rule spells it. */
  term: string;
  start: number;
  end: number;
}

type Role = ReadText['role'];

/** JSON pointer segment. */
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** A text by itself, folded: for listings that are no product of ours. */
export const plainText = (field: string, text: string, role: Role): ReadText => ({
  field,
  text,
  folded: fold(text),
  role,
});

/** All texts of a product that a channel's render may take up, folded once. */
export function readTexts(product: ProductState): ReadText[] {
  const { content, producer } = product;
  const texts: ReadText[] = [];
  const add = (field: string, text: unknown, role: Role, channel?: string): void => {
    if (typeof text !== 'string' || text === '') return;
    texts.push({ field, text, folded: fold(text), role, ...(channel && { channel }) });
  };
  const each = (at: string, values: object | undefined, role: Role): void => {
    for (const [key, value] of Object.entries(values ?? {})) add(`${at}/${escape(key)}`, value, role);
  };
  each('/name', content.name, 'title');
  each('/description', content.description, 'prose');
  for (const [key, section] of Object.entries(content.sections ?? {}))
    each(`/sections/${escape(key)}`, section, 'prose');
  each('/labelFields', content.labelFields, 'label');
  add('/brand', content.brand, 'short');
  addOptions(content, add);
  for (const [channel, own] of Object.entries(content.channelContent ?? {})) {
    add(`/channelContent/${escape(channel)}/name`, own.name, 'title', channel);
    add(`/channelContent/${escape(channel)}/description`, own.description, 'prose', channel);
  }
  add('/defaults/warranty', content.defaults?.warranty, 'short');
  add('/producer/name', producer.name, 'short');
  add('/producer/labelParty/name', producer.labelParty?.name, 'short');
  add('/producer/labelParty/address', producer.labelParty?.address, 'address');
  return texts;
}

function addOptions(content: ProductContent, add: (field: string, text: unknown, role: Role) => void): void {
  content.options?.forEach((option, index) => {
    add(`/options/${index}/name`, option.name, 'short');
    option.values.forEach((value, at) => add(`/options/${index}/values/${at}`, value, 'short'));
  });
  content.variants?.forEach((variant, index) => add(`/variants/${index}/netQuantity`, variant.netQuantity, 'label'));
}

/** A range of a folded text as the start of a find, with the passage as stored. */
export function passageHit(
  text: ReadText,
  start: number,
  end: number,
): RuleHit & { params: Record<string, string | number> } {
  const range = originalRange(text.folded, start, end);
  const passage = text.text.slice(range.start, Math.min(range.end, range.start + 120));
  return { field: text.field, ...range, params: { passage } };
}

/** True when the phrase was written so that word lists would miss it. */
export const isEvasive = (hit: TermHit): boolean => isDisguised(hit.text.folded, hit.start, hit.end);
