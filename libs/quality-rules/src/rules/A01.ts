import { HitIndex, isCancelled, sameClause } from '../clauses.js';
import { defineRule } from '../rule.js';
import { passageHit } from '../texts.js';

const QUALITIES = [
  ...[
    'tốt',
    'ngon',
    'thơm ngon',
    'sạch',
    'đẹp',
    'rẻ',
    'chất lượng',
    'chất lượng cao',
    'chất lượng tốt',
    'cao cấp',
    'chuẩn',
  ],
  ...[
    'tinh khiết',
    'nguyên chất',
    'an toàn',
    'bổ dưỡng',
    'quý',
    'quý hiếm',
    'hiếm',
    'nổi tiếng',
    'uy tín',
    'đậm đà',
    'ngọt',
  ],
  ...[
    'đặc biệt',
    'hoàn hảo',
    'hiệu quả',
    'lớn',
    'tươi ngon',
    'tự nhiên',
    'được ưa chuộng',
    'được yêu thích',
    'ngon ngọt',
  ],
];

export const rule = defineRule({
  id: 'A01',
  version: 1,
  dimension: 'trust',
  severity: 'warn',
  gate: 'law',
  whenLive: 'ask',
  source: {
    vi: 'Luật Quảng cáo (sửa đổi 2025), Điều 8 khoản 11; Thông tư 10/2013/TT-BVHTTDL',
    en: 'Law on Advertising (amended 2025) art. 8(11); Circular 10/2013',
  },
  certainty: 'H',
  reads: ['texts'],
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
  lexicons: {
    terms: [
      ...QUALITIES.map((quality) => `${quality} nhất`),
      ...[
        'số 1',
        'số một',
        'no.1',
        'no 1',
        'top 1',
        'duy nhất',
        'hàng đầu',
        'bậc nhất',
        'đệ nhất',
        'độc nhất',
        'vô địch',
      ],
      ...['độc nhất vô nhị', 'có một không hai', 'không đâu sánh bằng', 'không nơi nào có được', 'vua của các loại'],
      ...['the best', 'number one'],
    ],
    cancels: [
      ...['tốt nhất nên', 'tốt nhất là', 'tốt nhất khi', 'tốt nhất trước', 'tốt nhất trong', 'tốt nhất cho da bạn khi'],
      ...[
        'ngon nhất khi',
        'ngon nhất là',
        'ngon nhất trong vòng',
        'kết quả tốt nhất',
        'hiệu quả tốt nhất',
        'hiệu quả nhất khi',
      ],
      ...['sử dụng tốt nhất', 'dùng tốt nhất', 'thưởng thức ngon nhất', 'bảo quản tốt nhất', 'trạng thái tốt nhất'],
      ...[
        'điều kiện tốt nhất',
        'duy nhất một lần',
        'một lần duy nhất',
        'loại số 1',
        'mẻ số 1',
        'công thức số 1',
        'size số 1',
      ],
      ...['vua của các loại gỗ', 'không phải là', 'để có hương vị', 'để giữ'],
    ],
    proofs: ['giải nhất', 'giải thưởng', 'cuộc thi', 'theo khảo sát', 'bình chọn', 'kỷ lục', 'huy chương', 'cúp vàng'],
  },
  examples: {
    hit: [
      { text: 'Cà phê ngon nhất Việt Nam.', expect: { severity: 'warn', passage: 'ngon nhất' } },
      { text: 'Mật ong chất lượng cao nhất.', expect: { passage: 'chất lượng cao nhất' } },
      { name: 'Nước mắm số 1 vùng biển Bình Minh', expect: { passage: 'số 1', field: '/name/vi' } },
      { text: 'Sản phẩm duy nhất trên thị trường.' },
    ],
    miss: [
      { text: 'Tốt nhất nên bảo quản trong ngăn mát.' },
      { text: 'Sử dụng tốt nhất trước ngày in trên bao bì.' },
      { text: 'Ít nhất 18 tháng ủ chượp; nhất là mẻ đầu mùa.' },
      { text: 'Gạo ngon nhất hội thi, đạt giải nhất cuộc thi gạo ngon tỉnh năm 2026.' },
      { text: 'Ngon nhất khi dùng ấm.' },
      { text: 'Để có kết quả tốt nhất, hãm ở 85 độ.' },
    ],
  },
  check(context) {
    const cancels = new HitIndex(context.found('cancels'));
    const proofs = new HitIndex(context.found('proofs'));
    return context
      .found('terms')
      .filter((hit) => !isCancelled(hit, cancels, 30))
      .filter((hit) => ![...proofs.before(hit, 1), ...proofs.after(hit, 1)].some((proof) => isBeside(hit, proof)))
      .map((hit) => ({
        ...passageHit(hit.text, hit.start, hit.end),
        ...(hit.text.channel && { channel: hit.text.channel }),
      }));
  },
});

/** The proof has to stand beside the claim: in its clause or within a few words. */
function isBeside(hit: Parameters<typeof sameClause>[0], proof: Parameters<typeof sameClause>[1]): boolean {
  return sameClause(hit, proof) || Math.max(proof.start - hit.end, hit.start - proof.end) <= 40;
}
