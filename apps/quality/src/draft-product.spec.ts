import { productInput } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { draftProduct } from './draft-product.js';
import { product, setUp, START, TENANT } from './testing/set-up.js';

const { content } = product();
const offers = (minor: number) => [{ sku: 'MO-500', price: { currency: 'VND', minor } }];
const input = (more: object) =>
  productInput.parse({ ...content, description: { vi: 'Mật ong, giá chỉ 150.000đ một hũ.' }, ...more });

async function rulesOf(more: object): Promise<Record<string, string>> {
  const { judge } = await setUp();
  const { product: draft, known } = draftProduct(input(more), TENANT);
  return Object.fromEntries(judge.judge(draft, known, START).findings.map(({ rule, severity }) => [rule, severity]));
}

describe('a draft', () => {
  it('is held against the prices it tells', async () => {
    expect(await rulesOf({ offers: offers(185_000) })).toMatchObject({ E04: 'warn' });
    expect(await rulesOf({ offers: offers(150_000) })).not.toHaveProperty('E04');
    expect(await rulesOf({})).toMatchObject({ E04: 'notChecked', E05: 'warn' });
  });

  it('of a producer known by code only answers nothing that depends on the kind of producer', async () => {
    const packed = { ocopSheet: 7, labelFields: { origin: 'Việt Nam', ingredients: 'Mận 90 %, đường 10 %' } };
    const producer = { code: 'HTX', name: 'Hợp tác xã', communeCode: '24787' };
    expect(await rulesOf({ ...packed, producerCode: 'HTX' })).toMatchObject({ N01: 'notChecked', N02: 'notChecked' });
    const household = { ...producer, kind: 'household' };
    expect(await rulesOf({ ...packed, producer: household })).toMatchObject({ N02: 'inform' });
    expect(await rulesOf({ ...packed, producer: { ...producer, kind: 'company' } })).toMatchObject({ N01: 'warn' });
  });

  it('is not compared with others', async () => {
    const sections = { story: { vi: 'Mười hai hộ nuôi ong ở thôn 3 đưa đàn ong theo mùa hoa nhãn mỗi năm.' } };
    expect(await rulesOf({ sections })).toMatchObject({ O04: 'notChecked', O05: 'notChecked' });
  });
});
