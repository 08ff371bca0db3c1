import { type SelfAssessmentInput, selfAssessmentView } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { AnswerSelfAssessment, readVersionTag } from './answer-self-assessment.js';
import { ShowSelfAssessment } from './show-self-assessment.js';
import { MemoryAnswers } from './testing/memory-answers.js';
import { PRODUCT, removed, revised, setUp, START, TENANT } from './testing/set-up.js';

const actor: Actor = {
  ...{ kind: 'person', id: 'person-1', tenant: TENANT, scopes: ['write'], language: 'vi', correlationId: 'request-9' },
};
const input = (...answers: [string, number | null][]): SelfAssessmentInput => ({
  sheet: 6,
  answers: answers.map(([code, option]) => ({ code, option })),
});

async function scene(ocopSheet: number | undefined = 6) {
  const parts = await setUp();
  const answers = new MemoryAnswers();
  const show = new ShowSelfAssessment(parts.rows, answers, parts.clock);
  const answer = new AnswerSelfAssessment(show, answers, parts.clock);
  await parts.assess.run(revised(1, { ocopSheet }));
  const put = (body: SelfAssessmentInput, expected?: number, by = actor) => answer.run(PRODUCT, body, expected, by);
  const get = (tenant = TENANT) => show.run(PRODUCT, tenant, 'vi');
  return { ...parts, answers, put, get, stored: () => answers.rows.get(`${PRODUCT}/6`) };
}

describe('a self-assessment', () => {
  it('without answers is a range that says what is missing', async () => {
    const { get } = await scene();
    const shown = selfAssessmentView.parse(await get());
    expect(shown).toMatchObject({ productId: PRODUCT, version: 0, sheet: 6, stars: { most: 5 }, unknown: [] });
    expect(shown.missing).toHaveLength(shown.criteria.length);
    expect(shown.points.least).toBeLessThan(shown.points.most);
    expect(shown).not.toHaveProperty('updatedAt');
  });

  it('stores answers in the sheet’s order and narrows the range', async () => {
    const { put, get, stored } = await scene();
    const before = await get();
    const after = await put(input(['9', 1], ['2.3', 2], ['1.1', 0]));
    expect(after).toMatchObject({ version: 1, updatedAt: START });
    expect(after.points.most).toBeLessThan(before.points.most);
    expect(after.missing).not.toContain('2.3');
    expect(stored()).toMatchObject({ tenant: TENANT, sheet: 6, by: 'person-1', earlier: [] });
    expect(stored()?.answers.map(({ code }) => code)).toEqual(['1.1', '2.3', '9']);
    expect(await get()).toEqual(after);
  });

  it('replaces by version only, and keeps the earlier ones', async () => {
    const { put, stored } = await scene();
    await put(input(['2.3', 2]));
    await expect(put(input(['2.3', 1]))).rejects.toMatchObject({ code: 'selfAssessment.matchRequired' });
    await expect(put(input(['2.3', 1]), 7)).rejects.toMatchObject({
      code: 'selfAssessment.changed',
      params: { version: 1 },
      headers: { etag: '"1"' },
    });
    expect(await put(input(['2.3', 1]), 1)).toMatchObject({ version: 2 });
    expect(stored()?.earlier).toEqual([
      { version: 1, answers: [{ code: '2.3', option: 2 }], at: START, by: 'person-1' },
    ]);
    for (let version = 2; version < 30; version++) await put(input(['2.3', version % 2]), version);
    expect(stored()?.version).toBe(30);
    expect(stored()?.earlier).toHaveLength(20);
  });

  it('takes the same answers again as done, whatever version was read', async () => {
    const { put } = await scene();
    await put(input(['2.3', 2], ['9', 0]));
    expect(await put(input(['9', 0], ['2.3', 2]))).toMatchObject({ version: 1 });
  });

  it('tells who was faster', async () => {
    const { put, answers, stored } = await scene();
    await put(input(['2.3', 2]));
    answers.beforePut = () => answers.rows.set(`${PRODUCT}/6`, { ...stored()!, version: 2 });
    await expect(put(input(['2.3', 1]), 1)).rejects.toMatchObject({
      code: 'selfAssessment.changed',
      params: { version: 2 },
    });
  });

  it.each([
    ['another sheet', { ...input(['2.3', 0]), sheet: 7 }, '/sheet', 'criterion.otherSheet'],
    ['a criterion there is not', input(['2.3', 0], ['9.9', 0]), '/answers/1/code', 'criterion.unknown'],
    ['a level there is not', input(['2.3', 3]), '/answers/0/option', 'criterion.level'],
    ['below the lowest where that cannot be', input(['3.1', null]), '/answers/0/option', 'criterion.level'],
    ['two answers', input(['2.3', 0], ['2.3', 1]), '/answers/1/code', 'criterion.repeated'],
  ])('refuses %s by its field', async (_, body, field, code) => {
    const { put, stored } = await scene();
    await expect(put(body)).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [expect.objectContaining({ field, code })],
    });
    expect(stored()).toBeUndefined();
  });

  it('takes "not even the lowest" where a product may fall short', async () => {
    const { put } = await scene();
    const shown = await put(input(['2.3', null]));
    expect(shown.minimums).toContainEqual({ code: '2.3', star: 3, option: 0, state: 'missed' });
    expect(shown.stars?.most).toBe(2);
  });

  it('gives a flagged sheet no stars and says so', async () => {
    const { get } = await scene(4);
    const shown = await get();
    expect(shown).not.toHaveProperty('stars');
    expect(shown.flags).not.toEqual([]);
    expect(shown.notice).toContain('chưa nói được số sao');
  });

  it('needs a sheet, a product, and its own organisation', async () => {
    const bare = await scene();
    await bare.assess.run(revised(2, { ocopSheet: undefined }));
    await expect(bare.get()).rejects.toMatchObject({ code: 'selfAssessment.noSheet' });
    await expect(bare.put(input(['2.3', 0]))).rejects.toMatchObject({ code: 'selfAssessment.noSheet' });
    const other = '01935b7e-0000-7000-8000-0000000000ff';
    await expect(bare.get(other)).rejects.toMatchObject({ code: 'product.notFound' });
    await expect(bare.put(input(['2.3', 0]), undefined, { ...actor, tenant: other })).rejects.toMatchObject({
      code: 'product.notFound',
    });
    await bare.assess.run(removed(3));
    await expect(bare.get()).rejects.toMatchObject({ code: 'product.notFound' });
  });
});

describe('If-Match', () => {
  it('is a version in quotes or absent', () => {
    expect(readVersionTag(undefined)).toBeUndefined();
    expect(readVersionTag(' "12" ')).toBe(12);
    for (const header of ['*', '12', 'W/"12"', '"0"', '"1", "2"', ''])
      expect(() => readVersionTag(header)).toThrow('request.header');
  });
});
