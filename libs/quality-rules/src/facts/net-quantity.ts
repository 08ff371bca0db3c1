import { distinct, type Found, matches, passage, RangeIndex } from '../statements/lines.js';
import { sectionsOf } from '../statements/sections.js';
import type { ReadText } from '../texts.js';
import { defineFact } from './fact.js';

const NUMBER = '(?<![\\p{L}\\p{N}.,±_])\\d{1,5}(?:[.,]\\d{1,3})?';
const END = '(?![\\p{L}\\p{N}])';
const MASS = '(?:kgs?|kilo(?:gram)?s?|ki-lô-gam|gr?|grs|grams?|gram|gam|mg|lạng|tạ|tấn|yến|kí|ký|oz|lbs?)';
const VOLUME = '(?:ml|cc|cl|dl|l|lít|lit|liters?|litres?|mililit|fl ?oz)';
const LENGTH = '(?:cm|mm|m|dm|mét|met|inch|inches|inh|in|phân|m2|cm2|m²)';
const PACK =
  '(?:viên|gói|hộp|hũ|lọ|chai|túi|bánh|thanh|cái|chiếc|đôi|bộ|set|miếng|hạt|củ|quả|trái|tép|que|cây|cuộn|tờ|cuốn|lon|' +
  'thùng|lốc|vỉ|ống|tuýp|bịch|bó|cành|bông|con|tấm|khăn|sản phẩm|món|chậu|khay|phần|viên nang|nén|nụ|vòng|hủ|' +
  'pcs?|pieces?|bags?|capsules?|tablets?|sachets?|bottles?|packs?)';

/** "500 g", "1,5 lít", "250g/ml", "1m6". */
const AMOUNT = new RegExp(`${NUMBER} ?(?:${MASS}|${VOLUME})${END}`, 'gu');
/** "70x70cm", "12 x 28 x 4 cm", "180*90". */
const SIZE = new RegExp(
  `${NUMBER}(?: ?${LENGTH})? ?[x*×] ?\\d{1,4}(?:[.,]\\d{1,2})?(?: ?${LENGTH}${END})?(?: ?[x*×] ?\\d{1,4}(?: ?${LENGTH}${END})?)?(?![\\p{L}\\p{N}])`,
  'gu',
);
const METRE = new RegExp(
  `${NUMBER} ?(?:cm|mm(?! ?hg)|mét|inch|inh)${END}|(?<![\\p{L}\\p{N}.,])\\dm\\d{1,2}${END}`,
  'gu',
);
const COUNT = new RegExp(`(?<![\\p{L}\\p{N}.,/-])\\d{1,4} ?${PACK}${END}`, 'gu');
/** A count that is a pack's content: "hộp 20 gói", "combo 3 chai", "10 gói/hộp". */
const PACKED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:combo|set|bộ|hộp|gói|túi|thùng|lốc|hũ|lọ|vỉ|bịch|bao gồm|gồm|cặp|quy cách|số lượng|đóng gói)[ :]{1,2}` +
    `(?:sản phẩm |có |gồm |[:(–-] ?)?\\d{1,4} ?${PACK}${END}|\\d{1,4} ?${PACK} ?[,/x]? ?(?:mỗi |một |x |/ ?)(?:\\d|${PACK})`,
  'gu',
);
/** Clothing sizes. */
const CLOTHES =
  /(?<![\p{L}\p{N}])(?:size|sz|cỡ)[ :]{0,3}(?:\d{2}|xs|s|m|l|xl|\dxl|xxl|free ?size)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])free ?size(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:s|m)[ ,/-]{1,3}(?:m|l)[ ,/-]{1,3}(?:l|xl)(?![\p{L}\p{N}])/gu;

/** What an amount in prose measures when it is no content: a dose, a person, a course. */
const DOSE =
  /(?:pha|nước|uống|cho|lấy|nhỏ|ngày|lần|khoảng|cùng|với|hòa|thêm|dùng|ăn|bé|trẻ|dưới|trên|chịu lực|tải trọng|tối đa|cao|nặng|giảm|tăng|người|áp dụng|trong|chứa|hàm lượng|đơn|freeship|ship|công suất|mỗi lần|cách|độ|quá|sai số|chênh lệch)[ :]{0,2}(?:\p{L}{1,24} )?$/u;

function counted(text: ReadText): Found[] {
  const headed = new RangeIndex(
    sectionsOf(text)
      .filter(({ kind }) => kind === 'quantity')
      .map(({ start, end }) => ({ start, end: Math.min(end, start + 80) })),
  );
  const inHeaded = ({ start }: Found): boolean => headed.over(start) !== undefined;
  const isDose = ({ start, end }: Found): boolean =>
    DOSE.test(text.folded.text.slice(Math.max(0, start - 24), start)) ||
    /^ ?(?:nước|sữa tươi|sữa nóng)(?![\p{L}])/u.test(text.folded.text.slice(end, end + 12));
  const amounts = [...matches(text, AMOUNT), ...matches(text, SIZE)];
  const loose = [...matches(text, METRE), ...matches(text, COUNT)];
  if (text.role === 'title' || text.role === 'label')
    return [...amounts, ...matches(text, METRE), ...matches(text, COUNT), ...matches(text, CLOTHES)];
  const under = [...amounts, ...loose].filter(inHeaded);
  const free = amounts.filter((one) => !inHeaded(one) && !isDose(one));
  return [
    ...under,
    ...free,
    ...matches(text, PACKED),
    ...matches(text, METRE).filter((one) => !isDose(one)),
    ...matches(text, CLOTHES),
  ];
}

export const fact = defineFact({
  name: 'net_quantity',
  examples: {
    hit: [
      { name: 'Mật ong Đồi Sương 500g', passage: '500g' },
      { name: 'Khăn lanh Bản Mây 70x70cm' },
      { name: 'Trà túi lọc hộp 20 gói' },
      { text: 'Thể tích thực: 1,5 lít' },
      { text: 'Quy cách: 10 gói x 15 g' },
      { text: 'Kích thước: dài 30 cm, rộng 12 cm' },
    ],
    miss: [
      { name: 'Trà xanh Đồi Sương loại 1', text: 'Pha với 150 ml nước sôi.' },
      { text: 'Giao hàng trong 2 ngày, hoàn tiền 100 %.' },
      { text: 'Dùng cho bé từ 10 kg.' },
    ],
  },
  detect: ({ texts }) => distinct(texts.flatMap((text) => counted(text).map((one) => passage(text, one)))),
});
