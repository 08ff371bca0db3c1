import { makeForgotten } from '#libs/messaging';
import { describe, expect, it } from 'vitest';
import { eventOf } from './assessment-source.js';
import { PRODUCT, removed, revised, setUp, START, TENANT } from './testing/set-up.js';

const forgotten = (version: number) =>
  makeForgotten({
    type: 'product.forgotten.v1',
    service: 'ingestion',
    aggregate: PRODUCT,
    tenant: TENANT,
    version,
    at: START,
    correlationId: 'sweep',
  });

describe('assessing a product', () => {
  it('stores content, verdict and mark in one write and wakes the relay', async () => {
    const { assess, rows, row, woken } = await setUp();
    await assess.run(revised(1));
    expect(rows.puts).toHaveLength(1);
    expect(woken.times).toBe(1);
    expect(row()).toMatchObject({
      version: 1,
      productVersion: 1,
      announceAt: START,
      correlationId: 'request-1',
      actor: 'person-1',
      assessment: { version: 1, productRevision: 1, assessedAt: START, rulePack: '2026-11-a' },
    });
    expect(row()?.product).toEqual(revised(1).data.product);
  });

  it('changes nothing for an equal or older event, whenever it comes', async () => {
    const { assess, rows } = await setUp();
    await assess.run(revised(2));
    for (const event of [revised(2), revised(1), removed(2)]) await assess.run(event);
    expect(rows.puts).toHaveLength(1);
  });

  it('announces every new revision, also when the verdict is the same', async () => {
    const { assess, row } = await setUp();
    await assess.run(revised(1));
    await assess.run(revised(5));
    expect(row()).toMatchObject({ version: 2, productVersion: 5, assessment: { version: 2, productRevision: 5 } });
  });

  it('ends at the newest revision when another process wrote in between', async () => {
    const { assess, rows, row } = await setUp();
    const other = await setUp();
    await other.assess.run(revised(3));
    rows.beforePut = () => rows.rows.set(PRODUCT, structuredClone(other.row()!));
    await assess.run(revised(2));
    expect(row()?.productVersion).toBe(3);
    rows.beforePut = () => rows.rows.set(PRODUCT, { ...other.row()!, version: 7 });
    await assess.run(revised(4));
    expect(row()).toMatchObject({ productVersion: 4, version: 8 });
  });

  it('keeps the steps of the line: the owner’s and its own, told once, the last twenty', async () => {
    const { assess, row } = await setUp();
    await assess.run(revised(1));
    const accepted = { id: 'accepted/1', at: START - 10, kind: 'accepted' };
    await assess.run(revised(2, {}, [accepted, { id: 'accepted/2', at: START - 5, kind: 'accepted' }]));
    expect(row()?.steps.map(({ id }) => id)).toEqual([
      'accepted/1',
      'accepted/2',
      `${PRODUCT}/assessed/1`,
      `${PRODUCT}/assessed/2`,
    ]);
    expect(row()?.steps.at(-1)?.outcome).toMatch(/^[A-E] market:fixable$/);
    for (let revision = 3; revision < 30; revision++) await assess.run(revised(revision));
    expect(row()?.steps).toHaveLength(20);
  });

  it('carries content and verdict in its event', async () => {
    const { assess, row } = await setUp();
    await assess.run(revised(1));
    const event = eventOf(row()!);
    expect(event).toMatchObject({
      id: `${PRODUCT}/product.assessed.v1/1`,
      type: 'product.assessed.v1',
      tenantid: TENANT,
    });
    expect(event.data).toMatchObject({ productId: PRODUCT, product: { revision: 1 }, assessment: { version: 1 } });
  });
});

describe('a removed product', () => {
  it('is announced with our own version and leaves no content', async () => {
    const { assess, row } = await setUp();
    await assess.run(revised(1));
    await assess.run(revised(2));
    await assess.run(removed(3));
    expect(row()).toMatchObject({ status: 'removed', version: 3, productVersion: 3, removedAt: START });
    expect(row()?.product).toBeUndefined();
    expect(eventOf(row()!)).toMatchObject({ type: 'product.removed.v1', version: 3, data: { id: PRODUCT } });
  });

  it('is not brought back by anything older', async () => {
    const { assess, row } = await setUp();
    await assess.run(removed(4));
    await assess.run(revised(3));
    expect(row()).toMatchObject({ status: 'removed', version: 1 });
  });

  it('is forgotten for good by its owner’s null value: only versions stay, and nothing newer revives it', async () => {
    const { assess, row } = await setUp();
    await assess.run(revised(1));
    await assess.run(forgotten(3));
    expect(eventOf(row()!)).toMatchObject({ type: 'product.forgotten.v1', version: 2, data: null });
    expect(row()?.steps).toEqual([]);
    await assess.run(revised(9));
    expect(row()).toMatchObject({ status: 'forgotten', version: 2 });
  });
});
