import { distinct, type Found, matches, passage } from '../statements/lines.js';
import { defineFact } from './fact.js';

const NUMBER = '(?:\\d{1,3}|một|hai|ba|bốn|năm|sáu|mười hai|mười tám|hai mươi bốn|one|two|three)';
const SPAN = `${NUMBER}(?: ?[-–~/]{1,3} ?\\d{1,3}| đến \\d{1,3})? ?\\(?(?:tháng|năm|ngày|tuần|giờ|tiếng|months?|years?|days?|weeks?)`;
const DATE = '(?:\\d{1,2} ?[./-] ?)?\\d{1,2} ?[./-] ?(?:20)?\\d{2}(?!\\d|[./-]\\d)';
const HEAD =
  '(?:hạn sử dụng|hạn dùng|hạn sd|h\\.?s\\.?d|thời hạn dùng|thời gian sử dụng|thời hạn bảo quản|thời gian bảo quản|' +
  'hạn bảo quản|bảo quản được|shelf life|best before|best by|use by|exp(?:iry|iration)?(?: date)?|date|ngày hết hạn)';

const AFTER_MAKING = new RegExp(
  `(?<![\\p{L}\\p{N}])${SPAN}[ ,(]{0,3}(?:kể|kế|tính|sử dụng)?[ ,]{0,2}(?:từ|sau|since|from|after)(?: khi| lúc| the| thời điểm)? ?` +
    '(?:ngày |date of )?(?:sản xuất|sx|nsx|đóng gói|đóng chai|thu hoạch|chế biến|xuất xưởng|in trên|manufactur|production|mfg|packing)',
  'gu',
);
const STATED = new RegExp(
  `(?<![\\p{L}\\p{N}])${HEAD}(?![\\p{L}\\p{N}])[^\\n.;!?]{0,45}?(?<![\\p{L}\\p{N}])(?:${SPAN}(?![\\p{L}\\p{N}])|${DATE})`,
  'gu',
);
const KEEPS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:để được|giữ được|bảo quản được|bảo quản)(?: tốt(?: nhất)?| lên| ngon| hơn)?` +
    `(?: đến| tới| trong| trong vòng| từ){1,3} ${SPAN}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "hạn sử dụng trên 6 tháng" of a promise about stock, "dùng thử 7 ngày", a course of treatment. */
const NOT_LIFE = /còn (?:trên|ít nhất|lại)|liên tục|liệu trình|đổi trả|bảo hành|tối thiểu/;
/** "thời gian sử dụng: 2 giờ" is a battery's. */
const RUNS = /^thời gian sử dụng.{0,60}(?:giờ|tiếng)$/u;
const BATTERY = /(?<!\p{L})(?:pin|sạc)(?!\p{L})[^.\n]{0,16}$/u;
/** How long goods keep once opened says nothing of those sold. */
const OPENED = /^[ ,(]{0,2}(?:kể |tính )?(?:sau |từ )?(?:khi |lúc )?(?:mở|bật|khui)/;

export const fact = defineFact({
  name: 'expiry',
  examples: {
    hit: [
      { text: 'Hạn sử dụng: 12 tháng kể từ ngày sản xuất.', passage: 'Hạn sử dụng: 12 tháng' },
      { text: 'HSD 24 tháng, NSX in trên bao bì' },
      { text: 'NSX: 02/04/26 – HSD: 02/04/28' },
      { text: 'Dùng trong 18 tháng tính từ ngày đóng gói ghi trên nắp.' },
      { text: 'Shelf life: 2 years from the date of manufacture.' },
      { text: 'Thời hạn dùng là ba năm, miễn giữ kín nắp.' },
      { text: 'Măng muối để được trong 6 tháng ở nơi mát.' },
    ],
    miss: [
      { text: 'Hạn sử dụng dài, yên tâm tích trữ.' },
      { text: 'Hạn sử dụng: xem trên bao bì.' },
      { text: 'NSX: in trên nắp hộp' },
      { text: 'Bảo hành 12 tháng, đổi trả trong 7 ngày.' },
      { text: 'Thời gian sử dụng: 3 giờ mỗi lần sạc.' },
      { text: 'Thay pin xong, thời gian sử dụng thêm 18 tháng.' },
      { text: 'Dùng liên tục trong 3 tháng để thấy khác biệt.' },
    ],
  },
  detect({ texts }) {
    const found = (pattern: RegExp): Found[] =>
      texts
        .flatMap((text) => matches(text, pattern))
        .filter(
          ({ text, match, start, end }) =>
            !BATTERY.test(text.folded.text.slice(Math.max(0, start - 24), start)) &&
            !NOT_LIFE.test(match[0]) &&
            !RUNS.test(match[0]) &&
            !OPENED.test(text.folded.text.slice(end, end + 24)),
        );
    const all = [...found(STATED), ...found(AFTER_MAKING), ...found(KEEPS)];
    return distinct(all.map((one) => passage(one.text, one)));
  },
});
