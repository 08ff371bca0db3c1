/** Pairs that look like a slip of a common compound and are none: words that meet by chance, and words of their own. */
export const lawful: ReadonlySet<string> = new Set(
  `
anh sáng, axít amin, ba con, bong vẩy, bà còn, bán kính, bông nhẹ, bạn chân, bảo về, bất kể, bật nguồn,
bột ngọc, cao áp, cao độ, cho còn, cho cơn, chuyên dùng, chín câu, chỉ tiêu, chọn lứa, chống thâm, co dãn,
con bù, con lại, các nhiệt, cám ơn, cát nhẹ, câu hỏi, cây nhà, cây thuộc, còn lại, có hai, có lỗi, có phần,
có thẻ, công đoàn, cùng đầu, cảm ứng, cổ áo, của hàng, da cam, da da, da dạ, da khó, da mát, da mất, da đẹp,
danh giá, do dùng, do tuổi, do đo, dung dịch, dán tay, dòng thời, dưỡng the, dải nhiệt, dầu hoa, dầu sả,
dầu trà, dệt tay, giày đẹp, giá thanh, giúp đồ, giảm dầu, giảm hơi, giấy đẹp, giặt tẩy, giữ gìn, giữ âm,
giữa tay, gàu ngừa, gói hàng, gẫy rụng, gọn tóc, gốc cây, hai lòng, hai màu, hai sản, hoa mật, hoa nhã,
hoa trà, hàng cao, hàng giá, hàng hỏa, hàng ngay, hơi khô, hướng về, hại sản, hạn dụng, hạt giống, hết hàn,
hộp giày, in tên, khi hậu, khó khăn, khô mật, không giãn, khăn tam, la ủi, lau khô, là chè, là cây, là khô,
làm dép, làm mất, làm mật, làm mặt, làm đầy, làm đề, làm ẩm, lành giá, lá khô, lá trà, lòng đặt, lông to,
lạ mắt, lạc tiện, lịch sự, mang đi, mà vàng, màu do, màu lâu, màu sáng, màu đến, máu đỏ, máy móc, môi khi,
mùa hoa, mùa hàng, mạn kinh, mất độ, mầu nâu, mầu sắc, mầu trắng, mầu vàng, mầu xanh, mầu đen, mầu đỏ,
mật kính, mật mía, mắt kính, mềm mướt, mỗi lúc, mỗi lần, mỗi người, mỗi nhà, mỗi nơi, mở rộng, mức do,
nam da, nghề vàng, nghệ đo, ngon ngọt, ngoài rà, ngày hết, ngày khi, ngăn mất, người dẫn, người dụng,
người tiểu, ngậm nước, nhiều loài, nhiều ngươi, nhiệt do, nhà của, nhà may, nhà mây, nhà trong, nhận sâm,
nuôi trong, nuôi đường, nơi khó, nước da, nước khoảng, nước mát, ong chứa, ong thô, oxi hóa, pha màu,
phơi đồ, quá tăng, quý khác, ra da, ra dầu, ra ngoài, ra vị, ra đầu, ri sản, rửa sách, sinh dòng, sâm khó,
sâu khi, sản phẩm, số trường, sự có, sự kiên, sự thật, tay da, tay áo, thiên niên, thu mưa, thu nhỏ,
thuốc trứ, thơm mật, thể cất, thể tháo, thời gia, thứ nhỏ, thức đơn, thực tệ, tin chất, to chất, trung hóa,
truyền thông, trình đo, trải đất, trắng sang, trắng đẹp, trẻ con, trọn bờ, trọn đôi, trở lên, tuổi thơ,
tác dựng, tính cảm, tăm tre, tư tin, tẩy trắng, tặng thêm, từ sâu, từ động, từng ngày, uống nước, vào trong,
vẩy nến, vẽ tay, về đẹp, xin cam, y tê, óng khỏe, ôxi hóa, ôxy hóa, đa dầu, đan tay, đau đâu, đem đi,
điều đó, đuôi tóc, đá da, đêm lại, đêm đến, đó dùng, đó uống, đôi trả, đông dân, đơn hoa, được tính,
được tỉnh, đất đài, đầu gối, đầu gội, đầu massage, đầu nhờn, đắp mật, đặc san, đặt hiệu, đến lại, đến tay,
đồng dân, độ ăn, động bằng, động nhất, đủ lượng, đủ vị, ở trong, sữa chứa, khác biết, đánh bật, chống chói, bản đầu,
hàng hoa, hàng gia, hộ giá, hỏa mai, hơn nửa, hồi đầu, hội đầu, chủ ý, chủng loài, chia xẻ, chuyển dời, chuyện
gia, chó con, chăm chú, con ngươi, cầu ông, cá nóc, cá muối, cơ số, có thế, có lời, có lối, có lõi, nguyên tác,
người đứng, người đừng, người đàn, người đan, người giả, nhận thực, nước tiêu, nước nông, nóng ấm, nói tiếng, kế
sách, khóa học, khoá học, hòa hảo, thanh trừng, thanh tùng, theo đội, thị trưởng, thị giá, thông thương, thế
lực, thâm sâu, thợ mộc, tam quan, trang trải, trong sách, tròn đều, tính trạng, tương tư, tuổi mới, tiền phong,
tối đen, từng loài, tạo nền, tâm thất, tất niên, tấm bé, tác gia, tái sản, râu xanh, xếp hàng, phòng ngự, phòng
khác, phản ảnh, quay mặt, số lỗ, số độ, sông biển, vùng trọng, văn phong, vô tính, liên quân, lưu trú, làm
trang, làm sách, lực lưỡng, lăn lộn, lấy mất, lấy mặt, lâu đài, dẫn dầu, dùng cảm, dự trù, dạng sóng, dạng ống,
gió mưa, giải khác, gia định, gối đầu, ghi nhãn, ghi chữ, ngày xửa, ngọc thanh, địa chí, địa chi, độ đó, độ dẫn,
độ phản, độ âm, độc đạo, đồng cổ, đồng tiến, đồ ngọt, đồ án, đáng sống, đánh tiếng, đường sinh, đương kim, đất
mua, điểm đặt, điểm nhận, điển tích, điện tích, điều khiến, đảng viên, đổi khi, đóng tiền, đời mới, đỏ tươi, đẩy
lui, đắp nổi, đau đáu, đĩa hình, khá lạ, khơi nguồn, mùa nắng, mùa gió, mới khi, mưa thu, mời người, mất hàng,
màu mới, ăn món, ông bố, áo số, bàn cân, ban thờ, bộ não, bạo hành, bán kẹo, bắc hà, bó sát, phòng trống, phòng
tranh, đông hồ, ý nghĩ, bạc mầu, bánh đà, biến chủng, chắc chân, chè kho, đại hạn, đẹp mặt, dầu phộng, gạo lức,
gần gụi, già cả, mát lành, máu trắng, mầu mỡ, não lòng, người dưng, rỡ ràng, ruột rà, sáng dạ, so đo, theo đòi,
thơm lựng, tiếp thụ, tri âm, tự vấn, trưng bầy, dầy dặn, dầy dạn, giầy dép, giầu có, khô mát, khô thoáng, bản
màu, biện chứng, kết tình, mang tai, lầu năm,
mặc dự, dùng lượng, xơ dứa, giá tăng, giá công, thân thuốc, trí thức, độ đậm, gói qua
`
    .split(',')
    .map((pair) => pair.trim()),
);
