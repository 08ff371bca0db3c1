import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import type { Slip } from './words.js';

/** How goods come into being, by whom and from where; matched in the folded text. */
const MAKING =
  /(?<!\p{L})(?:thu hoạch|thu hái|thu gom|thu mua|khai thác|săn tìm|quay mật|vít nắp|nuôi ong|luyện mật|hút mật|lấy mật|đặt(?: những)? thùng ong|đưa đàn ong|đàn ong|cầu ong|được trồng|trồng (?:tại|ở|theo)|hái (?:tay|từ|vào)|tuyển chọn|chế biến|chưng cất|lên men|ngâm ủ|ủ trong|hạ thổ|phơi (?:sấy|khô|nắng|căng)|sấy (?:khô|lạnh|thăng)|sao vàng|nấu cao|nấu chậm|dệt (?:thủ công|tay|từ)|nhuộm|thêu tay|đan tay|vẽ tay|chạm khắc|ép lạnh|xay nhuyễn|làm (?:bằng tay|thủ công)|thủ công|gieo|vun trồng|canh tác|se sợi|ươm tơ|lấy từ (?:những |các )?(?:vườn|rừng)|trại mật|chắt chiu|nở (?:rộ|trắng|khắp)|rẫy hoa|mùa hoa|vườn hoa|ủ chượp|chượp|gài nén|kéo rút|rang (?:mộc|tay|củi|cát)|sao (?:tay|suốt|chè|trà|trên)|vò (?:tay|chè|trà)|diệt men|ướp hương|ướp sen|giã (?:tay|nhuyễn|cối)|xay (?:cối|đá|bột)|tráng (?:bánh|tay)|gói (?:lá|tay)|treo gác bếp|gác bếp|hun khói|nung|nặn|chuốt gốm|tráng men|chuốt|mài (?:giũa|dũa|tay)|thổi hồn|(?:vẽ|dệt|thêu|đan|chạm|nung|nặn|may|chế tác|làm ra|tạo ra) bởi|kỹ thuật (?:dệt|nung|ủ|sao|nhuộm|thêu|đan|rèn|đúc|làm mắm|truyền thống)|từ làng|cổ truyền (?:của|từ|tại)|gian bếp|tỉ mẩn|gọt (?:giũa|tay|từng)|kết (?:tay|từng)|ghép từng|từng (?:đường kim|công đoạn|khâu|mũi kim)|cạo mủ|bóc lụa|hái lượm|chọn (?:giống|lọc từng)|phơi (?:tay|giàn|gió)|muối (?:dưa|cà|ba)|đồ xôi|ủ (?:men|chua|tro)|nấu (?:thủ công|chảo)|xông khói|đẽo|tạc|khảm|tiện gỗ|đục gỗ|đúc đồng|vót|chẻ (?:lạt|nan|tre)|bện|khâu tay|kéo (?:tơ|sợi|mật)|quay tơ|mắc cửi|đánh bắt|đi biển|kéo lưới|câu tay|lặn biển|gặt lúa|gặt tay|cấy tay|đập lúa|phơi sương|phơi cát|ủ men|men lá|cất rượu|nấu (?:rượu|đường|mật|mắm|củi)|đun (?:củi|rơm)|lửa (?:củi|than|rơm)|chọn từng|nhặt từng|tách (?:vỏ|hạt) tay|học nghề|giữ nghề|giữ lửa|gìn giữ|lưu truyền|nối nghiệp|ra lò|theo công thức (?:cổ|gia truyền|của)|phương pháp (?:sấy|ngâm|ủ|truyền thống)|thời gian ngâm|tán nhỏ|thợ ong|rừng hoa|cánh rừng|mọc tự nhiên|sinh trưởng|chỉ phát triển|núi rừng|bản làng|hạt cà phê|bí quyết (?!làm)|ra đời|bắt nguồn|truyền (?:nghề|đời)|cha truyền|di chuyển đàn)(?!\p{L})/gu;
const PEOPLE =
  /(?<!\p{L})(?:người nuôi ong|bàn tay (?!bạn|của bạn|trẻ|mềm|khô|sạch)|tay nghề|thợ (?:ong|nuôi|dệt|thủ công|gốm|mộc|rèn|thêu|đan|làm|lành nghề)|diêm dân|ngư dân|lão nông|các (?:mẹ|chị|cụ|bà|mế|bác|cô|chú|anh)|bà cụ|ông bà|cha ông|tổ tiên|tổ nghề|gia đình (?:bà|ông|anh|chị|cô|chú|mình|em|họ)|vợ chồng|chị em|hội phụ nữ|thành viên|xã viên|nhà (?:bà|ông|anh|chị|mình|em)|phụ nữ (?:dân tộc|bản|làng)|người (?:dao|tày|nùng|thái|mường|khmer|chăm|ê đê|ba na|hmong|h mông|mông|xơ đăng|cơ tu|tà ôi|hà nhì|sán chỉ|cao lan)|đời thứ \S{1,20}|(?:hai|ba|bốn|năm|nhiều|bao|\d) thế hệ|thế hệ thứ|nghệ nhân|bà con|nông dân|người dân|đồng bào|hộ (?:nuôi|trồng|gia đình)|người (?:thợ|mẹ|bà|ông|dân tộc)|chúng tôi|dân tộc|bản làng|làng nghề|trại ong|vườn nhà|gia đình tôi)(?!\p{L})/u;
const LAND =
  /(?<!\p{L})(?:vùng|núi|rừng|tỉnh|huyện|xã|bản|làng|thôn|vườn|cao nguyên|đồi|rẫy|nương|thung lũng|đất|biển|sông|quê|miền|tây nguyên|tây bắc|cánh đồng|mỏ|sườn núi|chân núi|đỉnh núi|khe|suối|thác|đầm phá|vịnh|đảo|bãi bồi|cù lao|bờ biển|bờ sông|cửa biển|ruộng|vườn đồi|trang trại|nông trại|xưởng|lò|ấp|buôn|xóm|hợp tác xã|htx)(?!\p{L})/u;
const SEASON =
  /(?<!\p{L})(?:tháng \d{1,2}|mùa (?:hoa|xuân|hè|thu|đông|vụ)|vào vụ|âm lịch|nở (?:rộ|trắng|hoa)|từ \d{1,2} ?- ?\d{1,2} tháng|\d{1,5} (?:lần|phút|giờ|ngày|đêm|tháng|năm tuổi|độ|°c|mét)|(?:từ |năm )(?:1[89]|20)\d{2}|hơn \d{1,4} năm|\S{1,20} năm nay|sáng sớm|tinh mơ|sương|từ thời|từ đời|ngày xưa|sau tết|trước tết|đầu mùa|cuối mùa|mùa nước)(?!\p{L})/u;
/** Proper names beside each other in the stored text: "Suối Trong", "Đồi Sương". */
const PROPER = /(?<![.!?:•\-–\n]\s{0,3})(?<=\s)\p{Lu}\p{Ll}{1,20} \p{Lu}\p{Ll}{1,20}/u;
/** Use, delivery and warnings, not origin. */
const OTHER =
  /(?<!\p{L})(?:thoa|bôi|uống|pha|đơn hàng|giao hàng|đổi trả|khách hàng|quý khách|công ty|địa chỉ|bảo quản|hạn sử dụng|cách dùng|tránh|không dùng|lưu ý|massage|gội|nghiên cứu|bác sĩ|giúp|công dụng|tác dụng|điều trị|bệnh|ngâm chân|đắp|shop|xuất xứ|nguồn gốc xuất xứ|nhập khẩu|liên hệ|thương hiệu|thành phần|nhãn hiệu|bột nghệ với|thìa|muỗng|cho vào|hỗn hợp)(?!\p{L})/gu;

const LONGEST = 420;
const SHORTEST = 40;

/** Sentences of a folded text. */
function* sentences(text: string): Generator<[number, number]> {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    const stop =
      at === text.length || char === '\n' || ((char === '.' || char === '!') && /\s|^$/.test(text[at + 1] ?? ''));
    if (!stop) continue;
    if (at - from >= SHORTEST) yield [from, Math.min(at, from + LONGEST)];
    from = at + 1;
  }
}

function weight(read: ReadText, start: number, end: number): number {
  const sentence = read.folded.text.slice(start, end);
  const making = sentence.match(MAKING)?.length ?? 0;
  if (making === 0) return 0;
  const range = originalRange(read.folded, start, end);
  const proper = PROPER.test(read.text.slice(range.start, range.end).normalize('NFC'));
  const off = sentence.match(OTHER)?.length ?? 0;
  const about = [PEOPLE, LAND, SEASON].filter((pattern) => pattern.test(sentence)).length;
  return Math.min(making, 3) + about * 1.5 + (proper ? 1 : 0) - off * 1.5;
}

const ENOUGH = 3;

/** Sentences that tell how, where and by whom these goods are made, the most telling first. */
export function stories(read: ReadText): Slip[] {
  const found: { slip: Slip; points: number }[] = [];
  for (const [start, end] of sentences(read.folded.text)) {
    const points = weight(read, start, end);
    if (points >= ENOUGH) found.push({ slip: originalRange(read.folded, start, end), points });
  }
  return found.sort((a, b) => b.points - a.points).map(({ slip }) => slip);
}
