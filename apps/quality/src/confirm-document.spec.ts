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

  it.each<[string, Parameters<typeof revised>[1]]>([
    ['another name', { name: { vi: 'Cà phê OCOP 4 sao' } }],
    ['another sheet', { ocopSheet: 6 }],
  ])('falls with the goods: %s', async (_name, content) => {
    const { assess, confirm, readiness, row } = await setUp();
    await assess.run(revised(1));
    await confirm.run(seen, officer(['*']));
    await assess.run(revised(2, { name: { vi: '  MẬT ONG hoa nhãn Đồi Sương 500 g' } }));
    expect(readiness()).toBe('ready');
    await assess.run(revised(3, content));
    expect(readiness()).toBe('fixable');
    expect(row()?.assessment?.verifications).toEqual({ ocop: 'claimed' });
    await confirm.run(seen, officer(['*']));
    expect(readiness()).toBe('ready');
  });

  it('falls with the producer', async () => {
    const { assess, confirm, readiness } = await setUp();
    await assess.run(revised(1));
    await confirm.run(seen, officer(['*']));
    const event = revised(2);
    const producer = { ...event.data.product.producer, id: '01935b7e-0000-7000-8000-0000000000cc' };
    await assess.run({ ...event, data: { ...event.data, product: { ...event.data.product, producer } } });
    expect(readiness()).toBe('fixable');
  });

  it('of before the goods were noted counts for the product as it is stored', async () => {
    const { assess, confirm, readiness, row, rows } = await setUp();
    await assess.run(revised(1));
    await confirm.run(seen, officer(['*']));
    const confirmations = row()!.confirmations.map(({ goodsHash: _goods, ...old }) => old);
    rows.rows.set(PRODUCT, { ...row()!, confirmations });
    await assess.run(revised(2));
    expect(readiness()).toBe('ready');
    expect(row()?.confirmations[0]).toHaveProperty('goodsHash');
    rows.rows.set(PRODUCT, { ...row()!, confirmations });
    await assess.run(revised(3, { name: { vi: 'Cà phê OCOP 4 sao' } }));
    expect(readiness()).toBe('fixable');
  });

  it('of a paper of the whole workshop stays with another name', async () => {
    const documents = [
      ...product().content.documents,
      { id: 'attp', kind: 'foodSafety' as const, number: '12/2026', files: [] },
    ];
    const { assess, confirm, row } = await setUp();
    await assess.run(revised(1, { documents }));
    await confirm.run({ ...seen, documentId: 'attp' }, officer(['*']));
    await assess.run(revised(2, { documents, name: { vi: 'Mật ong hoa cà phê 250 g' } }));
    expect(row()?.assessment?.verifications).toMatchObject({ attp: 'seen' });
    await assess.run(revised(3, { documents, ocopSheet: 6 }));
    expect(row()?.assessment?.verifications).toMatchObject({ attp: 'claimed' });
  });

  it('is taken back with a reason, which stays with who gave it', async () => {
    const { assess, confirm, readiness, row, rows, time } = await setUp();
    await assess.run(revised(1));
    const back = { ...seen, verification: 'claimed' as const, note: 'Quyết định ghi sản phẩm khác.' };
    const unconfirmed = { code: 'request.invalid', errors: [{ field: '/documentId', code: 'document.notConfirmed' }] };
    await expect(confirm.run(back, officer(['*']))).rejects.toMatchObject(unconfirmed);
    await confirm.run(seen, officer(['*']));
    time.now += 1;
    await confirm.run(back, officer(['*']));
    expect(readiness()).toBe('fixable');
    expect(row()?.assessment?.verifications).toEqual({ ocop: 'claimed' });
    expect(row()?.confirmations).toMatchObject([{ verification: 'claimed', by: 'officer-1', note: back.note }]);
    expect(row()?.steps).toContainEqual(expect.objectContaining({ kind: 'confirmed', outcome: 'claimed' }));
    await confirm.run(back, officer(['*']));
    expect(rows.puts).toHaveLength(3);
    await confirm.run(seen, officer(['*']));
    expect(readiness()).toBe('ready');
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
