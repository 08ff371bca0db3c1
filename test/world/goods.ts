import type { ProductInput } from '#libs/contracts';
import { until } from './stack.js';
import type { World } from './world.js';

let serial = 0;
export const run = Math.random().toString(36).slice(2, 8);

/** A shop of a pretend marketplace, connected. */
export interface Shop {
  channel: string;
  shop: string;
  connectionId: string;
  /** What must never be seen anywhere. */
  credentials: Record<string, unknown>;
}

/** What a buyer would see of a shop. */
export interface Shown {
  itemId: string;
  sku: string;
  title: string;
  live: boolean;
  writes: number;
  variants: { sku: string; price: number; stock: number }[];
}

export async function openShop(
  world: World,
  channel: string,
  more: { perSecond?: number; mode?: 'auto' | 'manual'; pace?: number; key?: string } = {},
): Promise<Shop> {
  const shop = String(900_000 + Math.floor(Math.random() * 90_000)) + String(serial++);
  const form = await world.control('POST', `/${channel}/shops`, {
    shop,
    ...(more.perSecond === undefined ? {} : { perSecond: more.perSecond }),
  });
  const answer = await world.call(
    'POST',
    '/v1/connections',
    {
      channel,
      name: `Gian hàng thử ${shop}`,
      settings: { ...form.settings, perSecond: more.pace ?? 50 },
      credentials: form.credentials,
      mapping: { ...form.mapping, stockShare: 100 },
      policy: more.mode === 'manual' ? { mode: 'manual' } : { mode: 'auto', minGrade: 'E' },
    },
    more.key === undefined ? {} : { key: more.key },
  );
  if (answer.status !== 201) throw new Error(`connecting ${channel}: ${JSON.stringify(answer.body)}`);
  return { channel, shop, connectionId: answer.body.id as string, credentials: form.credentials };
}

/** A product that every channel takes: invented, complete, without claims. */
export function goods(world: World, more: Partial<ProductInput> = {}): ProductInput & { sku: string } {
  const number = serial++;
  const sku = `SP-${run}-${number}`;
  return {
    code: `P-${run}-${number}`,
    name: { vi: `Chè xanh búp non Suối Trong mẻ ${number} hộp giấy 200 g` },
    ocopSheet: 11,
    sections: {},
    description: {
      vi: [
        'Chè xanh búp non hái tay vào buổi sáng trên đồi chè Suối Trong, sao chảo gang trong ngày để giữ màu nước xanh và vị chát dịu.',
        'Thành phần: 100 % búp chè tươi một tôm hai lá, không thêm hương liệu.',
        'Hướng dẫn sử dụng: tráng ấm bằng nước sôi, cho 5 g chè vào ấm 200 ml, rót nước 80 độ, đợi hai phút rồi rót ra chén.',
        'Bảo quản: để nơi khô ráo, kín hơi, tránh ánh nắng; hạn dùng 12 tháng kể từ ngày sản xuất in trên bao bì.',
        'Câu chuyện: đồi chè do mười hai hộ trong bản cùng trồng từ hạt giống địa phương, mỗi mẻ ghi tên người sao chè.',
      ].join('\n'),
    },
    labelFields: {
      netQuantity: '200 g',
      manufactured: 'in trên bao bì',
      expiry: '12 tháng kể từ ngày sản xuất',
      origin: 'Việt Nam',
      ingredients: '100 % búp chè tươi',
      storage: 'Nơi khô ráo, tránh nắng',
      usage: 'Pha với nước 80 độ',
      warning: 'Không dùng khi có mùi lạ',
    },
    documents: [],
    channelContent: {},
    images: [1, 2, 3].map((index) => ({ url: `${world.urls.sandbox}/images/${sku.toLowerCase()}-${index}.png` })),
    options: [],
    variants: [
      {
        sku,
        optionValues: [],
        netQuantity: '200 g',
        weightGrams: 260,
        dimensionsMm: { length: 160, width: 90, height: 70 },
      },
    ],
    defaults: {},
    producer: {
      code: 'suoi-trong',
      name: 'Hợp tác xã chè Suối Trong',
      kind: 'cooperative',
      communeCode: '00004',
      labelParty: { name: 'Hợp tác xã chè Suối Trong', address: 'Phường Ba Đình, thành phố Hà Nội' },
    },
    offers: [{ sku, price: { currency: 'VND', minor: 120_000 }, stock: { stated: 40 } }],
    ...more,
    sku,
  };
}

export const bodyOf = ({ sku: _sku, ...product }: ProductInput & { sku: string }): ProductInput => product;

export async function upload(world: World, product: ProductInput & { sku: string }): Promise<string> {
  const answer = await world.call('POST', '/v1/products', bodyOf(product));
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.id as string;
}

export async function shown(world: World, shop: Shop): Promise<Shown[]> {
  return (await world.control('GET', `/${shop.channel}/shops/${shop.shop}/listings`)).listings as Shown[];
}

/** Every item under a SKU, live or not. */
export const itemsOf = async (world: World, shop: Shop, sku: string): Promise<Shown[]> =>
  (await shown(world, shop)).filter((item) => item.sku === sku);

/** The one live item of a SKU; fails after a while, or when there is more than one. */
export async function liveItem(world: World, shop: Shop, sku: string, limitMs = 30_000): Promise<Shown> {
  return until(
    `${sku} is live on ${shop.channel}`,
    async () => {
      const live = (await itemsOf(world, shop, sku)).filter((item) => item.live);
      if (live.length > 1) throw new Error(`${sku} is live ${live.length} times on ${shop.channel}`);
      return live[0];
    },
    limitMs,
  );
}

/** The id of a product's listing in a shop, once the read models know it: a shop shows an item before they do. */
export async function toldListing(world: World, shop: Shop, productId: string): Promise<string> {
  return until('the listing is told', async () => {
    const { body } = await world.call('GET', `/v1/listings?productId=${productId}&connectionId=${shop.connectionId}`);
    return body.items[0]?.id as string | undefined;
  });
}

/** Nothing is on its way any more: every listing the read models know rests. */
export async function settled(world: World, limitMs = 40_000): Promise<void> {
  await until(
    'all listings rest',
    async () => {
      const { body } = await world.call('GET', '/v1/listings?bucket=waiting&limit=1');
      return body.items.length === 0;
    },
    limitMs,
  );
}
