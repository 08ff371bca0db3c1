import { termHit } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';
import type { TermHit } from '../texts.js';

const inside = (hit: TermHit, others: readonly TermHit[]): boolean =>
  others.some((other) => other.text === hit.text && other.start <= hit.start && hit.end <= other.end);

export const rule = defineRule({
  id: 'P01',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'pause',
  validFrom: '2026-07-01',
  source: {
    vi: 'Luật Thương mại điện tử 122/2025/QH15; danh mục hàng cấm của các sàn',
    en: 'E-commerce Law 122/2025/QH15; prohibited goods of the marketplaces',
  },
  certainty: 'M',
  reads: ['texts', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Tên hàng thuộc nhóm cấm bán hoặc phải có phép riêng: "{passage}".',
      fix: 'Không đăng bán mặt hàng này. Nếu không phải mặt hàng đó, sửa tên cho rõ.',
    },
    en: {
      message: 'The name is that of prohibited or licensed goods: "{passage}".',
      fix: 'Do not offer it. If it is something else, make the name clear.',
    },
  },
  cases: {
    mentioned: {
      vi: {
        message: 'Nội dung nhắc đến hàng cấm hoặc hạn chế: "{passage}". Cán bộ cần xem trước khi đăng.',
        fix: 'Bỏ phần này nếu sản phẩm không liên quan, hoặc chờ cán bộ xem.',
      },
      en: {
        message: 'Prohibited or restricted goods are mentioned: "{passage}". A person has to look first.',
        fix: 'Drop it if it has nothing to do with the product, or wait for the review.',
      },
    },
    medicine: {
      vi: {
        message: 'Hàng tự gọi là thuốc: "{passage}". Thuốc chỉ được bán ở cơ sở có phép.',
        fix: 'Nếu không phải thuốc, bỏ chữ "thuốc" khỏi tên; nếu là thuốc, bán qua nhà thuốc.',
      },
      en: {
        message: 'The goods call themselves medicine: "{passage}". Medicine needs a licensed seller.',
        fix: 'If it is none, take the word out of the name; if it is, sell through a pharmacy.',
      },
    },
  },
  lexicons: {
    banned: [
      ...[
        'ngà voi',
        'sừng tê giác',
        'vảy tê tê',
        'tê tê',
        'mật gấu',
        'cao hổ',
        'cao hổ cốt',
        'nanh hổ',
        'móng hổ',
        'đồi mồi',
      ],
      ...[
        'thịt thú rừng',
        'thú rừng',
        'rượu hổ',
        'cao khỉ',
        'cao xương khỉ',
        'tay gấu',
        'trứng rùa biển',
        'san hô tự nhiên',
      ],
      ...[
        'thuốc lá',
        'thuốc lào',
        'thuốc lá điện tử',
        'xì gà',
        'shisha',
        'tinh dầu vape',
        'vape',
        'cần sa',
        'anh túc',
        'quả thuốc phiện',
      ],
      ...[
        'pháo hoa nổ',
        'pháo nổ',
        'thuốc nổ',
        'súng săn',
        'súng hơi',
        'bóng cười',
        'thuốc kháng sinh',
        'thuốc kê đơn',
      ],
    ],
    // Farming speaks of these; only a product of that name is one.
    farm: ['thuốc trừ sâu', 'thuốc diệt cỏ', 'thuốc bảo vệ thực vật', 'thuốc thú y', 'thuốc diệt chuột'],
    medicine: ['thuốc', 'thuốc nam', 'thuốc bắc', 'thuốc đông y', 'thuốc gia truyền', 'thuốc tây', 'thuốc chữa bệnh'],
    other: [
      ...[
        'cây mật gấu',
        'lá mật gấu',
        'thuốc lá tắm',
        'lá thuốc tắm',
        'tắm thuốc lá',
        'thuốc nhuộm',
        'thuốc màu',
        'bánh thuốc lá',
      ],
      ...[
        'hút thuốc lá',
        'khói thuốc lá',
        'không phải thuốc',
        'không phải là thuốc',
        'thay thế thuốc chữa bệnh',
        'thuốc tắm',
      ],
      ...[
        'bảo vệ thú rừng',
        'không săn thú rừng',
        'không bắt thú rừng',
        'không ăn thú rừng',
        'thuốc pháo',
        'vân đồi mồi',
      ],
    ],
  },
  examples: {
    hit: [
      { name: 'Cao hổ cốt Đồi Sương lạng 100 g', expect: { severity: 'block', passage: 'Cao hổ cốt' } },
      { name: 'Thuốc lào sợi vàng gói 100 g', expect: { severity: 'block' } },
      { name: 'Chế phẩm thuốc trừ sâu sinh học 500 ml', expect: { severity: 'block' } },
      { text: 'Rượu ngâm tê tê rừng.', expect: { severity: 'review', case: 'mentioned' } },
      { name: 'Thuốc nam Đồi Sương gói 200 g', expect: { severity: 'review', case: 'medicine' } },
    ],
    miss: [
      {},
      { name: 'Trà lá mật gấu Đồi Sương gói 200 g' },
      { text: 'Vườn không phun thuốc trừ sâu, không hút thuốc lá khi hái.' },
      { text: 'Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.' },
      { name: 'Lá thuốc tắm người Dao gói 500 g' },
    ],
  },
  check({ found }) {
    const others = found('other');
    const of = (lexicon: string): TermHit[] => found(lexicon).filter((hit) => !inside(hit, others));
    const banned = [...of('banned'), ...of('farm').filter(({ text }) => text.role === 'title')];
    const medicine = of('medicine').filter((hit) => hit.text.role === 'title' && !inside(hit, banned));
    return [
      ...banned.map((hit): RuleHit =>
        hit.text.role === 'title' ? termHit(hit) : { ...termHit(hit), case: 'mentioned', severity: 'review' },
      ),
      ...medicine.map((hit): RuleHit => ({ ...termHit(hit), case: 'medicine', severity: 'review' })),
    ];
  },
});
