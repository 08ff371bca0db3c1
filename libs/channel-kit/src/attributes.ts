import type { ConnectionMapping } from '#libs/contracts';
import type { RenderedListing } from './grammar.js';

const FACT = 'fact:';
const TEXT = 'text:';

/** An attribute as it goes to the channel: one of its enum values, or text copied from an assessed fact. */
export type AttributeValue = { valueId: string } | { text: string };

/**
 * Attributes of a listing from the shop's mapping. A mapped value is an enum value id of the channel, or
 * `fact:<name>`, which copies that fact of the rendered listing; a fact the product does not state is left out.
 * Answers what `ListingToSend.attributes` holds: a value id, or `text:<words>`.
 */
export function resolveAttributes(
  mapping: ConnectionMapping,
  category: string | undefined,
  rendered: Pick<RenderedListing, 'facts'>,
): Record<string, string> {
  const constants = (category !== undefined && mapping.attributes[category]) || {};
  const resolved: Record<string, string> = {};
  for (const [attribute, value] of Object.entries(constants)) {
    if (!value.startsWith(FACT)) resolved[attribute] = value;
    else {
      const fact = rendered.facts[value.slice(FACT.length)];
      if (fact) resolved[attribute] = TEXT + fact;
    }
  }
  return resolved;
}

/** Reads one value of `ListingToSend.attributes`. */
export function attributeValue(value: string): AttributeValue {
  return value.startsWith(TEXT) ? { text: value.slice(TEXT.length) } : { valueId: value };
}
