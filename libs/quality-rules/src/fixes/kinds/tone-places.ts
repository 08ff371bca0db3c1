import { isVietnameseText } from '../../prose/rule-hits.js';
import { wordsOf } from '../../prose/words.js';
import { defineFix, type Edit } from '../fix.js';
import { tonePlace, withTone } from '../tone-place.js';

export const fix = defineFix({
  id: 'tone-places',
  rules: [],
  certainty: 'safe',
  messages: {
    vi: 'Đặt dấu thanh đúng chữ cái.',
    en: 'The tone mark moves to the letter that carries it.',
  },
  examples: [
    { text: 'Muà qủa chín, hạt tiêu cuả vườn nhà.', after: 'Mùa quả chín, hạt tiêu của vườn nhà.' },
    { text: 'Gía bán gìa hơn, thủơ trước hòan toàn.', after: 'Giá bán già hơn, thuở trước hoàn toàn.' },
    { text: 'Hòa tan, hoà quyện, thủy, thuỷ, quý, gì, giếng, khuỷu, xoài, Đắk Lắk, café.' },
    { text: 'Trà Muà Xưa của xóm.', product: { brand: 'Muà Xưa' } },
  ],
  edits(read, { toneStyle }): Edit[] {
    if (!isVietnameseText(read) && read.role !== 'label') return [];
    return wordsOf(read).flatMap(({ start, end, raw }) => {
      const place = tonePlace(raw);
      return place && !place.right ? [{ start, end, after: withTone(raw, toneStyle) }] : [];
    });
  },
});
