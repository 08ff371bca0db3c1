import type { ProductContent, ProductInput, ProductState } from '#libs/contracts';
import type { Known } from './judge.js';

/** Stands for what only a stored product has; never leaves this service. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Prices told in đồng; rules that need prices answer only when some are told. */
function pricesOf({ offers = [] }: ProductInput): number[] {
  const told = offers.flatMap(({ listPrice, price }) => [price, listPrice].filter((money) => money !== undefined));
  return told.filter(({ currency }) => currency === 'VND').map(({ minor }) => minor);
}

/** A product as it would be after an upload, with what is known of it, for judging only. */
export function draftProduct(input: ProductInput, tenant: string): { product: ProductState; known: Known } {
  const { producer, producerCode, offers: _offers, ...content } = input;
  // The kind only stands in: rules that depend on it ask `producerKnown` first.
  const unknown = { code: producerCode ?? '-', name: '', kind: 'household', communeCode: '00000' } as const;
  const prices = pricesOf(input);
  return {
    product: {
      id: NOBODY,
      tenant,
      producer: { id: NOBODY, ...(producer ?? unknown) },
      content: content satisfies ProductContent,
      revision: 1,
      contentHash: '',
      status: 'active',
      createdAt: 0,
      updatedAt: 0,
    },
    known: {
      confirmations: [],
      producerKnown: producer !== undefined,
      ...(prices.length > 0 && { outside: { prices } }),
    },
  };
}
