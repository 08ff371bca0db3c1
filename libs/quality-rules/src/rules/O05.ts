import { foldText, words } from '#libs/ocop';
import { storyOf } from '../prose/own-story.js';
import { defineRule, notChecked } from '../rule.js';

/** Words that stand together in one piece of comparison. */
const PIECE = 5;
/** Share of a story's pieces that another story holds as well. */
const LIKE = 0.5;
/** A story with fewer pieces cannot be told from chance. */
const FEWEST = 8;

function piecesOf(text: string): Set<string> {
  const all = words(foldText(text));
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE <= all.length; at++) pieces.add(all.slice(at, at + PIECE).join(' '));
  return pieces;
}

export const rule = defineRule({
  id: 'O05',
  version: 2,
  dimension: 'trust',
  severity: 'warn',
  gate: 'form',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg, mục 5.3 của phiếu đánh giá',
    en: 'Decision 26/2026/QĐ-TTg, item 5.3 of the score sheet',
  },
  certainty: 'H',
  reads: ['sections.story', 'description', 'outside.otherStories', 'outside.storyLikeness'],
  texts: {
    vi: {
      message: 'Câu chuyện giống {percent} % với câu chuyện của chủ thể khác; mục 5.3 sẽ được 0 điểm.',
      fix: 'Viết lại bằng lời của nhà mình: ai làm, ở đâu, khác người khác chỗ nào.',
    },
    en: {
      message: 'The story shares {percent} % with another producer’s; item 5.3 then gives no points.',
      fix: 'Tell it in your own words: who, where, and what you do differently.',
    },
  },
  examples: {
    hit: [
      { outside: { storyLikeness: 0.8 }, expect: { severity: 'warn', field: '/sections/story/vi' } },
      {
        outside: {
          otherStories: [
            'Mười hai hộ nuôi ong ở thôn 3 đưa đàn ong theo mùa hoa nhãn. Mỗi mùa chỉ quay mật một lần khi cầu ong đã vít nắp, lọc qua vải màn hai lượt rồi để lắng bảy ngày trước khi đóng hũ.',
          ],
        },
        expect: { severity: 'warn', field: '/sections/story/vi' },
      },
      {
        content: { sections: {} },
        outside: { storyLikeness: 0.8 },
        expect: { severity: 'warn', field: '/description/vi' },
      },
    ],
    miss: [
      {},
      { content: { sections: {}, documents: [] }, outside: { storyLikeness: 0.8 } },
      { outside: { storyLikeness: 0.2 } },
      { outside: { otherStories: ['Nhà tôi ba đời làm mắm bên cửa sông, mỗi mẻ ủ mười tám tháng trong chum sành.'] } },
      { content: { sections: {} }, outside: { otherStories: ['Câu chuyện khác.'] } },
    ],
  },
  check({ content, outside: { otherStories, storyLikeness } }) {
    const story = storyOf(content);
    if (!story) return [];
    if (!otherStories && storyLikeness === undefined) return notChecked;
    const own = piecesOf(story.text);
    if (own.size < FEWEST) return [];
    const shares = (otherStories ?? []).map((other) => {
      const theirs = piecesOf(other);
      return [...own].filter((piece) => theirs.has(piece)).length / own.size;
    });
    const most = Math.max(storyLikeness ?? 0, ...shares);
    return most >= LIKE ? [{ field: story.field, params: { percent: Math.round(most * 100) } }] : [];
  },
});
