import { foldText } from './fold.js';

/** Countries and customs territories as Vietnamese labels name them, with other names in use after "=". */
const NAMES =
  'Việt Nam=vietnam=viet nam|Lào|Campuchia=cam pu chia=cambodia|Thái Lan=thailand|Trung Quốc=china|Hàn Quốc=korea=south korea|' +
  'Triều Tiên|Nhật Bản=nhật=japan|Đài Loan=taiwan|Hồng Kông=hong kong|Ma Cao=macau|Mông Cổ|Myanmar=mi an ma=miến điện|' +
  'Malaysia=ma lai xi a|Singapore=xin ga po|Indonesia=in đô nê xi a|Philippines=phi líp pin|Brunei|Đông Timor|Ấn Độ=india|' +
  'Pakistan|Bangladesh|Sri Lanka|Nepal|Bhutan|Maldives|Afghanistan|Iran|Iraq|Israel|Jordan|Liban|Syria|Ả Rập Xê Út|Yemen|' +
  'Oman|Qatar|Kuwait|Bahrain|Các Tiểu vương quốc Ả Rập Thống nhất=uae|Thổ Nhĩ Kỳ=turkey|Síp|Gruzia|Armenia|Azerbaijan|' +
  'Kazakhstan|Uzbekistan|Turkmenistan|Kyrgyzstan|Tajikistan|Nga=liên bang nga=russia|Ukraina=ukraine|Belarus|Moldova|Ba Lan|' +
  'Séc=cộng hòa séc|Slovakia|Hungary|Romania|Bulgaria|Serbia|Croatia|Slovenia|Bosnia và Herzegovina|Montenegro|Bắc Macedonia|' +
  'Albania|Kosovo|Hy Lạp=greece|Ý=italia=italy|Tây Ban Nha=spain|Bồ Đào Nha=portugal|Pháp=france|Đức=germany|Áo|' +
  'Thụy Sĩ=thụy sỹ=switzerland|Bỉ=belgium|Hà Lan=netherlands|Luxembourg|Liechtenstein|Monaco|Andorra|San Marino|Vatican|Malta|' +
  'Anh=vương quốc anh=anh quốc=england=united kingdom=uk|Scotland|Xứ Wales|Ireland=ai len|Iceland=ai xơ len|' +
  'Na Uy=norway|Thụy Điển=sweden|Phần Lan=finland|Đan Mạch=denmark|Estonia|Latvia|Lítva=litva|' +
  'Mỹ=hoa kỳ=usa=united states|Canada|México=mexico=mê hi cô|Cuba=cu ba|Guatemala|Honduras|El Salvador|Nicaragua|Costa Rica|' +
  'Panama|Jamaica|Haiti|Cộng hòa Dominica|Bahamas|Barbados|Trinidad và Tobago|Colombia|Venezuela|Ecuador|Peru|Bolivia|Chile|' +
  'Argentina|Uruguay|Paraguay|Brazil=bra xin|Guyana|Suriname|Úc=australia|New Zealand=niu di lân|Papua New Guinea|Fiji|Samoa|' +
  'Tonga|Vanuatu|Ai Cập=egypt|Libya|Tunisia|Algeria|Maroc=ma rốc=morocco|Sudan|Nam Sudan|Ethiopia|Eritrea|Somalia|Djibouti|' +
  'Kenya|Uganda|Tanzania|Rwanda|Burundi|Cộng hòa Congo|Cộng hòa Dân chủ Congo|Gabon|Cameroon|Nigeria|Niger|Tchad|Mali|' +
  'Burkina Faso|Bờ Biển Ngà|Ghana|Togo|Benin|Senegal|Gambia|Guinea|Sierra Leone|Liberia|Mauritania|Cabo Verde|Angola|Zambia|' +
  'Malawi|Mozambique|Zimbabwe|Botswana|Namibia|Nam Phi=south africa|Lesotho|Eswatini|Madagascar|Mauritius|Seychelles|Comoros';

/** Folded name → name as labels write it. */
const byName = new Map(
  NAMES.split('|').flatMap((entry) => {
    const [name = '', ...others] = entry.split('=');
    return [name, ...others].map((item) => [foldText(item), name] as const);
  }),
);
const MOST_WORDS = Math.max(...[...byName.keys()].map((name) => name.split(' ').length));

/** Units of a place: a village may bear the name of a country ("xã Hà Lan"). */
const UNITS = new Set('xã phường thôn bản làng ấp trấn huyện quận đường phố xóm buôn'.split(' '));
const LONGEST_SYLLABLE = 4;
/** A name of one syllable is a country only where nothing of a longer name stands beside it. */
const BEFORE = new Set('tại ở từ nước của xứ gốc xuất in hàng bởi đến khẩu made về là'.split(' '));
const AFTER = new Set('và hoặc hay đóng theo do bởi được để sản nhập lắp hoàn phối chế'.split(' '));

const WORD = /[\p{L}\p{M}]+/gu;

interface Word {
  text: string;
  start: number;
  end: number;
}

/** True when only blanks stand between two words. */
const isJoined = (folded: string, left: Word | undefined, right: Word | undefined): boolean =>
  left !== undefined && right !== undefined && folded.slice(left.end, right.start).trim() === '';

/** "Lào" of "Lào Cai" and "Đức" of "Mỹ Đức" are no countries: their neighbours belong to the name. */
function standsAlone(folded: string, words: readonly Word[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  const free = !isJoined(folded, before, word) || BEFORE.has(before?.text ?? '');
  return free && (!isJoined(folded, word, after) || AFTER.has(after?.text ?? ''));
}

function countryAt(folded: string, words: readonly Word[], at: number): { name: string; next: number } | undefined {
  for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count--) {
    const taken = words.slice(at, at + count);
    const last = taken.at(-1);
    if (!last || taken.some((word, index) => index > 0 && !isJoined(folded, taken[index - 1], word))) continue;
    const name = byName.get(taken.map(({ text }) => text).join(' '));
    if (!name) continue;
    if (count === 1 && last.text.length <= LONGEST_SYLLABLE && !standsAlone(folded, words, at)) return undefined;
    const before = words[at - 1];
    return isJoined(folded, before, words[at]) && UNITS.has(before?.text ?? '')
      ? undefined
      : { name, next: at + count };
  }
  return undefined;
}

/**
 * The countries a short text such as an origin names, as labels write them, in order. Names of places win over names of
 * countries inside them ("Đức Trọng", "Lào Cai", "Vĩnh Phúc" name none). Linear in the text's length.
 */
export function countriesIn(text: string): string[] {
  const folded = foldText(text);
  const words = [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
  const found = new Set<string>();
  for (let at = 0; at < words.length;) {
    const country = countryAt(folded, words, at);
    if (country) found.add(country.name);
    at = country?.next ?? at + 1;
  }
  return [...found];
}
