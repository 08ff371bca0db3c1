import { papersOf, termHit } from '../law/hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'A02',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2013-01-01',
  source: {
    vi: 'Luật Quảng cáo 16/2012/QH13, Điều 8 khoản 10 (sửa đổi 2025)',
    en: 'Advertising Law 16/2012/QH13 art. 8(10), as amended in 2025',
  },
  certainty: 'H',
  reads: ['texts', 'documents'],
  texts: {
    vi: {
      message: 'So sánh với hàng của người khác mà không có căn cứ: "{passage}".',
      fix: 'Chỉ nói về sản phẩm của mình; bỏ phần so sánh.',
    },
    en: {
      message: 'It is compared with the goods of others without proof: "{passage}".',
      fix: 'Speak of your own product only; drop the comparison.',
    },
  },
  lexicons: {
    compares: [
      ...[
        'hơn hẳn các loại khác',
        'hơn hẳn loại khác',
        'hơn các loại khác',
        'hơn hẳn các sản phẩm khác',
        'hơn các sản phẩm khác',
      ],
      ...[
        'hơn sản phẩm khác',
        'hơn hẳn hàng',
        'tốt hơn hàng',
        'tốt hơn các loại',
        'tốt hơn các sản phẩm',
        'ngon hơn các loại',
      ],
      ...[
        'ngon hơn hàng',
        'rẻ hơn shop khác',
        'rẻ hơn các shop khác',
        'rẻ hơn nơi khác',
        'so với hàng khác',
        'so với sản phẩm khác',
      ],
      ...[
        'so với các sản phẩm khác',
        'so với các loại khác trên thị trường',
        'không như hàng chợ',
        'khác hẳn hàng chợ',
      ],
      ...['hàng chợ', 'hàng trôi nổi', 'khác với hàng công nghiệp', 'hơn các thương hiệu khác', 'hơn thương hiệu khác'],
      ...[
        'vượt trội so với',
        'hơn hẳn mật ong khác',
        'hàng nhái ngoài thị trường',
        'hàng kém chất lượng ngoài thị trường',
      ],
    ],
  },
  examples: {
    hit: [
      { text: 'Mật thơm, ngon hơn hàng nơi khác.', expect: { severity: 'warn', passage: 'ngon hơn hàng' } },
      { text: 'Chất lượng vượt trội so với các loại cùng giá.', expect: { passage: 'vượt trội so với' } },
    ],
    miss: [
      {},
      { text: 'Mật mùa này sánh hơn mùa trước.' },
      {
        text: 'Mật thơm, ngon hơn hàng nơi khác.',
        content: { documents: [{ id: 'kn', kind: 'test', number: 'KN 77/2026', files: [] }] },
      },
    ],
  },
  check: ({ content, found }) => (papersOf(content, 'test').length > 0 ? [] : found('compares').map(termHit)),
});
