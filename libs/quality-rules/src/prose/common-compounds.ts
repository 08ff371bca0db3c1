const list = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** Two-syllable words of everyday Vietnamese whose near misses are slips; written for this project, see compounds.ts. */
export const commonCompounds: readonly string[] = list(`
phối bởi, gói bởi, khẩu bởi, trị liệu, khoảng cách, phẫu thuật, phụ kiện, phụ gia, mỹ phẩm, thư giãn, thắc mắc, tham khảo, thao tác,
quanh năm, nước mắm, nhập khẩu, nhỏ gọn, hiếm có, sấy khô, sẵn sàng, sắp xếp, so sánh, tẩy rửa, thú vị,
tích lũy, tỉ mỉ, tìm hiểu, tiềm năng, tinh hoa, tinh thần, tiếp tục, tổ chức, tốc độ, tương thích, ưu tiên,
khắc nghiệt, khắc phục, khám phá, khuyến khích, khéo léo, kỳ diệu, ký ức, lắp đặt, mặn mà, móp méo, mỹ nghệ,
nghi ngờ, nhanh chóng, nhiệt huyết, nhãn mác, niềm vui, nồng độ, nỗ lực, ổn định, phản hồi, phản ánh,
phiên bản, phồng rộp, quan sát, quê hương, quy mô, sức khỏe, sức sống, quầng thâm, đính kèm, bền vững, bụi bẩn,
cạnh tranh, chiến lược, di chuyển, đăng ký, hiền hòa, hoàn cảnh, thích thú, thịnh hành, tiệt trùng, tự giác,
xào nấu, nhờn dính, tạp hóa, ngũ cốc, kiệt sức, khoan khoái,
biết ơn, biểu diễn, bưu kiện, bắt buộc, bề dày, bề mặt, bề ngoài, bổ nhiệm, bổ trợ, bỡ ngỡ, bữa cơm, che chở,
chuyên biệt, chuyên chở, chuyên sâu, chuyển giao, chuẩn xác, chất phác, chịu trách, chồi non, chứng chỉ, cân
nhắc, căng mịn, cảm xúc, cảnh quan, cần thiết, cửa khẩu, danh mục, diệt trừ, dành dụm, dành riêng, dáng vẻ, dạo
phố, dẫn dắt, dễ vỡ, dịch bệnh, gia cầm, gia súc, giòn rụm, giấy phép, giấy tờ, giặt giũ, giống lúa, giới hạn,
góc cạnh, hoa nhí, hoài niệm, huyền thoại, hút ẩm, hơn nữa, hưởng thụ, hạt mắc, hồn nhiên, khoáng sản, khuyên
dùng, khuôn mẫu, khách sạn, khái niệm, khâm phục, khía cạnh, kiên cố, kiến nghị, kiềm chế, kiệt tác, ký hiệu, kỷ
lục, linh kiện, liên quan, lâm sản, lòng tin, lương thực, lượng mưa, lẫn lộn, lập nghiệp, lễ hội, măng non, mảnh
mai, mầm non, mỹ thuật, nghi lễ, nguyên sơ, ngắn gọn, nhầm lẫn, nảy chồi, nảy mầm, nồng ấm, phong tỏa, phúc lợi,
quan niệm, quảng bá, rau quả, ràng buộc, râu ngô, rõ rệt, rắn chắc, suy nghĩ, suôn sẻ, sáng kiến, sâu giấc, sóng
biển, sương sớm, sườn đồi, sẵn lòng, sặc sỡ, tham gia, tham quan, thanh đạm, thiểu số, thiện cảm, thấu hiểu, thế
kỷ, thỉnh thoảng, thủy sản, thử nghiệm, tin cậy, tin dùng, tin tưởng, tiêu biểu, tiếc nuối, trang bị, tri kỷ,
tri thức, tri ân, trong trẻo, trong veo, trung gian, trung thực, trò chuyện, tròn trịa, trăn trở, trải qua, trợ
giúp, tài sản, tác giả, tác nghiệp, tác phẩm, tín nhiệm, tượng trưng, tất nhiên, tắc nghẽn, tử tế, vô giá, vĩnh
cửu, vượt bậc, xanh tươi, xem xét, xoa dịu, xúc tiến, xúc tác, xơ dừa, xơ mướp, xứng tầm, xứng đáng, âm thanh, ý
kiến, điều dưỡng, điều khiển, đâm chồi, đóng hộp, đương nhiên, đảm nhiệm, đầm ấm, đậm vị, đặt mua, địa hình, địa
điểm, đồng nghiệp, độ bền, độ cao,
`);

/** Words that are right beside any neighbour: a slip is never looked for in them, nor meant by one. */
export const everydayWords: readonly string[] = list(`
ái ngại, an cư, an khang, anh em, anh hùng, áp dụng, áp lực, áp suất, bạc nhược, bàn bạc, bàn giao, bản lĩnh,
bản sắc, bản thân, bạn đọc, bảng giá, bao gồm, bao quanh, bao trùm, báo cáo, báo chí, báo giá, bảo bối, bắc bộ,
băng chuyền, bằng chứng, bận rộn, bậc thang, bất biến, bật nắp, bếp lửa, bếp ga, biên soạn, biểu diễn,
biến động, bí ẩn, bình luận, bình chọn, bịt kín, bong gân, bổ ích, bộ sưu, bờ biển, bụi mịn, bừng sáng,
bước đầu, bưu phẩm, cá nhân, cải lương, cảm xúc, cảm động, cảm tình, cám dỗ, cạn kiệt, cánh đồng, cao quý,
cao điểm, cặn bã, cẩm nang, câu lạc, cầm tay, cấm kỵ, cất công, cấp thiết, chạm tay, chảo gang, chặng đường,
châm cứu, chậm rãi, chân dung, chân trời, chất thải, chế ngự, chi nhánh, chỉ số, chia tay, chiến thắng,
chiếu sáng, chính chủ, chính gốc, chính quyền, chìm đắm, chọn mua, chồng chất, chỗ ngồi, chợ quê, chủ đề,
chủ quan, chú thích, chùm hoa, chuỗi hạt, chuyên tâm, chuyên sâu, chuyến đi, chứa chan, chức vụ, chương mục,
có mặt, cố hữu, công khai, công tác, công ích, cơ hội, cơ bản, cơ chế, cơ cấu, cùng loại, cuộn tròn, cưới hỏi,
cực kỳ, cực phẩm, cứng cỏi, cửa hiệu, da liễu, dã ngoại, dải lụa, danh sách, dáng vẻ, dạn dĩ, dày công, dân số,
dẫn chứng, dầu mỡ, dấu chân, dệt may, dệt vải, dễ vỡ, di truyền, dịch chiết, diễn biến, diễn viên, dịu mát,
doanh thu, du khách, dung dịch, dung môi, dũng mãnh, duyên hải, dư luận, dự án, dự kiến, dứt điểm, đa phần,
đa số, đại diện, đại hội, đàm phán, đáng giá, đáng kể, đánh dấu, đạo đức, đặc quyền, đất liền, đậu phụ, đậu hũ,
đầu bếp, đẩy nhanh, đẹp đẽ, đề xuất, đề nghị, để ý, đền đáp, địa hình, địa danh, địa bàn, điểm đến, điểm hẹn,
điềm tĩnh, điện năng, điện máy, điều tra, đính đá, đoàn kết, đoán biết, đóng kín, đô thị, độ bền, độ cao,
độ dày, độ mịn, độ ngọt, độ phì, độc lập, đối chiếu, đối chứng, đối diện, đội hình, đồng giá, đồng loạt,
đồng ý, động lực, đột phá, đơn sơ, đường biên, đường nét, ép nước, êm đềm, gác bếp, gạch nung, gai góc,
ganh đua, gầm giường, gân guốc, gia cầm, gia súc, gia hạn, giá sách, giả dối, giảm sút, giấy dó, giấy phép,
giấy tờ, gió biển, giọng nói, giống nòi, giới hạn, giới trẻ, giữ sạch, giường chiếu, góc nhìn, gói gọn,
gửi trả, hạ tầng, hái lượm, hạm đội, hàng rào, hàng tuần, hàng tháng, hành động, hành trình, hành lý, hao hụt,
hào hứng, hấp diệt, hậu quả, hẹn giờ, hiến tặng, hiệp hội, hiếu khách, hiểu lầm, hình học, hòa nhã, hoa màu,
hoạch định, hoài niệm, hoàn hỉ, hoạt tính, học hỏi, hội chợ, hội nghị, hội tụ, hội thi, hồn quê, hợp nhất,
hùng vĩ, huy động, huyền thoại, huyền bí, hưng thịnh, hương đồng, hữu nghị, ích kỷ, im lặng, in ấn, kem chua,
kế hoạch, kế thừa, kết bạn, kết luận, kết nạp, kháng cự, khán giả, khao khát, khâm phục, khấu hao, khẩn cấp,
khe hở, khép lại, khí thải, khích lệ, khiêm tốn, khiếm khuyết, khó lường, khoảng trống, khoáng đãng, khối u,
khôn khéo, khung gỗ, khung cửi, khung hình, khuôn khổ, khuôn viên, khuynh diệp, kí ức, kiên cố, kiên định,
kiêng khem, kim chỉ, kín đáo, kinh phí, kinh tuyến, kính gửi, kính mến, kính trọng, kịp thời, kỳ công, kỷ luật,
lá dong, lá chuối, lạc hậu, làm chủ, làm giàu, làn sóng, làn gió, lãnh đạo, lát cắt, lắng nghe, lắp ráp,
lâm nguy, lâng lâng, lập tức, lẻ loi, lem nhem, lên ngôi, liên doanh, liên tưởng, linh thiêng, linh kiện,
lò nung, lò sấy, lỏng lẻo, long não, lộc biếc, lời khuyên, lời chúc, lục bình, lụa là, lúa nước, lũy kế,
luống cuống, lưới đánh, lượt mua, ly tâm, lý do, lý lịch, lý luận, mã hóa, mạ non, mạch nha, mạch nguồn,
mái nhà, mảnh đất, mang đậm, mạng lưới, mạo hiểm, màng bọc, mát tay, mặc định, mặn nồng, mặt bằng, mắt lưới,
mâm cơm, mâm cỗ, mầm bệnh, mẫn cảm, mất mát, mẻ cá, men rạn, men lá, mến khách, mịt mờ, mĩ quan, mỉm cười,
mọng nước, mở cửa, mở đầu, mở rộng, mũi khâu, mượn dùng, mướt mát, mỹ quan, nảy mầm, nắm bắt, nắng gió,
nắng gắt, nét vẽ, nền tảng, nếp sống, nghi lễ, nghỉ lễ, nghĩa tình, ngoại hình, ngoại nhập, ngói đỏ, ngõ nhỏ,
ngư dân, ngữ pháp, nguy nga, nguyên sơ, nguyên tem, nguyện vọng, ngưỡng mộ, nhà vườn, nhanh nhạy, nhấn mạnh,
nhật ký, nhiên liệu, nhiệt lượng, nhìn nhận, nhu yếu, nhựa cây, nhựa đường, nhựa dẻo, niên vụ, nội địa,
nội thất, nội trợ, nỗi lo, nồng ấm, nông thôn, nuôi cấy, nước ép, ong mật, ôm sát, phấn khởi, phần thưởng,
phần trăm, phê duyệt, phiên chợ, phim trường, phòng bệnh, phóng khoáng, phổ cập, phố cổ, phụ liệu, phụ huynh,
phúc lộc, phúc lợi, quả ngọt, quan niệm, quán xuyến, quanh co, quảng trường, quen miệng, quê nhà, quý vị,
quy tụ, quyển sách, rám nắng, rạng danh, rậm rạp, rét buốt, rì rào, ròng rã, rộng lượng, rung động, rượu nếp,
sa mạc, sách vở, sạt lở, sấy dẻo, sâu bệnh, sen hồng, sinh hoạt, số liệu, suy nghĩ, sư phụ, sức mạnh, sưởi ấm,
sườn đồi, tái chế, tái phát, tài chính, tài khoản, tài liệu, tài nguyên, tàn phá, tăng đề, tắm rửa, tăm tối,
tâm lý, tân tiến, tẩm bổ, tẩm ướp, tế nhị, thác nước, tham gia, tham quan, thanh bình, thanh đạm, thanh thoát,
tháo rời, thân mật, thân thể, thần dược, thấu hiểu, theo kịp, thế mạnh, thi công, thiên đường, thiện cảm,
thỏa mãn, thỏa thuận, thô sơ, thổ dân, thông dụng, thông gió, thông suốt, thống nhất, thu gọn, thuyết phục,
thừa hưởng, thưa thớt, thử nghiệm, thứ tự, thương gia, tiếp nối, tiện nghi, tiêu biểu, tiêu cực, tiểu thương,
tìm kiếm, tín nhiệm, tinh tuyển, tỉ lệ, tích cực, tiết tấu, tò mò, tỏa sáng, tội lỗi, tôn giáo, tối tân,
tổn hại, trang bị, trạm dừng, trải qua, trái mùa, trai tráng, trắng hồng, trân châu, trẻ lâu, treo tường,
trí thức, trích dẫn, triết lý, triệu phú, tro bếp, trọng tâm, trôi chảy, trống rỗng, trơn tru, trợ giúp,
trung cấp, trung gian, trứ danh, trực quan, trực tuyến, trước mắt, truyện cổ, tuân thủ, tụ hội, túi vải,
tuổi tác, tươi tắn, tươi vui, tuyên truyền, tuyển dụng, từ tốn, từ chối, tự trọng, tự túc, tưng bừng,
tưới tiêu, tỷ lệ, ùn tắc, uống kèm, ướp lạnh, ứng phó, vạc dầu, vải bông, vai trò, văn bản, văn minh, vận đơn,
vẩn đục, vật phẩm, vật lý, vất bỏ, vẻ vang, vị trí, vị thế, viện trợ, viết tay, vinh hạnh, vỏ hộp, võ thuật,
vòng đời, vô hình, vô giá, vỗ béo, vội vã, vốn có, vùng cao, vun trồng, vững bền, vững mạnh, vườn ao, vượt qua,
xa lạ, xa xôi, xác minh, xanh ngát, xanh rì, xay nhỏ, xây cất, xe đạp, xem xét, xiêm y, xinh tươi, xuất bản,
xuất thân, xúc tác, xúc tiến, xưởng may, y dược, ý kiến, ý chí, yên ả, yên lặng, yểu điệu,
`);
