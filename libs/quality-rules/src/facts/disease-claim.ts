import { type DiseaseClaim, diseaseClaims, diseaseLexicon } from '../claims/disease.js';
import { passageOf } from '../claims/vocabulary.js';
import { defineFact } from './fact.js';

/** An illness that is only named is a claim in a title or in a list of what the goods are for, hardly by itself. */
const isTold = ({ strength, text, start, end }: DiseaseClaim): boolean =>
  strength !== 'mention' || text.role === 'title' || /[,;\n/]| và /u.test(text.folded.text.slice(start, end));

export const fact = defineFact({
  name: 'disease_claim',
  lexicons: { words: diseaseLexicon },
  examples: {
    hit: [
      { text: 'Hỗ trợ trị ho khan và viêm họng cho cả nhà.', passage: 'Hỗ trợ trị ho khan và viêm họng' },
      { text: 'Uống đều giúp giảm mỡ máu.', passage: 'giảm mỡ máu' },
      { text: 'Cao bôi làm dịu cơn đau khớp gối.' },
      { text: 'Dùng cho các trường hợp: ợ chua, đầy hơi, khó tiêu.' },
      { text: 'Gội hai lần một tuần để ngừa rụng tóc.', passage: 'ngừa rụng tóc' },
      { text: 'Lá xông dành cho người bị sổ mũi, nhức đầu.' },
      { text: 'Không phải là thuốc nhưng chữa được viêm xoang.' },
      { text: 'Nước lá v.ối tr.ị t.iểu đường.' },
      { name: 'Cao lá dân gian xoá tan mất ngủ' },
      { text: 'A balm that relieves headache.' },
    ],
    miss: [
      { text: 'Sản phẩm không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.' },
      { text: 'Không dùng cho người bị tiểu đường. Người cao huyết áp cần hỏi ý kiến bác sĩ.' },
      { text: 'Vườn chè sạch bệnh, không phun thuốc trừ sâu.' },
      { text: 'Uống ấm cho dễ ngủ, thư giãn sau giờ làm, đỡ mệt mỏi.' },
      { text: 'Để ở nhiệt độ phòng, giá trị dinh dưỡng cao.' },
      { text: 'Tóc mềm, giảm gãy rụng.' },
      { text: 'Kem lành tính, không gây dị ứng, không gây mụn.' },
      { text: 'Nấm hương khô, giảm giá khi mua ba gói.' },
      { text: 'Năm ấy cả bản đều lo sốt rét.' },
    ],
  },
  detect: (context) => diseaseClaims(context, 'words').filter(isTold).map(passageOf),
});
