import type { ProductState } from '#libs/contracts';
import { communeOf, communes, provinces } from '#libs/ocop';

/** Provinces that went into others on 1 July 2025, and regions: people go on naming them. */
const FORMER =
  'Hà Giang|Yên Bái|Bắc Kạn|Vĩnh Phúc|Hoà Bình|Bắc Giang|Thái Bình|Hải Dương|Hà Nam|Nam Định|Quảng Bình|Quảng Nam|' +
  'Kon Tum|Bình Định|Ninh Thuận|Đắk Nông|Bình Thuận|Phú Yên|Vũng Tàu|Bà Rịa|Bình Dương|Bình Phước|Long An|Sóc Trăng|' +
  'Hậu Giang|Bến Tre|Trà Vinh|Tiền Giang|Bạc Liêu|Kiên Giang|Thừa Thiên Huế|Đà Lạt|Phú Quốc|Việt Nam|Tây Bắc|' +
  'Đông Bắc|Tây Nguyên|Nam Bộ|Bắc Bộ|Trung Bộ';
const KIND = /^(?:Tỉnh|Thành phố|Phường|Xã|Đặc khu) /;

const short = (name: string): string => name.replace(KIND, '');
/** A commune's name of one syllable is too often an ordinary word. */
const isTelling = (name: string): boolean => /\s/.test(name);

const known = [...provinces.map(({ name }) => short(name)), ...FORMER.split('|')];

/** Places that the texts of this product may name: provinces old and new, and the communes of its own province. */
export function placeNames({ producer }: ProductState): string[] {
  const province = communeOf(producer.communeCode)?.provinceCode;
  const own = province ? communes.filter(({ provinceCode }) => provinceCode === province) : [];
  return [...known, ...own.map(({ name }) => short(name)).filter(isTelling)];
}
