import { sectionsOfKind } from '../statements/sections.js';
import { distinct, type Found, isCapital, lineEnd, matches, passage, type Range } from '../statements/lines.js';
import { beginsWithPlace } from '../statements/places.js';
import type { ReadText } from '../texts.js';
import { defineFact } from './fact.js';

/** Legal forms and kinds of enterprise; a name must follow. */
const FORM =
  '(?:công ?ty|c\\.ty|cty|tập đoàn|tổng công ty|doanh nghiệp(?: tư nhân)?|dntn|hợp tác xã|htx|liên hiệp htx|tổ hợp tác|' +
  'hộ kinh doanh|hkd|hộ sản xuất|cơ sở sản xuất|cơ sở sx|csxx|cssx|cơ sở chế biến|cơ sở|xí nghiệp|nhà máy(?: sản xuất)?|' +
  'xưởng(?: sản xuất| may| dệt| mộc| gốm)?|lò gốm|nông trại|nông trường|trang trại|lâm trường|nhà vườn|' +
  'làng nghề|tổ sản xuất|hội quán)';
/** Words of a legal form and of a trade that stand between the form and the name. */
const FILLER =
  '(?:tnhh|trách nhiệm hữu hạn|cổ phần|cp|hợp danh|một thành viên|mtv|1 thành viên|tư nhân|thương mại|tm|dịch vụ|dv|' +
  'sản xuất|sx|xuất nhập khẩu|xnk|xuất khẩu|nhập khẩu|đầu tư|phát triển|nông nghiệp|nông sản|dược phẩm|dược|mỹ phẩm|' +
  'thực phẩm|và|&|-|–|:|,|quốc tế|công nghệ|may mặc|thời trang|kinh doanh|phân phối|chế biến|hữu cơ|nông nghiệp sạch|' +
  'tổng hợp|dịch vụ nông nghiệp|chăn nuôi|ong mật|tập đoàn|the|lâm nghiệp|thủy sản|chè|trà|cà phê|gốm sứ|dệt)';
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])${FORM} ?((?:${FILLER}[. ]{1,2}){0,9})([\\p{L}\\p{N}"“'][^\\n,;(]{1,60})`,
  'gu',
);
const FOREIGN =
  /[\p{L}\p{N}&.' -]{2,40}[ ,]{1,2}(?:co\.? ?, ?ltd|co\.? ltd|company limited|pty\.? ltd|pvt\.? ltd|ltd|jsc|inc|corp|corporation|gmbh|s\.?a\.?r\.?l|llc|s\.p\.a|sdn\.? bhd|plc)(?![\p{L}\p{N}])/gu;
/** After these somebody is named, whatever the form. */
const ROLE = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:nhà sản xuất|hãng sản xuất|đơn vị sản xuất|cơ sở sản xuất|chủ thể ocop|chủ thể sản xuất|chủ cơ sở|chủ hộ sản xuất|' +
    '(?:sản xuất|chế biến|đóng gói|đóng chai|sang chiết|phân phối|nhập khẩu|gia công|bào chế|cung cấp|phát hành|may|dệt)(?: (?:và|&) (?:sản xuất|chế biến|đóng gói|đóng chai|phân phối|nhập khẩu|chịu trách nhiệm))? bởi|' +
    'được sản xuất bởi|phân phối bởi|phân phối độc quyền bởi|nhập khẩu bởi|đóng gói bởi|nhập khẩu và phân phối bởi|' +
    'nhà nhập khẩu|đơn vị nhập khẩu|nhà phân phối|đơn vị phân phối|npp|chịu trách nhiệm bởi|đơn vị chịu trách nhiệm|' +
    'thương nhân chịu trách nhiệm|tổ chức chịu trách nhiệm|manufactured by|produced by|made by|distributed by|imported by|' +
    'manufacturer|importer|distributor)(?: chính| độc quyền| ủy quyền| phân phối| hàng hóa| sản phẩm| về hàng hóa| ' +
    'tại việt nam| chính thức){0,3} ?[:–-]? ?([\\p{L}\\p{N}][^\\n.;,]{2,60})',
  'gu',
);
/** "X là thương hiệu … của Y": Y answers for it; "Y chuyên sản xuất …". */
const OWNER = /(?<![\p{L}\p{N}])thương hiệu(?! của)[^.;:\n]{0,70}? của ([\p{L}][^\n.;,()]{2,40})/gu;
const DOES =
  /(?:^|\n)[^\p{L}\n]{0,4}([\p{L}][^\n:.,!?]{3,40})[ \n](?:là (?:nhà sản xuất|nhà phân phối|công ty|cơ sở sản xuất|xưởng)|chuyên sản xuất|trực tiếp sản xuất|phân phối và bảo hành|phân phối chính thức|phân phối độc quyền)(?![\p{L}])/gu;
/** "do HTX … sản xuất" without a legal form: "do Nhà Mây trực tiếp làm ra". */
const DONE_BY =
  /(?<![\p{L}\p{N}])do ([\p{L}][^\n.;,()]{2,40}?) (?:trực tiếp )?(?:sản xuất|chế biến|đóng gói|phân phối|nhập khẩu|làm ra)(?![\p{L}\p{N}])/gu;
const NO_FIRM = /shop|chúng tôi|cửa hàng|bên em|nhà em|sản phẩm|gian hàng|store|chính hãng|hàng /;

/** A common noun or a promise, no name: "công ty có thương hiệu", "nhà sản xuất uy tín". */
const NO_NAME =
  /^(?:chúng tôi|chúng|có|của|uy tín|lớn|khác|mẹ|con|nào|này|đã|sẽ|đang|hàng đầu|nổi tiếng|trên|tại|với|được|và|là|cam kết|không|đảm bảo|luôn|để|hay|hoặc|ở|về|bảo hành|xem|đang cập nhật|updating|chính hãng|trong|ngoài|nước|mỹ phẩm|sản xuất|chuyên|nhỏ|hiện đại|theo|cho|đạt|khép kín|từ|do|bởi|tư vấn|y tế|thẩm mỹ|spa|tận|gốc|trực tiếp|toàn quốc|mua sắm|thương mại|nghiên cứu|việt nam$|trung quốc$|hàn quốc$|nhật bản$|thái lan$|đức$|pháp$|mỹ$)(?![\p{L}\p{N}])/u;

const named = (text: ReadText, start: number, name: string): boolean =>
  isCapital(text, start) && !NO_NAME.test(name) && /\p{L}{2}/u.test(name);

function organisations(text: ReadText): Range[] {
  const forms = matches(text, NAMED).filter(({ match, start }) => {
    const [whole, , name = ''] = match;
    const at = start + whole.length - name.length;
    return named(text, /\p{L}|\p{N}/u.test(name[0] ?? '') ? at : at + 1, name.replace(/^["“']/, ''));
  });
  const roles = matches(text, ROLE).filter(({ match, end }) => {
    const [, name = ''] = match;
    return named(text, end - name.length, name);
  });
  const owners = matches(text, OWNER).filter(({ match, end }) => {
    const [, name = ''] = match;
    return named(text, end - name.length, name) && !beginsWithPlace(name) && !NO_FIRM.test(name);
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
  const foreign: Found[] = matches(text, FOREIGN);
  const made = sectionsOfKind(text, 'origin').filter(({ title, start, end }) => {
    return title === 'sản xuất' && !beginsWithPlace(text.folded.text.slice(start, Math.min(end, start + 60)));
  });
  const addressed = [...sectionsOfKind(text, 'organisation'), ...made]
    .map(({ head, start, end }) => ({ head, start, end: Math.min(end, lineEnd(text, start)) }))
    .filter(({ start, end }) => {
      const body = text.folded.text.slice(start, end);
      const lead = body.length - body.trimStart().length;
      return named(text, start + lead, body.trim());
    })
    .map(({ head, end }) => ({ start: head, end }));
  return [...roles, ...forms, ...foreign, ...addressed, ...owners, ...doers, ...makers];
}

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
      { text: 'Trà do Gia đình Lò Văn Mây trực tiếp sản xuất.' },
    ],
    miss: [
      { text: 'Thương hiệu: Đồi Sương' },
      { text: 'Trà do bà con tự tay sản xuất, do Việt Nam sản xuất.' },
      { text: 'Nên mua ở công ty có thương hiệu, nhà sản xuất uy tín.' },
      { text: 'Nhà sản xuất: Đang cập nhật' },
      { text: 'Công ty chúng tôi cam kết hàng chính hãng.' },
    ],
  },
  detect: ({ texts }) => distinct(texts.flatMap((text) => organisations(text).map((range) => passage(text, range)))),
});
