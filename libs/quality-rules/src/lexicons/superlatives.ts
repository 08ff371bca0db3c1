import { phrases } from '../claims/vocabulary.js';
import { superlativeContexts } from './superlative-contexts.js';

/** What goods are praised for: with "nhất" a superlative about goods, unless a frame takes it back. Own list. */
const QUALITIES = phrases(`
  tốt, ngon, thơm ngon, thơm, ngọt, ngọt ngào, đậm đà, đậm vị, sạch, sạch sẽ, đẹp, xinh, rẻ, chất lượng, chất lượng cao, chất lượng tốt, cao, cao cấp, thượng hạng, chuẩn, chuẩn vị, tinh khiết, tinh tuý, tinh hoa, nguyên chất, nguyên bản, thuần khiết, nguyên vẹn, an toàn, bổ dưỡng, bổ
  giàu dinh dưỡng, dinh dưỡng, nhiều dinh dưỡng, giàu vitamin, quý, quý giá, quý hiếm, hiếm, hiếm có, đặc biệt, đặc sắc, độc đáo, độc lạ, nổi tiếng, nổi bật, nức tiếng, trứ danh, hoàn hảo, hoàn thiện, hoàn mỹ, hiệu quả, lớn, to, khắt khe, nghiêm ngặt, giỏi, tài hoa, lành nghề
  ưu chuộng, ưa chuộng, được ưa chuộng, yêu thích, được yêu thích, yêu chuộng, tin yêu, tin dùng, được tin dùng, được chọn mua nhiều, chọn mua nhiều, bán nhiều, được mua nhiều, tin dùng nhiều, yêu thích nhiều, được sử dụng nhiều, được chọn nhiều, bán chạy, chạy, hot, hót, trend, đáng mua, đáng tiền, đáng sở hữu, đáng thử, mong đợi, được mong đợi
  đa dạng, phong phú, tươi ngon, tươi, tươi mới, mới, mới mẻ, tự nhiên, thiên nhiên, tin cậy, tin tưởng, đáng tin cậy, đáng tin, ngon ngọt, hiện đại, tiên tiến, tối tân, tân tiến, cải tiến, mạnh, mạnh mẽ, bền, bền đẹp, bền bỉ, bền chắc, chắc chắn, mịn, mềm, mềm mại, mượt, mượt mà, mát, ấm, sang trọng, sang, đẳng cấp, quyền lực, tinh xảo, tinh tế, khéo léo, thấp, dày, mỏng, mảnh, nhẹ, êm
  trong, trong lành, sánh, đặc, dẻo, giòn, béo, bùi, cay, nồng, thuần, thuần chủng, tuyệt vời, tuyệt hảo, tuyệt diệu, xuất sắc, ưu tú, ưu việt, vượt trội, ấn tượng, lâu đời, xưa, cổ, cổ xưa, đắt, đắt giá, giá trị, đắt đỏ, xịn, xịn sò, đỉnh, chất, chân thực, thông minh, săn đón, được săn đón, săn lùng, hấp dẫn, hài hoà, tròn vị, thanh, non, già, lành tính, lành, lành mạnh
  đặc hữu, toàn diện, toàn năng, đa năng, cầu kỳ, công phu, tỉ mỉ, độc quyền, rực rỡ, tinh tươm, gần gũi thiên nhiên, thân thiện, ngon miệng, ngon lành, chính gốc, chính hiệu, chính tông, bản địa, nguyên sơ, hoang sơ, thô mộc
`);

/** How something is done or comes out: with "nhất" a superlative only where the goods are named before it. */
const MANNERS = phrases(`
  nhanh, nhanh chóng, chính xác, thoải mái, tiện lợi, tiện dụng, thuận tiện, dễ, dễ dàng, đơn giản, hợp lý, kỹ, cẩn thận, tận tâm, chi tiết, rõ, rõ ràng, trọn vẹn, đầy đủ, tối ưu, tối đa, tiết kiệm, thông dụng, nhạy cảm, cơ bản, lý tưởng
  uy tín, danh tiếng, phổ biến, thịnh hành, truyền thống, hữu dụng, hữu ích, hữu hiệu, thú vị, ý nghĩa, trang trọng, cạnh tranh, ưu đãi, sâu, lâu, dài, rộng, khoẻ, khoẻ mạnh, nặng, nóng, lạnh, sáng, gần, sớm
`);

/** How far a superlative is said to hold: "đầu tiên tại Việt Nam", "nhất thị trường". */
const SCOPES = phrases(
  `việt nam, thế giới, thị trường, cả nước, trong nước, toàn quốc, trong ngành, đông nam á, châu á, châu âu, toàn cầu, hành tinh, trong vùng, miền bắc, miền trung, miền nam, miền tây, tây nguyên, hiện nay`,
);
const inScope = (head: string, links: string): string[] =>
  SCOPES.flatMap((scope) => [`${head} ${scope}`, ...phrases(links).map((link) => `${head} ${link} ${scope}`)]);

/**
 * Words of superlatives: `claim` says one by itself, unless a `frame` before it or an `advice` behind it takes it back;
 * `manner`, `most` and `first` need the goods before them, `more`, `none` and `has` another word.
 */
export const superlativeWords = {
  claim: [
    ...QUALITIES.map((quality) => `${quality} nhất`),
    ...inScope('nhất', 'tại, trên, ở'),
    ...inScope('đầu tiên', 'tại, trên, ở, của'),
    ...inScope('lần đầu tiên có mặt', 'tại, trên, ở'),
    ...inScope('lần đầu tiên xuất hiện', 'tại, trên, ở'),
    ...phrases(`
      số 1, số một, số dách, số dzách, no.1, no 1, top 1, top one, top 1 thế giới, duy nhất, chỉ duy nhất, độc nhất, độc nhất vô nhị, có một không hai, có 1 không 2, bậc nhất, đệ nhất, hạng nhất, nhất hạng, nhất nhì, nhất phẩm, thượng thừa nhất, xếp hạng nhất, đứng nhất, vô địch, vô đối, vô song, bất bại, vô tiền khoáng hậu, quán quân
      hàng đầu, đứng đầu, đứng top, đứng số 1, dẫn đầu, đi đầu, thống lĩnh thị trường, đầu tiên và duy nhất, ngon số một, ngon số 1, đỉnh của chóp, đỉnh của đỉnh, không đối thủ, không có đối thủ, chưa có đối thủ, khó có đối thủ, không ai sánh, không ai bằng, không ai qua, không gì bằng, không gì sánh, chưa từng có, chưa từng thấy, xưa nay chưa từng
      không nơi nào có, không nơi nào sánh, không nơi đâu có, không đâu có, không đâu bằng, không đâu sánh, không ở đâu có, không chỗ nào có, không tìm đâu ra, không thể tìm thấy ở, không tìm thấy ở đâu, không tìm thấy ở nơi nào, không tìm thấy ở bất, không tìm được ở đâu, không có ở bất, không có ở nơi nào, không có ở nơi khác, không có ở đâu
      chỉ có ở, chỉ có tại, chỉ có duy nhất, chỉ duy nhất có ở, chỉ có mặt tại, chỉ tìm thấy ở, chỉ được tìm thấy ở, chỉ tìm thấy tại, chỉ có riêng, chỉ riêng có ở, riêng có của, riêng có ở, độc quyền duy nhất
      vua của các, vua của mọi, vua của tất cả, vua các loại, vua các loài, vua của loài, nữ hoàng của, nữ hoàng các loại, nữ hoàng các loài, ông hoàng của, bà hoàng của, chúa tể của, danh là vua, danh là nữ hoàng, danh là ông hoàng, coi là vua, xem là vua, ví như vua, ví là vua, gọi là vua
      hơn mọi loại, hơn mọi sản phẩm, hơn mọi dòng, hơn tất cả các, hơn tất cả những, hơn bất kỳ, hơn bất cứ, vượt xa mọi, vượt xa tất cả, vượt qua mọi sản phẩm, bỏ xa mọi, ăn đứt mọi
      best seller, bestseller, the best, the most, number one, number 1, the only, finest, the finest, the first, world's best, world's first, world's finest, best quality, premium best, the highest, highest quality, highest grade, best in class, best tasting, one and only, second to none, unrivalled, unrivaled, unbeatable, unmatched, like no other
      made from the best, best ingredients, best selling, best-selling, the purest, best in, top quality, the largest, the leading, market leader, best choice, best ever, one of a kind
    `),
  ],
  manner: MANNERS.map((manner) => `${manner} nhất`),
  /** Any other word made the most of. */
  most: ['nhất'],
  first: ['đầu tiên'],
  /** "không gì ngon hơn", "không thể tốt hơn": with such a denial before it. */
  more: ['hơn'],
  utmost: phrases(
    `không thể, không gì, chẳng gì, không còn gì, không có gì, chẳng có gì, không nơi nào, không đâu, chẳng đâu, không ai, khó có`,
  ),
  /** "không loại vải nào có được": with "không" before it. */
  none: phrases(
    `nào có được, nào sánh, nào sánh được, nào sánh bằng, nào sánh kịp, nào bằng, nào bằng được, nào khác có, nào khác có được, nào khác có thể, nào có thể sánh, nào làm được, nào bì, nào bì được, nào bì kịp, nào vượt qua, nào qua được, nào thay thế được, nào địch nổi, nào so được, nào so sánh được, sánh bằng, sánh kịp, sánh nổi, bì kịp, bì được, địch nổi`,
  ),
  denial: phrases(`không, chẳng, không một, chưa, khó, hiếm, ít`),
  /** "chỉ đất này mới có". */
  has: phrases(`mới có, mới có được, mới làm được, mới làm ra, mới cho ra`),
  only: phrases(`chỉ, duy chỉ, riêng`),
  ...superlativeContexts,
};

/** Proofs that take the unproved out of it, when they stand beside; the `nameless` ones only with a name behind them. */
export const proofWords = {
  named: phrases(
    `giải nhất, giải nhì, giải vàng, cuộc thi, hội thi, huy chương, cúp vàng, platinum, chứng nhận kỷ lục, theo nielsen, theo euromonitor, theo kantar, guinness`,
  ),
  nameless: phrases(`giải thưởng, bình chọn, kỷ lục, theo khảo sát, theo số liệu, theo thống kê, theo báo cáo`),
};
