import { describe, expect, it } from 'vitest';
import { plainText } from '../texts.js';
import type { FactName } from './fact.js';
import { FactReader } from './read-facts.js';

const reader = new FactReader();
const isFound = (fact: FactName, text: string): boolean =>
  reader.passages({ texts: [plainText('/name/vi', 'Quà quê', 'title'), plainText('/description/vi', text, 'prose')] })[
    fact
  ].length > 0;

const origins = [
  'Sen được hái ở đầm Vân Lâu, ướp chè ngay trong đêm.',
  'Củ sâm trồng trên núi Ngọc Sương, sáu năm mới đào.',
  'Bà con bản Nà Mây thu hái từ tháng ba.',
  'Muối đặc sản vùng biển Sa Hải.',
  'Lúa nếp canh tác ở cánh đồng Mường Sương.',
  'Cói nguyên liệu lấy từ xã Bình Lau.',
];
const noOrigins = [
  'Giao hàng tới xã Bình Lau, huyện Mường Sương trong 3 ngày.',
  'Cửa hàng trưng bày ở làng Vân Lâu.',
  'Mời quý khách du lịch vùng Nà Mây.',
  'Được nhập khẩu tại Việt Nam bởi đối tác.',
];
const stories = [
  'Mẻ mắm ủ chượp trong thùng gỗ 18 tháng, do ngư dân làng Bến Mây gài nén bằng tay.',
  'Các cụ trong làng nung gốm bằng lửa rơm từ năm 1920, nay ba thế hệ còn giữ lò.',
  'Bà con diêm dân phơi cát trên bãi bồi Sa Hải từ tinh mơ để lấy nước chạt.',
  'Nghệ nhân khảm trai từng cánh hoa trên tấm gỗ, mỗi bức mất 20 ngày.',
  'Chị em phụ nữ dân tộc bản Nà Mây se sợi lanh, mắc cửi rồi dệt suốt mùa đông.',
];
const noStories = [
  'Sản phẩm được nhiều gia đình tin dùng, giá hợp lý, giao hàng trong ngày trên toàn quốc.',
  'Thương hiệu được thành lập năm 2015 với sứ mệnh mang lại sức khoẻ cho mọi nhà Việt Nam.',
  'Thành phần: bột đào, bột mận, tinh chất nấm, chiết xuất lá chè, đường, muối biển, hương vani.',
];

describe('where the goods come from', () => {
  it.each(origins)('is read: %s', (text) => expect(isFound('origin', text)).toBe(true));
  it.each(noOrigins)('is not: %s', (text) => expect(isFound('origin', text)).toBe(false));
  it.each(stories)('is a story: %s', (text) => expect(isFound('provenance_story', text)).toBe(true));
  it.each(noStories)('is none: %s', (text) => expect(isFound('provenance_story', text)).toBe(false));
});
