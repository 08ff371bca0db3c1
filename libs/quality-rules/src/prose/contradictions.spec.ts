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
];

const agreeing: [name: string, text: string][] = [
  ['Tủ sấy Suối Trong', 'Khổ rộng: 60 cm, khổ rộng khay 60 cm.\nĐường kính miệng: 7 cm. Đường kính đáy: 9 cm.'],
  ['Viên nghệ Suối Trong hộp 30 viên', 'Quy cách: hộp 30 viên, mỗi ngày 2 viên.'],
  ['Combo 2 hộp 30 viên', 'Quy cách: 60 viên.'],
  ['Khăn dệt Bản Mây 60 x 180 cm', 'Kích thước: 0,6 x 1,8 m'],
  ['Hộp trà gỗ 20 x 30 cm', 'Kích thước: 20 x 30 x 12 cm'],
  ['Mắm cốt Bến Mây', 'Khối lượng: 500 g.\nKhối lượng: 0,5 kg.'],
  ['Áo lanh Bản Mây', 'Thành phần: 65% cotton và 35% polyester.'],
  ['Trà gừng Suối Trong', 'Xuất xứ: Việt Nam.\nMade in Vietnam'],
  ['Máy ép Suối Trong', 'Xuất xứ thương hiệu: Nhật Bản.\nXuất xứ: Việt Nam'],
  ['Tương ớt Suối Trong', 'Không chất bảo quản.\nThành phần: ớt, tỏi, muối; không chất bảo quản.'],
  ['Nước mơ Suối Trong', 'Không thêm đường.\nThành phần: mơ, muối.\nCách dùng: thêm đường tuỳ vị.'],
  ['Bánh gạo Suối Trong', 'Bánh cho bé từ 12 tháng trở lên.\nKhông dùng cho trẻ dưới 6 tháng.'],
  ['Cao lá Suối Trong', 'Để nơi khô mát, sau khi mở bảo quản trong tủ lạnh.'],
  ['Mật ong rừng Suối Trong', 'Pha mật ong với trà, với cà phê, trà gừng, trà chanh, trà đào đều hợp.'],
];

describe('contradictions', () => {
  it.each(contradicting)('are found: %s / %s', (name, text) => expect(passagesOf(name, text)).toBeGreaterThan(0));
  it.each(agreeing)('are not: %s / %s', (name, text) => expect(passagesOf(name, text)).toBe(0));
});
