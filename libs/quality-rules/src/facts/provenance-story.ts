import { isVietnameseText } from '../prose/rule-hits.js';
import { stories } from '../prose/story.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'provenance_story',
  examples: {
    hit: [
      { text: 'Búp chè do bà con bản Suối Trong hái tay lúc sương tan, sao trên chảo gang ngay trong đêm.' },
      {
        text: 'Đóng hộp 100 g. Tháng 4, khi hoa rừng nở rộ trên núi Mây, người nuôi ong đưa đàn ong về đặt bên suối.',
      },
    ],
    miss: [
      { text: 'Sản phẩm chất lượng cao, được nhiều khách hàng tin dùng, giá tốt, giao nhanh toàn quốc.' },
      { text: 'Thoa đều lên tóc ướt, massage nhẹ 5 phút rồi xả sạch với nước, sau đó sấy khô.' },
    ],
  },
  detect: ({ texts }) =>
    texts
      .filter((read) => read.role === 'prose' && isVietnameseText(read))
      .flatMap((read) => stories(read).map(({ start, end }) => ({ field: read.field, start, end }))),
});
