import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { PRODUCT, product, revised, setUp } from './testing/set-up.js';

const officer = (officerAreas?: string[]): Actor => ({
  kind: 'person',
  id: 'officer-1',
  tenant: '01935b7e-0000-7000-8000-00000000ffff',
  scopes: ['officer'],
  ...(officerAreas && { officerAreas }),
  language: 'vi',
  correlationId: 'confirm-1',
});
const seen = { productId: PRODUCT, documentId: 'ocop', verification: 'seen' as const };

describe('confirming a paper', () => {
  it('makes the product ready and announces it in the same write', async () => {
    const { assess, confirm, rows, readiness, row, woken } = await setUp();
    await assess.run(revised(1));
    expect(readiness()).toBe('fixable');
    await confirm.run(seen, officer(['68']));
    expect(readiness()).toBe('ready');
    expect(rows.puts).toHaveLength(2);
    expect(woken.times).toBe(2);
    expect(row()).toMatchObject({ version: 2, correlationId: 'confirm-1', actor: 'officer-1' });
    expect(row()?.assessment?.verifications).toEqual({ ocop: 'seen' });
    expect(row()?.steps.map(({ kind }) => kind)).toEqual(['accepted', 'assessed', 'confirmed', 'assessed']);
  });

  it('told twice changes nothing the second time', async () => {
    const { assess, confirm, rows } = await setUp();
    await assess.run(revised(1));
    await confirm.run(seen, officer(['*']));
    await confirm.run(seen, officer(['*']));
    expect(rows.puts).toHaveLength(2);
  });

  it('stays over a new revision that leaves the paper alone, and falls with its number or stars', async () => {
    const { assess, confirm, readiness, row } = await setUp();
    await assess.run(revised(1));
    await confirm.run(seen, officer(['*']));
    const scans = product().content.documents.map((item) => ({ ...item, files: ['https://anh.example/giay.pdf'] }));
    await assess.run(revised(2, { documents: scans }));
    expect(readiness()).toBe('ready');
    const other = product().content.documents.map((item) => ({ ...item, number: '999/QĐ-UBND' }));
    await assess.run(revised(3, { documents: other }));
    expect(readiness()).toBe('fixable');
    expect(row()?.assessment?.verifications).toEqual({ ocop: 'claimed' });
  });

  it('is not lost when a new revision comes in between', async () => {
    const { assess, confirm, rows, readiness, row } = await setUp();
    await assess.run(revised(1));
    const later = await setUp();
    await later.assess.run(revised(1));
    await later.assess.run(revised(2));
    rows.beforePut = () => rows.rows.set(PRODUCT, structuredClone(later.row()!));
    await confirm.run(seen, officer(['*']));
    expect(readiness()).toBe('ready');
    expect(row()).toMatchObject({ version: 3, productVersion: 2 });
  });

  it.each([
    ['another province', officer(['01'])],
    ['no area at all', officer()],
  ])('of a product outside the area (%s) looks like an unknown product', async (_, actor) => {
    const { assess, confirm, rows } = await setUp();
    await assess.run(revised(1));
    await expect(confirm.run(seen, actor)).rejects.toMatchObject({ code: 'product.notFound' });
    await expect(confirm.run({ ...seen, productId: 'x' }, actor)).rejects.toMatchObject({ code: 'product.notFound' });
    expect(rows.puts).toHaveLength(1);
  });

  it('that the product does not have names the field', async () => {
    const { assess, confirm } = await setUp();
    await assess.run(revised(1));
    await expect(confirm.run({ ...seen, documentId: 'vsattp' }, officer(['*']))).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [{ field: '/documentId', code: 'document.unknown' }],
    });
  });
});
