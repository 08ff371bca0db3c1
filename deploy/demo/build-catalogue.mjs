#!/usr/bin/env node
// @ts-check
// Writes catalogue.csv from catalogue/*.json: what the demo uploads is one file as a cooperative would send it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ code: string, name: string, kind: string, communeCode: string, commune: string, province: string, street?: string }} Producer
 *   Without `street` there is no responsible party for the label.
 * @typedef {{ sku: string, option?: string, netQuantity: string, price?: number | string, listPrice?: number, stock: number,
 *   weightGrams: number, dimensionsMm: [number, number, number], gtin?: string }} Variant
 * @typedef {'whatItIs' | 'ingredients' | 'use' | 'storage' | 'story' | 'warnings'} Section
 * @typedef {{ code: string, producer: string, sheet: number, name: string, nameEn?: string, brand?: string,
 *   sections: Partial<Record<Section, string>>, label: Record<string, string>, foodSafety?: string, option?: string,
 *   variants: Variant[], images: number, certificate?: { number: string, stars: number, issued: string }, flaw?: string }} Product
 *   `flaw` names what is wrong with it on purpose; it is not written into the file.
 */

const folder = fileURLToPath(new URL('catalogue', import.meta.url));
export const CATALOGUE_FILE = fileURLToPath(new URL('catalogue.csv', import.meta.url));

/** In the order of the file; a stray row must come after its product. */
const PARTS = [
  ...['fresh-food', 'processed-food', 'seasonings', 'tea-and-coffee', 'drinks', 'herbal'],
  ...['crafts', 'living', 'tourism', 'stray-rows'],
];
const KINDS = /** @type {Record<string, string>} */ ({
  cooperative: 'Hợp tác xã',
  cooperativeGroup: 'Tổ hợp tác',
  company: 'Công ty',
  household: 'Hộ kinh doanh',
  farm: 'Trang trại',
  association: 'Hội',
});
/** Every so many products are told in one description instead of sections, as many sellers do. */
const ONE_TEXT_EVERY = 6;
const HEADED = /** @type {[Section, string][]} */ ([
  ['ingredients', 'THÀNH PHẦN'],
  ['use', 'HƯỚNG DẪN SỬ DỤNG'],
  ['storage', 'BẢO QUẢN'],
  ['story', 'CÂU CHUYỆN SẢN PHẨM'],
]);

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** @returns {Producer[]} */
export const readProducers = () => read('producers');
/** @returns {Product[]} */
export const readProducts = () =>
  PARTS.flatMap(read).map((product) => (product.flaw === 'nfd' ? decomposed(product) : product));

/** Letters and marks apart, as some phones and old spreadsheets write them. @param {Product} product @returns {Product} */
function decomposed(product) {
  const sections = Object.fromEntries(
    Object.entries(product.sections).map(([name, text]) => [name, text?.normalize('NFD')]),
  );
  return { ...product, name: product.name.normalize('NFD'), sections };
}

/** @typedef {{ product: Product, producer: Producer, variant: Variant, oneText: boolean }} Row */
/** @param {Section} section @returns {(row: Row) => string | undefined} */
const section =
  (section) =>
  ({ product, oneText }) =>
    oneText && (section === 'whatItIs' || section === 'story') ? '' : product.sections[section];
/** @param {string} field @returns {(row: Row) => string | undefined} */
const label =
  (field) =>
  ({ product }) =>
    product.label[field];

/** @type {[heading: string, cell: (row: Row) => string | number | undefined][]} */
const columns = [
  ['Mã chủ thể', ({ producer }) => producer.code],
  ['Tên chủ thể', ({ producer }) => producer.name],
  ['Loại chủ thể', ({ producer }) => KINDS[producer.kind]],
  ['Mã xã/phường', ({ producer }) => producer.communeCode],
  ['Đơn vị chịu trách nhiệm', ({ producer }) => (producer.street ? producer.name : '')],
  ['Địa chỉ đơn vị', ({ producer }) => (producer.street ? `${producer.street}, ${placeOf(producer)}` : '')],
  ['Mã sản phẩm', ({ product }) => product.code],
  ['Mã SKU', ({ variant }) => variant.sku],
  ['Tên sản phẩm', ({ product }) => product.name],
  ['Tên tiếng Anh', ({ product }) => product.nameEn],
  ['Bộ sản phẩm OCOP', ({ product }) => product.sheet],
  ['Thương hiệu', ({ product }) => product.brand],
  ['Mô tả', ({ product, oneText }) => (oneText ? asOneText(product) : '')],
  ['Giới thiệu', section('whatItIs')],
  ['Thành phần', section('ingredients')],
  ['Hướng dẫn sử dụng', section('use')],
  ['Bảo quản', section('storage')],
  ['Câu chuyện sản phẩm', section('story')],
  ['Cảnh báo', section('warnings')],
  ['Khối lượng tịnh', ({ variant }) => variant.netQuantity],
  ['Ngày sản xuất', label('manufactured')],
  ['Hạn sử dụng', label('expiry')],
  ['Xuất xứ', ({ producer }) => (producer.street ? `Sản xuất tại ${placeOf(producer)}, Việt Nam` : '')],
  ['Số tự công bố', label('declarationNumber')],
  ['Độ cồn', label('alcoholPercent')],
  ['Tên phân loại 1', ({ product }) => product.option],
  ['Giá trị phân loại 1', ({ variant }) => variant.option],
  ['Mã vạch', ({ variant }) => variant.gtin],
  ['Giá bán', ({ variant }) => variant.price],
  ['Giá niêm yết', ({ variant }) => variant.listPrice],
  ['Tồn kho', ({ variant }) => variant.stock],
  ['Trọng lượng đóng gói (g)', ({ variant }) => variant.weightGrams],
  ['Dài (mm)', ({ variant }) => variant.dimensionsMm[0]],
  ['Rộng (mm)', ({ variant }) => variant.dimensionsMm[1]],
  ['Cao (mm)', ({ variant }) => variant.dimensionsMm[2]],
  ['Ảnh', ({ product }) => imagesOf(product)],
  ['Số quyết định OCOP', ({ product }) => product.certificate?.number],
  ['Số sao OCOP', ({ product }) => product.certificate?.stars],
  ['Cơ quan cấp', ({ product, producer }) => product.certificate && issuerOf(product.certificate.number, producer)],
  ['Ngày cấp', ({ product }) => product.certificate && asVietnamese(product.certificate.issued)],
  ['Ngày hết hạn', ({ product }) => product.certificate && asVietnamese(addYears(product.certificate.issued, 3))],
  ['Bộ tiêu chí', ({ product }) => product.certificate && schemeOf(product.certificate.issued)],
  ['Số giấy ATTP', ({ product }) => product.foodSafety],
];

/** @param {Producer} producer */
const placeOf = ({ commune, province }) => `${commune}, ${province}`;
/** @param {Product} product */
const imagesOf = ({ code, images }) =>
  Array.from({ length: images }, (_, index) => `{{images}}/${code.toLowerCase()}-${index + 1}.png`).join(' ');
/** Five stars are the ministry's to give, three and four the province's. @param {string} number @param {Producer} producer */
const issuerOf = (number, { province }) =>
  number.endsWith('QĐ-BNNMT') ? 'Bộ Nông nghiệp và Môi trường' : `Ủy ban nhân dân ${province}`;
/** Decision 26/2026/QĐ-TTg replaced 148/QĐ-TTg on 22 May 2026. @param {string} issued */
const schemeOf = (issued) => (issued < '2026-05-22' ? 'QD148' : 'QD26');
/** @param {string} date @param {number} years */
const addYears = (date, years) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
/** @param {string} date */
const asVietnamese = (date) => date.split('-').reverse().join('/');

/** @param {Product} product */
function asOneText({ sections }) {
  const parts = HEADED.flatMap(([name, heading]) => (sections[name] ? [`${heading}\n${sections[name]}`] : []));
  return [sections.whatItIs, ...parts].join('\n\n');
}

/** RFC 4180: a cell with a comma, quote or line break stands in quotes. @param {string | number | undefined} value */
function cell(value) {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The whole file: UTF-8, CRLF, Vietnamese headings, one row per variant. */
export function buildCatalogue() {
  const producers = new Map(readProducers().map((producer) => [producer.code, producer]));
  const lines = [columns.map(([heading]) => cell(heading)).join(',')];
  readProducts().forEach((product, index) => {
    const producer = producers.get(product.producer);
    if (!producer) throw new Error(`${product.code} names no producer: ${product.producer}`);
    const oneText = index % ONE_TEXT_EVERY === ONE_TEXT_EVERY - 1;
    for (const variant of product.variants) {
      lines.push(columns.map(([, of]) => cell(of({ product, producer, variant, oneText }))).join(','));
    }
  });
  return `${lines.join('\r\n')}\r\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(CATALOGUE_FILE, buildCatalogue());
  console.log(`catalogue.csv: ${readProducts().length} products`);
}
