import { textSlips } from '../prose/text-slips.js';
import { defineFact } from './fact.js';

/** Passages worth showing; a text full of slips needs no more. */
const MOST = 30;

export const fact = defineFact({
  name: 'text_defect',
  examples: {
    hit: [
      { text: 'Búp chè đươc sao trên chảo gang.', passage: 'đươc' },
      { text: 'Lá chè hái tay, chât lượng đều từng mẻ.', passage: 'chât' },
      { text: 'Nhóm trồng chè luôn hổ trợ nhau mùa hái.', passage: 'hổ trợ' },
      { text: 'Trà được đóng trong hủ thủy tinh.', passage: 'hủ thủy' },
      { text: 'Rất hợp để để bàn tiếp khách.', passage: 'để để' },
      { text: 'Sương tan thì hái búp.Chiều về sao luôn trong đêm.', passage: 'búp.Chiều' },
      { text: 'Xin gọi cho nhóm.\n\nWebsite:', passage: 'Website:' },
      { text: 'THÀNH PHẦN:\n\nCÁCH DÙNG:\n\nPha với nước nóng già.', passage: 'THÀNH PHẦN:' },
      { text: 'Giá rẻ &nbsp; hộp 100 g', passage: '&nbsp;' },
      { text: 'Hang chat luong cao cap cua ban Suoi Trong' },
    ],
    miss: [
      { text: 'Búp chè hái lúc sương tan, sao trên chảo gang. Vị chát nhẹ, hậu ngọt; nước xanh trong.' },
      { text: 'Vị chua chua ngọt ngọt, quả còn xanh xanh. Hàng Đắk Lắk, rang mộc.' },
      { text: 'Dung tích hợp lý, mọi trường hợp đều đổi được. Gói 1.000 g, rộng 2 m².' },
      { text: 'Loại đ... như hình; trà chí… của bản.' },
      { text: 'THÔNG TIN SẢN PHẨM:\nThành phần: búp chè.\n#tràxanhsuốitrong' },
    ],
  },
  detect: ({ texts }) =>
    textSlips(texts)
      .slice(0, MOST)
      .map(({ read: { field }, slip: { start, end } }) => ({ field, start, end })),
});
