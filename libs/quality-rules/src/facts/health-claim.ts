import { benefitClaims, benefitLexicon } from '../claims/benefit.js';
import { diseaseClaims, diseaseLexicon } from '../claims/disease.js';
import { passageOf } from '../claims/vocabulary.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'health_claim',
  lexicons: { words: diseaseLexicon, benefits: benefitLexicon },
  examples: {
    hit: [
      { text: 'Mỗi sáng một thìa để tăng sức đề kháng.', passage: 'tăng sức đề kháng' },
      { text: 'Giúp làn da mịn màng, hồng hào.' },
      { text: 'Trà sen cho giấc ngủ sâu.', passage: 'giấc ngủ sâu' },
      { text: 'Tốt cho dạ dày và đường ruột.' },
      { text: 'Nước lá giúp thanh nhiệt, mát gan.' },
      { text: 'Dầu dừa nuôi dưỡng tóc từ gốc.', passage: 'nuôi dưỡng tóc' },
      { text: 'Xua tan căng thẳng sau ngày dài.' },
      { text: 'Hỗ trợ trị ho cho bé.' },
      { text: 'Rich in antioxidants and good for digestion.' },
    ],
    miss: [
      { text: 'Túi da bò thật, khoá đồng, may tay.' },
      { text: 'Khăn lụa tôn dáng, quấn tóc, buộc túi đều đẹp.' },
      { text: 'Mắm cốt cá cơm, ủ mười hai tháng, vị đậm.' },
      { text: 'Tránh ánh nắng mặt trời, để nơi khô ráo.' },
      { text: 'Hộp giấy bền, giá trị sử dụng lâu dài.' },
    ],
  },
  detect: (context) => [...diseaseClaims(context, 'words'), ...benefitClaims(context, 'benefits')].map(passageOf),
});
