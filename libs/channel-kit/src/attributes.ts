import type { ListingToSend } from './port.js';

const FACT = 'fact:';

/** An attribute as it goes to the channel: one of its enum values, or text copied from an assessed fact. */
export type AttributeValue = { valueId: string } | { text: string };

/**
 * Attributes of a listing as its shop mapped them. A mapped value is an enum value id of the channel, or `fact:<name>`,
 * which copies that fact of the rendered listing; a fact the product does not state is left out.
 */
export function attributesOf(
  listing: Pick<ListingToSend, 'attributes'> & { rendered: { facts: Record<string, string> } },
): [attribute: string, value: AttributeValue][] {
  return Object.entries(listing.attributes).flatMap(([attribute, value]): [string, AttributeValue][] => {
    if (!value.startsWith(FACT)) return [[attribute, { valueId: value }]];
    const text = listing.rendered.facts[value.slice(FACT.length)];
    return text ? [[attribute, { text }]] : [];
  });
}
