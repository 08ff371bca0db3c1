import { phrases } from '../claims/vocabulary.js';

const cross = (heads: string, tails: string): string[] =>
  phrases(heads).flatMap((head) => phrases(tails).map((tail) => `${head} ${tail}`));

/**
 * Words of endorsement by medicine or the sick: own list. An `authority` with an `approval` in its clause advertises with
 * medicine, with a mere `advice` it may; a `patient` with a `recovery` or `thanks` is a patient's letter. `lawful` names
 * papers and advice the law itself wants; `denial` and `caution` turn an approval round; `nothing` hides other meanings.
 */
export const endorsementWords = {
  authority: [
    ...phrases(`
      bác sĩ, bác sỹ, các bác sĩ, các bác sỹ, dược sĩ, dược sỹ, các dược sĩ, lương y, thầy thuốc, y sĩ, điều dưỡng viên, giáo sư y khoa, tiến sĩ y khoa, tiến sĩ dược, thạc sĩ dược, chuyên gia y tế, chuyên gia dinh dưỡng, chuyên gia da liễu, chuyên gia sức khoẻ, chuyên gia y khoa, chuyên gia đông y, giới y khoa, ngành y, y bác sĩ, các y bác sĩ, đội ngũ y bác sĩ
      bộ y tế, sở y tế, cục an toàn thực phẩm, cục quản lý dược, viện dinh dưỡng, viện dinh dưỡng quốc gia, viện y học cổ truyền, viện dược liệu, viện pasteur, hội y học, hội dinh dưỡng, hội đông y, hội da liễu, tổ chức y tế thế giới, bệnh viện, các bệnh viện, phòng khám, các phòng khám, doctors, doctor, dermatologists, dermatologist, pharmacists, hospitals, ministry of health
    `),
  ],
  /** Approval of the goods themselves. */
  approval: [
    ...cross(`khuyên, khuyến cáo, khuyến nghị`, `dùng, sử dụng, nên dùng, nên sử dụng`),
    ...phrases(
      `tin dùng, tin tưởng sử dụng, tin tưởng, tin chọn, ưa dùng, đánh giá cao, chứng nhận, công nhận, kiểm chứng, bảo chứng, khen ngợi, hết lời khen, giới thiệu cho bệnh nhân, giới thiệu cho người bệnh, kê cho bệnh nhân, kê đơn cho, kê đơn, recommended, recommend, recommends, trusted, approved, certified`,
    ),
  ],
  /** Advice that may be about anything. */
  advice: phrases(`khuyên, khuyến cáo, khuyến nghị, khuyến khích, khuyên bạn, khuyên nên`),
  patient: phrases(
    `bệnh nhân, các bệnh nhân, nhiều bệnh nhân, bệnh nhân của tôi, người bệnh, nhiều người bệnh, patients, patient`,
  ),
  recovery: phrases(
    `đã khỏi, khỏi hẳn, khỏi bệnh, đã hết bệnh, hết bệnh, đã lành, đã đỡ, đã hồi phục, đã bình phục, đã dứt bệnh, đều khỏi, khỏi hoàn toàn`,
  ),
  thanks: phrases(`cảm ơn, thư cảm ơn, tri ân, biết ơn, tin dùng, tin tưởng, đánh giá cao, khen ngợi, thank, thanked`),
  lawful: phrases(`
    giấy chứng nhận, chứng nhận đủ điều kiện, chứng nhận cơ sở, chứng nhận hợp quy, chứng nhận lưu hành, chứng nhận attp, chứng nhận vệ sinh, chứng nhận an toàn thực phẩm, công nhận vùng, hỏi ý kiến, tham khảo ý kiến, tham vấn, ý kiến bác sĩ, ý kiến của bác sĩ, theo chỉ định, chỉ định của bác sĩ, theo hướng dẫn của bác sĩ, trước khi dùng
  `),
  denial: phrases(`không, chưa, chẳng, không phải, không được, chưa được, không hề, never, not`),
  caution: phrases(
    `không nên, không dùng, không sử dụng, không khuyên, không khuyến, nên hạn chế, hạn chế, nên tránh, tránh, thận trọng, nên hỏi, kiêng`,
  ),
  nothing: phrases(`bác sĩ cây trồng, bác sĩ thú y, không chỉ, không những, không còn lo, không ngừng`),
};
