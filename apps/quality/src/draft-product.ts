import type { ProductContent, ProductInput, ProductState } from '#libs/contracts';

/** Stands for what only a stored product has; never leaves this service. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** A product as it would be after an upload, for judging only. */
export function draftProduct(input: ProductInput, tenant: string): { product: ProductState; producerKnown: boolean } {
  const { producer, producerCode, offers: _offers, ...content } = input;
  const unknown = { code: producerCode ?? '-', name: '', kind: 'household', communeCode: '00000' } as const;
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
    producerKnown: producer !== undefined,
  };
}
