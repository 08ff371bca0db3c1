import { capitalsRatio } from '#libs/ocop';
import { titleSlips } from '../../prose/title.js';
import { defineFix, type Edit } from '../fix.js';
import { recase } from '../recase.js';

const SHORTEST = 12;
const MOSTLY = 0.7;

export const fix = defineFix({
  id: 'capitals',
  rules: ['V03', 'K07'],
  certainty: 'suggestion',
  messages: {
    vi: 'Viết thường, chỉ hoa chữ đầu và tên riêng; xem lại các tên riêng trước khi nhận.',
    en: 'Capitals only for the first letter and names; check the names before you accept.',
  },
  keepsNames: false,
  examples: [
    {
      name: 'MẬT ONG HOA NHÃN ĐỒI SƯƠNG HŨ 500G',
      after: 'Mật ong hoa nhãn Đồi Sương hũ 500g',
    },
    { name: 'GẠO ST25 OCOP VIETGAP SÓC TRĂNG TÚI 5 KG', after: 'Gạo ST25 OCOP VietGAP Sóc Trăng túi 5 kg' },
    {
      name: 'CAO ĐẢNG SÂM VƯỜN XƯA, HTX ĐỒI SƯƠNG',
      product: { brand: 'Vườn Xưa' },
      after: 'Cao đảng sâm Vườn Xưa, HTX Đồi Sương',
    },
    { name: 'Trà sen ƯỚP TAY BẢY LẦN Tây Hồ', after: 'Trà sen ướp tay bảy lần Tây Hồ' },
    { name: 'Mật ong hoa nhãn HTX Đồi Sương hũ 500 g' },
    { text: 'GIÒN TAN, ĐẬM ĐÀ, KHÔNG QUÁ NGỌT.' },
  ],
  edits(read, context): Edit[] {
    const { text, role } = read;
    if (role !== 'title') return [];
    const shouted = text.length >= SHORTEST && capitalsRatio(text) > MOSTLY;
    const runs = shouted
      ? [{ start: 0, end: text.length }]
      : titleSlips(read).filter(({ fault }) => fault === 'capitals');
    return runs
      .map(({ start, end }) => ({ start, end, after: recase(read, start, end, context) }))
      .filter(({ start, end, after }) => after !== text.slice(start, end));
  },
});
