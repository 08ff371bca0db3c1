import { superlativeLexicons, unproved } from '../claims/superlative.js';
import { passageOf } from '../claims/vocabulary.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'superlative',
  lexicons: superlativeLexicons,
  examples: {
    hit: [
      { text: 'Đây là loại chè ngon nhất vùng.', passage: 'ngon nhất' },
      { text: 'Chỉ có ở Suối Trong mới làm được bánh này.', passage: 'Chỉ có ở' },
      { name: 'Mắm ruốc số 1 miền Trung', passage: 'số 1' },
      { text: 'Hương vị không nơi nào có được.' },
      { text: 'Sản phẩm mây đan đầu tiên dùng khung tre ép.', passage: 'đầu tiên' },
      { text: 'Mang lại hiệu quả cao nhất cho mái tóc.', passage: 'cao nhất' },
      { text: 'Không loại vải nào sánh bằng.' },
      { text: 'Made from the best roots of the hills.' },
    ],
    miss: [
      { text: 'Tốt nhất nên bảo quản ngăn mát. Dùng ít nhất hai lần một tuần.' },
      { text: 'Để đạt hiệu quả tốt nhất, ủ tóc mười phút.' },
      { text: 'Chè thượng hạng, cao cấp, hảo hạng.' },
      { text: 'Đạt giải nhất cuộc thi ẩm thực, món ngon nhất hội thi.' },
      { text: 'Số 1: màu xanh. Số 2: màu đỏ.' },
      { text: 'Dịch vụ tư vấn tốt nhất cho quý khách.' },
      { text: 'Màu đồng nhất, hương thơm dịu.' },
    ],
  },
  detect: (context) => unproved(context).map(passageOf),
});
