import { phrases } from '../claims/vocabulary.js';
import { complaints, illnesses } from './illnesses.js';

/**
 * Words of disease claims: own work, from reading the law and listings.
 * `whole` are claims by themselves. `cure`, `lessen`, `spare` and `fitFor` make one with an illness behind them: `cure`
 * reaches farther and takes a `complaint` too, `spare` ("không bị") takes named illnesses only, `fitFor` ("dùng cho người
 * bị") names whom it is for. `denial` and `harmless` take the force of a verb; `caution` makes a warning of a sentence
 * that names an illness, a `farm` word near it one of beasts or plants; `gone` says of an illness that it went; `cause` says what brings it about; `nothing` hides words that mean something else.
 */
export const diseaseWords = {
  whole: phrases(`
    chữa bệnh, chữa khỏi, chữa trị, chữa dứt, chữa lành vết thương, trị bệnh, trị dứt, trị khỏi, khỏi bệnh, hết bệnh, phòng bệnh, ngừa bệnh, phòng ngừa bệnh, phòng chống bệnh
    ngăn ngừa bệnh, đẩy lùi bệnh, thay thế thuốc, thay thuốc chữa bệnh, thuốc gia truyền, thuốc chữa, thuốc trị, thuốc đặc trị, cải lão hoàn đồng, tiêu u, tan u, tan sỏi, tán sỏi
    hỗ trợ điều trị, hổ trợ điều trị, hỗ trợ chữa trị, điều trị bệnh, kháng viêm, chống viêm, tiêu viêm, kháng sinh tự nhiên, chất kháng sinh, giảm đau, giảm sưng, chống sưng, giảm viêm, ngừa viêm, giảm ho, trị ho, chữa ho, cắt cơn ho
    long đờm, tiêu đờm, hoá đờm, hoá đàm, tiêu đàm, trừ đờm, tan đờm, chỉ khái, tan máu bầm, tan bầm, làm lành vết thương, mau lành vết thương, lành vết thương, liền sẹo, mau lành, cầm máu, giải cảm, trị cảm, hạ sốt
    trị mụn, ngừa mụn, giảm mụn, trị nám, trị sẹo, trị hôi nách, trị nấm, kháng nấm, chống nấm, diệt nấm, diệt virus, kháng virus, kháng vi rút, chống virus, chống ung thư, ngừa ung thư, kháng ung thư, chống đông máu
    chống dị ứng, giảm ngứa, hết ngứa, trị ngứa, ngừa ngứa, chống ngứa, trị gàu, trị gầu, ngừa gàu, ngừa gầu, ngăn gàu, ngăn gầu, chống gàu, chống gầu, giảm gàu, giảm gầu, hết gàu, hết gầu, đặc trị gàu, trừ gàu, đánh bay gàu
    trị rụng tóc, chống rụng tóc, ngừa rụng tóc, ngăn rụng tóc, ngăn ngừa rụng tóc, ngừa rụng, chống rụng, chống hói, trị hói, trị hói đầu, ngừa hói
    hạ men gan, giảm đường huyết, ổn định đường huyết, điều hoà đường huyết, ổn định huyết áp, điều hoà huyết áp, hạ mỡ máu, giảm mỡ máu, giảm cholesterol, hạ cholesterol, trừ phong thấp, khu phong
    trừ thấp, khử phong, trị phong, chống say xe, chống nôn, cầm tiêu chảy, nhuận tràng, nhuận trường, trị táo bón, giảm táo bón, ngừa táo bón, chống táo bón, sát trùng vết thương, phục hồi sau phẫu thuật, phục hồi sau mổ
    bài thuốc chữa, bài thuốc trị, vị thuốc chữa, vị thuốc trị, dược liệu quý chữa, thuốc nam trị, điều hoà kinh nguyệt, điều kinh, phòng ngừa đột quỵ, chống đột quỵ, ngừa đột quỵ
    cure, cures, anti-inflammatory, anti inflammatory, antidiabetic, anticancer, anti-cancer, anti-acne, anti acne, anti-dandruff, anti dandruff, anti-hair loss, anti - hair loss, anti hair loss, relieves pain, pain relief, wound healing
    prevents cancer, treats diabetes, lowers blood sugar, lower cholesterol, reduces inflammation, đặc trị nám, trị nám da, không bị rụng tóc, không còn rụng tóc, hết rụng tóc, dứt rụng tóc, chấm dứt rụng tóc, không lo rụng tóc
  `),
  cure: phrases(`
    trị, chữa, điều trị, đặc trị, phòng trị, phòng và trị, hỗ trợ trị, hổ trợ trị, hỗ trợ chữa, hổ trợ chữa, chữa lành, chữa trị cho, trị liệu, ngừa, phòng ngừa, ngăn ngừa, ngăn chặn, ngăn, ngăn cản, phòng chống, phòng tránh, phòng ngừa được
    đẩy lùi, dứt điểm, chấm dứt, thuyên giảm, khắc phục, xua tan, đánh bay, xoá tan, xoá sổ, tiêu diệt, diệt, ức chế, kháng, chống, chống lại, phòng, phòng chống lại, phòng được, giải quyết, thoát khỏi, tránh khỏi, kháng lại, diệt trừ, loại trừ, bài trừ
    khử, trừ, tiêu, hỗ trợ các bệnh, hỗ trợ bệnh, hỗ trợ giảm các, đối phó, cứu chữa, cắt cơn, giải thoát, treat, treats, prevent, prevents, heal, heals, fight, fights, relieve, relieves
  `),
  lessen: phrases(`
    giảm, làm giảm, giảm bớt, giảm thiểu, giảm nguy cơ, làm giảm nguy cơ, hạn chế, hạn chế nguy cơ, hạ, làm hạ, khỏi, hết, hết hẳn, kiểm soát, ổn định, điều hoà, điều chỉnh, cân bằng, cải thiện, làm dịu, xoa dịu, dịu, giúp đỡ, đỡ, bớt, tan, làm tan
    loại bỏ, làm sạch, loại sạch, mờ, làm mờ, xoá mờ, xoá, lành, làm lành, mau lành các, nhanh lành, liền, không còn lo, hết lo, đỡ lo, hỗ trợ, hổ trợ, hỗ trợ giảm, hỗ trợ cải thiện, trợ giúp
    nguy cơ mắc, làm chậm, làm khô, khô, se, gom cồi, đào thải, giải, giải toả, phục hồi, hồi phục, bảo vệ khỏi, bảo vệ, làm lui, lui, reduce, reduces, lower, lowers, improve, improves, soothes
  `),
  fitFor: phrases(`
    người bị, cho người bị, bé bị, trẻ bị, trẻ em bị, con bị, khi bị, ai bị, đang bị, bị, bị các, mắc, mắc phải, mắc bệnh, người mắc, bệnh nhân, người bệnh, người hay bị, hay bị, thường bị, thường xuyên bị, dễ bị, người đang bị, những người
    dùng cho, dùng cho người, dành cho người, dành cho, cho người, phù hợp cho, phù hợp với, thích hợp cho, thích hợp với, tốt cho, tốt cho người, rất tốt cho, rất tốt với, tốt với, tốt khi, có lợi cho, người, dùng khi, sử dụng khi, trường hợp
    các trường hợp, trong trường hợp, trong các trường hợp, đối với, tác dụng với, hiệu quả với, hiệu quả cho, hiệu quả trong, công dụng, tác dụng, chuyên, chuyên dùng, áp dụng cho, chỉ định, chủ trị, dùng trong, đối tượng sử dụng, lợi cho, trong các bệnh
  `),
  /** Behind an illness or a medical value: it went away. */
  gone: phrases(`
    xuống hẳn, hạ hẳn, giảm hẳn, giảm rõ, giảm rõ rệt, giảm nhanh, giảm xuống, giảm đáng kể, xuống thấp, xuống nhanh, xuống còn, xuống mức an toàn, hạ xuống, về mức bình thường, về bình thường, trở lại bình thường, trở về bình thường, ổn định trở lại, ổn định hơn, ổn định hẳn
    khỏi hẳn, khỏi hoàn toàn, khỏi dứt, tự khỏi, sẽ khỏi, đã khỏi, là khỏi, biến mất, tan biến, thuyên giảm, đỡ hẳn, đỡ nhiều, hết hẳn, đã hết, cũng hết, dứt hẳn, dứt điểm, lặn hẳn, lặn dần, xẹp hẳn, xẹp xuống, bay sạch, không còn nữa, không còn tái phát, không tái phát
  `),
  /** Beasts and plants: what is done to them in these words treats nobody. */
  farm: phrases(`
    nuôi ong, nuôi tôm, nuôi gà, nuôi lợn, nuôi heo, nuôi cá, nuôi vịt, nuôi bò, nuôi dê, cho ong, cho gà, cho lợn, cho heo, cho tôm, cho cá, cho vịt, cho bò, cho cây, cho lúa, cho vườn, cho đàn, cho rau, cho vật nuôi, bảo vệ cây, bảo vệ lúa, bảo vệ vườn, bảo vệ mùa màng, cây trồng, vật nuôi, gia súc, gia cầm, tiêm phòng, thú y, chuồng, chuồng trại, cây bị, lúa bị, tôm bị, trên cây, trên lúa, trên vật nuôi, trên gia súc, trên tôm, ở cây, giống lúa, cây giống, con giống
  `),
  illness: illnesses,
  complaint: complaints,
  denial: phrases(`
    không phải là thuốc, không phải thuốc, không là thuốc, không phải là, không thay thế, không dùng thay thế, không có tác dụng thay thế thuốc, không có tác dụng thay thế, không có tác dụng chữa bệnh
    không chữa bệnh, không có tác dụng, không nhằm, không dùng để, không có chức năng, không thể, chưa, chẳng, không có khả năng, không thể thay thế, not intended to, not a medicine, không
  `),
  /** Takes back whatever its sentence goes on to say. */
  disclaimer: phrases(
    `không cam kết, không có trách nhiệm, không chịu trách nhiệm, không khẳng định, không quảng cáo, không hứa, không bảo đảm, không đảm bảo, does not claim`,
  ),
  caution: phrases(`
    không dùng cho người, không dùng cho, không dùng, không nên dùng, không nên sử dụng, không sử dụng, không sử dụng cho, không được dùng, không được sử dụng, không thích hợp cho, không phù hợp với, không nên uống, không nên ăn, không nên, không uống, không ăn
    chống chỉ định, thận trọng, cẩn thận, cẩn trọng, hỏi ý kiến, tham khảo ý kiến, tham vấn, ý kiến bác sĩ, ý kiến của bác sĩ, bác sĩ điều trị, ý kiến thầy thuốc, mẫn cảm, dị ứng với, bị dị ứng với, quá mẫn, kích ứng, có dấu hiệu, nếu có dấu hiệu, ngưng sử dụng
    ngừng sử dụng, ngừng dùng, ngưng dùng, đang điều trị, đang dùng thuốc, người đang điều trị, người đang, kiêng, máy đo, đo huyết áp, đo đường huyết, dùng quá liều, quá liều, tránh dùng, tránh sử dụng, tránh tiếp xúc, tránh xa, do not use, dị ứng phấn hoa
    không được, cần đến khám, đi khám, đến khám, cần khám, phải khám, ăn nhiều, uống nhiều, dùng nhiều, ăn quá, uống quá, dùng quá, quá nhiều, lạm dụng
    nên hạn chế, hạn chế dùng, hạn chế sử dụng, hạn chế uống, hạn chế ăn, nên tránh, cần tránh, nên hỏi, cần hỏi, không được uống, không được ăn
    cần lưu ý, nên lưu ý, cần chú ý, nên chú ý, lưu ý khi dùng, thử trước, thử trên, dùng thử, cảnh báo, báo hiệu, hiển thị, biểu tượng
  `),
  cause: phrases(`
    gây, gây ra, gây nên, dẫn đến, dẫn tới, gây bệnh, khiến, nguyên nhân, nguyên nhân gây, tác nhân, tác nhân gây, làm tăng, tăng nguy cơ, có thể bị, sẽ bị, dễ gây, lo ngại
  `),
  spare: phrases(`
    không còn, không bị, không lo, không lo bị, tránh, tránh bị, tránh tình trạng, không để
  `),
  harmless: phrases(`
    không gây, không gây ra, không gây kích ứng, không sợ, không làm, không lo ngại, không hề gây, mà không gây, không tạo, không dẫn đến, không sinh
  `),
  nothing: phrases(`
    đau đầu vì, đau đầu với, đau đầu khi, đau đầu không biết, điều trị tóc, hỗ trợ điều trị tóc, trị liệu tóc, nhức đầu vì, lây bệnh
    giá trị, chính trị, quản trị, trị giá, dự phòng, văn phòng, căn phòng, phòng khách, phòng ngủ, phòng tắm, phòng bếp, phòng ăn, phòng thờ, phòng làm việc, nhiệt độ phòng, phòng thí nghiệm, xông phòng, phòng the, quốc phòng, phòng trà, phòng họp, trong phòng, phòng kín, đuổi muỗi
    sâu bệnh, sạch bệnh, mầm bệnh trong đất, dịch bệnh cây trồng, kháng bệnh, bệnh viện, trừ sâu, thuốc trừ sâu, trừ khi, trừ tiền, loại trừ hư hỏng, giảm giá, giảm cân, giảm béo, giảm stress, giảm dần, hạ giá, hạ long, hạ thổ, hạ thuỷ phần, hạ giang, thuế, hết hàng, hết hạn, hết sức, hết lòng
    nấm hương, nấm linh chi, nấm mèo, nấm rơm, nấm đông trùng, nấm đông cô, nấm tươi, nấm mối, nấm bào ngư, nấm tràm, nấm lim, nấm lim xanh, nấm kim châm, nấm đùi gà, nấm tuyết, nấm mộc nhĩ, nấm khô, nấm rừng, nấm mỡ, trồng nấm, canh nấm, súp nấm, lẩu nấm, hạt nêm nấm, chân nấm, tai nấm, sợi nấm, nấm men, vị nấm, nấm mốc, ẩm mốc
    gan bàn chân, gan ngỗng, gan lợn, gan heo, gan gà, pate gan, mật ong, mật mía, mật hoa, mật độ, đau đáu, đau lòng, niềm đau, đau thương, bí đao, bí kíp, tiêu chuẩn, tiêu dùng, tiêu biểu, tiêu thụ, tiêu chí, hồ tiêu, tiêu đen, hạt tiêu, muối tiêu, tiêu cực, mục tiêu, người tiêu dùng, tiêu hao, tiêu đề, tiêu hoá
    khô cá, khô bò, khô ráo, phơi khô, sấy khô, khô thoáng, da khô, hàn quốc, hàn the, nhiệt độ, phong cách, phong phú, phong cảnh, phong thuỷ, phong tục, phong trào, tiên phong, gia phong, thấp nhất, độc đáo, độc quyền, độc lạ, độc nhất, độc hại, độc giả, cảm giác, cảm nhận, cảm xúc, cảm ơn, cảm hứng, tình cảm, cảm quan, cảm ứng, thương cảm
    sẹo dừa, rượu vang, ngâm rượu, người dùng, người việt, người dân, người già, người thân, người lớn, người yêu, người nông dân, không chỉ, không những, không chỉ giúp, lo lắng, hoang lao, lao động, ngoài da, đàn hồi, giải thưởng, giải nhất, giải khát, giải pháp, giải trí, giải thích, chứng nhận, chứng minh, kiểm chứng, bằng chứng
    áo khoác chống, chống nước, chống thấm, chống nắng, chống trộm, chống sốc, chống hàng giả, chống giả, chống lão hoá, chống oxy hoá, chống oxi hoá, chống nhăn, chống trơn, chống bụi, chống bám bụi, chống ẩm, tiêu dao, bị hỏng, bị lỗi, bị vỡ, bị đóng đường, bị chua, bị lên men, trang bị, chuẩn bị, thiết bị, trang thiết bị, dị vật, mật khẩu, thận trọng khi
    khắc phục hậu quả, hỗ trợ khách hàng, hỗ trợ tư vấn, tư vấn hỗ trợ, hỗ trợ đổi trả, hỗ trợ 24/7, hỗ trợ vận chuyển, máu me, hạn chế sử dụng, tan chảy, tan đều, tan trong miệng, hoà tan, dễ tan, mau tan, đường tan, làm sạch da, vi khuẩn lên men, sâu sắc, đau xót, bảo vệ môi trường, cân bằng ph, không bị bể, không bị vỡ, không bị nhăn, không bị đông, không bị kết tinh, không bị nấm mốc
    động vật hoang dã, không kích ứng, không gây dị ứng thời trang, khử trùng dụng cụ, chống nấm mốc, ngăn ngừa ẩm mốc, thu phục, đánh bóng, làn da đau, ho tro, nhiệt đới, nhiệt tình, nhiệt huyết, bệnh viện da liễu, khoa da liễu, bác sĩ da liễu, khuyến cáo, hay ho, ho chi minh, tp ho, tan phu, tan binh, sức đề kháng, đề kháng, kháng khuẩn, kháng thể, kháng cự, đả thông kinh lạc, thông kinh lạc, thâm mụn, sẹo mụn, thâm nám, vết thâm mụn, mụn thâm, bệnh nhân hoá
    nóng trong vòng, nước nóng trong, đi ngoài trời, đi ngoài đường, đi ngoài phố, ra ngoài, dưa bao tử, dưa chuột bao tử, bao tử heo, bao tử cá, bao tử bò, bao tử lợn, dạ dày heo, dạ dày cá, dạ dày bò, dạ dày lợn, nhuộm chàm, vải chàm, áo chàm, cây chàm, lá chàm, màu chàm, cao chàm, chàm mèo, tê lạnh đầu lưỡi, vàng da cam, vàng da bò, vàng da đồng
    nước sốt, món sốt, làm sốt, pha sốt, các loại sốt, sốt chấm, sốt ướp, sốt mì, sốt me, sốt vang, sốt tiêu, sốt cà, sốt cà chua, sốt mayonnaise, sốt trộn, sốt salad, cho sốt, nấm mốc men, men nấm, cây long đờm, chữa bệnh cứu người
    đại dịch covid, đại dịch, mùa dịch, dịch covid, đợt dịch, thời covid, mùa covid
    cước phí, miễn phí cước, hoàn toàn cước, cước vận chuyển, cước ship, cảm biến, da mụn, da dầu mụn, dễ bị tổn thương, da bị tổn thương, tóc tổn thương, tóc bị tổn thương, phục hồi tổn thương, tế bào bị tổn thương, khám chữa bệnh, khám bệnh, sửa chữa, chống rung, chống va đập, chống rơi
  `),
};

/** Words of medicine that promise no cure by themselves but ask for a person (rule F04); `cancels` deny them. */
export const softHealthWords = {
  soft: phrases(`
    tiểu đường, đái tháo đường, huyết áp, mỡ máu, gout, bệnh gút, ung thư, xương khớp, tim mạch, mất ngủ, giải cảm, giải độc gan, thải độc gan, mát gan, bổ gan, bổ thận, tráng dương, bổ máu, bổ huyết, bổ phổi, bổ não
    tăng sức đề kháng, tăng cường sức đề kháng, nâng cao sức đề kháng, tăng cường miễn dịch, tăng cường hệ miễn dịch, tăng miễn dịch, bài thuốc, vị thuốc, thần dược, dược tính, an thần, hỗ trợ tiêu hoá, lợi tiểu, tiêu đờm, người bệnh, hoạt huyết, chữa lành, điều trị, diabetes, cancer
  `),
  cancels: phrases(`
    không phải là thuốc, không phải thuốc, không là thuốc, không thay thế thuốc, không dùng thay thế thuốc, không có tác dụng thay thế thuốc, không có tác dụng thay thế, không có tác dụng chữa bệnh, không chữa bệnh
    không có tác dụng, không nhằm, không dùng để, không dùng cho người, không dùng cho, không nên dùng, không thích hợp cho, không phù hợp với, người đang, đang điều trị, đang dùng thuốc, bác sĩ điều trị, điều trị tóc, not intended to, máy đo, đo huyết áp
  `),
};
