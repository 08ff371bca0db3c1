import { RuleEngine, rulePackFiles, loadRulePack } from '#libs/quality-rules';
import { describe, expect, it } from 'vitest';
import { packInForce } from './load-engine.js';
import { milder, operator, shelf, standard } from './testing/pack-shelf.js';
import { revised } from './testing/set-up.js';

describe('a rule pack', () => {
  it.each([
    ['an unknown rule', milder({ rules: { ...standard.rules, Z99: {} } }), /Z99/],
    ['a bad date', milder({ validFrom: '2026-13-01' }), /validFrom/],
    ['an empty period', milder({ rules: { L01: { validFrom: '2027-01-01', validTo: '2026-01-01' } } }), /L01/],
    ['an unknown profile', milder({ profile: 'standart' }), /profile/],
    ['nothing in it', {}, /id/],
  ])('with %s is not stored', async (_name, file, problems) => {
    const { manage, packs } = await shelf();
    await expect(manage.store(file, operator)).rejects.toMatchObject({
      code: 'rulePack.refused',
      params: { problems: expect.stringMatching(problems) as string },
    });
    expect(packs.rows.size).toBe(0);
  });

  it('that is wrong names every field with its fix', async () => {
    const { manage } = await shelf();
    const wrong = milder({
      profile: 'standart',
      rules: { Z99: {}, L01: { validFrom: '2027-01-01', validTo: '2026-01-01' } },
    });
    await expect(manage.store(wrong, operator)).rejects.toMatchObject({
      errors: [
        { field: '/profile', code: 'pack.profile', params: { known: 'standard' } },
        { field: '/rules/Z99', code: 'pack.rule' },
        { field: '/rules/L01', code: 'pack.period', params: { from: '2027-01-01', to: '2026-01-01' } },
      ],
    });
  });

  it('stored by an older release that this one cannot read is left out, said once, and stops nothing', async () => {
    const { manage, packs, said, watch } = await shelf();
    packs.rows.set('2026-11-b', { _id: '2026-11-b', file: { ...standard, id: '2026-11-b', profile: 'gone' } });
    await watch.refresh();
    await watch.refresh();
    expect((await manage.list(operator)).items.map(({ id }) => id)).toEqual([standard.id]);
    expect(said.filter((text) => text.includes('does not load'))).toHaveLength(1);
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

describe('the pack of the release', () => {
  it('judges from the first start on, and that is noted', async () => {
    const { judge, manage, packs, watch, time } = await shelf();
    await watch.refresh();
    time.now += 1000;
    await watch.refresh();
    expect(judge.engine.pack.id).toBe(standard.id);
    const { items } = await manage.list(operator);
    expect(items).toMatchObject([{ id: standard.id, state: 'inForce', activatedAt: time.now - 1000 }]);
    expect(packs.rows.get(standard.id)?.activatedAt).toBeUndefined();
  });

  it('waits to be activated where another one judges already', async () => {
    const { judge, packs, rules, watch } = await shelf();
    const older = { ...milder(), id: '2026-10-z' };
    packs.rows.set(older.id, { _id: older.id, file: older, adoptedAt: 5 });
    judge.use(new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules)));
    await watch.refresh();
    expect(judge.engine.pack.id).toBe(older.id);
    expect(packs.rows.has(standard.id)).toBe(false);
  });

  it('is not replaced by one that is only stored', async () => {
    const { judge, manage, watch } = await shelf();
    await manage.store(milder({ id: '2026-11-z' }), operator);
    await watch.refresh();
    expect(judge.engine.pack.id).toBe(standard.id);
  });
});

describe('which pack judges', () => {
  const pack = (id: string, validFrom: string) => ({ id, validFrom }) as Parameters<typeof packInForce>[0][0]['pack'];
  const old = { pack: pack('2026-01-a', '2026-01-01'), shipped: true };
  const release = { pack: pack('2026-11-a', '2026-11-01'), shipped: true };
  const waiting = { pack: pack('2026-11-s', '2026-11-02'), shipped: false };
  const stored = { pack: pack('2026-12-a', '2026-12-01'), shipped: false, activatedAt: 5 };

  it.each([
    [
      'not a newer one of the release, where one was adopted',
      [release, { ...old, adoptedAt: 9 }],
      undefined,
      '2026-11-22',
      '2026-01-a',
    ],
    ['not one that is only stored', [release, waiting], undefined, '2026-11-22', '2026-11-a'],
    [
      'the activated one before the adopted one',
      [
        { ...release, adoptedAt: 9 },
        { ...old, activatedAt: 1 },
      ],
      undefined,
      '2026-11-22',
      '2026-01-a',
    ],
    ['the newest of the release at the first start', [release, old], undefined, '2026-11-22', '2026-11-a'],
    ['not one whose first day is to come', [release, old, stored], undefined, '2026-11-30', '2026-11-a'],
    ['the activated one from its first day', [release, old, stored], undefined, '2026-12-01', '2026-12-a'],
    [
      'the one activated last, also if it is older',
      [{ ...old, activatedAt: 9 }, stored],
      undefined,
      '2026-12-01',
      '2026-01-a',
    ],
    ['none where only a stored one has begun', [waiting], undefined, '2026-11-22', undefined],
    ['the one configured', [release, old, stored], '2026-01-a', '2026-12-01', '2026-01-a'],
    ['none where none is in force', [release], undefined, '2025-01-01', undefined],
  ])('%s', (_name, packs, wanted, today, id) => {
    expect(packInForce(packs, wanted, today)?.id).toBe(id);
  });
});
