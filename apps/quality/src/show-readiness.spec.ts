import { draftReadiness, productInput, readinessView } from '#libs/contracts';
import { FindingCatalogue, findingKey } from '#libs/quality-rules';
import type { ProblemError } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { AssessDraft } from './assess-draft.js';
import { ChannelShelf } from './channel-shelf.js';
import { ReadinessMatrix } from './readiness-matrix.js';
import { ShowReadiness } from './show-readiness.js';
import { grammar, PRODUCT, revised, setUp, START, TENANT } from './testing/set-up.js';

type View = z.infer<typeof readinessView>;
const forms = [
  { id: 'market', names: { vi: 'Chợ thử', en: 'Test market' } },
  { id: 'later', names: { vi: 'Kênh mới', en: 'New channel' } },
];

async function scene(content: Parameters<typeof revised>[1] = {}) {
  const parts = await setUp();
  const shelf = new ChannelShelf(forms, { market: grammar });
  const catalogue = new FindingCatalogue(parts.rules);
  const matrix = new ReadinessMatrix(shelf, parts.rules);
  const show = new ShowReadiness(parts.rows, parts.assessor, matrix, catalogue, parts.clock);
  const draft = new AssessDraft(parts.judge, matrix, catalogue, parts.clock);
  await parts.assess.run(revised(1, content));
  const ask = async (language: 'vi' | 'en' = 'vi'): Promise<View> =>
    readinessView.parse(await show.run(PRODUCT, TENANT, language));
  return { ...parts, show, draft, ask };
}

describe('the readiness of a product', () => {
  it('lists every channel with its answer, reasons in words and the points a fix would help', async () => {
    const { ask } = await scene();
    const view = await ask();
    expect(view).toMatchObject({ productId: PRODUCT, productRevision: 1, ocopSheet: 4, assessedAt: START });
    const [row] = view.channels;
    expect(row).toMatchObject({ channel: 'market', name: 'Chợ thử', kind: 'marketplace', readiness: 'fixable' });
    expect(row?.permit).toMatchObject({ answer: 'yes', papers: [], sources: [{ text: 'Kênh thử', certainty: 'H' }] });
    expect(row?.reasons).toContainEqual(
      expect.objectContaining({ obstacle: 'person', rule: 'O01', field: '/documents/0' }),
    );
    expect(view.criteria.map(({ code }) => code)).toContain('5.1');
    expect(view).not.toHaveProperty('criteriaNote');
    const english = await ask('en');
    expect(english.channels[0]?.name).toBe('Test market');
    expect(english.channels[0]?.reasons[0]?.message).not.toBe(row?.reasons[0]?.message);
  });

  it('says when no criterion is helped, and why', async () => {
    const { ask } = await scene({ ocopSheet: undefined });
    const view = await ask();
    expect(view.criteria).toEqual([]);
    expect(view.criteriaNote).toContain('Chưa chọn bộ sản phẩm');
    expect(view.channels[0]?.permit.answer).toBe('unknown');
    expect(view.channels[0]?.readiness).not.toBe('ready');
  });

  it('judges anew when rules or the day moved on before the sweep', async () => {
    const { ask, rows, row, time } = await scene();
    rows.rows.set(PRODUCT, { ...row()!, judge: 'older' });
    time.now = START + 5;
    expect((await ask()).assessedAt).toBe(START + 5);
    expect(row()?.assessment?.assessedAt).toBe(START);
  });

  it('judges anew with what people decided, and takes note of nothing', async () => {
    const { ask, deciding, likeness, rows, row } = await scene();
    const waits = row()!.assessment!.findings.find(({ rule }) => rule === 'O01')!;
    const item = { productId: PRODUCT, key: findingKey(waits, row()!.product!), decision: 'accept' as const };
    const officer = { kind: 'person' as const, id: 'officer-1', tenant: TENANT, scopes: ['officer' as const] };
    const actor = { ...officer, officerAreas: ['68'], language: 'vi' as const, correlationId: 'decide-1' };
    await deciding.run({ ...item, reason: 'Đã đối chiếu.' }, actor);
    rows.rows.set(PRODUCT, { ...row()!, judge: 'older' });
    likeness.rows = [];
    expect((await ask()).channels[0]?.readiness).toBe('ready');
    expect(likeness.rows).toEqual([]);
  });

  it('knows nothing of another organisation’s product', async () => {
    const { show } = await scene();
    const other = '01935b7e-0000-7000-8000-0000000000ff';
    await expect(show.run(PRODUCT, other, 'vi')).rejects.toMatchObject({
      code: 'product.notFound',
    } satisfies Partial<ProblemError>);
  });
});

describe('a draft', () => {
  it('is told with the same matrix as the product once it is stored', async () => {
    const { ask, draft, row } = await scene();
    const { content, producer } = row()!.product!;
    const { id: _id, ...told } = producer;
    const input = productInput.parse({ ...content, producer: told });
    const shown = draft.run(input, { tenant: TENANT, language: 'vi' }) as { readiness: z.infer<typeof draftReadiness> };
    const { channels, criteria } = await ask();
    expect(draftReadiness.parse(shown.readiness)).toEqual(shown.readiness);
    expect(shown.readiness).toEqual({ channels, criteria });
    expect(shown).toMatchObject({ grade: row()?.assessment?.grade, channels: { market: { readiness: 'fixable' } } });
  });
});
