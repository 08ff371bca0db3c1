import { phrases } from '../claims/vocabulary.js';

const cross = (heads: string, tail: string): string[] => phrases(heads).map((head) => `${head} ${tail}`);

/** What a superlative may be about, and what takes it back: own list. */
export const superlativeContexts = {
  /** About something else than the goods: results, use, wishes, conditions. Verbs and conjunctions: the nearest decides. */
  frame: phrases(`
    kết quả, để hiệu quả, đạt hiệu quả, có hiệu quả, được hiệu quả, cho hiệu quả, phát huy hiệu quả, hiệu quả điều trị, tác dụng, phát huy, để đạt, để có, để được, để giữ, để đảm bảo, để bảo quản, để phát huy, để tận hưởng, để cảm nhận, để trải nghiệm, sao cho, nhằm đạt, nhằm
    giải quyết, đặt lên, đặt chất lượng lên, đưa lên, xuống mức, bảo quản, sử dụng, dùng, uống, ăn, thưởng thức, pha, ngâm, hãm, hấp thụ, hấp thu, hãy, nên, nếu, khi, chọn size, một lần, 1 lần, chúc, mong, sứ mệnh, quan trọng, phản hồi
  `),
  /** Heads of a noun phrase that is not the goods: "thời điểm thu hoạch mật ong nhiều nhất" speaks of a time. */
  other: phrases(`
    dịch vụ, tư vấn, hỗ trợ, phục vụ, chăm sóc khách hàng, chế độ, trải nghiệm, ưu đãi, khuyến mãi, khuyến mại, voucher, thông báo, giao hàng, đơn hàng, bảo hành, đổi trả, thời điểm, thời gian, thời kỳ, giai đoạn, mùa, mùa vụ, lúc, nhiệt độ, cách, phương pháp, phương án, biện pháp, giải pháp, vị trí, tư thế, hình thức, trạng thái, điều kiện, tình trạng, trường hợp, hoàn cảnh
    hạn chế, mức tối thiểu, size, mục đích, chuyên gia, chuyên viên, nhà khoa học, bác sĩ, nhà phân phối, nhà sản xuất, nhà cung cấp, công ty, tập đoàn, đơn vị, doanh nghiệp, tổ chức, tạp chí, nhà máy, salon, các thương hiệu, viện, phòng thí nghiệm, trường, đại học, thành phố, quốc gia, đất nước, nước ta, con sông, ngọn núi, đỉnh núi, ngọn đồi, kim loại, nguyên tố, loài, loài hoa, loài chim
    giải thưởng, giải, đạt giải, công thức pha, điều, điều quan trọng, vấn đề, lý do, nguyên nhân, nguy cơ, công dụng, ứng dụng, nhà chuyên môn, ngôi sao, nhân viên, khách hàng, quyết định, hình ảnh, câu trả lời, niềm vui, hạnh phúc, phiên bản của bạn, phút giây, khoảnh khắc, kỷ niệm, ngày, tháng, năm, mẹo, bí quyết pha, tỷ lệ, lượng nước, khu vực, nơi, ruộng, thửa ruộng, đỉnh, đèo, tài sản, kích thước, chiều rộng, chiều dài, chiều cao
  `),
  /** The buyer and the buyer's body: heads only where no preposition and no goods stand before them. */
  body: phrases(`
    làn da, da, mái tóc, tóc, cơ thể, vóc dáng, sức khoẻ, giấc ngủ, vòng eo, làn môi, nụ cười, tỷ lệ cơ thể, phần, vùng da, bộ phận, cơ quan, chức năng, tầng lớp, đối tượng, người, loài người, lứa tuổi, ngón chân, bạn, quý khách, trẻ, em bé, mẹ bầu
  `),
  /** What it costs: a claim only with a market named behind it, or as the cheapest. */
  price: phrases(
    `giá, giá cả, giá thành, giá bán, giá bán lẻ, giá bán sỉ, giá sỉ, giá lẻ, mức giá, chi phí, phân khúc giá, đơn giá`,
  ),
  /** These give a frame back to the goods: "mang lại hiệu quả cao nhất". */
  promise: phrases(`mang lại, mang đến, đem lại, đem đến, cho ra đời, gửi đến, đưa đến, đưa tới`),
  /** What the goods are called. */
  goods: phrases(`
    sản phẩm, thương hiệu, nhãn hiệu, dòng, loại, chất lượng, thành phần, nguyên liệu, công nghệ, kỹ thuật, tiêu chuẩn, quy trình, công thức, phiên bản, mẫu, mẫu mã, kiểu dáng, thiết kế, chất liệu, hương vị, hương thơm, mùi vị, hàm lượng, nguồn, đặc sản, món, món ăn, món quà, quà tặng, mặt hàng, tinh chất, tinh tuý, dưỡng chất, dược liệu, thảo dược, thức uống, tác phẩm, giống, bộ sản phẩm, nông sản, dinh dưỡng, công nghệ sản xuất, nồng độ, hoạt chất, tay nghề, thợ, nghệ nhân
    mật ong, mật, trà, chè, cà phê, ca cao, rượu, gạo, nếp, hạt, bột, tinh bột, dầu, tinh dầu, nước mắm, mắm, muối, bánh, kẹo, mứt, thịt, cá, tôm, mực, nấm, sâm, nhân sâm, yến, yến sào, phấn hoa, sữa, sữa ong chúa, trái cây, trái, quả, củ, búp, rau, măng, miến, bún, mì, tiêu, điều, mắc ca, đường, giấm, tương, ruốc, giò, chả, nem
    vải, lụa, tơ, sợi, len, khăn, áo, quần, váy, đầm, túi, giày, dép, mũ, nón, gốm, bình gốm, bát, tranh, thảm, chiếu, mây tre, gỗ, trầm, trầm hương, xà phòng, dầu gội, kem, serum, nến, cao, viên uống
  `),
  advice: phrases(
    `nên, khi, trước, trong vòng, nếu, thì, vào, cho đến, có thể, sau khi, lúc, nhé, trong khả năng, trong ngày, trong tháng, để tránh, để bảo quản`,
  ),
  nothing: [
    ...cross(
      `lần, bước, ngày, tuần, tháng, năm, phút, giờ, giây, phần, lớp, lượt, đơn hàng, khách hàng, vụ, lứa, mẻ, công dụng, tác dụng, ấn tượng, điều, việc, giai đoạn, ngụm, lần gội, lần dùng, hàng, tiếp xúc, cảm nhận, trang, dòng chữ`,
      'đầu tiên',
    ),
    ...cross(
      `đường, quốc lộ, cốc, bước, lõi, size, loại, mẻ, công thức, điểm, khu, tổ, ngõ, lô, thửa, tờ bản đồ, bản đồ, tờ, nhà, kim, vạch, nấc, mức, chế độ, hình, bảng, màu, mẫu, cỡ, nút, dây, tầng, thuốc nhuộm, câu, phòng, đội, ca, vàng, đỏ`,
      'số 1',
    ),
    ...phrases(`
      ít nhất, ít nhất là, nhiều nhất, nhiều nhất là, phiên bản đầu tiên, nhất định, thống nhất, nhất là, thứ nhất, hợp nhất, nhất quán, đồng nhất, nhất thiết, nhất trí, nhất thời, nhất mực, nhất tâm, nhất loạt, nhất nhất, nhất thể, nhất quyết, duy nhất quán, hai nhất, ngôi thứ nhất, cao nhất là, sớm nhất, gần nhất, chậm nhất, muộn nhất, lâu nhất, tốt nhất là, tốt nhất hãy, tốt nhất không, tốt nhất chỉ, tốt nhất khi, tốt nhất trước, tốt nhất trong, tốt nhất nếu, tốt nhất vào, tốt nhất sau, tốt nhất cho sức khoẻ nên
      ngon nhất khi, ngon nhất là, ngon nhất trong vòng, ngon nhất nên, ngon nhất trước, hiệu quả nhất khi, hiệu quả nhất là, hiệu quả nhất nên, sử dụng tốt nhất, dùng tốt nhất, bảo quản tốt nhất, thưởng thức ngon nhất, uống ngon nhất, dùng ngon nhất, ăn ngon nhất, ngon nhất lúc, giải nhất, đạt giải nhất, hạng nhất thời, huân chương hạng nhất, lao động hạng nhất
      duy nhất một lần, duy nhất 1 lần, một lần duy nhất, 1 lần duy nhất, duy nhất 1 ngày, duy nhất hôm nay, duy nhất trong ngày, duy nhất trong hôm nay, một điều duy nhất, cách duy nhất, điều duy nhất, chỉ có một, chỉ có vào, hàng duy nhất, nhiều nhất có thể
      quan trọng nhất, phù hợp nhất, thích hợp nhất, đặt lên hàng đầu, lên hàng đầu, làm hàng đầu, mối quan tâm hàng đầu, ưu tiên hàng đầu, nguyên nhân hàng đầu, chuyên gia hàng đầu, bác sĩ hàng đầu, dễ nhất, ưng ý nhất, hài lòng nhất, nhiệt tình nhất, tận tình nhất, thấp nhất có thể, nhanh nhất có thể, sớm nhất có thể, tốt nhất có thể, tại mùa, dài nhất, ngắn nhất, ôm nhất, công dụng phổ biến nhất, ở mức tốt nhất, mức độ nhiều nhất, loại bỏ, các loại
      màu thực phẩm no.1, best result, best results, the best result, the best results, best before, the first time, the first step, the first use, the first day, the most of, người sử dụng, người dùng, thế nào có được, làm sao có được, chỉ sau, chỉ khi, chỉ cần, chỉ vào, chỉ số, chỉ định, địa chỉ, chống chỉ định, chỉ tiêu, chỉ dẫn, kim chỉ, sợi chỉ, không chỉ, riêng tư, nói riêng, hơn nữa, hơn là, hơn thế, nhiều hơn, hơn một, hơn 1
      da liễu, da thuộc, da bò, da thật, da cá, da cá sấu, ngoài da, giả da, năm tuổi, người bán, người làm, người thợ, người trồng, ngày đêm, lâu năm, bạn bè, điều chế, điều hoà
      tiến vua, dâng vua, nhà vua, đời vua, thời vua, vua chúa, vua của các loại gỗ, vàng 24k, mẫu số, tham khảo
    `),
  ],
};
