import { findingKey, rulePackFiles } from '#libs/quality-rules';
import type { Actor, Log } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { CarryPreview } from './carry-preview.js';
import { packInForce } from './load-engine.js';
import { ManageRulePacks } from './manage-rule-packs.js';
import type { AssessmentRow, RulePackRow, StoredPreview } from './models.js';
import type { RulePackRows } from './rule-pack.store.js';
import { RulePackWatch } from './rule-pack.watch.js';
import { PRODUCT, revised, setUp, START } from './testing/set-up.js';

class MemoryPacks implements RulePackRows {
  readonly rows = new Map<string, RulePackRow>();

  all = () => Promise.resolve([...this.rows.values()].map((row) => structuredClone(row)));

  insert(row: RulePackRow): Promise<boolean> {
    if (this.rows.has(row._id)) return Promise.resolve(false);
    return this.change(row._id, row).then(() => true);
  }

  activate(id: string, activatedBy: string, activatedAt: number): Promise<void> {
    return this.change(id, { activatedAt, activatedBy });
  }

  startPreview(id: string, preview: StoredPreview): Promise<void> {
    return this.change(id, { preview });
  }

  putPreview(id: string, after: string, preview: StoredPreview): Promise<void> {
    const stands = this.rows.get(id)?.preview;
    return stands?.after === after && stands.startedAt === preview.startedAt
      ? this.change(id, { preview })
      : Promise.resolve();
  }

  private change(id: string, fields: Partial<RulePackRow>): Promise<void> {
    this.rows.set(id, { ...this.rows.get(id), ...fields, _id: id });
    return Promise.resolve();
  }
}

const operator = { id: 'operator-1', language: 'vi' as const, operator: true };
const standard = rulePackFiles.at(-1) as { id: string; rules: Record<string, object> };
/** The release's pack under which every star waits for nobody. */
const milder = (own: object = {}) => {
  const { O01: _gone, ...rules } = standard.rules;
  return { ...standard, id: '2026-11-x', rules, ...own };
};
const said: string[] = [];
const log = { info: (text: string) => said.push(text), error: () => 0, warn: () => 0, debug: () => 0 };

async function shelf() {
  const all = await setUp();
  const packs = new MemoryPacks();
  const settings = { wanted: undefined, everyMs: 1000 };
  const watch = new RulePackWatch(packs, all.judge, settings, all.clock, log as unknown as Log);
  const manage = new ManageRulePacks(packs, watch, all.judge, all.clock);
  const assessedAfter = (after: string, limit: number): Promise<AssessmentRow[]> => {
    const rows = [...all.rows.rows.values()].filter(({ _id }) => _id > after);
    return Promise.resolve(rows.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, limit));
  };
  const { judge, neighbours } = all;
  const preview = new CarryPreview({ packs, watch, rows: { assessedAfter }, judge, neighbours }, all.clock);
  return { ...all, packs, watch, manage, preview };
}

describe('a rule pack', () => {
  it.each([
    ['an unknown rule', milder({ rules: { ...standard.rules, Z99: {} } }), /Z99/],
    ['a bad date', milder({ validFrom: '2026-13-01' }), /validFrom/],
    ['an empty period', milder({ rules: { L01: { validFrom: '2027-01-01', validTo: '2026-01-01' } } }), /L01/],
    ['nothing in it', {}, /id/],
  ])('with %s is not stored', async (_name, file, problems) => {
    const { manage, packs } = await shelf();
    await expect(manage.store(file, operator)).rejects.toMatchObject({
      code: 'rulePack.refused',
      params: { problems: expect.stringMatching(problems) as string },
    });
    expect(packs.rows.size).toBe(0);
  });

  it('is never changed under its id, be it stored here or of the release', async () => {
    const { manage } = await shelf();
    await manage.store(milder(), operator);
    await expect(manage.store(milder({ rules: {} }), operator)).rejects.toMatchObject({ code: 'rulePack.exists' });
    await expect(manage.store(standard, operator)).rejects.toMatchObject({ code: 'rulePack.exists' });
  });

  it('must be previewed to its end before it judges', async () => {
    const { assess, judge, manage, preview, watch } = await shelf();
    await assess.run(revised(1));
    await manage.store(milder(), operator);
    const notYet = { code: 'rulePack.notPreviewed' };
    await expect(manage.activate('2026-11-x', operator)).rejects.toMatchObject(notYet);
    await manage.preview('2026-11-x', operator);
    await expect(manage.activate('2026-11-x', operator)).rejects.toMatchObject(notYet);
    while ((await preview.step(1)) > 0);
    expect(judge.engine.pack.id).toBe(standard.id);
    expect(await manage.activate('2026-11-x', operator)).toMatchObject({ state: 'inForce', origin: 'stored' });
    await watch.refresh();
    expect(judge.engine.pack.id).toBe('2026-11-x');
  });

  it('activated has everything judged again', async () => {
    const { assess, judge, manage, preview, readiness, reassess, row } = await shelf();
    await assess.run(revised(1));
    expect(readiness()).toBe('fixable');
    const before = judge.fingerprint;
    await manage.store(milder(), operator);
    await manage.preview('2026-11-x', operator);
    while ((await preview.step(5)) > 0);
    await manage.activate('2026-11-x', operator);
    expect(judge.fingerprint).not.toBe(before);
    expect(await reassess.run(row()!)).toBe('announced');
    expect(readiness()).toBe('ready');
    expect(row()).toMatchObject({ judge: judge.fingerprint, assessment: { rulePack: '2026-11-x' } });
  });
});

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
      readiness: [{ channel: 'market', from: 'fixable', to: 'ready', products: 1 }],
      rules: [{ rule: 'O01', products: 1 }],
      examples: [{ productId: PRODUCT, rules: ['O01'] }],
    });
    expect(rows.puts).toHaveLength(puts);
    expect(packs.rows.get('2026-11-x')?.activatedAt).toBeUndefined();
    expect(await preview.step(10)).toBe(0);
  });

  it('goes on where it stood, each product once', async () => {
    const { assess, manage, packs, preview, rows } = await shelf();
    await assess.run(revised(1));
    for (const end of ['2', '3']) {
      const row = structuredClone(rows.rows.get(PRODUCT)!);
      const _id = `${PRODUCT.slice(0, -1)}${end}`;
      rows.rows.set(_id, { ...row, _id });
    }
    await manage.store(milder(), operator);
    await manage.preview('2026-11-x', operator);
    expect([await preview.step(2), await preview.step(2)]).toEqual([2, 1]);
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
    expect(items.map((item) => 'preview' in item)).toEqual([false]);
  });
});

describe('which pack judges', () => {
  const pack = (id: string, validFrom: string) => ({ id, validFrom }) as Parameters<typeof packInForce>[0][0]['pack'];
  const old = { pack: pack('2026-01-a', '2026-01-01') };
  const release = { pack: pack('2026-11-a', '2026-11-01') };
  const stored = { pack: pack('2026-12-a', '2026-12-01'), activatedAt: 5 };

  it.each([
    ['the newest of the release in force', [release, old], undefined, '2026-11-22', '2026-11-a'],
    ['not one whose first day is to come', [release, old, stored], undefined, '2026-11-30', '2026-11-a'],
    ['the activated one from its first day', [release, old, stored], undefined, '2026-12-01', '2026-12-a'],
    [
      'the one activated last, also if it is older',
      [{ ...old, activatedAt: 9 }, stored],
      undefined,
      '2026-12-01',
      '2026-01-a',
    ],
    ['the one configured', [release, old, stored], '2026-01-a', '2026-12-01', '2026-01-a'],
    ['none where none is in force', [release], undefined, '2025-01-01', undefined],
  ])('%s', (_name, packs, wanted, today, id) => {
    expect(packInForce(packs, wanted, today)?.id).toBe(id);
  });
});
