import { mayShowMark } from '#libs/ocop';
import { isEmpty } from '../law/hits.js';
import { SHORT_STORY } from '../prose/own-story.js';
import { defineRule } from '../rule.js';

/** Of place, people, material and process a story of one's own names at least so many. */
const LEAST = 2;
const ASPECTS = ['place', 'people', 'material', 'process'] as const;

export const rule = defineRule({
  id: 'O03',
  version: 1,
  dimension: 'trust',
  severity: 'warn',
  gate: 'form',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg, mục 5.1–5.3 của phiếu đánh giá',
    en: 'Decision 26/2026/QĐ-TTg, items 5.1–5.3 of the score sheet',
  },
  certainty: 'H',
  reads: ['sections.story', 'description', 'documents'],
  texts: {
    vi: {
      message: 'Sản phẩm OCOP chưa có câu chuyện của riêng mình.',
      fix: 'Kể ai làm, làm ở đâu, từ nguyên liệu gì, làm thế nào; mục 5.1–5.3 được đến 12 điểm.',
    },
    en: {
      message: 'The OCOP product has no story of its own.',
      fix: 'Tell who makes it, where, of what and how; items 5.1–5.3 give up to 12 points.',
    },
  },
  cases: {
    vague: {
      vi: {
        message: 'Câu chuyện chưa nêu rõ nơi làm, người làm, nguyên liệu hay cách làm.',
        fix: 'Thêm tên thôn bản, người làm, mùa vụ và từng bước làm của nhà mình.',
      },
      en: {
        message: 'The story does not say clearly where, by whom, of what or how it is made.',
        fix: 'Add the village, the people, the season and the steps of your own work.',
      },
    },
  },
  lexicons: {
    place: [
      ...[
        'xã',
        'phường',
        'thôn',
        'bản',
        'làng',
        'ấp',
        'xóm',
        'vùng',
        'huyện',
        'tỉnh',
        'cao nguyên',
        'núi',
        'đồi',
        'sông',
      ],
      ...[
        'biển',
        'đảo',
        'đầm',
        'rừng',
        'ruộng',
        'vườn',
        'nương',
        'đồng',
        'hồ',
        'bãi',
        'cồn',
        'vịnh',
        'rẫy',
        'chợ',
        'trang trại',
        'quê',
      ],
    ],
    people: [
      ...['hộ', 'bà con', 'người', 'gia đình', 'nhà', 'nghệ nhân', 'ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'mẹ', 'thợ'],
      ...[
        'hợp tác xã',
        'tổ hợp tác',
        'nông dân',
        'ngư dân',
        'chị em',
        'xã viên',
        'học sinh',
        'các em',
        'thành viên',
        'đời',
        'phụ nữ',
        'họ',
      ],
    ],
    material: [
      'nguyên liệu',
      'giống',
      'hạt',
      'lá',
      'quả',
      'trái',
      'củ',
      'cây',
      'hoa',
      'gạo',
      'cá',
      'tôm',
      'mực',
      'thịt',
      'đất',
      'men',
      'cói',
      'vải',
      'sợi',
      'gỗ',
      'mật',
      'muối',
      'sữa',
      'chè',
      'dừa',
      'nước',
    ],
    process: [
      'hái',
      'sao',
      'phơi',
      'sấy',
      'ủ',
      'nấu',
      'rang',
      'quay',
      'lọc',
      'chọn',
      'ngâm',
      'giã',
      'dệt',
      'đan',
      'thêu',
      'nung',
      'nhuộm',
      'ép',
      'chưng',
      'muối',
      'trồng',
      'ươm',
      'chăm',
      'nuôi',
      'đánh bắt',
      'câu',
      'gặt',
      'xay',
      'thu',
      'đào',
      'vo',
      'cắt',
      'tỉa',
      'ghép',
      'đóng',
      'làm',
      'gói',
      'luộc',
      'hấp',
      'cô',
      'vẽ',
    ],
  },
  examples: {
    hit: [
      {
        content: { sections: {} },
        text: 'Mật ong thơm ngon.',
        expect: { severity: 'warn', field: '/sections/story/vi' },
      },
      {
        content: {
          sections: {
            story: {
              vi: 'Thương hiệu của chúng tôi ra đời từ khát vọng mang đến trải nghiệm tuyệt vời. Chúng tôi không ngừng đổi mới, cam kết uy tín và tận tâm phục vụ quý khách hàng gần xa.',
            },
          },
        },
        expect: { case: 'vague' },
      },
    ],
    miss: [{}, { content: { documents: [], sections: {} } }],
  },
  check({ content, found, texts, today }) {
    if (!content.documents.some((item) => item.kind === 'ocopCertificate' && mayShowMark(item, today))) return [];
    const field = '/sections/story/vi';
    const story = content.sections?.story?.vi ?? '';
    // Many tell all in one description.
    const source = isEmpty(story) ? '/description/vi' : field;
    const length = texts.find((text) => text.field === source)?.text.length ?? 0;
    if (length < SHORT_STORY) return [{ field }];
    const told = ASPECTS.filter((aspect) => found(aspect).some(({ text }) => text.field === source));
    return told.length >= LEAST ? [] : [{ field: source, case: 'vague' }];
  },
});
