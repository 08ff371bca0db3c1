/** One column of the import file: canonical name and what a person may write as heading, matched folded. */
export interface CsvColumn {
  name: string;
  vi: string;
  en: string;
  aliases: readonly string[];
  /** Required when a product is new. */
  required?: boolean;
  about: string;
}

const column = (
  name: string,
  vi: string,
  en: string,
  about: string,
  more: { aliases?: string[]; required?: boolean } = {},
): CsvColumn => ({
  name,
  vi,
  en,
  about,
  aliases: more.aliases ?? [],
  ...(more.required ? { required: true } : {}),
});

/**
 * Dictionary of the CSV/XLSX import. One row per variant; adjacent rows with the same `product_code` are one product;
 * product-level cells are read from the product's first row that fills them. Blank = unchanged.
 */
export const csvColumns: readonly CsvColumn[] = [
  column('product_code', 'Mã sản phẩm', 'Product code', 'Groups the rows of one product', {
    required: true,
    aliases: ['ma sp', 'code'],
  }),
  column('sku', 'Mã SKU', 'SKU', "The producer's own code of the variant", {
    required: true,
    aliases: ['ma hang', 'seller sku'],
  }),
  column('name', 'Tên sản phẩm', 'Name', 'Product name in Vietnamese', {
    required: true,
    aliases: ['ten', 'title', 'product name'],
  }),
  column('name_en', 'Tên tiếng Anh', 'Name (English)', 'Product name in English'),
  column('ocop_sheet', 'Bộ sản phẩm OCOP', 'OCOP score sheet', 'Number 1–26 of Decision 26/2026', {
    aliases: ['nhom ocop'],
  }),
  column('brand', 'Thương hiệu', 'Brand', 'Registered brand, if any'),
  column('description', 'Mô tả', 'Description', 'Full description', { aliases: ['mo ta san pham'] }),
  column('what_it_is', 'Giới thiệu', 'What it is', 'Section: what the product is'),
  column('ingredients', 'Thành phần', 'Ingredients', 'Section and label: ingredients or material', {
    aliases: ['chat lieu', 'nguyen lieu'],
  }),
  column('use', 'Hướng dẫn sử dụng', 'How to use', 'Section and label: use', { aliases: ['cach dung'] }),
  column('storage', 'Bảo quản', 'Storage', 'Section and label: storage'),
  column('story', 'Câu chuyện sản phẩm', 'Story', 'Section: story of the product'),
  column('warnings', 'Cảnh báo', 'Warnings', 'Section and label: warnings'),
  column('net_quantity', 'Khối lượng tịnh', 'Net quantity', 'As printed: "500 ml", "6 hũ x 240 g"', {
    aliases: ['quy cach', 'dung tich'],
  }),
  column('manufactured', 'Ngày sản xuất', 'Manufactured', 'Date or statement ("in trên bao bì")', { aliases: ['nsx'] }),
  column('expiry', 'Hạn sử dụng', 'Expiry', 'Date or statement ("12 tháng kể từ NSX")', { aliases: ['hsd'] }),
  column('origin', 'Xuất xứ', 'Origin', 'Origin as on the label'),
  column('declaration_number', 'Số tự công bố', 'Declaration number', 'Self-declaration or notification number', {
    aliases: ['so cong bo'],
  }),
  column('alcohol_percent', 'Độ cồn', 'Alcohol % vol', 'For drinks with alcohol', { aliases: ['nong do con'] }),
  column('option1_name', 'Tên phân loại 1', 'Option 1 name', 'First axis, e.g. "Dung tích"'),
  column('option1_value', 'Giá trị phân loại 1', 'Option 1 value', 'Value of the first axis'),
  column('option2_name', 'Tên phân loại 2', 'Option 2 name', 'Second axis'),
  column('option2_value', 'Giá trị phân loại 2', 'Option 2 value', 'Value of the second axis'),
  column('gtin', 'Mã vạch', 'GTIN', '8, 12, 13 or 14 digits', { aliases: ['barcode', 'ean', 'gtin/ean'] }),
  column('price', 'Giá bán', 'Price', 'VND, tax included', { aliases: ['gia', 'don gia'] }),
  column('list_price', 'Giá niêm yết', 'List price', 'VND, tax included', { aliases: ['gia goc'] }),
  column('stock', 'Tồn kho', 'Stock', 'Pieces on hand now', { aliases: ['so luong', 'ton'] }),
  column('weight_grams', 'Trọng lượng đóng gói (g)', 'Package weight (g)', 'Packed parcel, grams', {
    aliases: ['can nang'],
  }),
  column('length_mm', 'Dài (mm)', 'Length (mm)', 'Packed parcel'),
  column('width_mm', 'Rộng (mm)', 'Width (mm)', 'Packed parcel'),
  column('height_mm', 'Cao (mm)', 'Height (mm)', 'Packed parcel'),
  column('image_urls', 'Ảnh', 'Images', 'Addresses, separated by blanks or |', {
    aliases: ['hinh anh', 'images', 'link anh'],
  }),
  column('ocop_certificate', 'Số quyết định OCOP', 'OCOP decision number', 'Number of the recognising decision', {
    aliases: ['so chung nhan'],
  }),
  column('ocop_stars', 'Số sao OCOP', 'OCOP stars', '3, 4 or 5', { aliases: ['hang sao'] }),
  column('ocop_issuer', 'Cơ quan cấp', 'Issuing authority', 'Who recognised it'),
  column('ocop_issued', 'Ngày cấp', 'Issued', 'dd/mm/yyyy or yyyy-mm-dd'),
  column('ocop_expires', 'Ngày hết hạn', 'Certificate expires', 'dd/mm/yyyy or yyyy-mm-dd'),
  column('ocop_scheme', 'Bộ tiêu chí', 'Scheme', 'QD1048, QD148 or QD26'),
  column('food_safety_certificate', 'Số giấy ATTP', 'Food safety certificate', 'Number'),
  column('producer_code', 'Mã chủ thể', 'Producer code', 'Which producer of the organisation', {
    aliases: ['ma nha san xuat'],
  }),
  column('producer_name', 'Tên chủ thể', 'Producer name', 'Creates or updates the producer', { aliases: ['chu the'] }),
  column(
    'producer_kind',
    'Loại chủ thể',
    'Producer kind',
    'cooperative, cooperativeGroup, company, household, farm, association (or in Vietnamese)',
  ),
  column('commune_code', 'Mã xã/phường', 'Commune code', '5 digits, list since 1 July 2025', { aliases: ['ma xa'] }),
  column('label_name', 'Đơn vị chịu trách nhiệm', 'Responsible party', 'Name on the label'),
  column('label_address', 'Địa chỉ đơn vị', 'Responsible address', 'Address on the label'),
];
