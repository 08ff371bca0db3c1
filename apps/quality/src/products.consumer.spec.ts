import { makeForgotten } from '#libs/messaging';
import { describe, expect, it } from 'vitest';
import { ProductsConsumer } from './products.consumer.js';
import type { SelfAssessmentStore } from './self-assessment.store.js';
import { PRODUCT, removed, revised, setUp, START, TENANT } from './testing/set-up.js';

const forgotten = makeForgotten({
  ...{ type: 'product.forgotten.v1', service: 'ingestion', aggregate: PRODUCT, tenant: TENANT, version: 3 },
  ...{ at: START, correlationId: 'sweep' },
});

describe('answers to the score sheet', () => {
  it('stay while a product may come back, and go with its owner’s null value', async () => {
    const { assess } = await setUp();
    const gone: string[] = [];
    const answers = {
      forget: (product: string, tenant: string) => Promise.resolve(void gone.push(`${tenant}/${product}`)),
    } as unknown as SelfAssessmentStore;
    const consumer = new ProductsConsumer(assess, answers);
    await consumer.handle(revised(1));
    await consumer.handle(removed(2));
    expect(gone).toEqual([]);
    await consumer.handle(forgotten);
    expect(gone).toEqual([`${TENANT}/${PRODUCT}`]);
  });
});
