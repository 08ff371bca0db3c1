import { foldText, formerProvinces, provinces } from '#libs/ocop';

const KIND = /^(?:Tỉnh|Thành phố) /;
/** Names in use beside those of the tables. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  hcm: 'Hồ Chí Minh',
  'sài gòn': 'Hồ Chí Minh',
  'thừa thiên huế': 'Huế',
  'thừa thiên - huế': 'Huế',
  'bà rịa vũng tàu': 'Hồ Chí Minh',
  'vũng tàu': 'Hồ Chí Minh',
};

/** Folded name, old or new, → code of the province in force. */
const codeByName = new Map([
  ...formerProvinces.map(({ name, provinceCode }) => [foldText(name.replace(KIND, '')), provinceCode] as const),
  ...provinces.map(({ name, code }) => [foldText(name.replace(KIND, '')), code] as const),
]);
for (const [name, official] of Object.entries(OTHER_NAMES))
  codeByName.set(foldText(name), codeByName.get(foldText(official)) ?? '');

const NAMES = [...codeByName.keys()].sort((a, b) => b.length - a.length).join('|');
// A smaller unit, a street or a river may bear the name of a province: only what none of these stands before counts.
const SMALLER =
  '(?:xã|phường|thôn|buôn|khóm|khu vực|bản|làng|ấp|thị trấn|huyện|quận|thị xã|đường|phố|ngõ|hẻm|tổ|khu|xóm|chợ|cầu|hồ|sông) |(?:[pxqh]|t[tx])\\. ?';
// eslint-disable-next-line ganh-patterns/bounded-repeat -- names of provinces, joined; the rest is written out here
const PROVINCE = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:tỉnh |thành phố |tp\\.? ?|(${SMALLER}))?(${NAMES})(?![\\p{L}\\p{M}])(?! phủ)`,
  'gu',
);

/** Codes of the provinces in force that a text names, by new or old name. */
export function provincesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, smaller, name = ''] of foldText(text).matchAll(PROVINCE)) {
    const code = smaller ? undefined : codeByName.get(name);
    if (code) found.add(code);
  }
  return found;
}

const FULL_NAMES = new Set(provinces.map(({ name }) => foldText(name)));
const SHORT_NAMES = new Set(provinces.map(({ name }) => foldText(name.replace(KIND, ''))));

/** True when a text is nothing but the name of a province in force, with or without its kind. */
export function isProvinceInForce(text: string): boolean {
  const folded = foldText(text).replace(/^tp\.? ?/, 'thành phố ');
  return FULL_NAMES.has(folded) || SHORT_NAMES.has(folded);
}
