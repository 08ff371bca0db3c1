import { foldText, provinces } from '#libs/ocop';

/** Provinces that went into others on 1 July 2025 → name of the one in force. */
const MERGED: Record<string, readonly string[]> = {
  'Tuyên Quang': ['Hà Giang'],
  'Lào Cai': ['Yên Bái'],
  'Thái Nguyên': ['Bắc Kạn'],
  'Phú Thọ': ['Vĩnh Phúc', 'Hoà Bình'],
  'Bắc Ninh': ['Bắc Giang'],
  'Hưng Yên': ['Thái Bình'],
  'Hải Phòng': ['Hải Dương'],
  'Ninh Bình': ['Hà Nam', 'Nam Định'],
  'Quảng Trị': ['Quảng Bình'],
  'Đà Nẵng': ['Quảng Nam'],
  'Quảng Ngãi': ['Kon Tum'],
  'Gia Lai': ['Bình Định'],
  'Khánh Hoà': ['Ninh Thuận'],
  'Lâm Đồng': ['Đắk Nông', 'Bình Thuận'],
  'Đắk Lắk': ['Phú Yên'],
  'Hồ Chí Minh': ['Bà Rịa - Vũng Tàu', 'Bà Rịa Vũng Tàu', 'Vũng Tàu', 'Bình Dương'],
  'Đồng Nai': ['Bình Phước'],
  'Tây Ninh': ['Long An'],
  'Cần Thơ': ['Sóc Trăng', 'Hậu Giang'],
  'Vĩnh Long': ['Bến Tre', 'Trà Vinh'],
  'Đồng Tháp': ['Tiền Giang'],
  'Cà Mau': ['Bạc Liêu'],
  'An Giang': ['Kiên Giang'],
  Huế: ['Thừa Thiên Huế'],
};

const shortName = (name: string): string => name.replace(/^(?:Tỉnh|Thành phố) /, '');

/** Folded name → code of the province in force. */
const codeByName = new Map(
  provinces.flatMap(({ code, name }) => {
    const short = shortName(name);
    const merged = Object.entries(MERGED).find(([key]) => foldText(key) === foldText(short))?.[1] ?? [];
    return [short, ...merged].map((item) => [foldText(item), code] as const);
  }),
);
const NAMES = [...codeByName.keys()].sort((a, b) => b.length - a.length).join('|');
// A commune may bear the name of a province: only what no smaller unit stands before counts.
const SMALLER = '(?:xã|phường|thôn|bản|làng|ấp|thị trấn|huyện|quận|thị xã|đường|phố|tổ|khu|xóm|p\\.) ';
// eslint-disable-next-line ganh-patterns/bounded-repeat -- names of provinces, joined; the rest is written out here
const PROVINCE = new RegExp(`(${SMALLER})?(?<![\\p{L}\\p{M}])(${NAMES})(?![\\p{L}\\p{M}])`, 'gu');

/** Codes of the provinces in force that a text names, by new or old name. */
export function provincesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, smaller, name = ''] of foldText(text).matchAll(PROVINCE)) {
    const code = smaller ? undefined : codeByName.get(name);
    if (code) found.add(code);
  }
  return found;
}

const UNIT =
  /^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp\b|tp\.|tx\b|tx\.|h\.|q\.|p\.|đặc khu|việt nam)/u;
const OLD_UNIT = /^(?:huyện|quận|thị xã|thị trấn|h\.|q\.\s?|tx\b)/u;

/** True when an address names a unit that is gone since 1 July 2025: a district, a town, or a city within a province. */
export function isOldAddress(address: string): boolean {
  const parts = address.split(',').map(foldText);
  if (parts.some((part) => OLD_UNIT.test(part))) return true;
  const cities = parts.filter((part) => /^(?:thành phố|tp\b)/u.test(part)).length;
  return cities > 1 || (cities === 1 && parts.some((part) => part.startsWith('tỉnh ')));
}

/** The address with the commune and province in force instead of all older units. */
export function renewedAddress(address: string, commune: string, province: string): string {
  const kept = address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !UNIT.test(foldText(part)));
  const lower = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return [...kept, lower(commune), lower(province)].join(', ');
}
