/** The shop's own shelves: names are made up. Sheet n is shelf 100 + n. */
const shelves = [
  'Rau quả tươi',
  'Thịt, thủy sản, trứng',
  'Gạo và ngũ cốc',
  'Mật ong',
  'Đồ ăn nhanh',
  'Bún, miến, bánh',
  'Rau quả chế biến',
  'Thịt cá chế biến',
  'Nước mắm',
  'Gia vị',
  'Chè',
  'Trà thảo mộc',
  'Cà phê, ca cao',
  'Rượu trắng',
  'Rượu, bia khác',
  'Nước khoáng',
  'Nước quả',
  'Thực phẩm chức năng',
  'Mỹ phẩm thảo dược',
  'Tinh dầu',
  'Thủ công mỹ nghệ',
  'Vải và may mặc',
  'Hoa',
  'Cây cảnh',
  'Động vật cảnh',
  'Trải nghiệm làng quê',
];
const ROOT = 100;

export const categoryList = [
  { id: ROOT, name: 'Sản phẩm OCOP', slug: 'ocop', parent: 0 },
  ...shelves.map((name, index) => ({ id: ROOT + index + 1, name, slug: `bo-${index + 1}`, parent: ROOT })),
];
export const categoryIds = new Set(categoryList.map((item) => item.id));

export const suggestedMapping = (): {
  categories: Record<string, string>;
  attributes: Record<string, Record<string, string>>;
} => ({
  categories: Object.fromEntries(shelves.map((_, index) => [String(index + 1), String(ROOT + index + 1)])),
  attributes: {},
});
