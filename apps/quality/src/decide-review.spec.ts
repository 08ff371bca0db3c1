import { startOfLegalDate } from '#libs/ocop';
import { findingKey } from '#libs/quality-rules';
import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { PRODUCT, product, revised, setUp, START } from './testing/set-up.js';

const officer = (officerAreas?: string[]): Actor => ({
  kind: 'person',
  id: 'officer-1',
  tenant: '01935b7e-0000-7000-8000-00000000ffff',
  scopes: ['officer'],
  ...(officerAreas && { officerAreas }),
  language: 'vi',
  correlationId: 'decide-1',
});
const reason = 'Đã đối chiếu với quyết định.';

/** The sound certificate is only claimed: its star waits for a person. */
async function waiting(content: Parameters<typeof revised>[1] = {}) {
  const all = await setUp();
  await all.assess.run(revised(1, content));
  const find = (rule: string) => all.row()?.assessment?.findings.find((finding) => finding.rule === rule);
  const keyOf = (rule: string): string => findingKey(find(rule)!, all.row()!.product!);
  const decide = (decision: 'accept' | 'refuse', more: { documentId?: string; until?: string } = {}) =>
    all.deciding.run({ productId: PRODUCT, key: keyOf('O01'), decision, reason, ...more }, officer(['68']));
  return { ...all, find, keyOf, decide };
}

describe('a finding that waits for a person', () => {
  it('puts its product into the queue of its area, since it waits', async () => {
    const { assess, row, time } = await waiting();
    expect(row()).toMatchObject({ review: true, reviewSince: START, area: '68' });
    time.now += 60_000;
    await assess.run(revised(2));
    expect(row()).toMatchObject({ review: true, reviewSince: START });
  });

  it('accepted leaves the queue and the product is ready, in the same write', async () => {
    const { decide, find, readiness, row, rows, woken } = await waiting();
    expect(readiness()).toBe('fixable');
    await decide('accept');
    expect(readiness()).toBe('ready');
    expect(find('O01')).toMatchObject({
      severity: 'inform',
      decision: { kind: 'accepted', severity: 'review', reason },
    });
    expect(row()).not.toHaveProperty('review');
    expect(rows.puts).toHaveLength(2);
    expect(woken.times).toBe(2);
    expect(row()).toMatchObject({ correlationId: 'decide-1', actor: 'officer-1' });
  });

  it('refused blocks, says why, and can be decided anew', async () => {
    const { decide, find, readiness, row } = await waiting();
    await decide('refuse');
    expect(readiness()).toBe('refused');
    expect(find('O01')).toMatchObject({ severity: 'block', decision: { kind: 'refused', reason } });
    expect(row()).not.toHaveProperty('review');
    await decide('accept');
    expect(readiness()).toBe('ready');
    expect(row()?.decisions).toHaveLength(1);
  });

  it('waits again when its sentence says something else', async () => {
    const told = (text: string) => ({ description: { vi: text } });
    const { assess, deciding, find, keyOf } = await waiting(told('Mật ong không chất bảo quản. Vị ngọt.'));
    const item = { productId: PRODUCT, key: keyOf('L07'), decision: 'accept' as const, reason };
    await deciding.run(item, officer(['68']));
    expect(find('L07')?.decision?.kind).toBe('accepted');
    await assess.run(revised(2, told('Hàng mới về. Mật ong KHÔNG chất bảo quản. Vị ngọt thanh.')));
    expect(find('L07')?.decision?.kind).toBe('accepted');
    await assess.run(revised(3, told('Mứt và mật ong không chất bảo quản. Vị ngọt.')));
    expect(find('L07')).toMatchObject({ severity: 'review' });
  });

  it('waits again when the paper it rests on changes', async () => {
    const { assess, decide, readiness } = await waiting();
    await decide('accept', { documentId: 'ocop' });
    await assess.run(revised(2));
    expect(readiness()).toBe('ready');
    const documents = product().content.documents.map((item) => ({ ...item, number: '999/QĐ-UBND' }));
    await assess.run(revised(3, { documents }));
    expect(readiness()).toBe('fixable');
  });

  it('waits again when the goods it was decided for change', async () => {
    const { assess, decide, readiness, row, rows } = await waiting();
    await decide('accept');
    const decisions = row()!.decisions!.map(({ goodsHash: _goods, ...old }) => old);
    await assess.run(revised(2, { name: { vi: 'Cà phê OCOP 4 sao' } }));
    expect(readiness()).toBe('fixable');
    await assess.run(revised(3));
    expect(readiness()).toBe('ready');
    // Decided before goods were noted.
    rows.rows.set(PRODUCT, { ...row()!, decisions });
    await assess.run(revised(4, { ocopSheet: 6 }));
    expect(readiness()).toBe('fixable');
  });

  it('is looked at again on the day after its last one', async () => {
    const { decide, readiness, reassess, row, time } = await waiting();
    await decide('accept', { until: '2027-03-31' });
    expect(row()?.reassessAt).toBe(startOfLegalDate('2027-04-01'));
    time.now = startOfLegalDate('2027-04-01') - 1;
    await reassess.run(row()!);
    expect(readiness()).toBe('ready');
    time.now = startOfLegalDate('2027-04-01');
    expect(await reassess.run(row()!)).toBe('announced');
    expect(readiness()).toBe('fixable');
    expect(row()).toMatchObject({ review: true });
  });

  it.each([
    ['another province', officer(['01'])],
    ['no area at all', officer()],
  ])('outside the area (%s) looks like that of an unknown product', async (_name, actor) => {
    const { deciding, keyOf, rows } = await waiting();
    const item = { productId: PRODUCT, key: keyOf('O01'), decision: 'accept' as const, reason };
    await expect(deciding.run(item, actor)).rejects.toMatchObject({ code: 'product.notFound' });
    await expect(deciding.run({ ...item, productId: 'x' }, actor)).rejects.toMatchObject({ code: 'product.notFound' });
    expect(rows.puts).toHaveLength(1);
  });

  it('is the only one that can be decided', async () => {
    const { deciding, keyOf } = await waiting({ labelFields: { origin: 'Sản xuất tại Việt Nam', netQuantity: '5gr' } });
    const item = { productId: PRODUCT, key: keyOf('L03'), decision: 'accept' as const, reason };
    await expect(deciding.run(item, officer(['*']))).rejects.toMatchObject({
      errors: [{ field: '/key', code: 'finding.notReview' }],
    });
  });
});

describe('what only the allow-list settles', () => {
  const byEntry = { errors: [{ field: '/key', code: 'finding.byEntryOnly' }] };

  it('is accepted by nobody: whether the channel takes goods it does not name', async () => {
    const { deciding, find, keyOf, readiness } = await waiting({ ocopSheet: 11 });
    expect(find('C01')).toMatchObject({ severity: 'review', params: { case: 'unknown' } });
    expect(readiness()).toBe('fixable');
    for (const decision of ['accept', 'refuse'] as const) {
      const item = { productId: PRODUCT, key: keyOf('C01'), decision, reason };
      await expect(deciding.run(item, officer(['*']))).rejects.toMatchObject(byEntry);
    }
    expect(readiness()).toBe('fixable');
  });

  it('waits in no queue', async () => {
    const plain = { ocopSheet: 11, description: { vi: 'Chè búp non sao chảo gang, vị chát dịu.' } };
    const { find, row } = await waiting(plain);
    expect(find('C01')?.severity).toBe('review');
    expect(row()?.assessment?.findings.filter(({ severity }) => severity === 'review')).toHaveLength(1);
    expect(row()).not.toHaveProperty('review');
  });

  it('is no false positive: tourism on a channel of parcels', async () => {
    const { keyOf, readiness, recording, references } = await waiting({ ocopSheet: 26 });
    const item = { productId: PRODUCT, key: keyOf('K06'), reason };
    await expect(recording.run(item, officer(['*']))).rejects.toMatchObject(byEntry);
    expect(readiness()).toBe('refused');
    expect(references.size).toBe(0);
  });
});

describe('a block that is wrong', () => {
  const text = 'Thợ sửa chữa khỏi vất vả. Mật ong chữa khỏi đau dạ dày.';
  const wrong = { description: { vi: text } };

  it('blocks no more and joins the regression set, without its text', async () => {
    const { find, keyOf, readiness, recording, references, row } = await waiting(wrong);
    expect(readiness()).toBe('refused');
    const blocks = row()!.assessment!.findings.filter(({ severity }) => severity === 'block');
    for (const finding of blocks)
      await recording.run({ productId: PRODUCT, key: findingKey(finding, row()!.product!), reason }, officer(['68']));
    expect(readiness()).not.toBe('refused');
    expect(find('F04')?.decision).toMatchObject({ kind: 'falsePositive', severity: 'block' });
    const [reference] = references.values();
    expect(reference).toMatchObject({ productId: PRODUCT, rule: 'F04', field: '/description/vi', by: 'officer-1' });
    expect(reference?.key).toBe(keyOf('F04'));
    expect(JSON.stringify([...references.values()])).not.toMatch(/chữa|dạ dày/u);
  });

  it('can be taken back with a reason: it blocks again and leaves the regression set', async () => {
    const { find, keyOf, readiness, recording, references, row, rows, withdrawing } = await waiting({
      description: { vi: 'Mật ong chữa khỏi đau dạ dày.' },
    });
    const item = { productId: PRODUCT, key: keyOf('F04'), reason };
    const unknown = { errors: [{ field: '/key', code: 'decision.unknown' }] };
    await expect(withdrawing.run(item, officer(['68']))).rejects.toMatchObject(unknown);
    await recording.run(item, officer(['68']));
    expect(readiness()).not.toBe('refused');
    await expect(withdrawing.run(item, officer(['01']))).rejects.toMatchObject({ code: 'product.notFound' });
    await withdrawing.run({ ...item, reason: 'Đọc nhầm câu.' }, officer(['68']));
    expect(readiness()).toBe('refused');
    expect(find('F04')).not.toHaveProperty('decision');
    const [reference] = references.values();
    expect(reference?.withdrawn).toMatchObject({ by: 'officer-1', reason: 'Đọc nhầm câu.' });
    expect(row()?.steps.map(({ kind }) => kind)).toContain('falsePositiveWithdrawn');
    const { length } = rows.puts;
    await withdrawing.run(item, officer(['68']));
    expect(rows.puts).toHaveLength(length);
  });

  it('says nothing of the same words in another sentence', async () => {
    const { assess, keyOf, readiness, recording } = await waiting({
      description: { vi: 'Mật ong chữa khỏi đau dạ dày.' },
    });
    await recording.run({ productId: PRODUCT, key: keyOf('F04'), reason }, officer(['68']));
    expect(readiness()).not.toBe('refused');
    await assess.run(revised(2, { description: { vi: 'Uống đều mỗi sáng để chữa khỏi đau dạ dày lâu năm.' } }));
    expect(readiness()).toBe('refused');
  });

  it.each([
    ['outside the officer’s area', officer(['01']), 'product.notFound'],
    ['by nobody’s officer', officer(), 'product.notFound'],
  ])('is not recorded %s', async (_name, actor, code) => {
    const { keyOf, readiness, recording, references } = await waiting(wrong);
    const item = { productId: PRODUCT, key: keyOf('F04'), reason };
    await expect(recording.run(item, actor)).rejects.toMatchObject({ code });
    expect(readiness()).toBe('refused');
    expect(references.size).toBe(0);
  });

  it('is only what blocks', async () => {
    const { keyOf, recording } = await waiting();
    const item = { productId: PRODUCT, key: keyOf('O01'), reason };
    await expect(recording.run(item, officer(['*']))).rejects.toMatchObject({
      errors: [{ field: '/key', code: 'finding.notBlock' }],
    });
  });
});
