import { startOfClause } from '../clauses.js';
import type { TermHit } from '../texts.js';

/** Kinds of goods that law treats differently and that a name gives away. */
export type NamedKind = 'alcohol' | 'tourism' | 'living' | 'medicine' | 'supplement' | 'cosmetic';

const NUMERALS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy'];
/** "2 ngày 1 đêm", "hai ngày một đêm", "3n2đ". */
const stays = NUMERALS.flatMap((word, index) => {
  const [days, before] = [index + 1, NUMERALS[index - 1] ?? 'một'];
  const nights = [Math.max(1, days - 1), days];
  return [
    `${word} ngày ${before} đêm`,
    `${word} ngày ${word} đêm`,
    ...nights.flatMap((count) => [`${days} ngày ${count} đêm`, `${days}n${count}đ`, `${days}n${count}d`]),
  ];
});
const animals = [
  ...['gà', 'vịt', 'ngan', 'ngỗng', 'lợn', 'heo', 'bò', 'trâu', 'dê', 'thỏ', 'cá', 'tôm', 'cua', 'ghẹ', 'ốc', 'ếch'],
  ...['lươn', 'ba ba', 'baba', 'hàu', 'ngao', 'sò', 'ong', 'chim', 'dế', 'bồ câu', 'tu hài', 'bào ngư', 'rắn', 'nhím'],
];

/** Forms in measured doses, as supplements and medicine come. */
export const doses = ['viên nang', 'viên nén', 'viên uống', 'viên sủi', 'viên hoàn', 'viên con nhộng', 'softgel'];

/** Words by which goods of each kind are named; most are looked for in titles. */
export const goodsWords = {
  alcohol: [
    'rượu',
    'rượu vang',
    'bia',
    'vang đỏ',
    'vang trắng',
    'vang nho',
    'vang sim',
    'vodka',
    'whisky',
    'soju',
    'sake',
    'ruou',
    'rice wine',
    'liquor',
  ],
  tourism: [
    ...['tour', 'homestay', 'farmstay', 'nghỉ dưỡng', 'lưu trú', 'phòng nghỉ', 'nghỉ nhà sàn', 'nghỉ đêm'],
    ...['vé tham quan', 'vé vào cổng', 'vé trải nghiệm', 'cắm trại', 'chèo thuyền', 'chèo xuồng', 'chèo kayak'],
    ...[
      'du lịch cộng đồng',
      'du lịch sinh thái',
      'du lịch trải nghiệm',
      'khu nghỉ dưỡng',
      'trekking',
      'tham quan',
      'trải nghiệm',
    ],
    ...['dịch vụ du lịch', 'khu du lịch', 'điểm du lịch', 'làng du lịch', 'vé du lịch', 'combo du lịch'],
  ],
  stays: [...new Set(stays), 'nửa ngày', '1 khách', '2 khách', 'vé người lớn', 'vé trẻ em'],
  living: [
    ...['cá cảnh', 'cá kiểng', 'cá koi', 'cá betta', 'cá bảy màu', 'cá chép koi', 'cá vàng', 'cá rồng', 'cá la hán'],
    ...['chim cảnh', 'chim chào mào', 'chim yến phụng', 'gà kiểng', 'gà cảnh', 'gà chọi', 'gà serama'],
    ...['chó con', 'chó cảnh', 'chó phú quốc', 'chó bắc hà', 'mèo con', 'mèo cảnh', 'thú cưng', 'rùa cảnh', 'đàn ong'],
    ...['con giống', 'động vật sống', 'ong giống', 'chuột hamster', 'sóc bay', 'dế mèn sống'],
    ...animals.map((name) => `${name} giống`),
  ],
  /** With one of these first and "sống" behind it, the animal lives. */
  animals,
  live: ['sống'],
  /** Wherever they stand, the animal lives. */
  alive: ['còn sống', 'giao sống', 'sống nguyên con', 'sống 100%'],
  medicine: [
    ...['thuốc tắm', 'lá thuốc tắm', 'thuốc xoa bóp', 'thuốc bôi', 'thuốc ngâm chân', 'thuốc đắp', 'thuốc xông'],
    ...['dầu gió', 'cao dán', 'cao xoa bóp', 'dầu xoa bóp', 'cồn xoa bóp', 'rượu xoa bóp', 'siro ho', 'viên ngậm ho'],
  ],
  supplement: [
    ...[
      'thực phẩm bảo vệ sức khỏe',
      'tpbvsk',
      'thực phẩm chức năng',
      'thực phẩm bổ sung',
      'thực phẩm dinh dưỡng y học',
    ],
    ...doses,
  ],
  /** A sentence that begins with one of these names the goods, also in a description. */
  selfNamed: ['thực phẩm bảo vệ sức khỏe', 'tpbvsk', 'thực phẩm chức năng', 'sản phẩm thực phẩm bảo vệ sức khỏe'],
  cosmetic: [
    ...[
      'mỹ phẩm',
      'dầu gội',
      'dầu xả',
      'sữa rửa mặt',
      'gel rửa mặt',
      'bột rửa mặt',
      'bột đắp mặt',
      'sữa tắm',
      'muối tắm',
    ],
    ...[
      'kem dưỡng',
      'kem bôi',
      'kem nghệ',
      'kem trị',
      'kem body',
      'kem ủ tóc',
      'sáp dưỡng',
      'dầu tắm',
      'kem chống nắng',
      'kem trị nám',
      'kem đánh răng',
      'nước súc miệng',
      'son dưỡng',
      'son môi',
      'dầu dưỡng',
    ],
    ...[
      'mặt nạ dưỡng',
      'mặt nạ đất sét',
      'mặt nạ giấy',
      'tẩy tế bào chết',
      'sữa dưỡng thể',
      'tinh chất dưỡng',
      'serum',
    ],
    ...[
      'toner',
      'lotion',
      'lăn khử mùi',
      'nước rửa tay',
      'xà phòng',
      'xà bông',
      'xịt dưỡng tóc',
      'nước hoa nữ',
      'nước hoa nam',
    ],
    ...['nước hoa khô', 'phấn rôm', 'phấn phủ'],
  ],
  /** Of crafts: what a drink is kept in or drunk from. A jar of it under food is the drink. */
  vessels: [
    ...['bình rượu', 'ly rượu', 'cốc rượu', 'chén rượu', 'ấm rượu', 'chum rượu', 'vò rượu', 'nậm rượu', 'be rượu'],
    ...[
      'kệ rượu',
      'tủ rượu',
      'giá rượu',
      'khay rượu',
      'bộ rượu',
      'túi rượu',
      'hộp rượu',
      'ly bia',
      'cốc bia',
      'khui bia',
    ],
  ],
  /** What bears such a word and is something else. */
  other: [
    ...['men rượu', 'giấm rượu', 'dấm rượu'],
    ...['sốt rượu', 'ngâm rượu', 'ủ rượu', 'hấp rượu', 'ướp rượu', 'bã rượu', 'hèm rượu', 'nhân rượu', 'cơm rượu'],
    ...[
      'vị rượu',
      'hương rượu',
      'giải rượu',
      'say rượu',
      'cai rượu',
      'không rượu',
      'đựng rượu',
      'rót rượu',
      'uống rượu',
    ],
    ...['bia đá', 'bia mộ', 'bia gỗ', 'mồi bia', 'nhắm bia', 'bia không cồn', 'hèm bia'],
    ...['men bia', 'bã bia', 'sốt bia', 'hấp bia', 'rượu không cồn', 'vang không cồn', 'nhắm rượu'],
    ...['xà phòng giặt', 'xà bông giặt', 'không phải thực phẩm chức năng', 'không phải là thực phẩm chức năng'],
    ...[
      'không còn sống',
      'tươi sống',
      'đời sống',
      'cuộc sống',
      'ăn sống',
      'sống lưng',
      'gỏi sống',
      'sống mũi',
      'nguồn sống',
    ],
  ],
} as const satisfies Record<string, readonly string[]>;

/** Amount and packing before what the goods are, so that "Combo 2 chai rượu" begins with "rượu". */
const LEAD =
  /^ ?(?:(?:combo|set|bộ|cặp|đôi|lô|đàn|bầy|con|chai|hũ|lọ|hộp|gói|túi|thùng|can|vé|voucher|dịch vụ|đặc sản|giống|bán|\d{1,4}|[x×]) ){0,6}$/u;
const PARTS = /[-–—|,:;()[\]/+&.!"“”]/u;
/** How far before a word its part of the title is read, in folded units. */
const REACH = 60;

/** True when a title, or a part of it between punctuation, begins with the hit. */
export function isHead({ text, start }: TermHit): boolean {
  const before = text.folded.text.slice(Math.max(0, start - REACH), start);
  return LEAD.test(before.split(PARTS).at(-1) ?? '');
}

const overlaps = (hit: TermHit, others: readonly TermHit[]): boolean =>
  others.some((other) => other.text === hit.text && other.start < hit.end && hit.start < other.end);

/** True when a clause of a description begins with the hit. */
export const opensClause = ({ text, start }: TermHit): boolean =>
  text.role === 'prose' && start - startOfClause(text, start) <= 1;

/** Hits in titles that no other meaning covers. */
export const inTitles = (hits: readonly TermHit[], others: readonly TermHit[]): TermHit[] =>
  hits.filter((hit) => hit.text.role === 'title' && !overlaps(hit, others));
