import type { ChannelGrammar } from '#libs/channel-kit';
import { describe, expect, it } from 'vitest';
import { fixProduct, grammars } from './testing/fix-set-up.js';
import { product } from './testing/set-up.js';

const [[market, grammar]] = Object.entries(grammars).filter(([, { kind }]) => kind === 'marketplace') as [
  [string, ChannelGrammar],
];

const hasty = product(3, {
  name: { vi: 'Mật ong  hoa nhãn Đồi Sương' },
  labelFields: { origin: 'Sản xuất tại Việt Nam', netQuantity: '500gr' },
});
const fixable = { product: hasty, known: { confirmations: [] } };

describe('fixing a product', () => {
  it('tells each fix with its place, and the verdict before and after', () => {
    const { fixes, verdict } = fixProduct.propose(fixable, {});
    const safe = fixes.filter(({ certainty }) => certainty === 'safe');
    expect(safe).toMatchObject([
      { id: 'unit-spelling@/labelFields/netQuantity:3', before: 'gr', after: ' g', rules: ['L03'] },
      { id: 'blanks@/name/vi:7', start: 7, end: 9, before: '  ', after: ' ' },
    ]);
    expect(verdict.after.score).toBeGreaterThanOrEqual(verdict.before.score);
    expect(verdict.after.findings).toBeLessThan(verdict.before.findings);
  });

  it('applies all safe ones, or those that were chosen', () => {
    const all = fixProduct.apply(fixable, {}, undefined);
    expect(all.differences).toEqual([
      { field: '/name/vi', before: 'Mật ong  hoa nhãn Đồi Sương', after: 'Mật ong hoa nhãn Đồi Sương' },
      { field: '/labelFields/netQuantity', before: '500gr', after: '500 g' },
    ]);
    expect(all.refused).toEqual([]);
    const one = fixProduct.apply(fixable, {}, ['blanks@/name/vi:7', 'blanks@/name/vi:99']);
    expect(one.differences.map(({ field }) => field)).toEqual(['/name/vi']);
    expect(one.refused).toEqual(['blanks@/name/vi:99']);
    expect(one.product).toMatchObject({
      id: hasty.id,
      revision: 3,
      content: { labelFields: { netQuantity: '500gr' } },
    });
  });

  it('builds a description that the channel shows word for word', () => {
    const { text, fits, limit } = fixProduct.describe(fixable, market);
    expect([fits, limit]).toEqual([true, grammar.description]);
    const { content } = fixProduct.apply(fixable, {}, undefined).product;
    const described = product(4, { ...content, channelContent: { [market]: { description: text } } });
    expect(grammar.render(described).description).toBe(text);
  });

  it('knows the channels by name', () => {
    expect(() => fixProduct.describe(fixable, 'nowhere')).toThrow('channel.unknown');
  });
});
