import { startOfLegalDate } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { Assessor } from './assessor.js';
import { ReassessProduct } from './reassess-product.js';
import { revised, setUp } from './testing/set-up.js';

describe('assessing again without a new revision', () => {
  it('is silent when the verdict stays the same: only the judge and the next date are noted', async () => {
    const { assess, reassess, row, rows, time, judge } = await setUp();
    await assess.run(revised(1));
    const before = row()!;
    rows.rows.set(before._id, { ...before, judge: 'old' });
    time.now += 86_400_000;
    expect(await reassess.run(row()!)).toBe('silent');
    expect(row()).toEqual({ ...before, judge: judge.fingerprint });
  });

  it('announces under the old revision when a date changed the verdict', async () => {
    const { assess, reassess, row, readiness, time } = await setUp();
    await assess.run(revised(1));
    expect(readiness()).toBe('fixable');
    const until = row()?.reassessAt;
    expect(until).toBe(startOfLegalDate('2028-11-11'));
    time.now = startOfLegalDate('2029-05-11');
    expect(await reassess.run(row()!)).toBe('announced');
    expect(readiness()).toBe('refused');
    expect(row()).toMatchObject({ version: 2, productVersion: 1, assessment: { productRevision: 1 } });
  });

  it('announces when other rules judge otherwise', async () => {
    const { assess, row, rows, clock, relay, judge, neighbours } = await setUp();
    await assess.run(revised(1));
    const { judge: milder } = await setUp({ O01: { off: true } });
    expect(milder.fingerprint).not.toBe(judge.fingerprint);
    expect(await new ReassessProduct(rows, new Assessor(milder, neighbours), relay, clock).run(row()!)).toBe(
      'announced',
    );
    expect(row()).toMatchObject({ version: 2, judge: milder.fingerprint });
  });

  it('gives way to a newer revision', async () => {
    const { assess, reassess, row, time } = await setUp();
    await assess.run(revised(1));
    const old = row()!;
    await assess.run(revised(2));
    time.now = startOfLegalDate('2029-05-11');
    expect(await reassess.run(old)).toBe('lost');
    expect(row()).toMatchObject({ version: 2, productVersion: 2 });
  });
});
