import { Refusal } from './answers.js';

interface Node {
  id: number;
  parent: number;
  name: string;
}

/** Branches and leaves are made up; names and ids are nobody's. One leaf per OCOP score sheet, in order. */
const branches: { name: string; groups: { name: string; leaves: [sheet: number, name: string][] }[] }[] = [
  {
    name: 'Thực phẩm và đồ uống',
    groups: [
      {
        name: 'Thực phẩm tươi',
        leaves: [
          [1, 'Rau, củ, quả tươi'],
          [2, 'Thịt, thủy sản, trứng, sữa tươi'],
        ],
      },
      {
        name: 'Thực phẩm khô và chế biến',
        leaves: [
          [3, 'Gạo và ngũ cốc'],
          [4, 'Mật ong'],
          [5, 'Đồ ăn nhanh'],
          [6, 'Bún, miến, bánh tráng'],
          [7, 'Rau quả sấy, mứt'],
          [8, 'Thịt cá chế biến'],
        ],
      },
      {
        name: 'Gia vị',
        leaves: [
          [9, 'Nước mắm, nước chấm'],
          [10, 'Gia vị khô'],
        ],
      },
      {
        name: 'Trà và cà phê',
        leaves: [
          [11, 'Chè xanh'],
          [12, 'Trà thảo mộc'],
          [13, 'Cà phê, ca cao'],
        ],
      },
      {
        name: 'Đồ uống',
        leaves: [
          [14, 'Rượu trắng'],
          [15, 'Rượu vang, bia'],
          [16, 'Nước khoáng'],
          [17, 'Nước trái cây'],
        ],
      },
    ],
  },
  {
    name: 'Sức khỏe và sắc đẹp',
    groups: [
      { name: 'Chăm sóc sức khỏe', leaves: [[18, 'Thực phẩm chức năng']] },
      {
        name: 'Làm đẹp tự nhiên',
        leaves: [
          [19, 'Mỹ phẩm thảo dược'],
          [20, 'Tinh dầu'],
        ],
      },
    ],
  },
  {
    name: 'Nhà cửa và đời sống',
    groups: [
      {
        name: 'Thủ công mỹ nghệ',
        leaves: [
          [21, 'Đồ trang trí thủ công'],
          [22, 'Vải và hàng dệt'],
        ],
      },
      {
        name: 'Hoa và cây',
        leaves: [
          [23, 'Hoa tươi'],
          [24, 'Cây cảnh'],
        ],
      },
      {
        name: 'Thú cảnh và dịch vụ',
        leaves: [
          [25, 'Phụ kiện thú cảnh'],
          [26, 'Phiếu dịch vụ'],
        ],
      },
    ],
  },
];

const nodes: Node[] = [];
const leafOfSheet = new Map<number, number>();
for (const branch of branches) {
  const top = 900_000 + nodes.length;
  nodes.push({ id: top, parent: 0, name: branch.name });
  for (const group of branch.groups) {
    const middle = 900_000 + nodes.length;
    nodes.push({ id: middle, parent: top, name: group.name });
    for (const [sheet, name] of group.leaves) {
      leafOfSheet.set(sheet, 910_000 + sheet);
      nodes.push({ id: 910_000 + sheet, parent: middle, name });
    }
  }
}
const leaves = new Set(leafOfSheet.values());
const ids = new Set(nodes.map((node) => node.id));

export const ORIGIN = 100_010;
export const VIETNAM = 200_010;
const NET = 100_011;
const EXPIRY = 100_012;
const MAKER = 100_013;

const attributeTree = [
  {
    attribute_id: ORIGIN,
    mandatory: true,
    name: 'Xuất xứ',
    attribute_value_list: [
      { value_id: VIETNAM, name: 'Việt Nam' },
      { value_id: 200_011, name: 'Nước khác' },
    ],
    attribute_info: { input_type: 1, input_validation_type: 0 },
  },
  ...[
    [NET, 'Khối lượng tịnh'],
    [EXPIRY, 'Hạn sử dụng'],
    [MAKER, 'Tổ chức chịu trách nhiệm'],
  ].map(([id, name]) => ({
    attribute_id: id,
    mandatory: false,
    name,
    attribute_value_list: [],
    attribute_info: { input_type: 3, input_validation_type: 2 },
  })),
];

export const categoryAnswer = {
  category_list: nodes.map((node) => ({
    category_id: node.id,
    parent_category_id: node.parent,
    original_category_name: node.name,
    display_category_name: node.name,
    has_children: !leaves.has(node.id),
  })),
};

export function attributeAnswer(category: number): object {
  if (!ids.has(category)) throw new Refusal('error_invalid_category', 'Invalid category.');
  return { list: [{ category_id: category, attribute_tree: attributeTree }] };
}

export function checkCategory(category: unknown): number {
  if (typeof category !== 'number' || !ids.has(category))
    throw new Refusal('error_invalid_category', 'Invalid category id.');
  if (!leaves.has(category)) throw new Refusal('error_invalid_category', 'Only leaf category can be used.');
  return category;
}

export function checkAttributes(list: unknown): void {
  const given = new Map<unknown, unknown>();
  for (const item of Array.isArray(list) ? list : []) {
    const { attribute_id, attribute_value_list } = item as { attribute_id?: unknown; attribute_value_list?: unknown };
    given.set(attribute_id, attribute_value_list);
  }
  for (const [id] of given)
    if (!attributeTree.some((attribute) => attribute.attribute_id === id))
      throw new Refusal('error_invalid_attribute', `Invalid attribute: ${String(id)}.`);
  const origin = given.get(ORIGIN);
  const [value] = Array.isArray(origin) ? (origin as { value_id?: unknown }[]) : [];
  if (!value) throw new Refusal('error_less_required_attribute', 'Mandatory attribute is missing: Xuất xứ.');
  if (value.value_id !== VIETNAM && value.value_id !== 200_011)
    throw new Refusal('error_invalid_attribute_value', 'Invalid attribute value: Xuất xứ.');
}

/** One leaf per sheet; the origin is a constant, the rest copies what the product states. */
export function suggestedMapping(): {
  categories: Record<string, string>;
  attributes: Record<string, Record<string, string>>;
} {
  const sheets = [...leafOfSheet.entries()].sort(([a], [b]) => a - b);
  const constants = {
    [ORIGIN]: String(VIETNAM),
    [NET]: 'fact:netQuantity',
    [EXPIRY]: 'fact:expiry',
    [MAKER]: 'fact:manufacturerName',
  };
  return {
    categories: Object.fromEntries(sheets.map(([sheet, leaf]) => [String(sheet), String(leaf)])),
    attributes: Object.fromEntries(sheets.map(([, leaf]) => [String(leaf), constants])),
  };
}

export const logisticsAnswer = {
  logistics_channel_list: [
    { logistics_channel_id: 50_011, logistics_channel_name: 'Giao nhanh', enabled: true, mask_channel_id: 0 },
    { logistics_channel_id: 50_012, logistics_channel_name: 'Giao tiết kiệm', enabled: false, mask_channel_id: 0 },
  ],
};

export const limitAnswer = {
  item_name_length_limit: { min_limit: 5, max_limit: 100 },
  item_description_length_limit: { min_limit: 10, max_limit: 2000 },
  item_image_count_limit: { min_limit: 1, max_limit: 9 },
  price_limit: { min_limit: 1000, max_limit: 120_000_000 },
  stock_limit: { min_limit: 0, max_limit: 999_999 },
};
