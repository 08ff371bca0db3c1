/**
 * Syllables with marks that words of Vietnamese use, by what they begin with. More are possible ("dộ", "nghiều"), but no
 * word has them. Taken from the word list of pyvi 0.1.1 (MIT, © 2016 Viet-Trung Tran; see docs/dependencies.md), with
 * names and words of food and craft that it lacks.
 */
const LIST = `
:à ả ã á ạ ác ách ạch ải ái ảm ám án ảng áng ảnh ánh ào ảo áo áp át ạt áy ắc ặc ăm ẵm ăn ăng ằng ẳng ắng ắp ắt âm ầm
:ẩm ấm ậm ân ẩn ấn ầng ậng ấp ập ất âu ầu ẩu ấu ẩy ấy è é ẹ éc ém ẻn én èo ẻo ẽo éo ẹo ép ẹp ê ề ế ệ ếch ệch êm ếm
:ềnh ễnh êu ì ỉ ĩ í ị ỉa ích ịch ỉm ìn ỉn ín ình ít ịt ỉu ó ọ òa oác oách oạch oải oái oại oàm oản oán oàng oành oạp
:oát oăm oằn oẳng oắt oặt óc ọc ỏe óe ọe ỏi ói ỏm ỏn òng ỏng õng óng óp ọp ót ô ồ ổ ố ộ ốc ộc ôi ổi ối ôm ồm ốm ôn
:ồn ổn ông ồng ổng ống ốp ộp ốt ơ ờ ở ớ ợ ơi ời ới ợi ỡm ớm ơn ởn ớn ớt ợt ù ủ ú ụ ùa ủa úa uẩn uất úc ục uể uế ủi
:úi ùm úm ùn ủn ùng ủng úng uôm uốn uông uổng uống uột úp ụp út ụt ủy úy uỵch uyên uyển uỳnh ư ừ ử ứ ưa ứa ựa ức ực
:ưng ừng ửng ứng ước ươi ươm ướm ươn ườn ưỡn ương ướp ướt ưu ỷ ý yểm yếm yên yến yểng yết yêu yểu yếu
b:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ại ám àn ản án ạn àng ảng áng ạng ành ảnh ánh ạnh ào ảo ão áo ạo ạp át ạt àu
b:ảu áu ạu ày ảy ắc ăm ằm ẳm ẵm ặm ăn ằn ẳn ắn ặn ăng ằng ẵng ắng ắp ặp ắt ặt ấc ậc ầm ẩm ẫm ấm ậm ân ần ẩn ấn ận
b:âng ấp ập ất ật âu ầu ẩu ấu ậu ây ầy ẩy ẫy ấy ậy è ẻ ẽ é ẹ éc èm ẻm èn ẽn én ẹn éng èo ẻo ẽo éo ẹo ép ẹp ét ẹt ê ề
b:ể ễ ế ệ ệch ên ền ến ện ênh ềnh ệnh ếp ết ệt êu ều ệu ì ỉ í ị ìa ịa ích ịch iếc iếm iên iền iển iến iện iêng iếng
b:iết iệt iều iểu iếu ìm ỉm ím ịn ình ỉnh ĩnh ính ịnh íp ịp ít ịt ìu ỉu ĩu íu ịu ò ỏ õ ó ọ óc ọc ỏi ói ỏm õm òn ón
b:ọn òng ỏng õng óng ọng oòng oóng óp ót ọt ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ổi ối ội ôm ồm ôn ồn ổn ốn ộn ông ồng ổng ỗng
b:ống ộng ốp ộp ốt ột ơ ờ ở ỡ ớ ợ ơi ời ởi ới ơm ờm ợm ơn ỡn ợn ớp ợp ớt ợt ù ủ ú ụ ùa ủa úa ụa ục ùi úi ụi ụm ùn ủn
b:ún ùng ủng úng ụng uộc uổi uồm uôn uồn uông uồng uốt uột úp ụp út ụt uýt ừ ứ ự ừa ửa ữa ứa ựa ức ực ưng ừng ửng
b:ứng ựng ước ươi ưởi ươm ướm ươn ương ưởng ướng ươu ướu ứt ưu ửu
c:à ả á ạ ác ạc ách ạch ài ải ãi ái ảm ám ạm àn ản án ạn àng ảng áng ành ảnh ánh ạnh ào ảo áo ạo áp ạp át àu ảu áu
c:ạu ày áy ạy ắc ặc ăm ằm ắm ặm ăn ằn ắn ặn ăng ẳng ắp ặp ắt ặt ấc âm ầm ẩm ấm ân ần ẩn ẫn ấn ận âng ẫng ấp ập ất ật
c:âu ầu ẩu ấu ậu ây ầy ấy ậy ò ỏ ó ọ óc ọc òi ỏi õi ói òm óm ọm òn ỏn ón ọn òng õng óng ọng oóc oọc óp ọp ót ọt ô ồ
c:ổ ỗ ố ộ ốc ộc ôi ồi ỗi ối ội ôm ồm ốm ộm ôn ồn ốn ông ồng ổng ống ộng ốp ộp ốt ột ơ ờ ỡ ớ ơi ời ởi ỡi ơm ỡm ớm ơn
c:ờn ỡn ớn ợn ợp ợt ù ủ ũ ú ụ ủa úc ục ùi ủi ũi úi ụi ùm ủm úm ụm ùn ũn ún ùng ủng ũng úng ụng uốc uộc uối uội uỗm
c:uồn uốn uộn uồng uống uộng úp ụp út ụt ư ừ ử ữ ứ ự ưa ửa ứa ựa ức ực ửi ưng ứng ước ược ười ưỡi ưới ườm ương ường
c:ưỡng ướp ứt ưu ừu ửu ữu ứu ựu
ch:à ả ã ạ ác ạc ách ạch ài ải ãi ái àm ạm án ạn àng áng ạng ành ảnh ánh ạnh ào ảo ão áo ạo ạp át ạt áu ày ảy áy ạy
ch:ắc ặc ăm ằm ắm ặm ăn ằn ẵn ắn ặn ăng ằng ẳng ặng ắp ặp ắt ặt ậc âm ầm ẩm ẫm ấm ậm ân ần ẩn ấn ận ấp ập ất ật âu
ch:ầu ẩu ẫu ấu ậu ây ầy ấy è ẻ ẽ é èm ẽm ém èn ẽn én ẹn ẻng èo ẻo éo ẹo ép ét ẹt ê ề ế ệ ếch ệch êm ễm ện ênh ềnh
ch:ểnh ếnh ệnh ết ì ỉ í ị ìa ĩa ích iếc iêm iếm iên iền iến iện iêng iềng iếng iếp iết iêu iều iểu iếu ìm ím ỉn ín
ch:ình ỉnh ĩnh ính íp ít ịt íu ịu ò ỏ õ ó óa oác oạc oài oãi oái oại oán oàng oảng oáng oạng oắt óc ọc òe óe ọe oèn
ch:oẹt òi ỏi ói ọi òm ỏm ọn òng ỏng õng óng oòng óp ọp ót ọt ỗ ốc ồi ổi ối ội ôm ồm ỗm ôn ồn ốn ộn ông ồng ổng ống
ch:ộp ốt ột ơ ờ ở ớ ợ ơi ới ơm ờm ởm ớm ơn ờn ớn ợn ớp ợp ớt ợt ù ủ ũ ú ùa úa uẩn úc ục uệch uếnh uệnh ùi ũi úi ùm
ch:ũm úm ụm ùn ủn ũn ùng ủng úng uốc uộc uôi uồi uỗi uối uội uôm uồn uông uồng uộng uốt uột ụp út ụt ùy uyên uyền
ch:uyển uyến uyện ư ừ ữ ứ ưa ừa ửa ữa ứa ức ực ửi ưng ừng ửng ững ứng ựng ước ược ườm ương ường ưởng ướng ượp
d:à ả ã á ạ ác ạc ách ài ải ãi ái ại àm ám ạm àn ãn án ạn àng áng ạng ành ảnh ào ạo át ạt àu ày ãy áy ạy ắc ặc ăm ằm
d:ặm ăn ằn ẳn ặn ăng ằng ẳng ặng ắt ặt âm ầm ẫm ấm ậm ân ần ẩn ẫn ấn ận âng ấp ập ật âu ầu ẩu ẫu ấu ậu ây ầy ẫy ấy
d:ậy è ẻ ẽ é ém èn ẻo ẹo ép ẹp ẹt ê ề ễ ế ệ ệch ền ện ềnh ết ệt ì ĩ í ị ìa ĩa ích ịch iếc iệc iêm iềm iễm iệm iên
d:iễn iện iếp iệp iết iệt iêu iều iễu iệu ìm ím ĩn ĩnh ính íp ịp ịt ìu íu ịu ò ỏ ó ọ ọa oãi oãn oãng oạng óc ọc òi
d:õi ói ọi òm ỏm óm ọn òng ỏng õng óng ọng ô ồ ỗ ốc ộc ôi ồi ổi ỗi ối ội ồn ông ồng ộng ộp ốt ột ơ ờ ở ỡ ớ ợ ơi ời
d:ợm ơn ờn ợn ớp ù ụ ùa ũa úa ục uệ ùi ũi úi ụi ùm úm ụm ùn ún ùng ũng úng ụng uốc uộc uỗi uối út uyên uyệt ư ừ ử ữ
d:ứ ự ưa ừa ứa ựa ưng ừng ửng ứng ựng ược ưới ướn ương ường ưỡng ướng ượng ượt ứt
đ:a à ả ã á ạ ác ạc ạch ai ài ãi ái ại am àm ảm ám ạm an àn ản án ạn ang àng ảng ãng áng anh ành ảnh ánh ao ào ảo áo
đ:ạo áp ạp át ạt au áu ay ày áy ắc ặc ăm ằm ắm ẵn ắn ặn ăng ằng ẳng ẵng ắng ặng ắp ắt ặt âm ầm ẫm ấm ậm ần ẩn ẫn ận
đ:ấng ập ất ật âu ầu ẩu ấu ậu ây ầy ẩy ẫy ấy ậy e è ẻ ẽ é em èm en èn ẹn eo èo ẽo éo ẹp ét ẹt ê ề ể ế ệ ếch êm ềm ếm
đ:ệm ền ến ênh ềnh ểnh ễnh ệp êu ều ểu i ì ĩ ìa ỉa ĩa ịa ích ịch iếc iềm iểm iếm iệm iên iền iển iện iếng iệp iêu
đ:iều iểu iếu iệu in inh ình ỉnh ĩnh ính ịnh ít ịt iu ìu ịu o ò ỏ õ ó ọ oa óa ọa oác oài oái oan oàn oản oán oạn
đ:oàng oảng oành oạt ọc òi ỏi ói ọi om ỏm óm on òn ón ọn ong òng ỏng óng ọng ót ọt ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ổi ỗi ối
đ:ội ôm ồm ốm ôn ồn ốn ộn ông ồng ổng ống ộng ốp ộp ốt ột ơ ờ ỡ ớ ợ ời ới ợi ơm ờm ơn ờn ởn ớn ớp ớt ợt u ù ủ ú ụ ua
đ:ùa ũa úa úc ục uểnh ui ùi ủi ũi ùm úm un ùn ụn ung ùng ủng ũng úng ụng uốc uôi uổi uối uồn uỗn uột úp ụp út ụt ừ ử
đ:ứ ưa ứa ức ực ưng ừng ứng ựng ước ược ười ượm ườn ưỡn ương ường ứt
g:à ả ã á ạ ác ạc ạch ài ãi ái ại àn án ạn àng ành ảnh ánh ào áo ạo áp ạt àu ảy ãy áy ặc ăm ằm ắm ặm ăn ằn ắn ặn ăng
g:ắng ặng ắp ặp ắt ặt ấc ầm ẩm ẫm ấm ậm ân ần ấp ập ật âu ầu ẫu ấu ây ầy ẫy ấy ậy ì ỉ í ià iả iã iá iạ iác iải iãi
g:iại iảm iám iàn iản iãn ián iàng iảng iáng iạng iành iảo iáo iáp iạp iát iạt iàu iày iãy iặc iăm iằm iặm iăng iằng
g:iắt iặt iấc iâm iẫm iấm iậm iần iấn iận iấp iập iật iâu iầu iấu iậu iây iầy iẫy iấy iẻ ié ièm iếc iếm iền iêng
g:iềng iếng iết iễu ìn iò iỏ ió ioăng iỏi iói iọi iòn iỏn iỏng ióng iọng iọt iỗ iổi iối iội iôn iông iồng iống iốt
g:iơ iờ iở iời iới iỡn íp iũ iú iũa iụa iục iủi iùm iuộc iúp iữ iữa iương iường iựt ò õ óa óc ỏi ói ọi òn ọn ỏng ọng
g:oòng óp ót ọt ô ồ ổ ỗ ộ ốc ộc ồi ối ội ôm ồm ốm ôn ông ồng ộp ột ơ ờ ở ỡ ởi ợi ơm ờm ớm ờn ợn ợt ù ụ ục ùi ũi ụi
g:ùn uốc uộc uộn uồng uột út ừ ửi ừng ươm ườm ượm ương ưỡng ượng
gh:è ẻ ẽ é ẹ ém èn ẹo ép ét ê ề ế ếch ềnh ểnh ệt ì iếc iền ìm ịt
h:à ả á ạ ác ạc ách ạch ài ải ãi ái ại àm ãm ám ạm àn ãn án ạn àng ảng ãng áng ạng ành ãnh ánh ạnh ào ảo ão áo áp ạp
h:át ạt àu áu ãy áy ắc ặc ăm ằm ẳm ằn ẳn ắn ăng ằng ẵng ắng ắt âm ầm ẩm ấm ậm ân ấn ận ẩng ẫng ấp ập ất âu ầu ẩu ẫu
h:ấu ậu ây ầy ẩy è é ẹ éc èm ẻm èn ẻn én ẹn èo ẻo éo ẹp ét ê ề ể ễ ệ ếch ệch ên ển ến ênh ềnh ểnh ết ệt ếu ì ỉ ĩ í
h:ích ịch iềm iểm iếm iên iền iển iến iện iêng iếng iếp iệp iểu iếu iệu ĩm ình ỉnh ĩnh íp ít ò ỏ ó ọ òa ỏa óa ọa oác
h:oạch oài oải oại oàn oãn oán oạn oàng oảng oành oảnh oánh oạnh oạt oáy oắc oặc oắm oằn oăng oằng oẵng oắng oắt óc
h:ọc òe ọe oẻn oét òi ỏi ói òm ỏm õm óm òn ỏn òng ỏng óng ọng oóc óp ọp ót ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ổi ối ội ôm ổm ỗm
h:ôn ồn ổn ỗn ông ồng ổng ống ộp ốt ột ơ ờ ở ớ ơi ời ởi ỡi ợi ờm ớm ợm ơn ờn ởn ớn ớp ợp ớt ợt ù ủ ũ ú ụ ùa uân uấn
h:úc ục uê uề uế uệ uếch uênh ùi ủi úi ụi ùm ũm úm ụm ùn ủn ùng úng uống uơ úp ụp út ụt ủy úy uých uỵch uyên uyền
h:uyễn uyện uyết uyệt uỳnh uýt ư ừ ử ữ ứ ự ứa ức ực ừm ưng ừng ửng ững ứng ước ươm ườm ướm ương ường ưởng ướng ươu
h:ưu ữu ựu ỳ ỷ ý
k:è ẻ ẽ é ẹ éc èm ẽm ém èn én ẻng èo ẻo ẽo éo ẹo ép ẹp ét ẹt ê ề ể ế ệ ếch ệch ềm ên ền ênh ềnh ễnh ệnh ếp ết êu ều
k:ếu ì ỉ ĩ í ị ìa ích ịch iêm iềm iểm iếm iệm iên iền iến iện iêng iềng iểng iễng iếng iếp iết iệt iêu iều iểu iếu
k:iệu ìm ìn ín ình ỉnh ính íp ịp ít ịt ĩu ỳ ỷ ỹ ý ỵ
kh:à ả á ác ạc ách ạch ải ái ảm ám àn ản án àng ảng áng ạng ành ảnh ánh ào ảo áo ạo áp ạp át áu ảy áy ắc ặc ăm ẳm ắm
kh:ăn ằn ẳn ắn ăng ằng ẳng ắng ắp ắt ấc âm ẩm ấm ân ần ẩn ấn ấp ập ất ật âu ẩu ấu ẩy è ẽ é ẹc èn én éo ép ét ẹt ê ề
kh:ế ệ ênh ểnh ễnh ệnh êu ều ì ỉ í ía ịa ích iêm iếm iên iển iến iêng iễng iệng iếp iết iêu iếu ìn ỉnh ít ịt ò ỏ ó
kh:ỏa óa oác oải oái oản oán oảng oáng oảnh oát oáy oằm oặm oăn oắn oắng oắt óc ỏe óe oèo oẻo oét ỏi ói òm óm ọm òng
kh:ỏng ọt ô ổ ố ốc ôi ối ôn ốn ông ổng ống ơ ờ ớ ơi ởi ới ởm ớp ù ủ ú ụ uân uẩn uâng uất uây uấy úc ục uê uếch úm
kh:ùng ủng úng ụng uôn uông uơ ụt ụy uyên uyến uyết uỳnh uỷnh uýp uỷu uỵu ư ừ ử ứ ự ứa ừng ửng ựng ước ươi ươn ương
kh:ưỡng ướt ượt ướu ứu
l:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ại àm ảm ãm ạm àn ãn án ạn àng ảng ãng áng ạng ành ảnh ãnh ánh ạnh ào ảo ão áo
l:ạo áp ạp át ạt àu ảu áu ạu áy ạy ắc ặc ăm ằm ắm ặm ăn ằn ẳn ặn ăng ằng ẳng ẵng ắng ặng ắp ặp ắt ặt ấc âm ầm ẩm ẫm
l:ấm ân ần ẩn ẫn ấn ận âng ấp ập ất ật âu ầu ẩu ậu ây ầy ẩy ẫy ấy è ẻ ẽ é ẹ éc èm ẻm ém ẹm èn ẻn ẽn én ẹn ẻng éng èo
l:ẻo ẽo éo ẹo ép ẹp ét ẹt ê ề ể ễ ệ ếch ệch ên ênh ềnh ệnh ết ệt êu ều ểu ếu ì ĩ í ị ìa ịa ích ịch iếc iêm iềm iếm
l:iệm iên iền iễn iến iêng iểng iếng iệng iếp iệp iệt iêu iều iễu iệu ìm ỉm ịm ình ỉnh ĩnh ính ịnh íp ít ìu ỉu íu ò
l:õ ó ọ òa ỏa õa óa oạc oài oại oàn oạn oàng oảng oãng oáng oạng oát oạt oăn oăng oằng oắt óc ọc òe óe oét oẹt òi ỏi
l:õi ói ọi òm ỏm õm óm ọm òn ỏn ọn òng ỏng õng óng ọng óp ọp ót ọt ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ỗi ối ội ôm ồm ổm ốm ộm
l:ôn ồn ổn ốn ộn ông ồng ổng ộng ốp ộp ốt ột ơ ờ ở ỡ ớ ợ ơi ời ởi ới ợi ờm ởm ỡm ợm ơn ờn ởn ớn ợn ớp ợp ớt ợt ù ủ ũ
l:ú ụ ùa úa ụa uân uẩn uận uật úc ục ùi ủi ũi úi ụi ùm ủm ũm úm ụm ùn ủn ũn ún ụn ùng ủng ũng úng ụng uốc uộc uôm
l:uộm uôn uồn uông uồng uỗng uống uốt úp ụp út ụt ũy úy ụy uyến uyện uýnh ư ừ ử ữ ự ưa ừa ửa ữa ứa ựa ức ực ưng ừng
l:ửng ững ựng ược ười ưỡi ưới ườm ượm ươn ườn ượn ương ường ưỡng ướng ượng ướp ướt ượt ứt ưu ựu ý ỵ
m:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ại ám àn ãn án ạn àng ảng ãng áng ạng ành ảnh ãnh ánh ạnh ào ão áo ạo ạp át ạt
m:àu áu ày ảy áy ạy ắc ặc ăm ắm ằn ẳn ắn ặn ăng ắng ắt ặt âm ầm ẩm ẫm ậm ân ần ẩn ẫn ấn ận ấp ập ất ật âu ầu ẩu ẫu
m:ấu ậu ây ầy ẩy ấy è ẻ ẽ é ẹ èm ém èn én èng èo éo ẹo ép ẹp ét ẹt ê ề ễ ế ệ ếch ềm ên ền ến ênh ệnh ết ệt ếu ì ỉ ĩ
m:í ị ỉa ía ích ịch iên iền iễn iến iện iểng iếng iệng iết iệt iêu iều iễu iếu ỉm ĩm ím ìn ịn ình íp ít ịt ò ỏ õ ó ọ
m:óc ọc òi ỏi ói ọi ỏm õm óm òn ón ọn òng ỏng óng ọng oóc óp ọp ót ọt ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ỗi ối ội ồm ôn ồn ông
m:ồng ống ộng ốt ột ơ ờ ở ỡ ớ ợ ơi ời ới ớm ơn ởn ớn ù ủ ũ ú ụ ùa úa úc ục ùi ủi ũi úi ủm ũm úm ùn ủn ún ụn ùng ủng
m:uôi uồi uỗi uối uội uỗm uôn uốn uộn uông uồng uổng uỗng uống uốt úp út ụt ưa ửa ứa ức ực ưng ừng ửng ươi ười ươn
m:ườn ướn ượn ương ường ướp ướt ượt ưỡu ứt ưu ứu ỳ ỹ ỵ
n:à ả ã á ạ ác ạc ách ài ải ái ại ám ạm àn ản án ạn àng áng ạng ành ạnh ào ão áo ạo áp ạp át ạt áu ày ảy ãy áy ạy ắc
n:ặc ăm ằm ắm ặm ăn ằn ắn ặn ăng ằng ẵng ắng ặng ắp ấc ầm ấm ậm ần ẫn ấn âng ẫng ấng ấp ập âu ẫu ấu ậu ây ẩy ấy ậy è
n:ẻ é ẹ ém én èo ẻo éo ép ẹp ét ẹt ê ề ể ệ êm ếm ệm ên ền ến ện ếp ết êu ếu ì ỉ ĩa ích ịch iêm iềm iệm iên iềng iễng
n:iết iệt iêu iệu ín ình ính ịnh ít ịt íu ịu ò ỏ õ ó ọ oãn óc ọc òi ói òm õn ón ọn òng óng ọng óp ót ọt ô ổ ỗ ộ ốc
n:ôi ồi ổi ỗi ối ội ôm ồm ộm ôn ộn ông ồng ổng ỗng ống ộp ốt ột ơ ở ỡ ớ ợ ơi ới ơm ờm ỡm ớp ợp ớt ụ úc ục ùi úi úm
n:ùn ùng ũng úng uộc uôi uối uốm uông uốt uột úp út ư ữ ự ưa ửa ữa ứa ức ực ựng ước ườm ương ướng ượp ướu ứt
ng:à ả ã ác ạc ách ạch ài ải ãi ái ại àm àn án ạn àng ãng áng ành ảnh ạnh ào ão áo ạo áp át ạt ày áy ắc ăm ắm ăn ằn
ng:ắn ẳng ẵng ắt ặt ấc âm ầm ẩm ẫm ấm ậm ân ần ẩn ấn ẩng ấp ập ất ật âu ầu ẫu ấu ậu ây ầy ấy ậy ò ỏ õ ó ọ oác oạc
ng:oài oải oái oại oàm oạm oãn oạn oảnh oáo oảy oáy oạy oắc oặc oằn oằng oẵng oắt oặt óc ọc óe oẻn oèo oẻo oéo oẹo
ng:oét òi ói òm ỏm óm òn ỏn ón ọn ỏng õng óng ọng óp ót ọt ô ồ ổ ỗ ố ộ ốc ộc ôi ồi ồm ổm ôn ồn ổn ốn ộn ông ồng ỗng
ng:ộp ốt ột ơ ờ ỡ ớ ợ ơi ời ợi ờm ợm ơn ớn ợp ớt ù ủ ũ ụ ụa uây uẩy uậy úc ục uệch ùi ủi ủm ụm ùn ủn ún ùng ủng úng
ng:uôi uội uồn ụp út ụt ụy uyên uyền uyễn uyện uyệt uýt ư ừ ữ ứ ự ưa ừa ửa ứa ựa ực ửi ưng ừng ửng ước ược ươi ười
ng:ường ưởng ưỡng ượng ứt ưu
ngh:è é ẹ èn ẽn én ẹn èo ẻo ẽo ẹo ét ẹt ê ề ể ễ ệ ếch ệch ền ển ện ênh ềnh ểnh ễnh ệt êu ều ểu ễu ệu ỉ ĩ ị ĩa ía ịch
ngh:iêm iễm iệm iên iền iến iện iêng iệp iệt ỉm ìn ỉnh ĩnh ịt ỉu ịu
nh:à ả ã á ác ạc ách ài ải ãi ái ại àm ảm ám àn ản ãn ạn àng ãng áng ạng ành ảnh ánh ạnh ào ão áo ạo áp ạp át ạt àu
nh:ảu ày ảy áy ạy ắc ăm ằm ắm ặm ăn ằn ẳn ẵn ắn ặn ăng ằng ẳng ẵng ắng ặng ắp ắt ặt ấc âm ầm ẩm ấm ậm ân ần ẩn ẫn ấn
nh:ận âng ấp ập ất ật âu ầu ẩu ậu ây ầy ẩy ẫy ậy è ẻ ẽ é ẹ èm ẻm ẹm ẹn èo ẽo éo ẹo ép ẹp ét ẹt ể ễ ếch ệch ện ểu ếu
nh:ì ỉ ĩ í ị ía ích iếc iễm iệm iên iễn iếp iệt iêu iều iễu ím ìn ín ịn ỉnh íp ịp ít ịt íu ịu ỏ ó ọ òa óa oài oàm
nh:oàng oáng oạng oáy óc ọc òe oèn oẻn oét oẹt ói òm ỏm õm óm òn ón ọn òng õng óng óp ót ọt ô ổ ố ốc ôi ồi ối ội ôm
nh:ồm ổm ôn ồn ổn ốn ộn ông ồng ộng ốt ột ơ ờ ở ỡ ớ ợ ơi ởi ơm ớm ơn ờn ởn ỡn ớn ớp ớt ợt ủ ũ ú ụ úa ụa uần uận úc
nh:ục uệ uếnh ùi ủi úi ụi úm ùn ủn ũn ún ùng ủng ũng úng ụng uốc uôm uốm uộm út ụt ụy uyễn ư ừ ử ứ ự ừa ựa ức ưng
nh:ững ược ướn ương ường ưỡng ướng ượng ứt ựt
p:ác ắc ía ích iêu ô ơ ù
ph:à ả á ác ạc ách ạch ải ái àm ạm àn ản án ạn àng ảng ạng ành ào áo áp át ạt ảy ắc ăm ắn ăng ẳng ắp ắt ầm ẩm ân ần
ph:ẫn ấn ận ấp ập ất ật ẫu ây ẩy è éc èn èng éng èo ép ét ẹt ê ề ế ệ ếch ên ềnh ệnh ết ệt ều ễu ì ỉ í ị ía ịa ích
ph:ịch iếm iên iền iến iện iêng iệt iêu iếu ím ìn ình ỉnh ĩnh ính íp ìu ịu ò ó óc òi òng ỏng óng ọt ô ổ ố ốc ôi ổi
ph:ối ôm ôn ồn ông ồng ổng ỗng ộng ốp ốt ơ ờ ở ớ ơi ới ơn ởn ỡn ớn ớt ù ủ ũ ú ụ úc ục ủi ùn ún ùng úng ụng út ụt ứa
ph:ựa ức ưng ừng ước ưỡn ướn ương ường ượng ượt ứt
q:uà uả uá uạ uác uạc uách uạch uài uải uái uại uàn uản uán uàng uảng uãng uáng uạng uành uánh uạnh uào uát uạt uàu
q:uạu uày uáy uắc uặc uăm uằm uắm uặm uăn uằn uắn uặn uăng uẳng uặng uắp uặp uắt uặt uân uần uẩn uẫn uấn uận uầng
q:uẩng uất uật uây uầy uẩy uẫy uấy uậy uè uẻ uẽ ué uèn uén uèo uéo uẹo uét uẹt uê uế uệ uên uện uềnh uết uệt uều uì
q:uỉ uĩ uí uị uít uịt uọ uốc uơ uờ uở uớ uới uỳ uỷ uỹ uý uỵ uyên uyền uyển uyến uyện uyết uyệt uỳnh uỷnh uýnh uỵp
q:uýt uỵt uýu
r:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ám ạm àn án ạn àng ảng áng ạng ành ảnh ãnh ào ảo ão áo ạo áp ạp át ạt ảu áu ày
r:ảy áy ạy ắc ặc ăm ằm ắm ặm ăn ằn ắn ặn ăng ằng ặng ắp ắt ặt âm ầm ẩm ẫm ấm ậm ân ần ấn ận ấp ập ất ật âu ầu ây ầy
r:ẩy ẫy è ẻ ẽ é èm èn én ẻng ẻo éo ét ẹt ê ề ể ễ ế ệ ếch êm ên ền ệp ết ệt êu ệu ì ỉ ĩ í ị ìa ỉa ịa ích ịch iềm iêng
r:iềng iết iệt iêu iếu ịm ịn ình ỉnh ít ịt ìu íu ò ỏ õ ó ọ óc ọc òi ỏi ói ọi óm òn ón òng óng ót ọt ô ồ ổ ỗ ộ ốc ộc
r:ồi ỗi ối ôm ộm ôn ổn ốn ộn ông ồng ỗng ống ộng ốp ộp ốt ơ ờ ở ỡ ớ ợ ơi ời ợi ơm ờm ởm ớm ơn ờn ỡn ợn ớp ợp ớt ù ủ
r:ũ ú ùa ủa úc ục ủi ụi ùm úm ụm ùn ủn ún ùng ủng úng ụng uốc uồi uổi uồng uỗng uộng uột ụp út ụt ửa ữa ứa ựa ức ực
r:ưng ừng ửng ựng ước ươi ười ưởi ưỡi ưới ượi ườm ướm ươn ườn ướn ương ường ượt ượu ứt
s:à ả ã á ạ ác ạc ách ạch ài ải ãi ái àm ám ạm àn ản án ạn àng ảng áng ành ảnh ánh ào ảo áo ạo áp ạp át ạt áu ảy ắc
s:ặc ăm ắm ăn ẵn ắn ăng ằng ắng ắp ắt ặt âm ầm ẩm ẫm ấm ậm ân ần ấn ấp ập ất ật âu ầu ấu ậu ây ầy ẩy ấy ậy è ẻ ẽ ẹ
s:éc ém ẻn èo ẹo ét ê ề ể ệ ên ền ến ênh ểnh ếp ệt êu ều ếu ì ỉ ĩ ị ỉa ịa iếc iểm iêng iết iêu ìn ình ính ịp ít ịt ò
s:ỏ ọ oài oái oàn oạn oạng oát oạt óc ọc òi ỏi õi ói òm ọm òn ón òng õng óng oóc ót ọt ô ồ ổ ỗ ố ộ ốc ôi ồi ổi ôn ồn
s:ông ồng ổng ống ộp ốt ột ơ ờ ở ỡ ớ ợ ởi ới ợi ơm ớm ơn ờn ởn ớn ớt ù ú ụ ủa ụa uất úc ục ùi ủi ùm ụm ún ụn ùng ũng
s:úng uối uôn uông uồng uốt úp ụp út ụt uyển uyễn uýt uỵt ư ử ứ ự ưa ửa ữa ứa ức ực ừn ưng ừng ửng ững ựng ưởi ườn
s:ương ướng ượng ướt ượt ứt ựt ưu ửu ỹ
t:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ại àm ám ạm àn ản án àng ảng áng ạng ành ánh ạnh ào ảo áo ạo áp ạp át ạt àu áu
t:ày áy ắc ặc ăm ằm ắm ăn ằn ắn ặn ăng ằng ặng ắp ắt ấc âm ầm ẩm ấm ậm ân ần ẩn ấn ận âng ầng ấp ập ất ật âu ầu ẩu
t:ấu ậu ây ầy ẩy ấy è ẻ ẽ é éc èm ém ẽn èo ẻo ẹo ép ẹp ét ẹt ê ề ể ễ ế ệ ếch êm ên ênh ềnh ểnh ễnh ệp ết êu ếu ì ỉ ĩ
t:í ị ỉa ía ích ịch iếc iệc iêm iềm iệm iên iền iễn iến iện iêng iếng iếp iệp iết iệt iêu iều iểu iễu iếu ìm ỉm ím
t:ìn ĩn ín ình ỉnh ĩnh ính ịnh íp ít ịt ĩu íu ịu ò ỏ ó òa ỏa óa ọa oác oạc oài oái oại oàn oản oán oàng oáng oạng
t:oát oáy óc ọc òe õe óe oèn oét oẹt òi ỏi ói òm õm óm òng ỏng ọng oòng óp ọp ót ọt ô ồ ổ ố ộ ốc ộc ôi ồi ối ội ôm
t:ôn ồn ổn ốn ông ồng ổng ống ốp ốt ột ơ ờ ở ớ ơi ời ới ởm ơn ởn ớn ợn ớp ợp ù ủ ú ụ ủa úa uân uần uẫn uấn uất úc ục
t:uế uệ uếch uệch uềnh ủi úi ụi ùm ủm ũm úm ụm ủn ùng úng ụng uốc uộc uồi uổi uôn uồn uông uồng uốt uột úp út ụt ùy
t:ủy úy ụy uyên uyền uyển uyến uyết uyệt uýp uýt ư ừ ử ứ ự ưa ừa ứa ựa ức ừn ưng ừng ửng ước ược ươi ưởi ưới ươm
t:ương ường ưởng ướng ượng ướp ướt ượt ườu ửu ựu ỳ ỷ ý ỵ
th:à ả á ác ạc ách ạch ài ải ãi ái ảm ám ản án ảng áng ành ảnh ánh ạnh ào ảo áo ạo áp ạp át áu ày ảy ắc ăm ẳm ắm ăn
th:ằn ắn ăng ằng ẳng ắng ặng ắp ắt âm ầm ẩm ẫm ấm ậm ân ần ẩn ẫn ận ấp ập ất ật âu ầu ẩu ấu ây ầy ẩy ấy è ẻ ẽ é èm
th:èn ẹn èo ẻo ẹo ép ét ê ề ể ế ệ ếch êm ềm ện ênh ếp ết êu ều ểu ì ỉ í ị ìa ía ích ịch iếc iêm iên iền iển iến iện
th:iêng iếp iệp iết iệt iêu iều iểu iếu iệu ím ìn ín ình ỉnh ính ịnh ít ịt ìu ỉu ò ỏ ó ọ òa ỏa õa óa oải oái oại
th:oảng oáng oát oạt oăn oắng oắt óc ọc òi ỏi ói òm ỏm óm òng õng óp ót ọt ô ồ ổ ố ốc ôi ổi ối ồm ôn ổn ỗn ốn ộn ông
th:ống ộp ốt ột ơ ờ ở ớ ợ ơi ời ới ơm ớm ơn ờn ớt ù ủ ú ụ ùa ủa uần uẫn uấn uận uật úc ục uê uế ủi úi ụi ùm ủm ùng
th:ủng ũng úng ụng uốc uộc uộm uôn uồn uỗn uốn uồng uổng uột uở ụp út ụt ùy ủy úy ụy uyên uyền uyết ư ừ ử ứ ự ưa ừa
th:ửa ức ực ưng ừng ững ước ược ưỡi ườn ưỡn ương ường ưởng ượng ướt ượt
tr:à ả ã á ác ạc ách ạch ải ãi ái ại àm ám ạm àn án àng ảng áng ạng ành ánh ạnh ào áo ạo áp át ạt àu ảy ắc ặc ăm ằm
tr:ắm ăn ằn ặn ăng ắng ắt âm ầm ân ần ấn ận âng ập ật âu ầu ẩu ấu ây ầy ẩy ẻ é ẹ èm èn ẽn èo ẻo éo ẹo ét ẹt ê ề ễ ệ
tr:ệch ên ết ệt êu ệu ì ĩ í ị ỉa ịa ích ịch iền iển iện iêng iềng iết iệt iều iệu ình ĩnh ịnh ít ịt ìu ĩu íu ò ỏ ọ
tr:óc ọc òi ói ọi òm õm òn ọn òng ọng ót ọt ô ồ ổ ỗ ố ộ ốc ôi ồi ỗi ối ội ôm ộm ôn ốn ộn ông ồng ổng ống ộng ốt ơ ở
tr:ớ ợ ơi ời ơn ớn ợn ớt ợt ù ủ ú ụ ụa uân uất uật úc ục ùi ũi ụi ùm úm ụm ùn ùng ũng úng ụng uông uồng út ụt ụy
tr:uyền uyện ừ ữ ứ ưa ực ưng ừng ứng ước ườn ương ường ưởng ướng ượng ượt ừu
v:à ả ã á ạ ác ạc ách ạch ài ải ãi ái ại àm ạm àn ãn án ạn àng ảng ãng áng ạng ành ảnh ãnh ánh ạnh ào áo áp ạp át ạt
v:ày ảy áy ạy ặc ằm ăn ằn ắn ặn ăng ằng ẳng ắng ắt ặt âm ậm ân ần ẩn ẫn ấn ận âng ầng ấp ập ất ật ầu ẩu ấu ây ầy ẩy
v:ẫy ấy ậy è ẻ ẽ é ẹc ẹm ẻn én ẹn èo ẻo éo ẹo ét ẹt ê ề ế ệ ên ền ện ênh ểnh ết ệt êu ều ếu ì ỉ ĩ í ị ỉa ía ích iệc
v:iêm iên iền iển iễn iện iếng iết iệt ịm ịn ĩnh ịnh ít ịt íu ò ỏ õ ó ọ óc ọc òi ói ọi òm òn ỏn ón òng ỏng õng óng
v:ọng oọc ọp ót ọt ô ồ ổ ỗ ố ốc ôi ối ội ôn ồn ốn ông ồng ổng ống ơ ờ ở ỡ ớ ợ ơi ời ới ợi ờn ởn ớt ợt ù ũ ú ụ ùa ục
v:ùi ùn ụn ùng ũng ụng uông uốt uột út ụt ừa ữa ựa ức ực ừng ửng ững ựng ược ươn ườn ượn ương ưởng ướng ượng ượt ứt
v:ỹ
x:à ả ã á ạ ác ạc ách ạch ài ải ái àm ảm ám án àng áng ào ảo áo ạo áp át ảy ắc ăm ắm ăn ắn ăng ằng ẳng ẵng ắng ắp ắt
x:ấc âm ầm ẩm ẩn ấp ập âu ầu ẩu ấu ậu ây ẩy è ẻ é èn ẻn én ẻng èo ẻo éo ẹo ép ẹp ét ẹt ê ề ế ệ ếch ệch ềm ên ênh ềnh
x:ếp ệp êu ều ì ỉ í ị ìa ỉa ía ích ịch iếc iêm iểm iên iềng iểng iết iêu ỉn ịn ình ỉnh ĩnh ính ít ịt ìu ỉu íu ịu ò ỏ
x:ó ọ òa ỏa õa óa oác oạc oạch oài oải oàm oàng oảng oành oáy oăn oẳn oắn óc ọc òe ọe oèn oét oẹt ói óm ón õng óp ọp
x:ót ô ồ ổ ốc ộc ôi ổi ối ôm ồm ổm ôn ốn ộn ông ồng ống ốp ộp ốt ơ ở ớ ơi ởi ới ơm ờm ơn ớn ớt ù ú uân uẩn uất úc ục
x:uê uề uể uềnh ùi úi ụi úm ùng ủng úng uôi uộm uồng uổng uống úp ụp út uyên uyến uyết uýt ừ ử ứ ự ưa ửa ức ực ưng
x:ừng ửng ứng ước ược ương ường ưởng ướng
`;

const used: ReadonlySet<string> = new Set(
  LIST.trim()
    .split('\n')
    .flatMap((line) => {
      const [onset = '', rhymes = ''] = line.split(':');
      return rhymes.split(' ').map((rhyme) => onset + rhyme);
    }),
);

/** True for a syllable that a Vietnamese word has; its tone mark stands where `placeTone` puts it. */
export const isInUse = (syllable: string): boolean => used.has(syllable);
