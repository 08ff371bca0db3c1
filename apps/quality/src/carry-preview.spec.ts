import { findingKey } from '#libs/quality-rules';
import { type Actor, DependencyAway } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { milder, operator, shelf, standard } from './testing/pack-shelf.js';
import { PRODUCT, revised, START } from './testing/set-up.js';

/** Three products, and a milder pack to preview. */
async function three() {
  const all = await shelf();
  await all.assess.run(revised(1));
  for (const end of ['2', '3']) {
    const row = structuredClone(all.rows.rows.get(PRODUCT)!);
    const _id = `${PRODUCT.slice(0, -1)}${end}`;
    all.rows.rows.set(_id, { ...row, _id });
  }
  await all.manage.store(milder(), operator);
  return all;
}

describe('a preview', () => {
  it('counts how many products change, which and why, and changes none', async () => {
    const { assess, manage, packs, preview, rows } = await shelf();
    await assess.run(revised(1));
    const puts = rows.puts.length;
    await manage.store(milder(), operator);
    expect(await manage.preview('2026-11-x', operator)).toMatchObject({ preview: { state: 'running', seen: 0 } });
    expect(await preview.step(10)).toBe(1);
    const { items } = await manage.list(operator);
    expect(items.find(({ id }) => id === '2026-11-x')?.preview).toMatchObject({
      ...{ state: 'done', seen: 1, gradeChanged: 0, readinessChanged: 1, finishedAt: START },
      ...{ asOf: '2026-11-22', failed: 0, share: 1 },
      readiness: [{ channel: 'market', from: 'fixable', to: 'ready', products: 1 }],
      rules: [{ rule: 'O01', products: 1 }],
      examples: [{ productId: PRODUCT, rules: ['O01'] }],
    });
    expect(rows.puts).toHaveLength(puts);
    expect(packs.rows.get('2026-11-x')?.activatedAt).toBeUndefined();
    expect(await preview.step(10)).toBe(0);
  });

  it('goes on where it stood, each product once', async () => {
    const { manage, packs, preview } = await three();
    await manage.preview('2026-11-x', operator);
    expect(await preview.step(2)).toBe(2);
    const { items } = await manage.list(operator);
    expect(items.find(({ id }) => id === '2026-11-x')?.preview).toMatchObject({ state: 'running', share: 0.66 });
    expect(await preview.step(2)).toBe(1);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'done', seen: 3, readinessChanged: 3 });
  });

  it('counts the recorded false positives that would be found again', async () => {
    const { assess, manage, packs, preview, recording, row } = await shelf();
    await assess.run(revised(1, { description: { vi: 'Mật ong chữa khỏi đau dạ dày.' } }));
    const block = row()!.assessment!.findings.find(({ rule }) => rule === 'F04')!;
    const officer = {
      ...operator,
      kind: 'person',
      tenant: 'x',
      scopes: [],
      officerAreas: ['*'],
      correlationId: 'fp-1',
    };
    const item = { productId: PRODUCT, key: findingKey(block, row()!.product!), reason: 'Không phải lời chữa bệnh.' };
    await recording.run(item, officer as Actor);
    await manage.store(milder(), operator);
    await manage.preview('2026-11-x', operator);
    await preview.step(10);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'done', falsePositives: 1 });
  });

  it('is told to operators only', async () => {
    const { manage } = await shelf();
    await manage.preview(standard.id, operator);
    const { items } = await manage.list({ id: 'x', language: 'vi' });
    expect(items.map((item) => 'preview' in item || 'history' in item)).toEqual([false]);
  });

  it('stops in the middle when it may not go on, and loses nothing', async () => {
    const { manage, packs, preview } = await three();
    await manage.preview('2026-11-x', operator);
    let left = 1;
    expect(await preview.step(10, () => left-- > 0)).toBe(1);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'running', seen: 1, share: 0.33 });
    expect(await preview.step(10)).toBe(2);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'done', seen: 3, share: 1 });
  });

  it('judges as of the first day of its pack, both ways', async () => {
    const { assess, manage, packs, preview } = await shelf();
    // The certificate of 10 May 2026 ends before that day.
    await assess.run(revised(1));
    await manage.store(milder({ rules: standard.rules, validFrom: '2029-12-01' }), operator);
    await manage.preview('2026-11-x', operator);
    await preview.step(10);
    const done = packs.rows.get('2026-11-x')?.preview;
    expect(done).toMatchObject({ state: 'done', asOf: '2029-12-01', seen: 1, readinessChanged: 0, gradeChanged: 0 });
    await manage.store(milder({ id: '2026-11-y', validFrom: '2029-12-01' }), operator);
    await manage.preview('2026-11-y', operator);
    await preview.step(10);
    expect(packs.rows.get('2026-11-y')?.preview?.readiness).toMatchObject([{ from: 'refused' }]);
  });

  it('tells of a product that cannot be judged and goes on', async () => {
    const { manage, neighbours, packs, preview, said } = await three();
    const factsOf = neighbours.factsOf.bind(neighbours);
    let asked = 0;
    neighbours.factsOf = (product) => (asked++ === 1 ? Promise.reject(new Error('our bug')) : factsOf(product));
    await manage.preview('2026-11-x', operator);
    await preview.step(10);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'done', seen: 2, failed: 1 });
    expect(said).toContain('A product failed in a preview');
  });

  it('that cannot go on ends as failed and stands in no other’s way', async () => {
    const { manage, packs, preview, said } = await three();
    await manage.store(milder({ id: '2026-11-y' }), operator);
    await manage.preview('2026-11-x', operator);
    const { judgeOf } = preview as unknown as { judgeOf: (listed: { pack: { id: string } }) => unknown };
    Object.assign(preview, {
      judgeOf(listed: { pack: { id: string } }) {
        if (listed.pack.id === '2026-11-x') throw new Error('our bug');
        return judgeOf.call(preview, listed);
      },
    });
    await manage.preview('2026-11-y', operator);
    expect(await preview.step(10)).toBe(0);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'failed', finishedAt: START });
    expect(said).toContain('A preview failed');
    expect(await preview.step(10)).toBe(3);
    expect(packs.rows.get('2026-11-y')?.preview?.state).toBe('done');
    await expect(manage.activate('2026-11-x', operator)).rejects.toMatchObject({ code: 'rulePack.notPreviewed' });
  });

  it('waits when the database is away', async () => {
    const { manage, neighbours, packs, preview } = await three();
    neighbours.factsOf = () => Promise.reject(new DependencyAway('database'));
    await manage.preview('2026-11-x', operator);
    await expect(preview.step(10)).rejects.toThrow(DependencyAway);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'running', seen: 0 });
  });

  it('can be cancelled, lets others pass and activates nothing', async () => {
    const { manage, packs, preview } = await three();
    await expect(manage.cancel('2026-11-x', operator)).rejects.toMatchObject({ code: 'rulePack.noPreview' });
    await expect(manage.cancel('2020-01-a', operator)).rejects.toMatchObject({ code: 'rulePack.notFound' });
    await manage.preview('2026-11-x', operator);
    await preview.step(2);
    const cancelled = { preview: { state: 'cancelled', seen: 2 } };
    expect(await manage.cancel('2026-11-x', operator)).toMatchObject(cancelled);
    expect(await manage.cancel('2026-11-x', operator)).toMatchObject(cancelled);
    expect(await preview.step(2)).toBe(0);
    await expect(manage.activate('2026-11-x', operator)).rejects.toMatchObject({ code: 'rulePack.notPreviewed' });
    await manage.preview('2026-11-x', operator);
    expect(await preview.step(10)).toBe(3);
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'done', seen: 3 });
    await expect(manage.cancel('2026-11-x', operator)).rejects.toMatchObject({ code: 'rulePack.noPreview' });
    const { history } = await manage.activate('2026-11-x', operator);
    expect(history?.map(({ what, by }) => `${what} ${by}`)).toEqual(
      ['stored', 'previewed', 'cancelled', 'previewed', 'activated'].map((what) => `${what} operator-1`),
    );
  });

  it('cancelled while a step is under way stays cancelled', async () => {
    const { manage, packs, preview } = await three();
    await manage.preview('2026-11-x', operator);
    const step = preview.step(10, () => {
      void manage.cancel('2026-11-x', operator);
      return true;
    });
    await step;
    expect(packs.rows.get('2026-11-x')?.preview).toMatchObject({ state: 'cancelled', seen: 0 });
  });
});
