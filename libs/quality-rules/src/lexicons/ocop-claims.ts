import marketplaces from './marketplaces.json' with { type: 'json' };

const LETTERS = ['o', '0'] as const;
const GAPS = ['', ' ', '.', '-', '_', '·', ' . ', ' - '] as const;

/** The programme's name, also with a nought for the O or its letters set apart. */
export const ocopMarks: readonly string[] = [
  ...LETTERS.flatMap((first) => LETTERS.flatMap((last) => GAPS.map((gap) => [first, 'c', last, 'p'].join(gap)))),
  ...['mỗi xã một sản phẩm', 'mỗi xã phường một sản phẩm', 'mỗi xã, phường một sản phẩm'],
  'one commune one product',
];

/** The programme itself may be named without claiming to be certified. */
export const ocopProgramme: readonly string[] = [
  'chương trình ocop',
  'chương trình mỗi xã một sản phẩm',
  'hội chợ ocop',
  'điểm bán ocop',
  'sẽ tham gia ocop',
];

/** Words of a result; before the programme's name they make it a claim. */
export const awardWords: readonly string[] = [
  ...['đạt', 'chứng nhận', 'công nhận', 'xếp hạng', 'phân hạng', 'được cấp', 'hạng', 'certified', 'awarded'],
];

/** Results that only the programme gives in stars, before a star. */
export const officialAwards: readonly string[] = [
  ...['chứng nhận', 'công nhận', 'phân hạng', 'tiềm năng', 'chứng nhận đạt', 'công nhận đạt', 'phân hạng đạt'],
];

/** Levels that decide on stars of the programme. */
export const starLevels: readonly string[] = [
  ...['cấp tỉnh', 'cấp quốc gia', 'quốc gia', 'cấp trung ương', 'cấp huyện', 'cấp thành phố', 'toàn quốc'],
];

/** Other stars: houses, cooks and service, before the star. */
export const houseStars: readonly string[] = [
  ...['khách sạn', 'nhà hàng', 'resort', 'khu nghỉ dưỡng', 'du thuyền', 'hotel', 'villa', 'spa', 'dịch vụ', 'phục vụ'],
  ...['đầu bếp', 'bếp trưởng', 'restaurant'],
];

/** Buyers are asked for stars, or gave them; before the star. */
export const ratingsBefore: readonly string[] = [
  ...['cho shop', 'tặng shop', 'giúp shop', 'đánh giá shop', 'đánh giá cho', 'một đánh giá', 'hãy đánh giá'],
  ...['vui lòng đánh giá', 'xin đánh giá', 'nhớ đánh giá', 'giúp mình đánh giá', 'khách hàng đánh giá'],
  ...['khách đánh giá', 'người mua đánh giá', 'quý khách đánh giá', 'bạn đánh giá', 'và đánh giá'],
  ...['vote', 'rate', 'review', 'feedback', 'comment', 'bình chọn', 'hãy tặng', 'hãy cho', 'rating', 'lượt đánh giá'],
];

/** The same, after the star. */
export const ratingsAfter: readonly string[] = [
  ...['cho shop', 'giúp shop', 'để shop', 'ủng hộ shop', 'cho mình', 'nhé', 'nha'],
  ...marketplaces.names.map((name) => `trên ${name}`),
  ...['trên sàn', 'trên google', 'từ khách', 'của khách', 'từ người mua', 'để nhận'],
];

/** Competitions and guides abroad that give stars too. */
export const foreignAwards: readonly string[] = [
  ...['michelin', 'great taste', 'superior taste', 'itqi', 'taste award', 'award', 'awards', 'quốc tế', 'thế giới'],
  ...['international', 'world'],
];

/** Tea and herbs are roasted [sao]: what stands after that word. */
export const roasting: readonly string[] = [
  ...['khô', 'tẩm', 'suốt', 'tay', 'chảo', 'trên chảo', 'bằng chảo', 'trên lửa', 'lửa', 'lần'],
];
