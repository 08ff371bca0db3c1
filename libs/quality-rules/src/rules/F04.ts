import { diseaseClaims, diseaseLexicon } from '../claims/disease.js';
import { HitIndex, isCancelled } from '../clauses.js';
import { softHealthWords } from '../lexicons/disease-claims.js';
import { defineRule, type GateSeverity, type RuleContext, type RuleHit } from '../rule.js';
import { isEvasive, passageHit, type TermHit } from '../texts.js';

interface Find {
  hit: TermHit;
  severity: GateSeverity;
  soft: boolean;
}

/** Makes one find of those that overlap; the stronger one decides. */
function merged(finds: Find[]): Find[] {
  const kept: Find[] = [];
  finds.sort((a, b) => (a.hit.text === b.hit.text ? a.hit.start - b.hit.start : 0));
  const last = new Map<TermHit['text'], Find>();
  for (const find of finds) {
    const before = last.get(find.hit.text);
    if (!before || before.hit.end <= find.hit.start) {
      kept.push(find);
      last.set(find.hit.text, find);
      continue;
    }
    before.hit = { ...before.hit, end: Math.max(before.hit.end, find.hit.end) };
    if (before.soft && !find.soft) Object.assign(before, { severity: find.severity, soft: false });
  }
  return kept;
}

/** Food, cosmetics, herbs and unknown sheets are blocked; registered medicine and goods outside that law are reviewed. */
function strongest({ goods }: RuleContext): GateSeverity {
  return goods === 'supplement' || goods === 'craft' || goods === 'living' || goods === 'service' ? 'review' : 'block';
}

export const rule = defineRule({
  id: 'F04',
  version: 3,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'pause',
  validFrom: '2018-02-02',
  source: {
    vi: 'Nghị định 15/2018/NĐ-CP, Điều 27; Nghị định 342/2025/NĐ-CP, Điều 4',
    en: 'Decree 15/2018/NĐ-CP art. 27; Decree 342/2025/NĐ-CP art. 4',
  },
  certainty: 'H',
  reads: ['texts', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Nội dung nói sản phẩm chữa, phòng hoặc giảm bệnh: "{passage}".',
      fix: 'Bỏ câu này. Chỉ nói sản phẩm là gì, làm từ gì, vị ra sao và dùng thế nào.',
    },
    en: {
      message: 'The text claims to treat, cure or prevent a disease: "{passage}".',
      fix: 'Remove the claim. Say what the product is, what it is made of, how it tastes and how to use it.',
    },
  },
  cases: {
    evasive: {
      vi: {
        message: 'Nội dung chữa bệnh được viết lách để tránh kiểm duyệt: "{passage}".',
        fix: 'Bỏ câu này: viết chèn dấu chấm, chữ lạ vẫn là vi phạm và sàn có thể khoá gian hàng.',
      },
      en: {
        message: 'A disease claim is disguised by odd spelling: "{passage}".',
        fix: 'Remove it: spelling it with dots or odd letters is still a breach and may close the shop.',
      },
    },
    soft: {
      vi: {
        message: 'Có nhắc đến bệnh hoặc tác dụng sức khoẻ: "{passage}". Cán bộ cần xem trước khi đăng.',
        fix: 'Bỏ tên bệnh và lời hứa về sức khoẻ, hoặc chờ cán bộ xem xét.',
      },
      en: {
        message: 'A disease or a health effect is mentioned: "{passage}". A person has to look at it first.',
        fix: 'Remove disease names and promises about health, or wait for the review.',
      },
    },
  },
  lexicons: { words: diseaseLexicon, soft: softHealthWords.soft, cancels: softHealthWords.cancels },
  examples: {
    hit: [
      {
        text: 'Mật ong chữa khỏi đau dạ dày chỉ sau một tuần.',
        expect: { severity: 'block', passage: 'chữa khỏi đau dạ dày' },
      },
      { text: 'Trà giúp hỗ trợ điều trị tiểu đường.', expect: { severity: 'block' } },
      { text: 'Uống mỗi ngày để ngừa ung thư.', expect: { severity: 'block', passage: 'ngừa ung thư' } },
      { text: 'Gừng ch.ữa b.ệnh rất hay.', expect: { severity: 'block', case: 'evasive', passage: 'ch.ữa b.ệnh' } },
      { text: 'Cao lá tr.ị h.o cho bé.', expect: { severity: 'block', case: 'evasive' } },
      { text: 'Sản phẩm сhữа bệnh gan.', expect: { severity: 'block', case: 'evasive' } },
      { text: 'Tinh dầu đi\u200bều tr\u200bị viêm xoang.', expect: { severity: 'block', case: 'evasive' } },
      { text: 'Dùng để ᴄʜữᴀ ʙệɴʜ.', expect: { severity: 'block', case: 'evasive' } },
      { text: 'Sản phẩm này không phải là thuốc. Chữa khỏi viêm họng.', expect: { severity: 'block' } },
      { text: 'Không phải là thuốc, nhưng trị dứt mất ngủ.', expect: { severity: 'block' } },
      { text: 'Làm dịu cổ, giảm ho, tan đờm.', expect: { severity: 'block', passage: 'giảm ho' } },
      { text: 'Nuoc la nay chua benh gan.', expect: { severity: 'block', passage: 'chua benh gan' } },
      {
        text: 'Uống một tuần đường huyết xuống hẳn.',
        expect: { severity: 'block', passage: 'đường huyết xuống hẳn' },
      },
      { text: 'Thức uống hợp với người tiểu đường.', expect: { severity: 'review', case: 'soft' } },
      { content: { ocopSheet: 18 }, text: 'Viên nang hỗ trợ điều trị viêm khớp.', expect: { severity: 'review' } },
      { content: { ocopSheet: undefined }, text: 'Rượu thuốc chữa bệnh phong thấp.', expect: { severity: 'block' } },
    ],
    miss: [
      { text: 'Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.' },
      { text: 'Sản phẩm không có tác dụng chữa bệnh.' },
      { text: 'Sản phẩm có động vật giáp xác, người dị ứng cần lưu ý.' },
      { text: 'Giống lúa kháng bệnh, trồng không phun thuốc trừ sâu bệnh.' },
      { text: 'Giá trị dinh dưỡng cao, vị ngọt thanh, thơm mùi hoa nhãn.' },
      { text: 'Giảm giá khi mua ba hũ. Phòng khách thêm ấm cúng.' },
      { text: 'Họ hàng ba đời nấu mắm, mỗi mẻ ủ mười tám tháng.' },
      { text: 'Không dùng cho người đang điều trị tiểu đường.' },
      { text: 'Vi chua ngot tu nhien, gia tri dinh duong cao.' },
      { text: 'Đàn gà được tiêm phòng bệnh đầy đủ.' },
    ],
  },
  check(context) {
    const cancels = new HitIndex(context.found('cancels'));
    const finds = [
      ...diseaseClaims(context, 'words').map((hit) =>
        hit.strength === 'explicit'
          ? { hit, severity: strongest(context), soft: false }
          : { hit, severity: 'review' as const, soft: true },
      ),
      ...context
        .found('soft')
        .filter((hit) => !isCancelled(hit, cancels))
        .map((hit) => ({ hit, severity: 'review' as const, soft: true })),
    ];
    return merged(finds).map(({ hit, severity, soft }): RuleHit => ({
      ...passageHit(hit.text, hit.start, hit.end),
      // Disguise shows intent; a soft word in disguise stays a matter for a person.
      ...(soft ? { case: 'soft' } : isEvasive(hit) && { case: 'evasive' }),
      severity,
      ...(hit.text.channel && { channel: hit.text.channel }),
    }));
  },
});
