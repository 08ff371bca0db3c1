import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sameSignature, sign, signPush } from './sign.js';
import { verify } from './webhook.js';

/** Published test values of the vendor's guide; the key is an example of theirs. */
const partnerId = '2001887';
const partnerKey = '57615053704d6470644f554a78656d50484143644964436a5568777544524579';
const timestamp = 1655714431;
const shop = { accessToken: '59777174636562737266615546704c6d', ownerId: '14701711' };
const merchant = { accessToken: '09777174636962737266615546704c6d', ownerId: '1000000' };

const vectors = [
  {
    id: 'V1 shop call',
    path: '/api/v2/shop/get_shop_info',
    owner: shop,
    expected: 'b914bea03c13799deb036bb9d10e689f5a6bade160c44af568646f1ef7d796c1',
  },
  {
    id: 'V2 merchant call',
    path: '/api/v2/global_product/get_category',
    owner: merchant,
    expected: 'a50a2229b148e76048e21ad69a9d619885a21bd4aa7738bc524e1207df73a151',
  },
  {
    id: 'V3 public call',
    path: '/api/v2/public/get_shops_by_partner',
    owner: {},
    expected: '60ab8c4a535009ab33b8a0029ee18a667ef6eaeb16481ed3d573a5059122d4df',
  },
  {
    id: 'V4 token exchange',
    path: '/api/v2/auth/token/get',
    owner: {},
    expected: 'a04e209270a2b5ad27d10a237a3f4ba9715aa3f109de7c4d52973a17ddd932ee',
  },
  {
    id: 'V5 consent link',
    path: '/api/v2/shop/auth_partner',
    owner: {},
    expected: '0073b5b6e36428d5f469ae927416d50b34ed92480534178c39c7347be0535402',
  },
  {
    id: 'V6 add_item',
    path: '/api/v2/product/add_item',
    owner: shop,
    expected: 'a9537a0f4e8e39253a945e4bd00621d13640a26a836c41f738b12dc3718571e7',
  },
  {
    id: 'V7 upload_image, public form',
    path: '/api/v2/media_space/upload_image',
    owner: {},
    expected: 'b1618d940087823489bc36746458b86012ffbf45aee311e9d61705c42ba85a18',
  },
  {
    id: 'V7 upload_image, shop form',
    path: '/api/v2/media_space/upload_image',
    owner: shop,
    expected: 'ad5ff0805f4077e97fe355b299ae68eca362ae5b6a314e276dd5083d09670f74',
  },
];

describe('signature', () => {
  it.each(vectors)('$id', ({ path, owner, expected }) => {
    expect(sign({ partnerId, partnerKey, path, timestamp, ...owner })).toBe(expected);
  });

  it('V8: a key decoded as hex gives another signature, which must not be ours', () => {
    const wrong = '38655dc67bb74e4241833e5968c312650cc51942c158be347adfb9b8c4484257';
    expect(sign({ partnerId, partnerKey, path: '/api/v2/shop/get_shop_info', timestamp, ...shop })).not.toBe(wrong);
  });

  it('is compared whole', () => {
    expect(sameSignature('ab', 'ab')).toBe(true);
    expect(sameSignature('ab', 'ac')).toBe(false);
    expect(sameSignature('ab', 'abc')).toBe(false);
  });
});

describe('V9: a push', () => {
  const url = 'https://syndicator.example.vn/hooks/shopee';
  const text =
    '{"code":16,"shop_id":14701711,"timestamp":1655714431,"data":{"item_id":100918691,"item_name":"Mật ong hoa nhãn","item_status":"BANNED"}}';
  const rawBody = Buffer.from(text, 'utf8');
  const signature = 'db099d08580981e5b5df92e3aced2c261f9afb1076da2a5ac04552c8e3338f0a';
  const credentials = {
    partnerId,
    partnerKey: 'another-key-of-the-app',
    accessToken: 'a',
    refreshToken: 'r',
    expiresAt: 0,
    pushKey: 'push-partner-key',
  };

  it('has the bytes the vector was made for', () => {
    expect(rawBody).toHaveLength(139);
    expect(createHash('sha256').update(rawBody).digest('hex').slice(0, 16)).toBe('8a550215f20d6699');
  });

  it('is signed over the address and the raw body', () => {
    expect(signPush('push-partner-key', url, rawBody)).toBe(signature);
  });

  it.each([
    { name: 'as sent', change: {}, good: true },
    { name: 'header in lower case', change: { headers: { authorization: signature } }, good: true },
    { name: 'to another address', change: { url: `${url}/` }, good: false },
    {
      name: 'to another address, the registered one being known',
      change: { url: 'http://inside/hooks', credentials: { ...credentials, pushUrl: url } },
      good: true,
    },
    { name: 'with one byte more', change: { rawBody: Buffer.from(`${text} `) }, good: false },
    { name: 'without signature', change: { headers: {} }, good: false },
    {
      name: 'signed with the partner key',
      change: { credentials: { ...credentials, pushKey: undefined } },
      good: false,
    },
  ])('$name: $good', ({ change, good }) => {
    const headers: Record<string, string> = { Authorization: signature };
    const input: Parameters<typeof verify>[0] = { headers, rawBody, url, credentials };
    expect(verify({ ...input, ...(change as Partial<typeof input>) })).toBe(good);
  });
});
