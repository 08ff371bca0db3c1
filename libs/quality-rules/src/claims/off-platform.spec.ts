import { describe, expect, it } from 'vitest';
import { FactReader } from '../facts/read-facts.js';
import { plainText } from '../texts.js';

const reader = new FactReader();
const isFound = (text: string): boolean =>
  reader.passages({
    texts: [plainText('/name/vi', 'Chè xanh Suối Trong', 'title'), plainText('/description/vi', text, 'prose')],
  }).off_platform.length > 0;

const contacts = [
  'Gọi không chín không một hai ba bốn năm sáu bảy để đặt.',
  'Số: 09 không một hai ba 4567.',
  'ĐT: 3 856 123',
  'Điện thoại: (0651) 387 1234.',
  'Hotline - 1900 6789',
  'Xem ở chesuoitrong chấm vn nhé.',
  'Vào chesuoitrong (dot) com.',
  'Theo dõi @chesuoitrong để biết vụ mới.',
  'fb: Chè Suối Trong',
  'Email: chesuoitrong@thu.vn',
  'Kết bạn zép lào với nhà em.',
  'Mời bạn ghé vườn hái thử.',
  'Ghé thăm xưởng ở thôn Suối Trong.',
  'Mua trực tiếp tại vườn giá rẻ hơn.',
  'Đặt hàng qua điện thoại hoặc tin nhắn.',
  'Nhắn tin cho cơ sở để có giá sỉ.',
  'Liên hệ với nhà vườn trước khi đến.',
  'Quét mã QR để chuyển khoản.',
  'STK 0123 456 789, ngân hàng Bến Mây.',
  'Hệ thống cửa hàng: 12 phố Chợ.',
  'Giờ mở cửa: 8h đến 17h.',
  'Ib em lấy giá sỉ, ib ngay nhé.',
  'Nhấn theo dõi để nhận quà.',
  'Mua ngoài sàn được giảm 10 nghìn.',
  'Message us for wholesale.',
  'Website:Chè Suối Trong',
  'Hotline:\n0901 234 567',
  'Nhắn tin cho shop qua Zalo.',
  'Hệ thống cửa hàng: số 5 phố Chợ.',
  'Tổng đài: 1900 6789',
  'Cửa hàng Suối Trong:\nsố 5 phố Chợ, xã Bình Minh.',
  'Open: 9h00 - 21h00 hằng ngày.',
  'Cần ảnh thật nt shop nhé.',
  'Cần lấy sớm thì nhắn tin báo trước.',
  'Kênh video: https://youtu.be/suoitrong',
  'Bạn có thể đến tận vườn hái cùng nhà em.',
  'Quý khách được mua tại vườn với giá gốc.',
  'Giấy phép 12/2026, ĐT: 0901 234 567.',
  'Xem kênh: https://www.youtube.com/channel/UCsuoitrong',
];

const others = [
  'Hotline:',
  'Facebook:\n\nHộp 100 g.',
  'Sản xuất tại thôn Suối Trong, xã Bình Minh, tỉnh Lào Cai.',
  'Hỏi shop qua khung chat của sàn.',
  'Nếu dị ứng, ngừng dùng và gọi bác sĩ.',
  'Shipper gọi điện khi giao.',
  'Túi điện thoại thổ cẩm, đựng điện thoại vừa tay.',
  'Quét mã QR truy xuất nguồn gốc trên bao bì.',
  'Số lô 20261015, mã vạch 8931234567890.',
  'Cần theo dõi sức khoẻ khi dùng.',
  'Hợp tác xã có ba mươi hai hộ, năm sáu tấn mỗi vụ.',
  'Giao hàng tận nhà, đổi trả trong 7 ngày.',
  'Giá 120.000 đ, hộp 0,5 kg.',
  'Người Dao gọi là chè tuyết, còn gọi chè cổ.',
  'Ruộng bậc thang một hai ba tầng.',
  'Website:tiki',
  'Website: tiki',
  'Facebook: đang cập nhật',
  'Muốn liên hệ, nhắn tin ở hộp thư chat nhé.',
  'Khách nhắn tin cho shop qua Tiki nhé.',
  'Nhắn shop màu muốn lấy trong khung chat.',
  'Mang đến cửa hàng sửa đồng hồ để thay dây.',
  'Hàng có trong hệ thống cửa hàng tiện lợi.',
  'Cách lắp: https://www.youtube.com/watch?v=suoitrong',
  'Số đăng ký kinh doanh 0312345678.',
  'MSDN: 0312345678',
  'GCN ĐKKD số 0312345678 do tỉnh cấp.',
  'Mã số thuế công ty: 0312345678.',
  'Vui lòng liên hệ nhân viên y tế khi nổi mẩn.',
  'Cửa hàng cam kết: đổi mới trong 7 ngày.',
  'Chúng tôi đến tận vườn chọn từng quả.',
  'Hạt được thu mua tại vườn của bà con.',
  'Thương lái ghé vườn từ sớm.',
];

describe('contacts outside the marketplace', () => {
  it.each(contacts)('are found: %s', (text) => expect(isFound(text)).toBe(true));
  it.each(others)('are not: %s', (text) => expect(isFound(text)).toBe(false));
});
