import { type Superlative, superlativeLexicons, superlatives } from '../claims/superlative.js';
import { inDate, papersOf, rangeHit } from '../law/hits.js';
import { defineRule, type RuleContext, type RuleHit } from '../rule.js';

/** Papers that may hold a survey, a contest's certificate or a test. */
const hasPaper = ({ content, verificationOf, today }: RuleContext): boolean =>
  papersOf(content, 'test', 'other').some(
    ({ item }) => verificationOf(item.id) !== 'claimed' && inDate(item, today) === true,
  );

/** A survey or contest proves for one year (Circular 10/2013); only the year beside the claim can be read here. */
const isOld = ({ proof }: Superlative, today: string): boolean =>
  proof?.year !== undefined && Number(today.slice(0, 4)) - proof.year > 1;

function judge(find: Superlative, paper: boolean, today: string): Pick<RuleHit, 'case' | 'severity'> {
  if (isOld(find, today)) return { case: 'old' };
  if (!find.proof) return paper ? { case: 'unnamed', severity: 'warn' } : {};
  return { case: 'paper', severity: 'inform' };
}

const withPaper = {
  content: { documents: [{ id: 'giai', kind: 'other' as const, number: '12/BTC', issued: '2026-05-01', files: [] }] },
  verification: 'seen' as const,
};

export const rule = defineRule({
  id: 'A01',
  version: 4,
  dimension: 'trust',
  // By the pack: a warning, and a block on channels that are strict about it.
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-02-15',
  source: {
    vi: 'Nghị định 342/2025/NĐ-CP, Điều 8 khoản 11; Luật Quảng cáo 16/2012/QH13 (sửa đổi bởi Luật 75/2025/QH15); Thông tư 10/2013/TT-BVHTTDL',
    en: 'Decree 342/2025/NĐ-CP art. 8(11); Advertising Law 16/2012/QH13 as amended by Law 75/2025/QH15; Circular 10/2013/TT-BVHTTDL',
  },
  certainty: 'H',
  reads: ['texts', 'documents'],
  texts: {
    vi: {
      message: 'Dùng từ so sánh cao nhất "{passage}" khi chưa có tài liệu chứng minh.',
      fix: 'Bỏ từ này, hoặc ghi ngay bên cạnh tên giải thưởng, cuộc khảo sát chứng minh (còn trong một năm).',
    },
    en: {
      message: 'The superlative "{passage}" stands without proof.',
      fix: 'Remove it, or name the award or survey that proves it right beside it (not older than a year).',
    },
  },
  cases: {
    old: {
      vi: {
        message: 'Từ so sánh cao nhất "{passage}" dựa vào giải thưởng hoặc khảo sát đã quá một năm.',
        fix: 'Bỏ từ này, hoặc thay bằng giải thưởng, khảo sát còn trong một năm.',
      },
      en: {
        message: 'The superlative "{passage}" rests on an award or survey older than a year.',
        fix: 'Remove it, or name an award or survey not older than a year.',
      },
    },
    unnamed: {
      vi: {
        message: 'Có giấy tờ chứng minh nhưng không ghi tên bên cạnh "{passage}".',
        fix: 'Ghi ngay bên cạnh tên và năm của giải thưởng, cuộc khảo sát.',
      },
      en: {
        message: 'A paper is on file, but "{passage}" does not name it.',
        fix: 'Name the award or survey and its year right beside it.',
      },
    },
    paper: {
      vi: {
        message: '"{passage}" có ghi giải thưởng hoặc khảo sát bên cạnh nhưng chưa có giấy tờ đã xác minh.',
        fix: 'Tải lên giấy chứng nhận còn trong một năm.',
      },
      en: {
        message: '"{passage}" names an award or survey, but no verified paper is on file.',
        fix: 'Upload the certificate, not older than a year.',
      },
    },
  },
  lexicons: superlativeLexicons,
  examples: {
    hit: [
      { text: 'Cà phê ngon nhất Việt Nam.', expect: { severity: 'warn', passage: 'ngon nhất' } },
      { text: 'Mật ong chất lượng cao nhất.', expect: { passage: 'chất lượng cao nhất' } },
      { name: 'Nước mắm số 1 vùng biển Bình Minh', expect: { passage: 'số 1', field: '/name/vi' } },
      { text: 'Sản phẩm duy nhất trên thị trường.' },
      { text: 'Mắm ruốc số 1 thế giới, giải thưởng cao quý.', expect: { severity: 'warn', passage: 'số 1' } },
      { text: 'Bánh ngon nhất vùng theo bình chọn của khách hàng.', expect: { severity: 'warn' } },
      { text: 'Gạo ngon nhất, giải nhất cuộc thi gạo tỉnh năm 2009.', expect: { severity: 'warn', case: 'old' } },
      {
        text: 'Gạo ngon nhất hội thi, đạt giải nhất cuộc thi gạo ngon tỉnh năm 2026.',
        expect: { severity: 'inform', case: 'paper' },
      },
      { ...withPaper, text: 'Gạo ngon nhất tỉnh.', expect: { severity: 'warn', case: 'unnamed' } },
    ],
    miss: [
      { text: 'Tốt nhất nên bảo quản trong ngăn mát.' },
      { text: 'Sử dụng tốt nhất trước ngày in trên bao bì.' },
      { text: 'Ít nhất 18 tháng ủ chượp; nhất là mẻ đầu mùa.' },
      { ...withPaper, text: 'Gạo ngon nhất hội thi, đạt giải nhất cuộc thi gạo ngon tỉnh năm 2026.' },
      { text: 'Ngon nhất khi dùng ấm.' },
      { text: 'Để có kết quả tốt nhất, hãm ở 85 độ.' },
    ],
  },
  check(context) {
    const paper = hasPaper(context);
    return superlatives(context)
      .filter((find) => !find.proof || isOld(find, context.today) || !paper)
      .map((find) => ({ ...rangeHit(find.text, find.start, find.end), ...judge(find, paper, context.today) }));
  },
});
