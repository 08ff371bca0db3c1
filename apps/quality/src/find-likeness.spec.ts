import type { ProductState } from '#libs/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from './product-marks.js';
import { product, revised, setUp } from './testing/set-up.js';
import { shareIn, sketchOf } from './text-likeness.js';

const STORY =
  'Mười hai hộ nuôi ong ở thôn 3 đưa đàn ong theo mùa hoa nhãn. Mỗi mùa chỉ quay mật một lần khi cầu ong đã vít nắp, ' +
  'lọc qua vải màn hai lượt rồi để lắng bảy ngày trước khi đóng hũ. Mỗi hũ ghi tên hộ nuôi và ngày quay.';
const OTHER_STORY =
  'Nhà tôi ba đời làm mắm bên cửa sông, mỗi mẻ ủ mười tám tháng trong chum sành, sáng nào cũng mở nắp phơi nắng rồi ' +
  'khuấy đều tay cho đến khi nước trong như hổ phách mới đem lọc.';
const id = (end: string): string => `01935b7e-0000-7000-8000-0000000000${end}`;

interface Own {
  number?: string;
  issued?: string;
  communeCode?: string;
  story?: string;
  producer?: string;
}

/** A product of its own organisation and producer. */
function other(end: string, own: Own = {}): ProductState {
  const base = product();
  const { communeCode = base.producer.communeCode, issued, number, producer = `a${end}`, story } = own;
  const document = { id: 'ocop', kind: 'ocopCertificate' as const, stars: 4, files: [] };
  const documents = number ? [{ ...document, number, ...(issued && { issued }) }] : [];
  const sections = story ? { story: { vi: story } } : {};
  return {
    ...base,
    id: id(end),
    tenant: id(`b${end.slice(1)}`),
    producer: { ...base.producer, id: producer, communeCode },
    content: { ...base.content, documents, sections },
  };
}

async function world(...products: ProductState[]) {
  const all = await setUp();
  const upload = async (one: ProductState): Promise<void> => {
    all.time.now++;
    const event = revised(one.revision);
    await all.assess.run({ ...event, subject: one.id, tenantid: one.tenant, data: { ...event.data, product: one } });
  };
  for (const one of products) await upload(one);
  const findingOf = (one: ProductState, rule: string) =>
    all.rows.rows.get(one.id)?.assessment?.findings.find((finding) => finding.rule === rule);
  const dueIds = () => all.likeness.rows.flatMap(({ dueAt, product: due }) => (dueAt && due ? [due] : []));
  return { ...all, upload, findingOf, dueIds };
}

describe('one decision number of two producers', () => {
  const first = other('11', { number: '102/QĐ-UBND', issued: '2026-05-10' });

  it('waits for a person at the second, and the first is judged again', async () => {
    const second = other('12', { number: ' 102 / QĐ-UBND', issued: '2026-05-10', communeCode: '00004' });
    const { dueIds, findingOf, reassess, rows } = await world(first, second);
    expect(findingOf(first, 'O04')).toBeUndefined();
    expect(findingOf(second, 'O04')).toMatchObject({ severity: 'review', field: '/documents/0' });
    expect(dueIds()).toEqual([first.id]);
    expect(await reassess.run(rows.rows.get(first.id)!)).toBe('announced');
    expect(findingOf(first, 'O04')).toMatchObject({ severity: 'review' });
  });

  it('names nobody and quotes nothing', async () => {
    const second = other('12', { number: '102/QĐ-UBND', issued: '2026-05-10' });
    const { rows } = await world(first, second);
    const told = JSON.stringify(rows.rows.get(second.id));
    for (const secret of [first.id, first.tenant, first.producer.id]) expect(told).not.toContain(secret);
  });

  it.each<[string, Own]>([
    ['another day of issue', { number: '102/QĐ-UBND', issued: '2025-05-10' }],
    ['no day, in another province', { number: '102/QĐ-UBND', communeCode: '00004' }],
    ['the number typed otherwise', { number: 'Quyết định số 0102 / QD-UBND (UBND tỉnh)', issued: '2026-05-10' }],
  ])('is told with %s too', async (_name, own) => {
    const second = other('12', own);
    const { dueIds, findingOf } = await world(first, second);
    expect(findingOf(second, 'O04')).toMatchObject({ severity: 'review' });
    expect(dueIds()).toEqual([first.id]);
  });

  it('asks nothing of a paper that an officer has confirmed', async () => {
    const second = other('12', { number: '102/QĐ-UBND', issued: '2026-05-10' });
    const { confirm, findingOf } = await world(first, second);
    const officer = {
      ...{ kind: 'person' as const, id: 'officer-1', tenant: id('ff'), scopes: ['officer' as const] },
      ...{ officerAreas: ['*'], language: 'vi' as const, correlationId: 'confirm-1' },
    };
    await confirm.run({ productId: second.id, documentId: 'ocop', verification: 'seen' }, officer);
    expect(findingOf(second, 'O04')).toBeUndefined();
  });

  it.each<[string, Own]>([
    ['another number', { number: '103/QĐ-UBND', issued: '2026-05-10' }],
    ['the same producer', { number: '102/QĐ-UBND', issued: '2026-05-10', producer: first.producer.id }],
  ])('is another matter with %s', async (_name, own) => {
    const second = other('12', own);
    const { dueIds, findingOf } = await world(first, second);
    expect(findingOf(second, 'O04')).toBeUndefined();
    expect(dueIds()).toEqual([]);
  });

  it('clears the other when it is taken back', async () => {
    const second = other('12', { number: '102/QĐ-UBND', issued: '2026-05-10' });
    const { dueIds, findingOf, likeness, reassess, rows, upload } = await world(first, second);
    for (const row of likeness.rows) delete row.dueAt;
    await upload({ ...first, revision: 2, content: { ...first.content, documents: [] } });
    expect(dueIds()).toEqual([second.id]);
    expect(await reassess.run(rows.rows.get(second.id)!)).toBe('announced');
    expect(findingOf(second, 'O04')).toBeUndefined();
  });

  it('stays while another product of the producer shows it', async () => {
    const sister = { ...other('13', { number: '102/QĐ-UBND', issued: '2026-05-10', producer: first.producer.id }) };
    const shared = { ...sister, tenant: first.tenant };
    const second = other('12', { number: '102/QĐ-UBND', issued: '2026-05-10' });
    const { likeness, upload } = await world(first, shared, second);
    await upload({ ...first, revision: 2, content: { ...first.content, documents: [] } });
    expect(await likeness.tokensOf(marksOf(first)[0]!.id, first.tenant)).toHaveLength(1);
  });
});

describe('a story told before by another producer', () => {
  it('is told to the later one only', async () => {
    const first = other('21', { story: STORY });
    const second = other('22', { story: `Về chúng tôi. ${STORY}` });
    const { findingOf, reassess, rows } = await world(first, second);
    expect(findingOf(second, 'O05')).toMatchObject({ severity: 'warn', field: '/sections/story/vi' });
    expect(await reassess.run(rows.rows.get(first.id)!)).toBe('silent');
    expect(findingOf(first, 'O05')).toBeUndefined();
  });

  it.each<[string, ProductState]>([
    ['a story of one’s own', other('22', { story: OTHER_STORY })],
    ['another product of the same producer', other('22', { story: STORY, producer: 'a21' })],
    ['no story', other('22')],
  ])('is no matter for %s', async (_name, second) => {
    const { findingOf } = await world(other('21', { story: STORY }), second);
    expect(findingOf(second, 'O05')).toBeUndefined();
  });

  it('is found where the description stands for it', async () => {
    const told = (one: ProductState): ProductState => ({
      ...one,
      content: { ...one.content, sections: {}, description: { vi: STORY } },
    });
    const second = told(other('22', { number: '103/QĐ-UBND' }));
    const { findingOf } = await world(other('21', { story: STORY }), second);
    expect(findingOf(second, 'O05')).toMatchObject({ field: '/description/vi' });
    const uncertified = told(other('23'));
    const { findingOf: plain } = await world(other('21', { story: STORY }), uncertified);
    expect(plain(uncertified, 'O05')).toBeUndefined();
  });

  it('is found however many have copied it, though its own posting is not among those read', async () => {
    const { findingOf, likeness, upload } = await world(other('21', { story: STORY }), other('22', { story: STORY }));
    likeness.most = 1;
    const late = other('23', { story: STORY });
    await upload(late);
    expect(findingOf(late, 'O05')).toMatchObject({ severity: 'warn', params: { percent: 100 } });
    const first = other('21', { story: STORY });
    await upload({ ...first, revision: 2 });
    expect(findingOf(first, 'O05')).toBeUndefined();
  });

  it('leaves no word of itself in the index', async () => {
    const { likeness } = await world(other('21', { story: STORY, number: '102/QĐ-UBND' }));
    const told = JSON.stringify(likeness.rows);
    expect(likeness.rows.length).toBeGreaterThan(8);
    for (const word of ['ong', 'mùa', 'QĐ', 'qđ', '102/']) expect(told).not.toContain(word);
  });
});

describe('sketches', () => {
  const words = (count: number, from = 0): string =>
    Array.from({ length: count }, (_, at) => `từ${from + at}`).join(' ');
  const share = (own: string, theirs: string): number | undefined => shareIn(sketchOf(own)!, sketchOf(theirs)!);

  it('estimate the share of one text in another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 150, max: 400 }), fc.integer({ min: 0, max: 1000 }), (size, from) => {
        const [copied, own] = [words(size, from), words(size, 20_000)];
        expect(share(`${copied} ${own}`, `${copied} ${words(size, 40_000)}`)).toBeGreaterThan(0.15);
        expect(share(`${copied} ${own}`, `${copied} ${words(size, 40_000)}`)).toBeLessThan(0.85);
        expect(share(copied, own)).toBe(0);
      }),
    );
  });

  it('are equal for one text however it is typed', () => {
    expect(sketchOf(STORY.toUpperCase().normalize('NFD'))).toEqual(sketchOf(STORY));
    expect(share(STORY, STORY)).toBe(1);
  });

  it('say nothing of short texts', () => {
    expect(sketchOf(words(11))).toBeUndefined();
    expect(sketchOf(words(12))).toBeDefined();
  });
});
