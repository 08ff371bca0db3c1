import { describe, expect, it } from 'vitest';
import { productInput } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';
import { planProduct, type PlanContext, type Wanted } from './plan-product.js';
import { addStep, freedKey, type ProductRow } from './product-row.js';
import { removalOf } from './remove-product.js';

const context: PlanContext = {
  tenant: 't1',
  origin: { correlationId: 'c-1', actor: 'key-1' },
  now: 1_800_000_000_000,
  receivedAt: 1_800_000_000_000,
  newId: 'p1',
  writeId: 'w1',
};
const producer = { id: 'm1', code: 'htx', name: 'HTX Sen', kind: 'cooperative' as const, communeCode: '00004' };
function wanted(more: Record<string, unknown> = {}): Wanted {
  const base = { code: 'T', name: { vi: 'Trà sen' }, variants: [{ sku: 'T-1' }] };
  const { offers, producer: _, producerCode: __, ...content } = productInput.parse({ ...base, ...more });
  return { content, producer, offers: offers ?? [] };
}
function accepted(more?: Record<string, unknown>, by = context): ProductRow {
  const plan = planProduct(null, wanted(more), by);
  if (plan.kind !== 'insert') throw new Error('expected an insert');
  return plan.row;
}

describe('planProduct', () => {
  it('inserts with both counters at 1, both marks and one offer per variant', () => {
    expect(accepted()).toMatchObject({
      _id: 'p1',
      revision: 1,
      offerVersion: 1,
      announceContentAt: context.now,
      announceOffersAt: context.now,
      codeKey: 'T',
      skuKeys: ['T-1'],
      offers: [{ sku: 'T-1' }],
      contentTrail: { steps: [{ kind: 'accepted', outcome: 'created' }] },
    });
  });

  it('makes no revision of the same content, whatever its Unicode form', () => {
    const before = accepted();
    const same = wanted({ name: { vi: 'Trà sen'.normalize('NFD') } });
    expect(planProduct(before, same, context)).toMatchObject({ kind: 'none', outcome: 'unchanged' });
  });

  it('compares only the counter it moves', () => {
    const before = accepted();
    const content = planProduct(before, wanted({ brand: 'Sen Xanh' }), context);
    expect(content).toMatchObject({
      kind: 'update',
      expect: { revision: 1 },
      set: { revision: 2 },
      outcome: 'updated',
    });
    expect(content).not.toHaveProperty('set.offerVersion');
    expect(content).not.toHaveProperty('expect.offerVersion');
    const offers = planProduct(before, wanted({ offers: [{ sku: 'T-1', stock: { stated: 3 } }] }), context);
    expect(offers).toMatchObject({
      expect: { offerVersion: 1 },
      set: { offerVersion: 2, announceOffersAt: context.now },
    });
    expect(offers).not.toHaveProperty('set.revision');
    const both = planProduct(before, wanted({ variants: [{ sku: 'T-2' }] }), context);
    expect(both).toMatchObject({ expect: { revision: 1, offerVersion: 1 }, set: { skuKeys: ['T-2'] } });
  });

  it('dates a count without a time by the moment the request came in, not by the write', () => {
    const late = { ...context, now: context.receivedAt + 30_000 };
    const before = accepted({ offers: [{ sku: 'T-1', stock: { stated: 9 } }] }, late);
    expect(before.offers[0]?.stock?.asOf).toBe(context.receivedAt);
    // Counted while the file was still waiting: newer than the file.
    const counted = { sku: 'T-1', stock: { stated: 5, asOf: context.receivedAt + 1 } };
    expect(planProduct(before, wanted({ offers: [counted] }), late)).toMatchObject({ kind: 'update', older: [] });
  });

  it('takes a changed producer for changed content', () => {
    const plan = planProduct(accepted(), { ...wanted(), producer: { ...producer, name: 'HTX Sen Xanh' } }, context);
    expect(plan).toMatchObject({ kind: 'update', set: { revision: 2, producer: { name: 'HTX Sen Xanh' } } });
  });

  it('answers a repeated request what its first run did', () => {
    const mine = { ...context, requestId: 'import-1' };
    const before = accepted({}, mine);
    expect(planProduct(before, wanted(), mine)).toMatchObject({ kind: 'none', outcome: 'created' });
    expect(planProduct(before, wanted(), { ...mine, requestId: 'import-2' })).toMatchObject({ outcome: 'unchanged' });
    expect(planProduct(before, wanted(), context)).toMatchObject({ outcome: 'unchanged' });
  });

  it('refuses what is too large or counted in the future', () => {
    const sections = Object.fromEntries(
      ['whatItIs', 'ingredients', 'use', 'storage', 'story', 'warnings'].map((name) => {
        const long = 'ế'.repeat(10_000);
        return [name, { vi: long, en: long, zh: long, ja: long }];
      }),
    );
    const code = (act: () => unknown): string => {
      try {
        act();
      } catch (error) {
        if (error instanceof ProblemError) return error.code;
      }
      return 'accepted';
    };
    expect(code(() => planProduct(null, wanted({ sections }), context))).toBe('product.tooLarge');
    const future = wanted({ offers: [{ sku: 'T-1', stock: { stated: 1, asOf: context.now * 2 } }] });
    expect(code(() => planProduct(null, future, context))).toBe('offer.future');
  });
});

describe('removalOf', () => {
  it('raises both counters, frees the keys and marks both sides', () => {
    expect(removalOf(accepted(), context.origin, context.now, 'w2')).toMatchObject({
      status: 'removed',
      revision: 2,
      offerVersion: 2,
      offers: [],
      codeKey: freedKey('p1'),
      skuKeys: [freedKey('p1')],
      announceContentAt: context.now,
      announceOffersAt: context.now,
      removedAt: context.now,
    });
  });
});

describe('addStep', () => {
  it('keeps the last twenty', () => {
    const steps = Array.from({ length: 20 }, (_, n) => ({ id: `s${n}`, at: n, kind: 'accepted' }));
    const added = addStep(steps, { id: 's20', at: 20, kind: 'removed' });
    expect(added.map((step) => step.id)).toEqual([...steps.slice(1).map((step) => step.id), 's20']);
  });
});
