import { bestFirst, Rank, ranked } from '../statements/best-first.js';
import { type Found, matches, type Range } from '../statements/lines.js';
import { sectionsOfKind } from '../statements/sections.js';
import type { ReadText } from '../texts.js';
import { defineFact } from './fact.js';

const NUMBER = '(?<![\\p{L}\\p{N}.,±_])\\d{1,5}(?:[.,]\\d{1,3})?';
const END = '(?![\\p{L}\\p{N}])';
const MASS = '(?:kgs?|kilo(?:gram)?s?|ki-lô-gam|gr?|grs|grams?|gram|gam|mg|lạng|tạ|tấn|yến|kí|ký|oz|lbs?)';
const VOLUME = '(?:ml|cc|cl|dl|l|lít|lit|liters?|litres?|mililit|fl ?oz)';
const LENGTH = '(?:cm|mm|m|dm|mét|met|inch|inches|inh|in|phân|m2|cm2|m²)';
const PACK =
  '(?:viên|gói|hộp|hũ|lọ|chai|túi|bánh|thanh|cái|chiếc|đôi|bộ|set|miếng|hạt|củ|quả|trái|tép|que|cây|cuộn|tờ|lá|cuốn|quyển|lon|' +
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
    `(?:là |sản phẩm |có |gồm |[:(–-] ?)?\\d{1,4} ?${PACK}${END}|\\d{1,4} ?${PACK} ?[,/x]? ?(?:mỗi |một |x |/ ?)(?:\\d|${PACK})`,
  'gu',
);
/** "combo 5 chén", "thùng 24 …": these words count whatever follows, but for what is no thing. */
const BUNDLE =
  /(?<![\p{L}\p{N}])(?:combo|lốc|thùng|pack|sét|set|bộ)(?: gồm)? \d{1,3} (?!(?:màu|lớp|trong|chế độ|chức năng|bước|tầng|công dụng|ngăn|ngày|tháng|năm|số|loại|mùi|vị|in|cấp|chống)(?![\p{L}]))\p{L}{2,12}/gu;
/** What is in the box, told piece by piece: "Bộ sản phẩm gồm: 1 ấm, 6 chén". */
const BOXED =
  /(?<![\p{L}\p{N}])(?:bộ|sản phẩm|hộp|gói hàng|đóng gói|đi kèm)(?: \p{L}{1,12}){0,2} (?:bao )?gồm(?: có)?[ :\n+•*-]{1,8}\d{1,3} ?(?:x )?(?!(?:màu|lớp|chế độ|chức năng|bước|tầng|công dụng|ngăn|loại|vị|thành phần)(?![\p{L}]))\p{L}{2,12}/gu;
/** Clothing sizes. */
const CLOTHES =
  /(?<![\p{L}\p{N}])(?:size|sz|cỡ)[ :]{0,3}(?:\d{2}|xs|s|m|l|xl|\dxl|xxl|free ?size)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])free ?size(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:s|m)[ ,/-]{1,3}(?:m|l)[ ,/-]{1,3}(?:l|xl)(?![\p{L}\p{N}])/gu;

/** What an amount in prose measures when it is no content: a dose, a person, a course, a tolerance, another thing. */
const DOSE =
  /(?:pha|nước|uống|cho|lấy|nhỏ|ngày|lần|khoảng|cùng|với|hòa|thêm|dùng|ăn|bé|trẻ|dưới|trên|chịu lực|tải trọng|tối đa|cao|nặng|giảm|tăng|người|áp dụng|trong|chứa|hàm lượng|đơn|freeship|ship|công suất|mỗi lần|cách|độ|quá|sai số|chênh lệch|laptop|máy tính|màn hình)[ :]{0,2}(?:\p{L}{1,24} |\d{1,3} ?[-–] ?)?$/u;
/** Said of the goods, whatever stands between: "dung tích khoảng 2 lít". */
const MEASURED =
  /(?:dung tích|khối lượng|trọng lượng|thể tích|kích thước)(?: tịnh| thực)?(?: là| có| khoảng| tầm| gần| chỉ| từ| ?:){0,2} ?$/u;
/** A rate or a share in something: "2 ml/ngày", "100 lít/giờ", "mỗi 1 ml chứa". */
const RATE =
  /^ ?\/ ?(?:\d{1,2} ?)?(?:ngày|lần|giờ|h|phút|giây|tháng|tuần)(?![\p{L}])|^ ?(?:mỗi|một|trên) (?:ngày|lần|giờ)|^ chứa/u;
const LIQUID = /^ ?(?:nước|sữa tươi|sữa nóng)(?![\p{L}])/u;

function isDose({ text, start, end }: Found): boolean {
  const before = text.folded.text.slice(Math.max(0, start - 32), start);
  const after = text.folded.text.slice(end, end + 14);
  return RATE.test(after) || (!MEASURED.test(before) && (DOSE.test(before.slice(-24)) || LIQUID.test(after)));
}

/** "45-55 kg": whom clothes fit, which only a size is told by. */
const isWearer = ({ text, match, start }: Found): boolean =>
  /^[3-9]\d ?kg$/u.test(match[0]) &&
  /(?:\d ?[-–~] ?|dưới |trên |từ |đến )$/u.test(text.folded.text.slice(Math.max(0, start - 6), start));
/** Milligrams are a strength, and content only piece by piece: "1 viên 500 mg". */
const isStrength = ({ text, match, start }: Found): boolean =>
  match[0].endsWith('mg') && !/(?:viên|gói|x) ?$/u.test(text.folded.text.slice(Math.max(0, start - 6), start));

/** A heading of quantity with all that is measured in the line under it. */
function headed(text: ReadText, measured: readonly Found[]): Range[] {
  return sectionsOfKind(text, 'quantity').flatMap(({ head, start, end }) => {
    const under = measured.filter((one) => one.start >= start && one.start < Math.min(end, start + 80));
    const [first] = under;
    if (!first) return [];
    const sameLine = under.filter((one) => !text.folded.text.slice(first.start, one.start).includes('\n'));
    return [{ start: head, end: Math.max(...sameLine.map((one) => one.end)) }];
  });
}

function counted(text: ReadText): ReturnType<typeof ranked> {
  const amounts = [...matches(text, AMOUNT), ...matches(text, SIZE)];
  const metres = matches(text, METRE);
  const counts = matches(text, COUNT);
  const clothes = matches(text, CLOTHES);
  const bundles = matches(text, BUNDLE);
  if (text.role === 'title' || text.role === 'label') {
    const named = [...amounts, ...metres, ...counts].filter(
      (one) => !RATE.test(text.folded.text.slice(one.end, one.end + 14)),
    );
    const told = [...named.filter((one) => !isStrength(one)), ...bundles, ...clothes];
    return ranked(text, text.role === 'label' ? Rank.Headed : Rank.Name, told);
  }
  const free = [...amounts.filter((one) => !isStrength(one)), ...metres].filter((one) => !isDose(one));
  return [
    ...ranked(text, Rank.Headed, headed(text, [...amounts, ...metres, ...counts, ...clothes])),
    ...ranked(text, Rank.Explicit, [...matches(text, PACKED), ...matches(text, BOXED), ...bundles]),
    // Most names hold it: a bare amount in prose is the worse place.
    ...ranked(
      text,
      Rank.Aside,
      free.filter((one) => !isWearer(one)),
    ),
    ...ranked(text, Rank.Prose, clothes),
    ...ranked(text, Rank.Aside, free.filter(isWearer)),
  ];
}

export const fact = defineFact({
  name: 'net_quantity',
  examples: {
    hit: [
      { name: 'Mật ong Đồi Sương 500g', passage: '500g' },
      { name: 'Khăn lanh Bản Mây 70x70cm' },
      { name: 'Trà túi lọc hộp 20 gói' },
      { name: 'Combo 5 chén gốm Lò Mây' },
      { text: 'Thể tích thực: 1,5 lít', passage: 'Thể tích thực: 1,5 lít' },
      { text: 'Quy cách: 10 gói x 15 g' },
      { text: 'Kích thước: dài 30 cm, rộng 12 cm', passage: 'Kích thước: dài 30 cm, rộng 12 cm' },
      { text: 'Ấm tích nước có dung tích khoảng 2 lít.' },
      { text: 'Bộ sản phẩm gồm:\n- 01 ấm trà\n- 06 chén' },
    ],
    miss: [
      { name: 'Trà xanh Đồi Sương loại 1', text: 'Pha với 150 ml nước sôi.' },
      { text: 'Giao hàng trong 2 ngày, hoàn tiền 100 %.' },
      { text: 'Dùng cho bé từ 10 kg.' },
      { text: 'Người lớn: 15 ml/ngày. Mỗi 5 ml chứa 20 mg cao gừng.' },
      { text: 'Số đo tay có thể chênh lệch 1 - 2cm.' },
      { text: 'Túi vừa laptop 14 inch, lọc được 90 lít/giờ.' },
    ],
  },
  detect: ({ texts }) => bestFirst(texts.flatMap(counted)),
});
