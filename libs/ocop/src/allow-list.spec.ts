import { goodsList, type GoodsEntry } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { goodsLaw, goodsPermit, type Outlet } from './allow-list.js';

const today = '2026-11-22';
const says = (answer: GoodsEntry['answer'], more: Partial<GoodsEntry> = {}): GoodsEntry => ({
  sheets: [4],
  answer,
  papers: [],
  source: { vi: 'Nguồn thử', en: 'A source' },
  checked: today,
  certainty: 'M',
  ...more,
});
const market = (...goods: GoodsEntry[]): Outlet => ({ kind: 'marketplace', goods });
const ownShop: Outlet = { kind: 'ownShop' };
const answer = (sheet: number | undefined, outlet: Outlet, alcoholPercent?: number) =>
  goodsPermit({ sheet, alcoholPercent }, outlet, today).answer;

describe('the permit for goods on a channel', () => {
  it('is unknown where nobody found a source: a channel without a list, a sheet it does not name, no sheet', () => {
    expect(answer(4, { kind: 'marketplace' })).toBe('unknown');
    expect(answer(5, market(says('yes')))).toBe('unknown');
    expect(answer(undefined, ownShop)).toBe('unknown');
    expect(answer(4, { kind: 'retail' })).toBe('unknown');
    expect(goodsPermit({ sheet: 4 }, { kind: 'marketplace' }, today).entries).toEqual([]);
  });

  it('is what the channel is known to take', () => {
    expect(answer(4, market(says('yes')))).toBe('yes');
    expect(answer(4, market(says('no')))).toBe('no');
    expect(answer(4, market(says('unknown')))).toBe('unknown');
  });

  it('lets a shop of one’s own sell what law permits', () => {
    for (const sheet of [1, 2, 3, 4, 5, 11, 16, 20, 21, 22, 23, 24]) expect(answer(sheet, ownShop)).toBe('yes');
  });

  it('never makes tourism a parcel, whatever a channel says', () => {
    expect(answer(26, ownShop)).toBe('no');
    expect(answer(26, market(says('yes', { sheets: [26] })))).toBe('no');
  });

  it('asks for papers where law does, and joins them with the channel’s', () => {
    const paper = { name: { vi: 'giấy khác', en: 'another paper' }, anyOf: ['test' as const] };
    const own = says('withPapers', { sheets: [14], papers: [paper] });
    const permit = goodsPermit({ sheet: 14, alcoholPercent: 39 }, market(own), today);
    expect(permit.answer).toBe('withPapers');
    expect(permit.papers.map(({ anyOf }) => anyOf)).toEqual([['businessLicence'], ['test']]);
    expect(answer(18, ownShop)).toBe('withPapers');
    expect(answer(19, ownShop)).toBe('withPapers');
  });

  it('counts alcohol of a strength nobody states as strong', () => {
    expect(answer(15, ownShop, 12)).toBe('yes');
    expect(answer(15, ownShop, 15)).toBe('withPapers');
    expect(answer(15, ownShop)).toBe('withPapers');
  });

  it('lets live animals go only with a certificate that an officer has seen', () => {
    const permit = goodsPermit({ sheet: 25 }, ownShop, today);
    expect(permit.answer).toBe('withPapers');
    expect(permit.papers).toMatchObject([{ anyOf: ['quarantine'], confirmed: true }]);
    expect(answer(25, { kind: 'marketplace' })).toBe('unknown');
  });

  it('knows of a check of age only by an entry of the channel that is in force', () => {
    const aged = says('withPapers', {
      sheets: [14, 15],
      papers: [{ name: { vi: 'giấy khác', en: 'another paper' }, anyOf: ['test'] }],
      ageGate: true,
      validTo: today,
    });
    const strong = { sheet: 14, alcoholPercent: 39 };
    expect(goodsPermit(strong, market(aged), today)).toMatchObject({ ageGate: true, changesOn: '2026-11-23' });
    expect(goodsPermit(strong, market(aged), '2026-11-23')).not.toHaveProperty('ageGate');
    expect(goodsPermit(strong, ownShop, today)).not.toHaveProperty('ageGate');
  });

  it('takes the strictest of several entries', () => {
    expect(answer(4, market(says('yes'), says('unknown')))).toBe('unknown');
    expect(answer(4, market(says('unknown'), says('no')))).toBe('no');
  });

  it('begins and ends on its days, and names the next one', () => {
    const dated = market(says('yes', { validTo: today }), says('no', { validFrom: '2026-11-23' }));
    expect(goodsPermit({ sheet: 4 }, dated, today)).toMatchObject({ answer: 'yes', changesOn: '2026-11-23' });
    expect(goodsPermit({ sheet: 4 }, dated, '2026-11-23')).toMatchObject({ answer: 'no' });
    expect(goodsPermit({ sheet: 4 }, dated, '2026-11-23')).not.toHaveProperty('changesOn');
  });
});

describe('an entry', () => {
  it('has a source in both languages and the day it was read', () => {
    for (const { source, checked } of [...goodsLaw.everyChannel, ...goodsLaw.ownShop]) {
      expect(source.vi && source.en).toBeTruthy();
      expect(checked <= today).toBe(true);
    }
  });

  it.each([
    ['papers without saying so', { papers: [{ name: { vi: 'a', en: 'a' }, anyOf: ['other'] }] }],
    ['a promise of papers without any', { answer: 'withPapers' }],
    ['a sheet there is not', { sheets: [27] }],
    ['no day of reading', { checked: undefined }],
    ['an unknown field', { note: 'x' }],
  ])('is refused with %s', (_, wrong) => {
    expect(goodsList.safeParse({ entries: [says('yes')] }).success).toBe(true);
    expect(goodsList.safeParse({ entries: [{ ...says('yes'), ...wrong }] }).success).toBe(false);
  });
});
