import { cross } from './usage-phrases.js';

const list = (text: string): string[] => text.split('|');

/** Say that what follows is where the goods are made, grown or fetched. */
export const makes: readonly string[] = [
  ...cross(
    'sản xuất|được sản xuất|chế biến|đóng gói|đóng chai|trồng|được trồng|nuôi|nuôi trồng|canh tác|thu hoạch|thu hái|thu mua|' +
      'khai thác|đánh bắt|hái|chưng cất|dệt|dệt thủ công|làm|chế tác|lấy|được lấy|lắp ráp|gia công|sinh trưởng|mọc|sống|' +
      'quay mật|lấy mật|hút mật|lấy phấn|chăn thả|ươm|xuất xứ|tuyển chọn|chọn lọc|tuyển lựa|thủ công|' +
      'chiết xuất|nguyên liệu|săn|may|may đo|nung|đan|xưởng sản xuất|nhà máy sản xuất|bắt nguồn|xuất phát|nguồn gốc|có nguồn gốc|' +
      'chắt lọc|kết tinh|thu được|vận chuyển|trồng nhiều|trồng trọt|gieo trồng',
    'tại|ở|từ|trên|trong|ngay tại|trực tiếp tại|trực tiếp ở|nhiều ở|chủ yếu ở|chủ yếu tại|khắp|theo từ|về từ',
  ),
  ...list(
    'sx tại|sx ở|nhập từ|nhập khẩu từ|nhập về từ|hàng chính hãng từ|chính hãng từ|nội địa từ|made in|product of|produced in|grown in|from|origin|manufactured in|imported from|nhập khẩu trực tiếp từ|nhập khẩu nguyên chiếc từ|' +
      'nhập trực tiếp từ|nhập khẩu chính ngạch từ|nhập khẩu|nhập khẩu chính hãng|hàng nhập|hàng nhập khẩu|đến từ|tới từ|' +
      'xuất xứ|nguồn gốc|bắt nguồn từ|xuất xứ từ|hàng nội địa|nội địa|đặc sản|đặc sản của|đặc sản vùng|đặc sản tỉnh|sản vật|' +
      'sản vật của|quê hương|món quà của|' +
      'làng nghề|xưởng sản xuất|nhà máy sản xuất|xưởng may|xưởng dệt|lò nung|có ở|chỉ có ở|chỉ có tại|mang về từ|gửi từ|thủ phủ|được làm tại',
  ),
];
/** Ground the goods come from; a place's name follows. */
export const lands: readonly string[] = list(
  'cánh đồng|ruộng|nương|suối|hồ|bãi|cồn|cù lao|hòn|nhà vườn|ven biển|vùng ven biển|làng chài|quê|thôn|ấp|xóm|vùng|vùng đất|vùng núi|vùng cao|vùng rừng|vùng biển|vùng trồng|vùng chè|vùng nguyên liệu|núi rừng|núi|rừng|rừng tràm|' +
    'rừng hoa|rừng ngập mặn|cánh rừng|đại ngàn|cao nguyên|cao nguyên đá|thảo nguyên|đồi chè|đồi|vườn|vườn nhãn|vườn vải|' +
    'nông trường|trang trại|nông trại|farm|rẫy|bờ biển|biển|đảo|huyện đảo|quần đảo|ngư dân|hải sản|xứ|xứ sở|miền|miền đất|' +
    'đất|vùng quê|thung lũng|sông|đầm|phá|vịnh|làng|làng nghề|làng lụa|làng gốm|bản|buôn|xã|huyện|tỉnh|thị xã|khu vực|' +
    '2 tỉnh|hai tỉnh|dãy núi|dãy|vùng trời|trại ong|vùng thổ nhưỡng|thiên nhiên|hương vị|tinh túy',
);
/** Goods named by their place: "chè Thái Nguyên". */
export const goods: readonly string[] = list(
  'hàng|quà|thuần|ocop|sản phẩm của|sản phẩm từ|người dân|bà con|nông dân|đồng bào|nghệ nhân|ngư dân|vựa|thức quà|sản phẩm|mật ong|mật ong rừng|mật ong hoa nhãn|mật ong hoa rừng|mật ong bạc hà|mật|chè|trà|trà xanh|trà shan tuyết|trà ô long|cà phê|cafe|ca cao|cacao|' +
    'bột cacao|bột ca cao|tiêu|hồ tiêu|hạt tiêu|hạt điều|điều|mắc ca|macca|macadamia|gạo|gạo nếp|nếp|gạo lứt|miến|miến dong|mì|bún|' +
    'bún khô|bánh|bánh tráng|bánh đa|bánh đậu xanh|bánh pía|kẹo|kẹo dừa|kẹo cu đơ|mè xửng|nem|nem chua|giò|chả|chả mực|chả cá|lạp xưởng|lạp sườn|' +
    'thịt trâu|thịt trâu gác bếp|thịt lợn gác bếp|trâu gác bếp|bò khô|khô bò|khô cá|cá khô|cá cơm|cá thu|cá lóc|mực|mực khô|mực một nắng|' +
    'tôm|tôm khô|tôm chua|nước mắm|mắm|mắm tôm|mắm ruốc|muối|muối hồng|muối ớt|muối tôm|chẩm chéo|mắc khén|hạt dổi|tương|tương ớt|' +
    'tỏi|tỏi đen|hành|hành tím|gừng|nghệ|tinh bột nghệ|bột nghệ|sả|quế|hồi|sâm|nhân sâm|hồng sâm|hắc sâm|sâm củ|củ khô|yến|yến sào|tổ yến|' +
    'đông trùng hạ thảo|nấm|nấm linh chi|linh chi|nấm hương|mộc nhĩ|măng|măng khô|rong biển|rong nho|rau|hoa|hoa quả|trái cây|bưởi|cam|quýt|chanh|' +
    'vải|vải thiều|nhãn|nhãn lồng|chôm chôm|xoài|sầu riêng|mít|chuối|thanh long|dứa|khóm|táo|nho|mận|đào|lê|hồng|hồng giòn|hồng treo gió|na|bơ|trái bơ|' +
    'dâu|dâu tây|mác mác|chanh leo|dừa|dầu dừa|mứt|ô mai|lạc|đậu|đậu phộng|đậu xanh|vừng|ngô|khoai|khoai lang|khoai môn|sắn|' +
    'rượu|rượu cần|rượu ngô|rượu nếp|rượu vang|vang|rượu sim|sim|sữa|sữa bò|sữa chua|phô mai|lụa|lụa tơ tằm|tơ tằm|thổ cẩm|vải lanh|khăn|nón|nón lá|chiếu|cói|' +
    'gốm|gốm sứ|sứ|đồ gỗ|gỗ|mây tre|mây tre đan|trầm hương|trầm|nhang|hương|tinh dầu|tinh dầu tràm|dầu tràm|dầu gội|cao|lá|thảo dược|' +
    'thực vật|dược liệu|cây|giống|hạt|hạt giống|mỹ phẩm|vải nhập|atiso|giảo cổ lam|cốm|chả cốm|bánh cốm|giấm|siro|sơ ri|nước cốt|đường|đường thốt nốt|mật mía|vú sữa',
);
/** Before or behind these a place is a market, a rule, a prize or a shop. */
export const others: readonly string[] = list(
  'nhập khẩu tại|nhập khẩu về|nhập khẩu và phân phối tại|bán tại|có mặt tại|thị trường|phiên bản|công đoàn|cờ|bản đồ|thời trang|trend|style|mốt|gu|thương hiệu|nhãn hiệu|thương hiệu số 1|người tiêu dùng|phụ nữ|công nghệ|tiêu chuẩn|kiểu|phong cách|chuẩn|vận chuyển|giao hàng|ship|freeship|' +
    'phân phối|chính hãng tại|đầu tiên tại|duy nhất tại|hàng đầu|số 1|bậc nhất|nổi tiếng nhất|tại thị trường|giải thưởng|' +
    'xuất khẩu|xuất khẩu sang|đạt chuẩn|bộ nông nghiệp|cục|hiệp hội|hiệp hội ong|khách hàng|showroom|cửa hàng|chi nhánh|hotline|tòa nhà|quận|văn phòng|' +
    'liên hệ|bảo hành|du lịch|phim|idol|du học|tiếng|chữ|đại học|bệnh viện|viện|người|khí hậu|chuyên gia|y học|nhà khoa học|kinh đô|sao|nữ hoàng|vua|hoàng gia',
);

/** What comes from there is a method or a part, not the goods. */
export const strange: readonly string[] = list('công nghệ|chuyên gia|dây chuyền|máy móc|thiết bị|bao bì|hương liệu');
/** Brought from abroad, these are a part, a stuff or a name, not the goods. */
export const parts: readonly string[] = list(
  'thép|lưỡi dao|linh kiện|động cơ|hoạt chất|thành phần|chiết xuất|tinh chất|hương thơm|men|phụ kiện|phụ liệu|' +
    'vải|sợi|mực|chứa|có trong|giống|trò chơi|công thức|phong cách|bí quyết|đa số|phần lớn|hàng nhái|hàng giả|trên thị trường',
);
