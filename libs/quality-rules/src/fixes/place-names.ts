import type { ProductState } from '#libs/contracts';
import { communeOf, communes, formerProvinces, provinces } from '#libs/ocop';

/** Names in use that no table holds: regions, towns known for their goods, parts of names. */
const OTHERS =
  'Vũng Tàu|Bà Rịa|Thừa Thiên Huế|Sài Gòn|Đà Lạt|Phú Quốc|Việt Nam|Tây Bắc|Đông Bắc|Tây Nguyên|Nam Bộ|Bắc Bộ|Trung Bộ';
const KIND = /^(?:Tỉnh|Thành phố|Phường|Xã|Đặc khu) /;

const short = (name: string): string => name.replace(KIND, '');
/** A commune's name of one syllable is too often an ordinary word. */
const isTelling = (name: string): boolean => /\s/.test(name);

/** Provinces of before 1 July 2025 as well: people go on naming them. */
const known = [...new Set([...provinces, ...formerProvinces].map(({ name }) => short(name))), ...OTHERS.split('|')];

/** Places that the texts of this product may name: provinces old and new, and the communes of its own province. */
export function placeNames({ producer }: ProductState): string[] {
  const province = communeOf(producer.communeCode)?.provinceCode;
  const own = province ? communes.filter(({ provinceCode }) => provinceCode === province) : [];
  return [...known, ...own.map(({ name }) => short(name)).filter(isTelling)];
}
