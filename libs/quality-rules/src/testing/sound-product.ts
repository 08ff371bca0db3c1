import type { ProductState } from '#libs/contracts';
import type { AssessInput } from '../context.js';
import type { ChannelInput, OutsideFacts, RuleExample } from '../rule.js';

/** A fictional product without faults: every example says how it differs from this one. */
export const soundProduct: ProductState = {
  id: '01935b7e-0000-7000-8000-000000000001',
  tenant: '01935b7e-0000-7000-8000-00000000000a',
  producer: {
    id: '01935b7e-0000-7000-8000-00000000000b',
    code: 'HTX-DS',
    name: 'Hợp tác xã Đồi Sương',
    kind: 'cooperative',
    communeCode: '24778',
    labelParty: {
      name: 'Hợp tác xã Đồi Sương',
      address: 'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng',
    },
  },
  content: {
    code: 'MO',
    name: { vi: 'Mật ong hoa nhãn Đồi Sương hũ thuỷ tinh 500 g' },
    ocopSheet: 4,
    sections: {
      story: {
        vi: 'Mười hai hộ nuôi ong ở thôn 3 đưa đàn ong theo mùa hoa nhãn. Mỗi mùa chỉ quay mật một lần khi cầu ong đã vít nắp, lọc qua vải màn hai lượt rồi để lắng bảy ngày trước khi đóng hũ. Mỗi hũ ghi tên hộ nuôi và ngày quay.',
      },
    },
    description: {
      vi: 'Mật ong quay từ cầu đã vít nắp, màu vàng hổ phách, vị ngọt thanh, hương hoa nhãn.\n\nThành phần: 100 % mật ong hoa nhãn.\nCách dùng: pha với nước ấm, phết bánh mì, ướp thịt nướng.\nBảo quản: nơi khô mát, đậy kín, không cần để tủ lạnh; mật có thể kết tinh khi trời lạnh.\nMỗi hũ đều có tên hộ nuôi và ngày quay mật in trên nắp để người mua tiện tra cứu; quét mã QR trên nhãn để truy xuất nguồn gốc.',
    },
    labelFields: {
      netQuantity: '500 g',
      manufactured: 'Ngày quay mật in trên nắp',
      expiry: '24 tháng kể từ ngày sản xuất',
      origin: 'Sản xuất tại Việt Nam',
      ingredients: 'Mật ong hoa nhãn 100 %',
      storage: 'Nơi khô mát',
      usage: 'Dùng trực tiếp hoặc pha nước ấm',
      warning: 'Không dùng cho trẻ dưới 1 tuổi',
      declarationNumber: '01/HTXDS/2026',
    },
    documents: [
      {
        id: 'ocop',
        kind: 'ocopCertificate',
        number: '102/QĐ-UBND',
        issuer: 'UBND tỉnh Lâm Đồng',
        issued: '2026-05-10',
        stars: 4,
        scheme: 'QD148',
        files: [],
      },
      { id: 'attp', kind: 'foodSafety', number: '12/2026/NNPTNT-LĐ', issued: '2026-03-02', files: [] },
    ],
    channelContent: {},
    images: [1, 2, 3, 4, 5].map((number) => ({
      url: `https://anh.example/${number}.jpg`,
      alt: `Hũ mật ong, ảnh ${number}`,
      facts: { width: 1200, height: 1200, bytes: 200_000 + number },
    })),
    options: [],
    variants: [
      {
        sku: 'MO-500',
        optionValues: [],
        netQuantity: '500 g',
        weightGrams: 750,
        dimensionsMm: { length: 90, width: 90, height: 130 },
      },
    ],
    defaults: {},
  },
  revision: 1,
  contentHash: 'hash',
  status: 'active',
  createdAt: 0,
  updatedAt: 0,
};

/** What others know of it, without faults too. */
export const soundOutside: OutsideFacts = {
  prices: [185_000],
  seller: {
    name: 'Hợp tác xã Đồi Sương',
    address: 'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng',
    phone: '0900000000',
    businessCode: '0000000000',
    identityVerified: true,
  },
  terms: { delivery: true, payment: true, returns: true, complaints: true, validity: true },
  decisionUsers: { '102/QĐ-UBND': ['01935b7e-0000-7000-8000-00000000000b'] },
  tracePage: { reachable: true, namesProduct: true },
  otherStories: [],
};

/** A channel that shows a product as it is. */
export function plainChannel(product: ProductState, own: RuleExample['channel'] = {}): ChannelInput {
  const { content } = product;
  return {
    id: 'market',
    kind: 'marketplace',
    grammarVersion: 1,
    title: { min: 5, max: 255 },
    description: { min: 10, max: 20_000 },
    images: { min: 1, max: 9 },
    refusedSheets: [25, 26],
    requires: ['weightGrams'],
    permit: { answer: 'yes', papers: [], entries: [] },
    renderHash: 'render',
    ...own,
    rendered: {
      title: content.channelContent['market']?.name ?? content.name.vi,
      description: content.channelContent['market']?.description ?? content.description?.vi ?? '',
      images: content.images.map(({ url }) => url),
      variants: content.variants,
      cut: [],
      ...own.rendered,
    },
  };
}

/** What an example asks to be judged. */
export function inputOf(example: RuleExample): AssessInput {
  const content = {
    ...soundProduct.content,
    ...(example.text !== undefined && { description: { vi: example.text } }),
    ...(example.name !== undefined && { name: { vi: example.name } }),
    ...example.content,
  };
  const product = { ...soundProduct, content, producer: { ...soundProduct.producer, ...example.producer } };
  return {
    product,
    channels: [plainChannel(product, example.channel)],
    verifications: {
      ocop: 'seen',
      ...(example.verification &&
        Object.fromEntries((content.documents ?? []).map(({ id }) => [id, example.verification ?? 'claimed']))),
    },
    outside: { ...soundOutside, ...example.outside },
    today: example.today ?? '2026-11-22',
  };
}
