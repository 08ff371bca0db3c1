import { describe, expect, it } from 'vitest';
import { FactReader } from '../facts/read-facts.js';
import { plainText } from '../texts.js';

const reader = new FactReader();
const isFound = (text: string): boolean =>
  reader.passages({
    texts: [plainText('/name/vi', 'Chè xanh Suối Trong', 'title'), plainText('/description/vi', text, 'prose')],
  }).superlative.length > 0;

const claims = [
  'Đệ nhất trà của vùng cao.',
  'Nước mắm có một không hai ở xứ biển.',
  'Món bánh vô đối của làng.',
  'Đặc sản độc nhất vô nhị.',
  'Không đâu có được vị này.',
  'Hương thơm không nơi nào sánh kịp.',
  'Không loại gạo nào bì kịp độ dẻo ấy.',
  'Chưa có đối thủ về độ giòn.',
  'Một chất lụa chưa từng có.',
  'Không gì ngon hơn bát miến này.',
  'Không thể mềm hơn!',
  'Chỉ đất đồi này mới có được vị ngọt như thế.',
  'Bánh tráng trứ danh nhất miền Trung.',
  'Cà phê đậm vị nhất trong các dòng của nhà.',
  'Mắm ruốc top 1 xứ Bến Mây.',
  'HTX đầu tiên tại Việt Nam trồng giống này.',
  'Được mệnh danh là nữ hoàng của các loại hạt.',
  'Trà ngon hơn bất kỳ loại nào bạn từng uống.',
  'Vượt xa mọi sản phẩm cùng loại.',
  'Khăn dệt tay bền nhất thị trường.',
  'Đỉnh của chóp, ăn là ghiền.',
  'Sản phẩm bán chạy nhất của gian hàng.',
  'Dẫn đầu về độ thơm.',
  'Dùng nguyên liệu tinh tuyển nhất từ vườn nhà.',
  'Giá rẻ nhất thị trường.',
  'The finest tea of the hills.',
  'Our bestseller: second to none.',
];

const others = [
  'Tốt nhất hãy pha ở 85 độ.',
  'Ngâm ít nhất 10 phút, nhiều nhất là 15 phút.',
  'Nhất là khi trời lạnh, tách trà ấm rất hợp.',
  'Kích thước thống nhất, màu đồng nhất.',
  'Hái vào một thời điểm nhất định.',
  'Thứ nhất, rửa sạch lá.',
  'Để đạt hiệu quả cao nhất, dùng sau bữa ăn.',
  'Chăm sóc khách hàng nhiệt tình nhất.',
  'Thời điểm đẹp nhất trong ngày để thưởng trà.',
  'Chọn size phù hợp nhất với bạn.',
  'Giữ sản phẩm ở trạng thái tốt nhất.',
  'Lần đầu tiên dùng nên thử ít một.',
  'Ngày đầu tiên ngâm nước vo gạo.',
  'Chỉ với một nút duy nhất.',
  'Nhà xưởng: tờ bản đồ số 1, thôn Suối Trong.',
  'Đơn hàng đầu tiên được tặng túi vải.',
  'Sức khoẻ của bạn là mối quan tâm hàng đầu.',
  'Mẻ bánh đạt giải nhất hội thi xã năm 2025.',
  'Trà tiến vua thuở trước, nay bà con trồng lại.',
  'Không dùng nhiều hơn 3 viên mỗi ngày.',
  'Không thể để lâu hơn 7 ngày.',
  'Mong mang tới bạn dịch vụ tốt nhất.',
  'Gạo dẻo, thơm, loại thượng hạng.',
  'Dùng trong thời gian sớm nhất sau khi mở.',
  'Búp non nên hái lúc mát nhất trong ngày.',
];

describe('superlatives', () => {
  it.each(claims)('claims: %s', (text) => expect(isFound(text)).toBe(true));
  it.each(others)('does not: %s', (text) => expect(isFound(text)).toBe(false));
});
