import type { Language } from '#libs/contracts';

type Question = Readonly<Record<Language, string>>;

/** What only the producer knows, by field of the product's input. Nobody else may answer it. */
export const fieldQuestions: Readonly<Record<string, Question>> = {
  '/ocopSheet': {
    vi: 'Sản phẩm thuộc bộ nào trong 26 bộ sản phẩm OCOP?',
    en: 'To which of the 26 OCOP sheets does the product belong?',
  },
  '/labelFields/netQuantity': {
    vi: 'Khối lượng tịnh hoặc thể tích in trên nhãn là bao nhiêu?',
    en: 'What net weight or volume is printed on the label?',
  },
  '/labelFields/manufactured': {
    vi: 'Ngày sản xuất (hoặc số lô) ghi thế nào, in ở đâu trên bao bì?',
    en: 'How is the date of manufacture (or the lot) given, and where on the pack?',
  },
  '/labelFields/expiry': {
    vi: 'Hạn sử dụng trên nhãn là bao lâu, tính từ ngày nào?',
    en: 'What shelf life does the label give, counted from which day?',
  },
  '/labelFields/origin': {
    vi: 'Sản phẩm được làm ra ở đâu, nhãn ghi xuất xứ thế nào?',
    en: 'Where is it made, and how does the label state the origin?',
  },
  '/labelFields/declarationNumber': {
    vi: 'Số tự công bố, số đăng ký hoặc số phiếu công bố của sản phẩm là gì?',
    en: 'What is the number of its declaration, registration or notification?',
  },
  '/labelFields/ingredients': {
    vi: 'Sản phẩm làm từ những gì, loại nào nhiều nhất?',
    en: 'What is it made of, the largest share first?',
  },
  '/labelFields/usage': { vi: 'Dùng sản phẩm thế nào, cho ai?', en: 'How is it used, and by whom?' },
  '/labelFields/storage': { vi: 'Cất giữ ở đâu, ra sao?', en: 'Where and how is it kept?' },
  '/labelFields/warning': {
    vi: 'Ai không nên dùng, có chất gây dị ứng hay điều gì cần tránh?',
    en: 'Who should not use it; are there allergens or things to avoid?',
  },
  '/labelFields/alcoholPercent': {
    vi: 'Độ cồn ghi trên nhãn là bao nhiêu phần trăm?',
    en: 'What alcohol content does the label state, in percent?',
  },
  '/sections/whatItIs/vi': {
    vi: 'Đây là gì, vị, màu, chất ra sao, khác hàng cùng loại chỗ nào?',
    en: 'What is it, how does it taste, look or feel, and what sets it apart?',
  },
  '/sections/story/vi': {
    vi: 'Ai làm, ở thôn bản nào, vào mùa nào, bằng cách nào?',
    en: 'Who makes it, in which village, in which season and how?',
  },
  '/producer/labelParty': {
    vi: 'Nhãn ghi tổ chức, cá nhân nào chịu trách nhiệm, địa chỉ ở đâu?',
    en: 'Which organisation or person does the label name as responsible, with what address?',
  },
  '/documents': {
    vi: 'Sản phẩm có giấy tờ nào: số, nơi cấp, ngày cấp?',
    en: 'Which papers does the product have: number, issuer, date?',
  },
};

const PASSAGE: Readonly<Record<string, Question>> = {
  A01: {
    vi: 'Có giải thưởng hoặc khảo sát nào (còn trong một năm) chứng minh "{passage}" không? Nếu không có thì bỏ từ này.',
    en: 'Which award or survey, not older than a year, proves "{passage}"? If there is none, drop it.',
  },
  L07: {
    vi: 'Có phiếu kiểm nghiệm nào cho "{passage}" không? Nếu không có thì bỏ câu này.',
    en: 'Which test report shows "{passage}"? If there is none, drop it.',
  },
  K12: {
    vi: 'Chỗ nào đúng: "{passage}" hay nội dung khác trong bài đăng? Hãy giữ điều ghi trên nhãn.',
    en: 'Which is right: "{passage}" or the other part of the listing? Keep what the label says.',
  },
  K10: {
    vi: 'Mục "{passage}" cần ghi gì? Nếu không có gì thì bỏ đề mục.',
    en: 'What belongs under "{passage}"? If nothing does, drop the heading.',
  },
};

/** The question a find leads to: by its rule where the passage matters, else by the field that waits for an answer. */
export const questionFor = (rule: string, field: string): Question | undefined =>
  PASSAGE[rule] ?? fieldQuestions[field];
