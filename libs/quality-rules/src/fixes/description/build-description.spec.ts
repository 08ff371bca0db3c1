import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductState } from '#libs/contracts';
import { utf8Bytes } from '#libs/ocop';
import { RuleEngine } from '../../engine.js';
import { loadRules } from '../../load-rules.js';
import { loadRulePack, rulePackFiles } from '../../rule-pack.js';
import { inputOf, plainChannel, soundProduct } from '../../testing/sound-product.js';
import { buildDescription } from './build-description.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
const roomy = { min: 10, max: 20_000 };
const withContent = (content: Partial<ProductState['content']>): ProductState => inputOf({ content }).product;
const stateOf = (built: ReturnType<typeof buildDescription>, id: string) =>
  built.sections.find((section) => section.id === id)?.state;

/** What stays whatever happens. */
const KEPT = [
  'Mật ong hoa nhãn Đồi Sương hũ thuỷ tinh 500 g',
  'Mật ong hoa nhãn 100 %',
  '24 tháng kể từ ngày sản xuất',
  'Sản xuất tại Việt Nam',
  'Nơi khô mát',
  'Dùng trực tiếp hoặc pha nước ấm',
  'Không dùng cho trẻ dưới 1 tuổi',
  '01/HTXDS/2026',
  'Hợp tác xã Đồi Sương',
];

describe('a built description', () => {
  it('says all a sound product says, each thing once, in a fixed order', () => {
    const { text, fits, sections, questions } = buildDescription(soundProduct, roomy);
    expect(fits).toBe(true);
    expect(questions).toEqual([]);
    expect(sections.filter(({ state }) => state !== 'whole').map(({ id }) => id)).toEqual(['alcohol']);
    const starts = ['Thành phần:', 'Khối lượng tịnh', 'Hướng dẫn sử dụng:', 'Bảo quản:', 'Xuất xứ:', 'Câu chuyện'];
    const places = starts.map((heading) => text.indexOf(heading));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const heading of starts) expect(text.split(heading)).toHaveLength(2);
    for (const kept of KEPT) expect(text).toContain(kept);
  });

  it('is a text that no rule objects to', () => {
    const { text } = buildDescription(soundProduct, roomy);
    const product = withContent({ channelContent: { market: { description: text } } });
    const input = inputOf({});
    expect(engine.assess({ ...input, product, channels: [plainChannel(product)] }).findings).toEqual([]);
  });

  it('drops prose by whole sections and keeps name, label facts and warnings, in any form', () => {
    const whole = buildDescription(soundProduct, roomy).text;
    const paragraphs = new Set(whole.split('\n'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.option(fc.integer({ min: 1, max: 4000 })), (max, maxBytes) => {
        const limit = { min: 10, max, ...(maxBytes !== null && { maxBytes }) };
        const { text, fits, characters, bytes } = buildDescription(soundProduct, limit);
        expect([characters, bytes]).toEqual([text.length, utf8Bytes(text)]);
        expect(fits).toBe(text.length >= 10 && text.length <= max && bytes <= (maxBytes ?? bytes));
        for (const kept of KEPT) expect(text).toContain(kept);
        for (const line of text.split('\n'))
          expect(paragraphs.has(line) || KEPT.some((kept) => line.endsWith(kept))).toBe(true);
      }),
    );
  });

  it('drops the least telling first, and takes back what still has room', () => {
    const long = withContent({ sections: { story: { vi: 'Chuyện làng. '.repeat(60) } } });
    const { characters } = buildDescription(soundProduct, roomy);
    const built = buildDescription(long, { min: 10, max: characters });
    expect(built.fits).toBe(true);
    expect([stateOf(built, 'story'), stateOf(built, 'usage'), stateOf(built, 'whatItIs')]).toEqual([
      'dropped',
      'whole',
      'whole',
    ]);
    expect(built.text).not.toContain('Chuyện làng');
  });

  it('cuts nothing where what must stay is too long', () => {
    const built = buildDescription(soundProduct, { min: 10, max: 100 });
    expect(built.fits).toBe(false);
    expect(built.characters).toBeGreaterThan(100);
    expect(stateOf(built, 'usage')).toBe('shortened');
  });

  it('asks for what these goods need and the product does not say', () => {
    const bare = withContent({ sections: {}, description: { vi: 'Mật ong vàng.' }, labelFields: {} });
    const asked = buildDescription(bare, roomy).questions;
    expect(asked.map(({ section }) => section).sort()).toEqual(
      ['expiry', 'ingredients', 'manufactured', 'origin', 'storage', 'story', 'usage', 'warnings'].sort(),
    );
    expect(asked.every(({ messages }) => messages.vi.endsWith('?') && messages.en.endsWith('?'))).toBe(true);
    const craft = buildDescription({ ...bare, content: { ...bare.content, ocopSheet: 21 } }, roomy);
    expect(craft.questions.map(({ section }) => section)).not.toContain('expiry');
    const unknown = buildDescription({ ...bare, content: { ...bare.content, ocopSheet: undefined } }, roomy);
    expect(unknown.questions.map(({ section }) => section)).toContain('expiry');
  });

  it('adds the phrase the law demands, once, and no fact', () => {
    const phrase = 'Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.';
    const supplement = withContent({ ocopSheet: 18 });
    expect(buildDescription(supplement, roomy).text.split(phrase)).toHaveLength(2);
    const said = { vi: 'Viên nghệ. Sản phẩm này không phải thuốc, không thay thế thuốc chữa bệnh.' };
    expect(buildDescription(withContent({ ocopSheet: 18, description: said }), roomy).text).not.toContain(phrase);
    const wine = withContent({ ocopSheet: 15, labelFields: { alcoholPercent: 12 } });
    expect(buildDescription(wine, roomy).text).toContain('Người dưới 18 tuổi không được uống rượu, bia.');
  });

  it('never tells a star', () => {
    expect(buildDescription(soundProduct, roomy).text).not.toMatch(/sao(?!\p{L})/u);
  });

  it('keeps what stands under other headings', () => {
    const text = 'Mật ong vàng.\nKích thước: cao 12 cm\nBảo hành: đổi trong bảy ngày\nKhối lượng: 500 g';
    const built = buildDescription(withContent({ description: { vi: text } }), roomy);
    expect(built.text).toContain('Kích thước: cao 12 cm');
    expect(built.text).toContain('Bảo hành: đổi trong bảy ngày');
    expect(built.text.match(/500 g/g)).toHaveLength(2);
  });
});
