import { bestFirst, Rank, type Ranked, ranked } from '../statements/best-first.js';
import { type Found, isCapital, lineEnd, matches, type Range } from '../statements/lines.js';
import { sectionsOfKind } from '../statements/sections.js';
import { beginsWithPlace } from '../statements/places.js';
import type { ReadText } from '../texts.js';
import { defineFact } from './fact.js';

/** Legal forms and kinds of enterprise; a name must follow. */
const FORM =
  '(?:công ?ty|c\\.ty|cty|tập đoàn|tổng công ty|doanh nghiệp(?: tư nhân)?|dntn|hợp tác xã|htx|liên hiệp htx|tổ hợp tác|' +
  'hộ kinh doanh|hkd|hộ sản xuất|cơ sở sản xuất|cơ sở sx|csxx|cssx|cơ sở chế biến|cơ sở|xí nghiệp|nhà máy(?: sản xuất)?|' +
  'xưởng(?: sản xuất| may| dệt| mộc| gốm)?|lò (?:gốm|rượu|bánh|rèn|bún|nung)|nhà thùng|hộ (?:ông|bà|gia đình)|nhóm hộ|tổ hội|nông trại|nông trường|trang trại|lâm trường|nhà vườn|' +
  'làng nghề|tổ sản xuất|hội quán)';
/** Words of a legal form and of a trade that stand between the form and the name. */
const FILLER =
  '(?:tnhh|trách nhiệm hữu hạn|cổ phần|cp|hợp danh|một thành viên|mtv|1 thành viên|tư nhân|thương mại|tm|dịch vụ|dv|' +
  'sản xuất|sx|xuất nhập khẩu|xnk|xuất khẩu|nhập khẩu|đầu tư|phát triển|nông nghiệp|nông sản|dược phẩm|dược|mỹ phẩm|' +
  'thực phẩm|và|&|-|–|:|,|quốc tế|công nghệ|may mặc|thời trang|kinh doanh|phân phối|chế biến|hữu cơ|nông nghiệp sạch|' +
  'tổng hợp|dịch vụ nông nghiệp|chăn nuôi|ong mật|tập đoàn|the|lâm nghiệp|thủy sản|chè|trà|cà phê|gốm sứ|dệt)';
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])${FORM} ?((?:${FILLER}[. ]{1,2}){0,9})([\\p{L}\\p{N}"“'](?:[^\\n,;(.]|\\.(?! )){1,60})`,
  'gu',
);
const FOREIGN =
  /(?<=[ ,])(?:co\.? ?, ?ltd|co\.? ltd|company limited|pty\.? ltd|pvt\.? ltd|ltd|jsc|inc|corp|corporation|gmbh|s\.?a\.?r\.?l|llc|s\.p\.a|sdn\.? bhd|plc)(?![\p{L}\p{N}])/gu;
const BEFORE_FORM = /[\p{L}\p{N}&.' -]{2,40}[ ,]{1,2}$/u;
const WHO = '(?:nhà|đơn vị|cơ sở|công ty|hãng|doanh nghiệp|thương nhân|tổ chức|cá nhân|chủ thể)';
const DOES_WHAT =
  '(?:sản xuất|chế biến|đóng gói|đóng chai|sang chiết|phân phối|nhập khẩu|gia công|bào chế|cung cấp|phát hành|chịu trách nhiệm|may|dệt)';
const MORE = `(?: ?(?:và|&|,|/|-) ?${DOES_WHAT}){0,2}`;
const TAIL =
  '(?: (?:chính hãng|trực tiếp|duy nhất|chính|độc quyền|ủy quyền|phân phối|hàng hóa|sản phẩm|về hàng hóa|về sản phẩm|chất lượng|tại việt nam|chính thức|ở việt nam))';
const NAME = '([\\p{L}\\p{N}][^\\n.;,]{2,60})';
/** "Nhà sản xuất: …", "đơn vị nhập khẩu và phân phối: …": after these somebody is named, whatever the form. */
const ROLE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${WHO} ${DOES_WHAT}${MORE}|chủ thể ocop|chủ cơ sở|chủ hộ sản xuất|npp|manufacturer|importer|distributor)(?:${TAIL}{1,3} ?[:–-]| ?[:–-])?|` +
    `${DOES_WHAT}${MORE}${TAIL}{0,2} bởi|(?:manufactured|produced|made|distributed|imported|packed|bottled) by) ?[:–-]? ?${NAME}`,
  'gu',
);
/** "X là thương hiệu … của Y": Y answers for it; "Y chuyên sản xuất …". */
const OWNER = /(?<![\p{L}\p{N}])thương hiệu(?! của)[^.;:\n]{0,70}? của ([\p{L}][^\n.;,()]{2,40})/gu;
const DOES =
  /(?:^|\n)[^\p{L}\n]{0,4}([\p{L}][^\n:.,!?]{3,40})[ \n](?:là (?:nhà sản xuất|đại lý phân phối|đơn vị (?:sản xuất|phân phối|nhập khẩu)|nhà phân phối|công ty|cơ sở sản xuất|xưởng)|chuyên sản xuất|trực tiếp sản xuất|phân phối và bảo hành|phân phối chính thức|phân phối độc quyền)(?![\p{L}])/gu;
/** "do HTX … sản xuất" without a legal form: "do Nhà Mây trực tiếp làm ra". */
const DONE_BY =
  /(?<![\p{L}\p{N}])do ([\p{L}][^\n.;,()]{2,40}?) (?:trực tiếp )?(?:sản xuất|chế biến|đóng gói|phân phối|nhập khẩu|làm ra)(?![\p{L}\p{N}])/gu;
const NO_FIRM =
  /^(?:đại lý|nhà phân phối|đơn vị|hiệp hội|viện |cục |bộ )|shop|chúng tôi|cửa hàng|bên em|nhà em|sản phẩm|gian hàng|store|chính hãng|hàng /;

/** A common noun or a promise, no name: "công ty có thương hiệu", "nhà sản xuất uy tín". */
const NO_NAME =
  /^(?:chúng tôi|chúng|có|của|uy tín|lớn|khác|mẹ|con|nào|này|đã|sẽ|đang|hàng đầu|nổi tiếng|trên|tại|với|được|và|là|cam kết|không|đảm bảo|luôn|để|hay|hoặc|ở|về|bảo hành|xem|đang cập nhật|updating|chính hãng|trong|ngoài|nước|mỹ phẩm|sản xuất|chuyên|nhỏ|hiện đại|theo|cho|đạt|khép kín|từ|do|bởi|tư vấn|y tế|thẩm mỹ|spa|tận|gốc|trực tiếp|toàn quốc|mua sắm|thương mại|nghiên cứu|việt nam$|trung quốc$|hàn quốc$|nhật bản$|thái lan$|đức$|pháp$|mỹ$)(?![\p{L}\p{N}])/u;

/** "3M" begins with a digit. */
const named = (text: ReadText, start: number, name: string): boolean =>
  (isCapital(text, start) || (/^\d\p{L}/u.test(name) && isCapital(text, start + 1))) &&
  !NO_NAME.test(name) &&
  /\p{L}{2}/u.test(name);

/** "tổ hợp tác mây tre Cỏ May": of a producers' form, the trade in small letters comes before the name. */
function isTradeNamed(text: ReadText, at: number, whole: string, name: string): boolean {
  if (!/^(?:htx|hợp tác xã|tổ hợp tác|tổ sản xuất|cơ sở sản xuất|cssx|hộ kinh doanh)/u.test(whole)) return false;
  const words = name.split(' ', 4);
  const [first = ''] = words;
  if (NO_NAME.test(name) || first.length < 2) return false;
  let from = first.length + 1;
  for (const word of words.slice(1)) {
    if (isCapital(text, at + from)) return !beginsWithPlace(name.slice(from));
    from += word.length + 1;
  }
  return false;
}

/** "NSX: Cơ Mây" names a maker, "NSX: 02/26" and "NSX: in trên nắp" a day. */
const IS_DAY = /^\D{0,12}\d|^(?:in|xem|ghi|trên|ngày|được|theo|dập)(?![\p{L}])/u;

/** Lines under a heading that asks who. */
function addressed(text: ReadText): Ranked[] {
  const made = sectionsOfKind(text, 'origin').filter(({ title, start, end }) => {
    return title === 'sản xuất' && !beginsWithPlace(text.folded.text.slice(start, Math.min(end, start + 60)));
  });
  const nsx = sectionsOfKind(text, 'other').filter(({ title, parted, start, end }) => {
    const body = text.folded.text.slice(start, Math.min(end, start + 60)).trimStart();
    return title === 'nsx' && parted && !IS_DAY.test(body) && !beginsWithPlace(body);
  });
  const lines = [...sectionsOfKind(text, 'organisation'), ...made, ...nsx]
    .map(({ head, start, end }) => ({ head, start, end: Math.min(end, lineEnd(text, start)) }))
    .filter(({ start, end }) => {
      const body = text.folded.text.slice(start, end);
      const lead = body.length - body.trimStart().length;
      return named(text, start + lead, body.trim());
    });
  return ranked(
    text,
    Rank.Headed,
    lines.map(({ head, end }) => ({ start: head, end })),
  );
}

/** "Misty Hill Foods Co., Ltd": found by its form, which is rarer than a name. */
const foreign = (text: ReadText): Range[] =>
  matches(text, FOREIGN).flatMap(({ start, end }) => {
    const [name] = BEFORE_FORM.exec(text.folded.text.slice(Math.max(0, start - 42), start)) ?? [];
    return name === undefined ? [] : [{ start: start - name.length, end }];
  });

function organisations(text: ReadText): Ranked[] {
  const isFirm = ({ match, end }: Found): boolean => {
    const [, name = ''] = match;
    return named(text, end - name.length, name);
  };
  const forms = matches(text, NAMED).filter(({ match, start }) => {
    const [whole, , name = ''] = match;
    const at = start + whole.length - name.length;
    // "xưởng Việt Nam" is anybody's.
    if (/^(?:xưởng|nhà máy|cơ sở|lò)/u.test(whole) && beginsWithPlace(name)) return false;
    if (isTradeNamed(text, at, whole, name)) return true;
    return named(text, /\p{L}|\p{N}/u.test(name[0] ?? '') ? at : at + 1, name.replace(/^["“']/, ''));
  });
  const roles = matches(text, ROLE).filter((one) => isFirm(one) && !beginsWithPlace(one.match[1] ?? ''));
  const owners = matches(text, OWNER).filter((one) => {
    const [, name = ''] = one.match;
    return isFirm(one) && !beginsWithPlace(name) && !NO_FIRM.test(name);
  });
  const doers = matches(text, DOES).filter(({ match, start }) => {
    const [whole, name = ''] = match;
    const at = start + whole.indexOf(name);
    const last = at + name.lastIndexOf(' ') + 1;
    return named(text, at, name) && last > at && isCapital(text, last) && !NO_FIRM.test(name);
  });
  const makers = matches(text, DONE_BY).filter(({ match, start }) => {
    const [, name = ''] = match;
    const last = start + 3 + name.lastIndexOf(' ') + 1;
    return (
      last > start + 3 &&
      named(text, start + 3, name) &&
      isCapital(text, last) &&
      !beginsWithPlace(name) &&
      !NO_FIRM.test(name)
    );
  });
  const inProse = text.role === 'title' ? Rank.Name : Rank.Explicit;
  return [
    ...addressed(text),
    ...ranked(text, Rank.Headed, roles),
    ...ranked(text, inProse, [...makers, ...forms.filter((one) => !isGroup(one)), ...foreign(text)]),
    ...ranked(text, Rank.Prose, [...owners, ...doers]),
    // Whom a brand belongs to, or who guarantees something, is rarely who makes the goods.
    ...ranked(text, Rank.Aside, forms.filter(isGroup)),
  ];
}
const isGroup = ({ match }: Found): boolean => match[0].startsWith('tập đoàn');

export const fact = defineFact({
  name: 'responsible_org',
  examples: {
    hit: [
      { text: 'Sản xuất bởi Công ty TNHH Đồi Sương, xã Suối Trong.' },
      { text: 'Đóng gói tại HTX Nông nghiệp Bản Mây' },
      { text: 'Nhà sản xuất: Hộ kinh doanh Nguyễn Thị Lụa' },
      { text: 'NPP: Cty CP Thực phẩm Hương Núi' },
      { text: 'Manufacturer: Misty Hill Foods Co., Ltd' },
      { text: 'Sản phẩm của Cơ sở sản xuất Bà Tám Mây.' },
      { text: 'Đóng chai và phân phối bởi Nhà Mây Farm.' },
      { text: 'Chủ thể OCOP: Nguyễn Thị Lụa' },
      { text: 'Thương nhân chịu trách nhiệm về hàng hóa: Bà Lò Thị Sương' },
      { text: 'Đơn vị nhập khẩu và phân phối: Hương Núi Food' },
      { text: 'Nhập khẩu và phân phối chính hãng bởi Sương Mai Food' },
      { text: 'SƯƠNG MAI là đại lý phân phối của nhãn hàng.' },
      { text: 'Nơi làm: tổ hợp tác chằm nón Cỏ Mây' },
      { text: 'NSX: Cơm Cháy Bà Tám' },
      { text: 'Rượu của Lò rượu Bờ Sương.' },
      {
        text: 'Nhãn hàng thuộc Tập đoàn Núi Mây. Sản xuất tại Công ty TNHH Hương Núi.',
        passage: 'Công ty TNHH Hương Núi.',
      },
      { text: 'Trà do Gia đình Lò Văn Mây trực tiếp sản xuất.' },
    ],
    miss: [
      { text: 'Thương hiệu: Đồi Sương' },
      { text: 'Trà do bà con tự tay sản xuất, do Việt Nam sản xuất.' },
      { text: 'Nên mua ở công ty có thương hiệu, nhà sản xuất uy tín.' },
      { text: 'Đại Lý Trà Phân Phối Độc Quyền\nHàng từ xưởng Việt Nam.' },
      { text: 'Hợp tác xã của bà con ở Hà Giang.' },
      { text: 'Nhà sản xuất: Đang cập nhật' },
      { text: 'NSX: In trên nắp. NSX: 02/04/26' },
      { text: 'Lời hứa của nhà phân phối sản phẩm Hương Núi: nhận lại hàng vỡ.' },
      { text: 'Công ty chúng tôi cam kết hàng chính hãng.' },
    ],
  },
  detect: ({ texts }) => bestFirst(texts.flatMap(organisations)),
});
