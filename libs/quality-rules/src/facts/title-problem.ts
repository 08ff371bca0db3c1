import { isVietnameseText } from '../prose/rule-hits.js';
import { titleSlips } from '../prose/title.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'title_problem',
  examples: {
    hit: [
      { name: 'TRÀ XANH BÚP NON SUỐI TRONG' },
      { name: 'Trà xanh Suối Trong giúp ngủ ngon - hộp 100 g', passage: 'giúp ngủ ngon' },
      { name: 'Trà xanh Suối Trong - Trà xanh búp non - Trà xanh sạch' },
      { name: '[Giá sỉ] Trà xanh Suối Trong 100 g', passage: '[Giá sỉ]' },
      { name: `Trà xanh Suối Trong ${'hái tay lúc sương tan trên đồi cao '.repeat(4)}` },
      { name: 'Suoi Trong Premium Gift' },
    ],
    miss: [
      { name: 'Trà xanh búp non Suối Trong 100 g' },
      { name: 'Combo 2 hộp trà xanh Suối Trong và 1 hộp trà xanh ướp sen' },
      { name: 'Khăn thổ cẩm dệt tay 60 x 180 cm, nhuộm lá' },
    ],
  },
  detect: ({ texts }) =>
    texts
      .filter((read) => read.role === 'title' && isVietnameseText(read))
      .flatMap((read) => titleSlips(read).map(({ start, end }) => ({ field: read.field, start, end }))),
});
