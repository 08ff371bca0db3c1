import type { ProductDocument } from '#libs/contracts';
import { inDate, papersOf, termHit } from '../law/hits.js';
import { defineRule, type RuleContext, type RuleHit } from '../rule.js';
import type { TermHit } from '../texts.js';

type Proof = 'verified' | 'claimed' | 'none';

/** A test that proves a comparison: verified and in date; a claimed one has to be looked at, an expired one is none. */
function proofOf({ content, verificationOf, today }: RuleContext): Proof {
  const papers = papersOf(content, 'test').filter(({ item }) => inDate(item, today) !== false);
  if (papers.some(({ item }) => verificationOf(item.id) !== 'claimed' && inDate(item, today))) return 'verified';
  return papers.length > 0 ? 'claimed' : 'none';
}

/** No laboratory tests a price. */
const isOfPrice = ({ text: { folded }, start, end }: TermHit): boolean =>
  /(?:^|[^\p{L}])(?:rẻ|giá)(?![\p{L}])/u.test(folded.text.slice(Math.max(0, start - 24), end + 12));

const paper = (own: Partial<ProductDocument>): { documents: ProductDocument[] } => ({
  documents: [{ id: 'kn', kind: 'test', number: 'KN 77/2026', files: [], ...own }],
});

export const rule = defineRule({
  id: 'A02',
  version: 2,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  validFrom: '2026-02-15',
  source: {
    vi: 'Nghị định 342/2025/NĐ-CP, Điều 8 khoản 10; Luật Quảng cáo 16/2012/QH13 (sửa đổi bởi Luật 75/2025/QH15)',
    en: 'Decree 342/2025/NĐ-CP art. 8(10); Advertising Law 16/2012/QH13 as amended by Law 75/2025/QH15',
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
  cases: {
    claimed: {
      vi: {
        message: 'So sánh với hàng của người khác: "{passage}". Kết quả kiểm nghiệm kèm theo chưa được xác minh.',
        fix: 'Chờ cán bộ xem kết quả kiểm nghiệm, hoặc bỏ phần so sánh.',
      },
      en: {
        message: 'It is compared with the goods of others: "{passage}". The test report on file is not verified.',
        fix: 'Wait until a person has looked at the report, or drop the comparison.',
      },
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
      {
        text: 'Mật thơm, ngon hơn hàng nơi khác.',
        content: paper({ issued: '2026-06-01' }),
        expect: { severity: 'review', case: 'claimed' },
      },
      {
        text: 'Mật thơm, ngon hơn hàng nơi khác.',
        content: paper({ issued: '2023-06-01', expires: '2024-06-01' }),
        verification: 'seen',
        expect: { severity: 'warn' },
      },
      {
        text: 'Rẻ hơn shop khác.',
        content: paper({ issued: '2026-06-01' }),
        verification: 'seen',
        expect: { severity: 'warn', passage: 'Rẻ hơn shop khác' },
      },
    ],
    miss: [
      {},
      { text: 'Mật mùa này sánh hơn mùa trước.' },
      {
        text: 'Mật thơm, ngon hơn hàng nơi khác.',
        content: paper({ issued: '2026-06-01' }),
        verification: 'seen',
      },
    ],
  },
  check(context) {
    const proof = proofOf(context);
    return context.found('compares').flatMap((hit): RuleHit[] => {
      if (proof === 'none' || isOfPrice(hit)) return [{ ...termHit(hit), severity: 'warn' }];
      return proof === 'claimed' ? [{ ...termHit(hit), case: 'claimed' }] : [];
    });
  },
});
