import { originalRange } from '#libs/ocop';
import { provincesIn } from '../law/places.js';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import { type Contradiction, type Finder, type Place } from './contradiction.js';

/** What goods have one of: "độ ẩm 12 %" and "độ ẩm 18 %" are about two goods. */
const MEASURE =
  /(?<!\p{L})(độ ồn|độ ẩm|độ ph|khổ vải|khổ rộng|tải trọng|hàm lượng nước|hàm lượng đường)(?: (?:tối đa|maximum|max|khoảng|dưới|chỉ|là|thấp)){0,2} ?[:=≤<>~]{0,2} ?(\d{1,4}(?:[.,]\d{1,2})?) ?(%|db|mm|cm|m|g|kg)?(?![\p{L}\d]| ?[-–~]| ?đến)/giu;

/** One measure with two values in one unit. */
export const measures: Finder = ({ title, prose }) => {
  if (/combo|bộ|set|tặng|[+&]/iu.test(title.text)) return [];
  const seen = new Map<string, { place: Place; value: number }>();
  const found: Contradiction[] = [];
  for (const read of prose)
    for (const { 0: match, 1: name = '', 2: number = '', 3: unit = '', index } of matchesIn(read, 'stored', MEASURE)) {
      const key = `${name} ${unit}`.toLowerCase();
      const place = { read, slip: { start: index, end: index + match.length } };
      const value = Number(number.replace(',', '.'));
      const known = seen.get(key);
      // Sizes of garments and of parts come in rows.
      if (!known) seen.set(key, { place, value });
      else if (known.value !== value) found.push({ kind: 'statement', places: [place, known.place] });
    }
  return found.length === 1 ? found : [];
};

const HARVEST =
  /(?<!\p{L})(?:thu hoạch|thu hái|thu từ|khai thác|hái|trồng|lấy mật|quay mật|đánh bắt|sản xuất) [^\n.;!?]{0,80}/gu;
const MOST = 40;

/** Title's goods fetched from one province here, from another there. */
export const harvests: Finder = ({ title, prose }) => {
  const head = title.folded.text.trim().split(' ').slice(0, 2).join(' ');
  const told = prose.flatMap((read) => harvestsOf(read, head));
  const [one] = told;
  const other = told.find(({ province }) => province !== one?.province);
  return one && other ? [{ kind: 'origin', places: [other.place, one.place] }] : [];
};

function harvestsOf(read: ReadText, head: string): { place: Place; province: string }[] {
  const { text } = read.folded;
  return matchesIn(read, 'folded', HARVEST)
    .slice(0, MOST)
    .flatMap(({ 0: match, index }) => {
      const before = text.slice(Math.max(0, index - 60), index);
      if (!before.includes(head) || /[.;!?\n]/u.test(before.slice(before.lastIndexOf(head)))) return [];
      const [province, more] = [...provincesIn(match)];
      if (!province || more) return [];
      return [{ place: { read, slip: originalRange(read.folded, index, index + match.length) }, province }];
    });
}
