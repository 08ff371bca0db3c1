import { loadGrammars } from '#libs/channels';
import type { ProductDocument, ProductState } from '#libs/contracts';
import { type Decision, findingKey, loadRulePack, loadRules, RuleEngine, rulePackFiles } from '#libs/quality-rules';
import { describe, expect, it } from 'vitest';
import { documentHash } from './document-hash.js';
import { Judge, type Known, permitOf } from './judge.js';
import { product, START } from './testing/set-up.js';

const rules = await loadRules();
const grammars = await loadGrammars();
const judge = new Judge(new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules)), grammars);
const channels = Object.keys(grammars);

type Content = Partial<ProductState['content']>;
const named = (name: string, text: string, content: Content): Content => ({
  name: { vi: name },
  description: { vi: text },
  documents: [],
  ...content,
});
const paper = (kind: ProductDocument['kind'], more: Partial<ProductDocument> = {}): ProductDocument => ({
  ...{ id: kind, kind, number: '1/2026', files: [] },
  ...more,
});
const seen = (...documents: ProductDocument[]): Known => ({
  confirmations: documents.map((item) => ({
    ...{ documentId: item.id, verification: 'seen', by: 'officer-1', at: START },
    documentHash: documentHash(item),
  })),
});
const judged = (content: Content, known: Known = { confirmations: [] }) =>
  judge.judge(product(1, content), known, START);
/** Rules behind what a channel says, however weighty. */
const behind = (content: Content, channel: string, known?: Known): string[] => {
  const { channels: verdicts, findings } = judged(content, known);
  return (verdicts[channel]?.blocking ?? []).map((index) => findings[index]?.rule ?? '');
};

const rice = 'Nấu từ nếp cái hoa vàng và men lá, ủ trong chum sành.';
const supplement =
  'Thực phẩm bảo vệ sức khỏe viên nghệ mật ong. Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.';
const bath = 'Lá rừng phơi khô, đun nước để tắm.';

describe('goods that are not what their sheet says, or lack the right paper', () => {
  it.each<[string, string, Content]>([
    [
      'AL1',
      'spirits under the sheet of honey',
      named('Rượu nếp cái hoa vàng Đồi Sương chai 500 ml', `${rice} 39 độ.`, { ocopSheet: 4 }),
    ],
    [
      'C03',
      'the same without a strength',
      named('Rượu nếp cái hoa vàng Đồi Sương chai 500 ml', rice, { ocopSheet: 4 }),
    ],
    [
      'AL1',
      'a label just under 15 % below a title of 40',
      named('Rượu ngô Đồi Sương 40 độ chai 500 ml', rice, { ocopSheet: 14, labelFields: { alcoholPercent: 14.9 } }),
    ],
    [
      'C03',
      'a tour under the sheet of crafts',
      named('Tour homestay Bản Mây 2 ngày 1 đêm', 'Ngủ nhà sàn, ăn cơm bản.', { ocopSheet: 21 }),
    ],
    ['F02', 'a bath medicine without any paper', named('Thuốc tắm người Dao đỏ gói 500 g', bath, { ocopSheet: 18 })],
    [
      'F07',
      'a cosmetic with a self-declaration',
      named('Dầu gội bồ kết Đồi Sương 300 ml', 'Gội đầu. Số lô in dưới đáy.', {
        ocopSheet: 19,
        documents: [paper('selfDeclaration')],
      }),
    ],
    [
      'F02',
      'a supplement with a self-declaration and the word XNQC',
      named('Viên nghệ mật ong Mây Ngàn lọ 60 viên', `${supplement} XNQC.`, {
        ocopSheet: 18,
        documents: [paper('selfDeclaration')],
      }),
    ],
  ])('wait because of %s: %s', (rule, _, content) => {
    for (const channel of channels) {
      expect(judged(content).channels[channel]?.readiness).not.toBe('ready');
      expect(behind(content, channel)).toContain(rule);
    }
  });

  it('are not helped by a paper of another kind, confirmed or not', () => {
    const advert = paper('other', { number: '12/2026/XNQC' });
    const quarantine = paper('quarantine');
    const fish = (document: ProductDocument) =>
      named('Cá bảy màu kiểng Đồi Sương túi 5 cặp', 'Nuôi bể kính.', { ocopSheet: 25, documents: [document] });
    const asking = (document: ProductDocument, known?: Known) =>
      channels.filter((channel) => behind(fish(document), channel, known).includes('C02'));
    expect(asking(quarantine)).not.toEqual([]);
    expect(asking(advert, seen(advert))).toEqual(asking(quarantine));
    expect(asking(quarantine, seen(quarantine))).toEqual([]);
  });

  it('go with the papers they need', () => {
    const documents = [paper('notification', { number: '0412/2025/ĐKSP' }), paper('other', { number: '12/2026/XNQC' })];
    const content = named('Viên nghệ mật ong Mây Ngàn lọ 60 viên', supplement, { ocopSheet: 18, documents });
    for (const channel of channels) expect(behind(content, channel)).not.toContain('F02');
    const [registration] = documents;
    const ended = documents.map((item) => (item === registration ? { ...item, expires: '2026-11-21' } : item));
    for (const channel of channels) expect(behind({ ...content, documents: ended }, channel)).toContain('F02');
  });
});

describe('whatever people decide', () => {
  it.each([undefined, ...Array.from({ length: 26 }, (_, index) => index + 1)])(
    'goods of sheet %s are ready only where the allow-list takes them',
    (ocopSheet) => {
      const state = product(1, { ocopSheet });
      let decisions: Decision[] = [];
      // What is decided may uncover another finding.
      for (let round = 0; round < 3; round++) {
        const { findings } = judge.judge(state, { confirmations: [], decisions: stored(decisions) }, START);
        decisions = findings.flatMap((finding): Decision[] =>
          (['accepted', 'falsePositive'] as const).map((kind) => ({
            key: findingKey(finding, state),
            kind,
            at: 1,
            reason: 'x',
          })),
        );
      }
      const verdict = judge.judge(state, { confirmations: [], decisions: stored(decisions) }, START);
      for (const [id, grammar] of Object.entries(grammars)) {
        const { answer } = permitOf(grammar, state, '2026-11-22');
        if (answer === 'no') expect(verdict.channels[id]?.readiness).toBe('refused');
        if (answer === 'unknown') expect(verdict.channels[id]?.readiness).not.toBe('ready');
      }
    },
  );
});

const stored = (decisions: readonly Decision[]) => decisions.map((one) => ({ ...one, by: 'officer-1' }));
