import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment, DecisionRecord, Finding, OpenReview, ProductInput } from '#libs/contracts';
import { rulePackFiles } from '#libs/quality-rules';
import { goods, upload } from '../world/goods.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

/** What only stores, timers and several processes can show: queues, the index across producers, packs in force. */
let world: World;
const reason = 'Đã xem và ghi lý do.';

beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world?.stop();
});

/** The assessment of a revision once it is there. */
const assessed = (id: string, isIt: (assessment: Assessment) => boolean = () => true): Promise<Assessment> =>
  until('the assessment', async () => {
    const { body, status } = await world.call('GET', `/v1/products/${id}/assessment`);
    return status === 200 && isIt(body as Assessment) ? (body as Assessment) : undefined;
  });
const findingOf = ({ findings }: Assessment, rule: string): Finding | undefined =>
  findings.find((finding) => finding.rule === rule);

const certificate = (number: string): ProductInput['documents'] => [
  { id: 'ocop', kind: 'ocopCertificate', number, issued: '2026-05-10', stars: 4, files: [] },
];

describe('decisions on findings', () => {
  it('dismissed advice stays dismissed, and a block cannot be', async () => {
    const sound = goods(world);
    const id = await upload(world, { ...sound, labelFields: { ...sound.labelFields, netQuantity: '200gr' } });
    const before = findingOf(await assessed(id), 'L03');
    const dismissed = await world.call('POST', `/v1/products/${id}/findings:dismiss`, { keys: [before?.key], reason });
    expect(dismissed.status, JSON.stringify(dismissed.body)).toBe(200);
    expect(findingOf(await assessed(id), 'L03')?.decision).toMatchObject({ kind: 'dismissed', reason });
    const ill = await upload(world, { ...goods(world), description: { vi: 'Chè chữa khỏi đau dạ dày.' } });
    const block = findingOf(await assessed(ill), 'F04');
    const refused = await world.call('POST', `/v1/products/${ill}/findings:dismiss`, { keys: [block?.key], reason });
    expect(refused.body).toMatchObject({ code: 'request.invalid', errors: [{ code: 'finding.gate' }] });
    const items = [{ productId: ill, key: block?.key, reason }];
    const recorded = await world.call('POST', '/v1/false-positives', { items }, { key: world.keys.officerKey });
    expect(recorded.body.items).toEqual([{ index: 0, status: 200 }]);
    expect(findingOf(await assessed(ill), 'F04')?.decision?.kind).toBe('falsePositive');
    const { body } = await world.call('GET', '/v1/false-positives');
    expect(body.items).toMatchObject([{ productId: ill, rule: 'F04', key: block?.key, reason }]);
    const withdraw = () =>
      world.call('POST', '/v1/false-positives:withdraw', { items }, { key: world.keys.officerKey });
    expect((await withdraw()).body.items).toEqual([{ index: 0, status: 200 }]);
    expect(findingOf(await assessed(ill), 'F04')).toMatchObject({ severity: 'block' });
    expect((await world.call('GET', '/v1/false-positives')).body.items).toEqual([]);
    // Told again it is done already; recorded again it is in the set once more.
    expect((await withdraw()).body.items).toEqual([{ index: 0, status: 200 }]);
    await world.call('POST', '/v1/false-positives', { items }, { key: world.keys.officerKey });
    expect((await world.call('GET', '/v1/false-positives')).body.items).toHaveLength(1);
  });

  it('all of them are on record: who, as what, why, also when another one followed', async () => {
    const sound = goods(world);
    const id = await upload(world, { ...sound, labelFields: { ...sound.labelFields, netQuantity: '200gr' } });
    const keys = [findingOf(await assessed(id), 'L03')?.key];
    await world.call('POST', `/v1/products/${id}/findings:dismiss`, { keys, reason });
    await world.call('POST', `/v1/products/${id}/findings:restore`, { keys });
    const records = await until('the decisions are on record', async () => {
      const { body } = await world.call('GET', `/v1/products/${id}/decisions`);
      return body.items?.length === 2 ? (body.items as DecisionRecord[]) : undefined;
    });
    const common = { productId: id, rule: 'L03', role: 'member', byKind: 'key' };
    expect(records).toMatchObject([
      { ...common, what: 'restored' },
      { ...common, what: 'dismissed', reason },
    ]);
    const first = (await world.call('GET', `/v1/products/${id}/decisions?limit=1`)).body;
    const second = (await world.call('GET', `/v1/products/${id}/decisions?limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(records);
    expect((await world.call('GET', '/v1/decisions?limit=200')).body.items).toEqual(expect.arrayContaining(records));
    const area = await world.call('GET', '/v1/decisions?of=area&limit=200', undefined, { key: world.keys.officerKey });
    expect(area.body.items).toEqual(expect.arrayContaining(records));
  });

  it('an open review is in the queue of its organisation and of the officer, until it is decided', async () => {
    const id = await upload(world, { ...goods(world), documents: certificate('77/QĐ-UBND'), brand: 'Chè OCOP 4 sao' });
    await assessed(id);
    const waiting = async (path: string, key: string): Promise<OpenReview | undefined> =>
      ((await world.call('GET', path, undefined, { key })).body.items as OpenReview[]).find(
        ({ productId }) => productId === id,
      );
    const own = await waiting('/v1/reviews?limit=200', world.keys.apiKey);
    expect(own?.findings.map(({ rule }) => rule)).toContain('O01');
    expect(await waiting('/v1/reviews?of=area&limit=200', world.keys.officerKey)).toEqual(own);
    const items = (own?.findings ?? []).map(({ key }) => ({ productId: id, key, decision: 'accept', reason }));
    await world.call('POST', '/v1/reviews:decide', { items }, { key: world.keys.officerKey });
    expect(await waiting('/v1/reviews?limit=200', world.keys.apiKey)).toBeUndefined();
  });

  it('a confirmed paper is claimed again when an officer takes that back', async () => {
    const id = await upload(world, { ...goods(world), documents: certificate('78/QĐ-UBND') });
    const isIt =
      (verification: string) =>
      ({ verifications }: Assessment): boolean =>
        verifications['ocop'] === verification;
    await assessed(id, isIt('claimed'));
    const confirm = (verification: string, note?: string) => {
      const items = [{ productId: id, documentId: 'ocop', verification, ...(note && { note }) }];
      return world.call('POST', '/v1/documents:confirm', { items }, { key: world.keys.officerKey });
    };
    expect((await confirm('seen')).body.items).toEqual([{ index: 0, status: 200 }]);
    await assessed(id, isIt('seen'));
    expect((await confirm('claimed')).body).toMatchObject({ errors: [{ code: 'reason.missing' }] });
    expect((await confirm('claimed', reason)).body.items).toEqual([{ index: 0, status: 200 }]);
    await assessed(id, isIt('claimed'));
  });

  it('a decision number of two producers waits for a person at both', async () => {
    const more = { documents: certificate('4321/QĐ-UBND') };
    const first = await upload(world, goods(world, more));
    await assessed(first);
    const other = goods(world, more);
    const producer = { ...other.producer!, code: 'chu-the-hai', name: 'Tổ hợp tác Thứ Hai' };
    const second = await upload(world, { ...other, producer, producerCode: producer.code });
    for (const id of [second, first])
      await assessed(id, (assessment) => findingOf(assessment, 'O04')?.severity === 'review');
  });
});

describe('a rule pack', () => {
  it('is previewed, activated, and judges everything again in all processes', async () => {
    const key = world.keys.operatorKey;
    const id = await upload(world, goods(world));
    const { rulePack } = await assessed(id);
    const file = { ...(rulePackFiles.at(-1) as object), id: '2026-11-t' };
    expect((await world.call('POST', '/v1/rule-packs', file, { key })).status).toBe(201);
    const choice = { id: '2026-11-t' };
    expect((await world.call('POST', '/v1/rule-packs:activate', choice, { key })).status).toBe(409);
    const misspelt = await world.call(
      'POST',
      '/v1/rule-packs',
      { ...file, id: '2026-11-u', profile: 'standart' },
      { key },
    );
    expect(misspelt.body).toMatchObject({ status: 422, errors: [{ field: '/profile', code: 'pack.profile' }] });
    expect((await world.call('POST', '/v1/rule-packs:cancel', choice, { key })).status).toBe(409);
    expect((await world.call('POST', '/v1/rule-packs:preview', choice, { key })).status).toBe(202);
    await until('the preview is done', async () => {
      const { body } = await world.call('GET', '/v1/rule-packs', undefined, { key });
      const items = body.items as { id: string; preview?: { state: string; share: number } }[];
      return items.some((item) => item.id === choice.id && item.preview?.state === 'done' && item.preview.share === 1);
    });
    expect((await world.call('POST', '/v1/rule-packs:activate', choice, { key })).status).toBe(202);
    const younger = await upload(world, goods(world));
    expect(rulePack).not.toBe(choice.id);
    // Products whose verdict stays the same are judged again in silence.
    await assessed(younger, (assessment) => assessment.rulePack === choice.id);
  });
});
