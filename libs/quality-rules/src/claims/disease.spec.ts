import { describe, expect, it } from 'vitest';
import { FactReader } from '../facts/read-facts.js';
import { plainText } from '../texts.js';

const reader = new FactReader();
const isFound = (text: string): boolean =>
  reader.passages({
    texts: [plainText('/name/vi', 'Chè xanh Suối Trong', 'title'), plainText('/description/vi', text, 'prose')],
  }).disease_claim.length > 0;

const claims = [
  // It went away.
  'Uống một tuần là đường huyết xuống hẳn.',
  'Huyết áp trở lại bình thường sau một tháng.',
  'Ngâm chân đều, mẩn ngứa lặn hẳn.',
  'Khách dùng hai tuần đã hết đau bụng.',
  // Typed without marks.
  'Nuoc la nay chua benh gan rat hay.',
  'Cao la tri dut diem viem xoang.',
  'Tra la ho tro dieu tri dai thao duong.',
  // Relief of a complaint that elsewhere warns.
  'Cao lá giảm mẫn cảm, chàm sữa.',
  'Làm dịu kích ứng, viêm da.',
  'Giảm triglyceride máu.',
  'Người tiểu đường dùng được vì không làm tăng đường huyết.',
  // Words with two meanings, where the illness is meant.
  'Trị chàm sữa cho bé.',
  'Dùng cho người nóng trong, nổi mụn.',
  'Làm lành vết loét bao tử.',
  'Xịt giảm ngứa do muỗi đốt.',
  'Chữa lành các tổn thương da.',
];

const others = [
  'gia tri dinh duong cao, vi chua ngot tu nhien',
  'chua co benh vien nao gan day',
  'canh chua nau voi ca, tri an khach hang',
  'san pham khong co tac dung chua benh',
  'Đường huyết không xuống hẳn nhờ một loại trà.',
  'Ngưng dùng khi bị kích ứng, mẩn đỏ.',
  'Không dùng cho người mẫn cảm với bất kỳ thành phần nào.',
  'Thành phần: Caprylic/Capric Triglyceride, Glycerin.',
  // Beasts and plants.
  'Bà con nuôi ong phòng bệnh cho ong bằng tỏi.',
  'Gà thả đồi, tiêm phòng bệnh đầy đủ.',
  'Bảo vệ cây khỏi nấm bệnh.',
  // Times and warnings.
  'Sau đại dịch Covid, làng nghề sống lại.',
  'Người bị tiểu đường nên hạn chế dùng vì nhiều đường.',
  'Người huyết áp cao, suy tim không được xông.',
  'Ăn nhiều dễ bị đầy bụng.',
  'Nhà em không cam kết trị bệnh, chữa khỏi bệnh.',
  // Words with two meanings, where no illness is meant.
  'Ngâm trong nước nóng trong 10 phút.',
  'Mang khi đi ngoài trời nắng.',
  'Dưa chuột bao tử muối chua.',
  'Vải nhuộm chàm thủ công, lá chàm tươi.',
  'Gà thả đồi vàng da, giòn thịt.',
  'Thích hợp cho sốt mì Ý, sốt chấm.',
  // Wear is no illness, and a healer is no goods.
  'Nước cứng khiến sợi tóc bị tổn thương.',
  'Bảo vệ sợi tóc khỏi tổn thương.',
  'Phục hồi tổn thương do uốn.',
  'Ông lang chữa bệnh trong làng truyền lại nghề ướp chè.',
];

describe('disease claims', () => {
  it.each(claims)('claims: %s', (text) => expect(isFound(text)).toBe(true));
  it.each(others)('does not: %s', (text) => expect(isFound(text)).toBe(false));
});
