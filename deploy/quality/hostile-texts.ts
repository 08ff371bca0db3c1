/** A piece repeated to a length, cut where it ends; pieces of several units may be cut in half, as strangers do. */
const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** What is repeated, by what it tries: each piece feeds one kind of look-ahead, look-back or list until it hurts. */
const PIECES: Readonly<Record<string, string>> = {
  digits: '0',
  phones: '0901234567',
  'spaced phones': '0 9 0.1-2 3 4.5 ',
  blanks: ' ',
  'blank lines': '\n',
  tabs: '\t \t',
  letters: 'a',
  'marked letters': 'ữ',
  'decomposed letters': 'u\u031b\u0303',
  'dots inside words': 'ch.ữ.a.',
  'single letters': 'b ệ n h ',
  'letters with dots': 'a.b.c.d.',
  'zero-width': 'ch\u200bữ\u200ba b\u200dệnh ',
  'zero-width only': '\u200b',
  'combining marks': '\u0301\u0323',
  'one letter, all marks': '\u0332',
  lookalikes: 'сhữа ᴄʜữᴀ ',
  'full width': 'ｚａｌｏ ０９０１ ',
  'small mathematics': '𝐜𝐡𝐮𝐚 ',
  'opening brackets': '([{',
  brackets: '(a) [b] {c} ',
  'opening tags': '<b',
  tags: '<p><b>ch<i>ữ</i>a</b></p>',
  'open comments': '<!-- ',
  entities: '&nbsp;&amp;',
  json: '{"a":["b",{"c":1}],',
  units: '6 hũ x 240 g x 12 gói x ',
  multiplications: '70x70x',
  percents: '100 % a ',
  shares: 'mật 70 %, (30 %) ',
  dates: '01/02/2026-',
  periods: '12 tháng kể từ ngày ',
  prices: '1.000.000đ ',
  commas: 'a,',
  colons: 'thành phần:',
  headings: 'Thành phần:\nCách dùng:\n',
  bullets: '- a\n• b\n',
  'same line': 'Mật ong hoa nhãn Đồi Sương ngọt thanh, hũ thủy tinh 500 g.\n',
  'same words': 'tốt nhất ',
  denials: 'không phải là thuốc ',
  comparisons: 'hơn so với ',
  claims: 'chữa khỏi bệnh dạ dày ',
  'claims in one clause': 'chữa bệnh gan ung thư tiểu đường ',
  platforms: 'zalo inbox ib sđt ',
  addresses: 'www.a.vn/b.c@d.vn ',
  'at signs': 'a@',
  hashtags: '#mậtong#',
  capitals: 'MẬT ONG ',
  'glued words': 'mậtongđồisươngngọtthanh',
  emoji: '🍯',
  'joined emoji': '👩‍🌾🇻🇳',
  'high surrogates': '\ud83d',
  'low surrogates': '\udf6f',
  'right to left': '\u202e\u200f\u2067chữa\u2069',
  controls: '\u0000\u0008\u001b\u007f',
  'replacement characters': '\ufffd',
  'private use': '\ue000',
  'other scripts': 'مرحبا 你好 สวัสดี ',
  quotes: '"\'“”',
  dashes: '-–—_',
  companies: 'công ty tnhh một thành viên sản xuất thương mại ',
  places: 'xã phường tỉnh Lâm Đồng thôn ',
  'made from': 'được làm từ chiết xuất ',
  recipes: 'pha 2 thìa với 200 ml nước trong 5 phút ',
  'keep away': 'bảo quản nơi khô ráo thoáng mát tránh ánh nắng ',
};

/**
 * Texts that are written to break a reader: one for every way known here, each `length` UTF-16 units long, and what is
 * no text at all. Keys say what is tried.
 */
export function hostileTexts(length: number): Record<string, string> {
  const repeated = Object.entries(PIECES).map(([name, piece]) => [name, filled(piece, length)] as const);
  const nested = filled('(', Math.floor(length / 2)) + filled(')', Math.ceil(length / 2));
  const numbered = Array.from({ length: Math.ceil(length / 6) }, (_, index) => `w${index} `).join('');
  return {
    empty: '',
    'one blank': ' ',
    ...Object.fromEntries(repeated),
    'nested brackets': nested,
    'ever new words': numbered.slice(0, length),
    'a word, then blanks': `a${filled(' ', length - 2)}b`,
    'blanks, then nothing': `Mật ong${filled(' ', length - 7)}`,
  };
}
