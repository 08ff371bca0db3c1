import { findingKey } from '#libs/quality-rules';
import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import type { AuditRow } from './audit.models.js';
import { KeepAudit } from './keep-audit.js';
import type { AssessmentRow, StoredDecision } from './models.js';
import { afterForgetting } from './next-assessment.js';
import { PRODUCT, removed, revised, setUp, START, TENANT } from './testing/set-up.js';

const actor: Actor = {
  ...{ kind: 'person', id: 'member-1', tenant: TENANT, scopes: ['read', 'write'] },
  ...{ language: 'vi', correlationId: 'audit-1' },
};
const officer: Actor = { ...actor, id: 'officer-1', tenant: 'another', scopes: ['officer'], officerAreas: ['68'] };
const reason = 'Nhãn in từ năm trước.';
const content = { labelFields: { origin: 'Sản xuất tại Việt Nam', netQuantity: '500gr' } };

/** A product with advice (L03) and an open review (O01), and the audit as it is kept. */
async function scene(more: Parameters<typeof revised>[1] = {}) {
  const all = await setUp();
  await all.assess.run(revised(1, { ...content, ...more }));
  const kept = new Map<string, AuditRow>();
  const add = (rows: readonly AuditRow[]) => {
    for (const row of rows) if (!kept.has(row._id)) kept.set(row._id, structuredClone(row));
    return Promise.resolve();
  };
  const unaudited = () => Promise.resolve([...all.rows.rows.values()].filter(({ auditAt }) => auditAt !== undefined));
  const audited = (rows: readonly Pick<AssessmentRow, '_id' | 'version'>[]) => {
    for (const { _id, version } of rows) {
      const { audit: _audit, auditAt: _at, ...rest } = all.rows.rows.get(_id)!;
      if (rest.version === version) all.rows.rows.set(_id, rest);
    }
    return Promise.resolve();
  };
  const keeping = new KeepAudit({ unaudited, audited }, { add });
  const keyOf = (rule: string): string => {
    const { assessment, product } = all.row()!;
    return findingKey(
      assessment!.findings.find((finding) => finding.rule === rule)!,
      product!,
    );
  };
  const decide = (decision: 'accept' | 'refuse') =>
    all.deciding.run({ productId: PRODUCT, key: keyOf('O01'), decision, reason: `${decision}!` }, officer);
  const told = () => [...kept.values()].map(({ what, by, reason: why }) => [what, by, why]);
  return { ...all, add, audited, kept, keeping, keyOf, decide, told };
}

describe('the audit', () => {
  it('holds who decided what, as what, when and why, in the write that changed the verdict', async () => {
    const { dismissing, keeping, kept, keyOf, row, rows } = await scene();
    const key = keyOf('L03');
    await dismissing.dismiss(PRODUCT, { keys: [key], reason }, actor);
    expect(rows.puts.at(-1)?.audit).toHaveLength(1);
    expect(rows.puts.at(-1)?.auditAt).toBe(START);
    expect(await keeping.step(10)).toBe(1);
    expect([...kept.values()]).toEqual([
      {
        _id: `${String(START).padStart(15, '0')}/${PRODUCT}/2/0`,
        ...{ tenant: TENANT, area: '68', productId: PRODUCT, productRevision: 1 },
        rulePack: row()!.assessment!.rulePack,
        ...{ what: 'dismissed', rule: 'L03', key, reason, by: 'member-1', byKind: 'person', role: 'member', at: START },
      },
    ]);
    expect(row()).not.toHaveProperty('audit');
    expect(row()).not.toHaveProperty('auditAt');
  });

  it('keeps a decision that another one replaced, and one that was taken back', async () => {
    const { decide, dismissing, keeping, kept, keyOf, row, time, told } = await scene();
    await decide('refuse');
    time.now += 1000;
    await decide('accept');
    expect(row()?.decisions).toHaveLength(1);
    const keys = [keyOf('L03')];
    await dismissing.dismiss(PRODUCT, { keys, reason }, actor);
    time.now += 1000;
    await dismissing.restore(PRODUCT, { keys }, actor);
    expect(await keeping.step(10)).toBe(4);
    expect(told()).toEqual([
      ['refused', 'officer-1', 'refuse!'],
      ['accepted', 'officer-1', 'accept!'],
      ['dismissed', 'member-1', reason],
      ['restored', 'member-1', undefined],
    ]);
    expect([...kept.keys()]).toEqual([...kept.keys()].sort());
    expect([...kept.values()].map(({ role }) => role)).toEqual(['officer', 'officer', 'member', 'member']);
  });

  it('holds confirmations of papers and false positives', async () => {
    const wrong = { description: { vi: 'Mật ong chữa khỏi đau dạ dày.' } };
    const { confirm, keeping, kept, keyOf, recording, references } = await scene(wrong);
    await recording.run({ productId: PRODUCT, key: keyOf('F04'), reason: 'Không phải lời chữa bệnh.' }, officer);
    const seen = { productId: PRODUCT, documentId: 'ocop', verification: 'seen' as const, note: 'Bản gốc.' };
    await confirm.run(seen, officer);
    await keeping.step(10);
    expect([...kept.values()]).toMatchObject([
      { what: 'falsePositive', rule: 'F04', reason: 'Không phải lời chữa bệnh.', role: 'officer' },
      { what: 'confirmed', documentId: 'ocop', verification: 'seen', reason: 'Bản gốc.', by: 'officer-1' },
    ]);
    expect([...references.values()]).toMatchObject([{ reason: 'Không phải lời chữa bệnh.', by: 'officer-1' }]);
    expect(JSON.stringify([...kept.values()])).not.toContain('dạ dày');
  });

  it('goes through a new revision, a removal and the end of the product before it is copied', async () => {
    const { assess, decide, keeping, row, rows, told } = await scene();
    await decide('refuse');
    await assess.run(revised(2, content));
    expect(row()?.audit).toHaveLength(1);
    await assess.run(removed(3));
    expect(row()).toMatchObject({ status: 'removed', confirmations: [] });
    const gone = row()!;
    rows.rows.set(PRODUCT, afterForgetting(gone, 4, START));
    await keeping.step(10);
    expect(told()).toEqual([['refused', 'officer-1', 'refuse!']]);
    expect(row()).not.toHaveProperty('audit');
  });

  it('is the same when a copy is cut off and made again', async () => {
    const { decide, keeping, kept, row, rows, told } = await scene();
    await decide('refuse');
    const before = row()!;
    await keeping.step(10);
    rows.rows.set(PRODUCT, before);
    await keeping.step(10);
    expect(told()).toEqual([['refused', 'officer-1', 'refuse!']]);
    expect(kept.size).toBe(1);
  });

  it('keeps what came while it copied', async () => {
    const { add, assess, audited, decide, row, told } = await scene();
    await decide('refuse');
    const stale = [structuredClone(row()!)];
    await assess.run(revised(2, content));
    await decide('accept');
    await new KeepAudit({ unaudited: () => Promise.resolve(stale), audited }, { add }).step(10);
    expect(row()?.audit).toHaveLength(2);
    expect(told()).toEqual([['refused', 'officer-1', 'refuse!']]);
  });

  it('says nothing of what was told twice', async () => {
    const { decide, keeping } = await scene();
    await decide('refuse');
    await decide('refuse');
    expect(await keeping.step(10)).toBe(1);
  });
});

describe('decisions beyond those that are kept', () => {
  it('push out dismissals only, the oldest first, and the audit is not told so', async () => {
    const { decide, dismissing, keyOf, row, rows } = await scene();
    await decide('refuse');
    const old = (index: number): StoredDecision => ({
      ...{ key: `L01.${String(index).padStart(16, '0')}`, kind: 'dismissed', reason, by: 'member-1', at: index },
    });
    const [refusal] = row()!.decisions!;
    const decisions = [refusal!, ...Array.from({ length: 399 }, (_, index) => old(index))];
    rows.rows.set(PRODUCT, { ...row()!, decisions });
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, actor);
    const kept = row()!.decisions!;
    expect(kept).toHaveLength(400);
    expect(kept[0]).toMatchObject({ kind: 'refused' });
    expect(kept[1]?.at).toBe(1);
    expect(kept.at(-1)?.key).toBe(keyOf('L03'));
    expect(row()?.audit?.map(({ what }) => what)).toEqual(['refused', 'dismissed']);
  });

  it('never push out what officers decided, however many', async () => {
    const { dismissing, keyOf, row, rows } = await scene();
    const refused = Array.from({ length: 410 }, (_, index): StoredDecision => ({
      ...{ key: `O01.${String(index).padStart(16, '0')}`, kind: 'refused', reason, by: 'officer-1', at: index },
    }));
    rows.rows.set(PRODUCT, { ...row()!, decisions: refused });
    await dismissing.dismiss(PRODUCT, { keys: [keyOf('L03')], reason }, actor);
    expect(row()!.decisions!.filter(({ kind }) => kind === 'refused')).toHaveLength(410);
  });
});
