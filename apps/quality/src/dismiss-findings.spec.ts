import type { Actor } from '#libs/runtime';
import { findingKey } from '#libs/quality-rules';
import { describe, expect, it } from 'vitest';
import { FindingCatalogue } from '#libs/quality-rules';
import { showAssessment } from './show-assessment.js';
import { PRODUCT, revised, setUp, START, TENANT } from './testing/set-up.js';

const editor: Actor = {
  kind: 'person',
  id: 'person-1',
  tenant: TENANT,
  scopes: ['read', 'write'],
  language: 'vi',
  correlationId: 'dismiss-1',
};
const NAME = 'Mật ong hoa nhãn Đồi Sương 500 g';
const NET = { origin: 'Sản xuất tại Việt Nam', netQuantity: '500gr' };
const reason = 'Nhãn in từ năm trước, in lại vào tháng sau.';

/** A product assessed with a unit that is advised against, and the finding's key. */
async function assessed(content: Parameters<typeof revised>[1] = { labelFields: NET }) {
  const all = await setUp();
  await all.assess.run(revised(1, content));
  const find = (rule: string) => all.row()?.assessment?.findings.find((finding) => finding.rule === rule);
  const keyOf = (rule: string): string => findingKey(find(rule)!, all.row()!.product!);
  return { ...all, find, keyOf };
}

describe('dismissing a finding', () => {
  it('shows it as dismissed with its reason, and it costs nothing any more', async () => {
    const { dismissing, find, keyOf, row, rows, woken } = await assessed();
    expect(find('L03')?.severity).toBe('warn');
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, editor);
    expect(find('L03')).toMatchObject({
      severity: 'inform',
      decision: { kind: 'dismissed', severity: 'warn', reason },
    });
    expect(rows.puts).toHaveLength(2);
    expect(woken.times).toBe(2);
    expect(row()).toMatchObject({ version: 2, productVersion: 1, correlationId: 'dismiss-1', actor: 'person-1' });
    expect(row()?.steps.map(({ kind }) => kind)).toEqual(['accepted', 'assessed', 'dismissed', 'assessed']);
    expect(row()?.decisions).toMatchObject([{ kind: 'dismissed', by: 'person-1', reason }]);
  });

  it('gives the points back that the finding took', async () => {
    const { dismissing, row } = await assessed({ name: { vi: 'MẬT ONG HOA NHÃN ĐỒI SƯƠNG THƠM NGON 500 G' } });
    const costs = row()!.assessment!.findings.filter(
      ({ dimension, severity }) => dimension !== 'legal' && severity === 'warn',
    );
    expect(costs.length).toBeGreaterThan(0);
    const before = row()!.assessment!.dimensions;
    const keys = costs.map((finding) => findingKey(finding, row()!.product!));
    await dismissing.dismiss(PRODUCT, { keys, reason }, editor);
    const after = row()!.assessment!.dimensions;
    const [dimension] = costs.map((finding) => finding.dimension);
    expect(after[dimension!]).toBeGreaterThan(before[dimension!]!);
  });

  it('stays over an edit elsewhere and ends with a change of the passage', async () => {
    const { assess, dismissing, find, keyOf } = await assessed();
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, editor);
    await assess.run(revised(2, { labelFields: NET, name: { vi: `${NAME} loại một` } }));
    expect(find('L03')?.decision?.kind).toBe('dismissed');
    await assess.run(revised(3, { labelFields: { ...NET, netQuantity: '500 GR' } }));
    expect(find('L03')).toMatchObject({ severity: 'warn' });
    expect(find('L03')?.decision).toBeUndefined();
  });

  it('is shown by the key that dismisses it', async () => {
    const { judge, keyOf, row } = await assessed();
    const { assessment, product } = row()!;
    const shown = showAssessment(assessment!, new FindingCatalogue(judge.engine.rules), 'vi', product);
    expect(shown.findings.find(({ rule }) => rule === 'L03')?.key).toBe(keyOf('L03'));
  });

  it('is taken back', async () => {
    const { dismissing, find, keyOf, rows } = await assessed();
    const keys = [keyOf('L03')];
    await dismissing.dismiss(PRODUCT, { keys, reason }, editor);
    await dismissing.restore(PRODUCT, { keys }, editor);
    expect(find('L03')).toMatchObject({ severity: 'warn' });
    await dismissing.restore(PRODUCT, { keys }, editor);
    expect(rows.puts).toHaveLength(3);
  });

  it('told twice changes nothing the second time', async () => {
    const { dismissing, keyOf, rows } = await assessed();
    const body = { keys: [keyOf('L03')], reason };
    await dismissing.dismiss(PRODUCT, body, editor);
    await dismissing.dismiss(PRODUCT, body, editor);
    expect(rows.puts).toHaveLength(2);
  });

  it.each([
    ['a block', { description: { vi: 'Mật ong chữa khỏi đau dạ dày.' } }, 'F04'],
    ['an open review', {}, 'O01'],
  ])('never works on %s', async (_name, content, rule) => {
    const { dismissing, keyOf, rows } = await assessed(content);
    const problem = { code: 'request.invalid', errors: [{ field: '/keys/0', code: 'finding.gate' }] };
    await expect(dismissing.dismiss(PRODUCT, { keys: [keyOf(rule)], reason }, editor)).rejects.toMatchObject(problem);
    expect(rows.puts).toHaveLength(1);
  });

  it('does not reach a finding that weighs more since', async () => {
    const { dismissing, keyOf, row } = await assessed();
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, editor);
    const { judge: stricter } = await setUp({ L03: { severity: { default: 'block' } } });
    const { product, confirmations, decisions } = row()!;
    const { findings } = stricter.judge(product!, { confirmations, decisions }, START);
    expect(findings.find(({ rule }) => rule === 'L03')).toMatchObject({ severity: 'block' });
  });

  it('with one unknown key dismisses nothing', async () => {
    const { dismissing, keyOf, rows } = await assessed();
    const keys = [keyOf('L03'), 'L03.0000000000000000'];
    await expect(dismissing.dismiss(PRODUCT, { keys, reason }, editor)).rejects.toMatchObject({
      errors: [{ field: '/keys/1', code: 'finding.unknown' }],
    });
    expect(rows.puts).toHaveLength(1);
  });

  it('of another organisation’s product finds no product', async () => {
    const { dismissing, keyOf, rows } = await assessed();
    const stranger = { ...editor, tenant: '01935b7e-0000-7000-8000-00000000ffff' };
    const body = { keys: [keyOf('L03')], reason };
    await expect(dismissing.dismiss(PRODUCT, body, stranger)).rejects.toMatchObject({ code: 'product.notFound' });
    expect(rows.puts).toHaveLength(1);
  });

  it('is not lost when a new revision comes in between', async () => {
    const { dismissing, find, keyOf, row, rows } = await assessed();
    const later = await assessed();
    await later.assess.run(revised(2, { labelFields: NET, name: { vi: `${NAME} mới` } }));
    rows.beforePut = () => rows.rows.set(PRODUCT, structuredClone(later.row()!));
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, editor);
    expect(find('L03')?.decision?.kind).toBe('dismissed');
    expect(row()).toMatchObject({ version: 3, productVersion: 2 });
  });
});
