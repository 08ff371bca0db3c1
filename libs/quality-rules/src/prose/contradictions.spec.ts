import { describe, expect, it } from 'vitest';
import { FactReader } from '../facts/read-facts.js';
import { plainText } from '../texts.js';

const reader = new FactReader();
const passagesOf = (name: string, text: string): number =>
  reader.passages({ texts: [plainText('/name/vi', name, 'title'), plainText('/description/vi', text, 'prose')] })
    .field_contradiction.length;

const contradicting: [name: string, text: string][] = [
  ['Viên nghệ Suối Trong hộp 30 viên', 'Quy cách: hộp 60 viên.'],
  ['Khăn dệt Bản Mây 60 x 180 cm', 'Kích thước: 70 x 170 cm'],
  ['Tranh thêu Bản Mây 0,4 x 0,6 m', 'Kích thước: 50x70cm'],
  ['Mắm cốt Bến Mây', 'Khối lượng: 500 g.\nTrọng lượng: 450 g.'],
  ['Áo lanh Bản Mây', 'Vải 100% cotton, mặc mát.\nThành phần: 65% cotton và 35% polyester.'],
  ['Nước mắm Bến Mây 40 độ đạm', 'Độ đạm tự nhiên: 35 độ đạm.'],
  ['Rượu mơ Bản Mây 29 độ cồn', 'Nồng độ: 25 độ cồn.'],
  ['Trà gừng Suối Trong', 'Xuất xứ: Việt Nam.\nSản xuất tại Trung Quốc.'],
  ['Hạt điều rang', 'Xuất xứ: Bình Phước.\nXuất xứ: Gia Lai'],
  ['Bún khô Đồng Nai', 'Xuất xứ: Cà Mau'],
  ['Tương ớt Suối Trong', 'Không chất bảo quản.\nThành phần: ớt, tỏi, natri benzoat.'],
  ['Dầu gội bồ kết', 'Không sulfate, dịu nhẹ.\nThành phần: nước, sodium laureth sulfate, bồ kết.'],
  ['Nước mơ Suối Trong', 'Vị chua thanh, không thêm đường.\nThành phần: mơ, đường phèn, muối.'],
  ['Bột nêm nấm Suối Trong', 'Không bột ngọt.\nThành phần: nấm hương, muối, bột ngọt.'],
  ['Bánh gạo Suối Trong', 'Bánh cho bé từ 6 tháng trở lên.\nKhông dùng cho trẻ dưới 12 tháng.'],
  ['Cao lá Suối Trong', 'Bảo quản trong tủ lạnh.\nLưu ý: không để trong tủ lạnh.'],
  ['Măng khô Bản Mây', 'Độ ẩm: 12%, sấy củi.\nChỉ tiêu: độ ẩm tối đa 18%.'],
  ['Hạt điều Suối Trong', 'Hạt điều trồng ở vùng đồi Gia Lai.\nMỗi vụ, hạt điều thu hoạch tại Đồng Nai rồi mới rang.'],
  ['Mật ong hoa nhãn', 'Tháng ba, giữa rừng hoa cà phê ong đi lấy mật.'],
  ['Mật ong rừng Suối Trong', 'Cà phê rang mộc. Cà phê hái chín. Cà phê pha phin đậm. Uống cà phê mỗi sáng.'],
  ['Trà túi lọc Suối Trong hộp 20 túi', 'Mỗi hộp 10 túi, gói giấy bạc.'],
  ['Combo 3 hũ muối ớt Bến Mây', 'Combo 2 hũ muối ớt, đóng hộp giấy.'],
  ['Tương ớt Suối Trong chai 500 g', 'Tương ớt Suối Trong chai 250 g, nắp vặn.'],
  ['Cao bồ kết Bản Mây 30% bồ kết', 'Trong mỗi hũ có 45% bồ kết nướng.'],
  ['Rượu mơ Bản Mây 29%', 'Nồng độ cồn: 35, uống lạnh.'],
  ['Nước mắm Bến Mây ủ 12 tháng', 'Mẻ cá ủ chượp 24 tháng trong thùng gỗ.'],
  ['Nấm khô Suối Trong', 'Đạt OCOP 3 sao.\nSản phẩm OCOP 4 sao của xã.'],
  ['Bánh cốm Suối Trong', 'NSX: 01/03/2026, HSD: 01/09/2026.\nHạn sử dụng: 12 tháng kể từ ngày sản xuất.'],
  ['Sữa chua Suối Trong', 'Bảo quản ở 2-6 độ C.\nBảo quản: 20-25 độ C.'],
  ['Khăn dệt Bản Mây', 'Chất liệu: tơ tằm.\nChất liệu: polyester.'],
  ['Giỏ tre Bản Mây', 'Chất liệu: nhựa giả mây.'],
  ['Áo chàm Bản Mây', 'Vải 100% cotton.\nChất liệu: cotton, polyester.'],
  ['Bánh hạt Suối Trong', 'Không chứa sữa bột.\nThành phần: bột gạo, sữa bột, hạt bí.'],
  ['Mứt gừng Bến Mây', 'Tên sản phẩm: Nước rửa chén bồ hòn.'],
  ['Túi cói Bản Mây TC12', 'Mã sản phẩm: TC15'],
  ['Cam sành Hà Giang', 'Quả cam được trồng tại Vĩnh Long, hái khi chín.'],
  ['Viên uống nghệ Suối Trong', 'Nghệ xay mịn dạng bột, pha nước ấm.'],
  ['Nhẫn bạc Bản Mây', 'Sở hữu một dây chuyền là nét duyên. Dây chuyền chạm tay.'],
];

const agreeing: [name: string, text: string][] = [
  ['Tủ sấy Suối Trong', 'Khổ rộng: 60 cm, khổ rộng khay 60 cm.\nĐường kính miệng: 7 cm. Đường kính đáy: 9 cm.'],
  ['Viên nghệ Suối Trong hộp 30 viên', 'Quy cách: hộp 30 viên, mỗi ngày 2 viên.'],
  ['Combo 2 hộp 30 viên', 'Quy cách: 60 viên.'],
  ['Khăn dệt Bản Mây 60 x 180 cm', 'Kích thước: 0,6 x 1,8 m'],
  ['Hộp trà gỗ 20 x 30 cm', 'Kích thước: 20 x 30 x 12 cm'],
  ['Mắm cốt Bến Mây', 'Khối lượng: 500 g.\nKhối lượng: 0,5 kg.'],
  ['Áo chàm Bản Mây', 'Thành phần: 65% cotton và 35% polyester.'],
  ['Trà gừng Suối Trong', 'Xuất xứ: Việt Nam.\nMade in Vietnam'],
  ['Máy ép Suối Trong', 'Xuất xứ thương hiệu: Nhật Bản.\nXuất xứ: Việt Nam'],
  ['Tương ớt Suối Trong', 'Không chất bảo quản.\nThành phần: ớt, tỏi, muối; không chất bảo quản.'],
  ['Nước mơ Suối Trong', 'Không thêm đường.\nThành phần: mơ, muối.\nCách dùng: thêm đường tuỳ vị.'],
  ['Bánh gạo Suối Trong', 'Bánh cho bé từ 12 tháng trở lên.\nKhông dùng cho trẻ dưới 6 tháng.'],
  ['Cao lá Suối Trong', 'Để nơi khô mát, sau khi mở bảo quản trong tủ lạnh.'],
  ['Mật ong rừng Suối Trong', 'Pha mật ong với trà, với cà phê, trà gừng, trà chanh, trà đào đều hợp.'],
  ['Trà túi lọc Suối Trong hộp 20 túi', 'Hộp 20 túi; hộp 10 túi bán riêng.'],
  ['Combo 3 hũ muối ớt Bến Mây', 'Có bán combo 2 hũ và combo 3 hũ.'],
  [
    'Tương ớt Suối Trong chai 500 g',
    'Tương ớt Suối Trong có chai 250 g và chai 500 g. Dùng 20 g tương ớt cho mỗi bát.',
  ],
  ['Cao bồ kết Bản Mây 30% bồ kết', 'Có 30% bồ kết; giảm 10% bồ kết lẻ.'],
  ['Rượu mơ Bản Mây 29%', 'Nồng độ cồn: 29.'],
  ['Nước mắm Bến Mây ủ 12 tháng', 'Cá ủ chượp 12 tháng, phơi 3 tháng.'],
  ['Nấm khô Suối Trong', 'Năm ngoái đạt OCOP 3 sao, năm nay phấn đấu lên OCOP 4 sao.'],
  ['Bánh cốm Suối Trong', 'NSX: 01/03/2026, HSD: 01/03/2027.\nHạn sử dụng: 12 tháng kể từ ngày sản xuất.'],
  ['Combo bánh cốm và kẹo lạc', 'Bánh, hạn sử dụng: 2 tháng.\nKẹo, hạn sử dụng: 6 tháng.'],
  ['Sữa chua Suối Trong', 'Bảo quản ở 2-6 độ C, sau khi mở bảo quản ở 2-4 độ C.'],
  ['Khăn dệt Bản Mây', 'Chất liệu: tơ tằm.\nChất liệu: tơ tằm pha polyester.'],
  ['Đồng hồ gỗ Bản Mây', 'Chất liệu: gỗ lim.'],
  ['Mật ong Suối Trong hũ thủy tinh', 'Thành phần: mật ong hoa rừng.'],
  ['Bánh hạt Suối Trong', 'Không chứa sữa bột.\nThành phần: bột gạo, hạt bí.'],
  ['Mứt gừng Bến Mây', 'Tên sản phẩm: Mứt gừng dẻo.'],
  ['Túi cói Bản Mây TC12', 'Mã sản phẩm: TC12; mẫu TC15 có quai da.'],
  ['Cam sành Hà Giang', 'Cam Hà Giang giao từ kho; bưởi được trồng tại Vĩnh Long.'],
  ['Viên uống nghệ Suối Trong', 'Viên hoàn từ nghệ dạng bột.'],
  ['Nhẫn bạc Bản Mây', 'Chiếc nhẫn đi cùng dây chuyền. Sở hữu một dây chuyền cùng bộ.'],
];

describe('contradictions', () => {
  it.each(contradicting)('are found: %s / %s', (name, text) => expect(passagesOf(name, text)).toBeGreaterThan(0));
  it.each(agreeing)('are not: %s / %s', (name, text) => expect(passagesOf(name, text)).toBe(0));
});
