import { descriptionDrafted, fixesApplied, fixesProposed, productInput, type ProductInput } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import type { AssessmentStore } from './assessment.store.js';
import { FixesController } from './fixes.controller.js';
import { fixProduct, grammars } from './testing/fix-set-up.js';
import { PRODUCT, product, revised, setUp, TENANT } from './testing/set-up.js';

const actor = { tenant: TENANT, language: 'vi' } as Actor;

/** The routes over rows in memory that hold one judged product. */
async function routes() {
  const { assess, assessor, rows } = await setUp();
  await assess.run(revised(1, { name: { vi: 'Mật ong  hoa nhãn Đồi Sương 500gr' } }));
  return new FixesController(rows as unknown as AssessmentStore, assessor, fixProduct);
}
const { producer, content } = product(1, { name: { vi: 'Mật ong  hoa nhãn Đồi Sương' } });
const { id: _id, ...ownProducer } = producer;
const draft: ProductInput = { ...content, producer: ownProducer };

describe('the routes of fixes', () => {
  it('tell the fixes of a stored product with the revision they are about', async () => {
    const proposed = fixesProposed.parse(await (await routes()).get({ id: PRODUCT }, {}, actor));
    expect(proposed.revision).toBe(1);
    expect(proposed.fixes.filter(({ certainty }) => certainty === 'safe').map(({ after }) => after)).toEqual([
      ' ',
      'g',
    ]);
  });

  it('answer the body of a PUT, which the door takes', async () => {
    const answer = await (await routes()).applyTo({ id: PRODUCT }, { revision: 1 }, actor);
    const { product: body, differences } = fixesApplied.parse(answer);
    const input = productInput.parse(body);
    expect(input).toMatchObject({ producerCode: 'HTX-DS', name: { vi: 'Mật ong hoa nhãn Đồi Sương 500g' } });
    expect(differences).toHaveLength(1);
  });

  it('refuse another revision, and a product nobody knows', async () => {
    const own = await routes();
    await expect(own.applyTo({ id: PRODUCT }, { revision: 2 }, actor)).rejects.toThrow('product.changed');
    await expect(own.get({ id: TENANT }, {}, actor)).rejects.toThrow('product.notFound');
    await expect(own.get({ id: PRODUCT }, {}, { ...actor, tenant: PRODUCT })).rejects.toThrow('product.notFound');
  });

  it('mend a draft and leave its other parts as they came', async () => {
    const own = await routes();
    expect(fixesProposed.parse(own.draft({ product: draft }, actor)).fixes.length).toBeGreaterThan(0);
    const { product: body } = fixesApplied.parse(own.apply({ product: draft, fixes: ['blanks@/name/vi:7'] }, actor));
    expect(body).toEqual({ ...draft, name: { vi: 'Mật ong hoa nhãn Đồi Sương' } });
  });

  it('build a description for a channel', async () => {
    const [channel = '', grammar] = Object.entries(grammars)[0] ?? [];
    const built = descriptionDrafted.parse((await routes()).describe({ product: draft, channel }, actor));
    expect(built).toMatchObject({ channel, limit: grammar?.description, fits: true });
    expect(built.text).toContain('Hợp tác xã Đồi Sương');
  });
});
