import { cross } from './usage-phrases.js';

const list = (text: string): string[] => text.split('|');

/** What follows is what the goods consist of. */
export const madeFrom: readonly string[] = [
  ...cross(
    'chiết xuất|được chiết xuất|chiết suất|làm|được làm|chế biến|được chế biến|sản xuất|được sản xuất|bào chế|điều chế|tinh chế|chưng cất|ép|ép lạnh|nấu|ủ|lên men|' +
      'xay|nghiền|dệt|được dệt|may|được may|đan|được đan|chế tác|được chế tác|đúc|tiện|hoàn toàn|chiết xuất 100%|chiết xuất hoàn toàn|tổng hợp|cấu tạo|được cấu tạo|tạo thành|được tạo thành|' +
      'được tạo nên|được nấu|được ủ|được xay|được ép|được pha chế|pha chế|chắt lọc|được chắt lọc|cô đặc|được cô đặc|tinh chiết|đi từ|được hút|hút mật|hút',
    'từ|bằng|hoàn toàn từ|100% từ|chính từ|từ các|từ hạt|từ lá|từ củ|từ quả|từ cây|từ hoa|từ vỏ|từ sữa|từ nguyên liệu|từ chất liệu|bằng chất liệu',
  ),
  ...cross('sự kết hợp|kết hợp|hòa quyện|công thức', 'độc đáo|hoàn hảo|tuyệt vời|hài hòa|tinh tế|tối ưu|đặc biệt'),
  ...list(
    'thành phần gồm|thành phần bao gồm|thành phần chính gồm|thành phần chính là|thành phần chính từ|thành phần là|thành phần từ|thành phần tự nhiên từ|thành phần chứa|với thành phần|có thành phần|' +
      'chứa thành phần|các thành phần như|thành phần như|thành phần thảo dược|thành phần thiên nhiên như|nguyên liệu chính là|nguyên liệu chính|nguyên liệu từ|nguyên liệu là|nguyên liệu gồm|với nguyên liệu|từ nguyên liệu|' +
      'lên men với|lên men cùng|ủ men|kết hợp từ|sự kết hợp giữa|sự kết hợp của|sự kết hợp hoàn hảo giữa|kết hợp giữa|kết hợp cùng|sự hòa quyện của|hòa quyện giữa|sự pha trộn|hỗn hợp của|hỗn hợp gồm|công thức từ|công thức gồm|công thức kết hợp|' +
      'chứa 100%|chứa chiết xuất|với chiết xuất|chiết xuất|dịch chiết|hoạt chất từ|thảo dược gồm|thảo dược như|các loại thảo dược|thảo mộc như|dược liệu như|các vị|vị thuốc|bao gồm các thảo dược|' +
      'vải bằng|bằng vải|bằng inox|bằng gỗ|bằng nhựa|bằng thép|bằng gốm|bằng sứ|bằng thủy tinh|bằng tre|bằng da|bằng hợp kim|bằng nhôm|bằng đồng|bằng bạc|bằng mây|bằng đá|bằng kim loại|bằng silicon|bằng cao su|bằng bông|' +
      'nguồn nguyên liệu|có nguồn gốc từ|lấy từ|lấy mật từ|được lấy từ|mật ong từ|mật từ|khai thác từ|hút mật hoa|hút phấn hoa|mật ong rừng từ|kết hợp tinh dầu|kết hợp với tinh dầu|kết hợp chiết xuất|kết hợp mật ong|kết hợp với mật ong|kết hợp thảo dược|kết hợp với thảo dược|made from|made of|made with|contains|extracted from|consists of|crafted from|woven from',
  ),
];

/** Cues only before the name of an ingredient: "giàu vitamin E", no "giàu dinh dưỡng". */
export const weakCues: readonly string[] = list(
  'hoạt chất|thành phần|giàu|có chứa|chứa nhiều|chứa hàm lượng|chứa các|chứa|tinh chất|bổ sung|kết hợp',
);

/** Stuff things are made of; said in prose it is a statement. */
export const materials: readonly string[] = [
  ...cross(
    'vải|chất|chất liệu|chất liệu vải|chất vải|sợi|len|da|gỗ|lụa',
    'cotton|inox|kính|nhựa|gỗ|da|kim loại|thép|len|poly|simili|mè|tuyết mưa|mdf|denim|kate|nhung tăm|gió|gió dù|thun|linen|lanh|lụa|tơ tằm|satin|voan|chiffon|polyester|kate|thun|nỉ|canvas|bố|đũi|tằm|thô|jean|kaki|nhung|ren|dạ|len|bò|pu|thật|bò thật|cá sấu|sồi|thông|hương|mun|trắc|tràm|tre|cao su|óc chó|xà cừ|lim|dừa|nhựa|tổng hợp|tự nhiên|tơ tằm tự nhiên|nylon|spandex|modal|bamboo|muslin|dù|gấm|phi|organza|taffeta|habutai',
  ),
  ...list(
    'được nhồi|nhồi bông|bông gòn|mạ vàng|inox 304|thép không gỉ|inox không gỉ|inox không rỉ|nhựa pp|nhựa abs|nhựa pet|nhựa nguyên sinh|hợp kim|thủy tinh|gốm sứ|tơ tằm|lụa tơ tằm|sợi bông|sợi tre|sợi tổng hợp|polyester|cotton|spandex|đất sét|đất nung|mây tre|lục bình|cói|lá buông|da bò|da thật|gỗ tự nhiên|kính cường lực',
  ),
];

/** The goods and nothing else. */
export const pure: readonly string[] = [
  ...cross(
    'mật ong|mật|tinh bột nghệ|bột nghệ|bột|tinh dầu|dầu|dầu dừa|cà phê|trà|chè|ca cao|cacao|nước mắm|hạt|lụa|sữa ong chúa|phấn hoa|muối|mật ong chín|mật ong rừng|mật ong hoa nhãn|mật ong hoa rừng|bơ|tinh bột|rượu|sâm|nấm|cao',
    'nguyên chất|nguyên chất 100%|hoàn toàn tự nhiên|thiên nhiên nguyên chất|tự nhiên nguyên chất|tự nhiên 100%|nguyên chất hoàn toàn|rang mộc|không pha',
  ),
  ...list(
    'nguyên chất 100%|100% nguyên chất|hoàn toàn nguyên chất|không pha trộn|không pha đường|không pha tạp|nguyên chất từ|không đường',
  ),
];

/** Single ingredients: two of them near one another are a list. */
export const ingredientNames: readonly string[] = list(
  'aqua|water|glycerin|sodium|parfum|fragrance|extract|panthenol|tocopherol|citric acid|phenoxyethanol|dimethicone|dimethiconol|cetearyl alcohol|cetyl alcohol|propylene glycol|butylene glycol|betaine|niacinamide|benzoate|' +
    'collagen|keratin|biotin|vitamin e|vitamin b5|vitamin c|vitamin b1|vitamin b6|vitamin a|acid amin|axit amin|curcumin|piperin|glucose|fructose|flavonoid|saponin|' +
    'bồ kết|bồ hòn|vỏ bưởi|hương nhu|cỏ mần trầu|mần trầu|hà thủ ô|ngải cứu|cam thảo|bạch chỉ|quế chi|đinh hương|thiên niên kiện|đương quy|xuyên khung|hoàng kỳ|kỷ tử|táo đỏ|hoa cúc|cỏ ngọt|lạc tiên|tâm sen|lá sen|giảo cổ lam|' +
    'đinh lăng|cà gai leo|diệp hạ châu|atiso|bạc hà|sả|gừng|nghệ|tỏi|ớt|tiêu|quế|hồi|chanh|quất|mật ong|đường|đường phèn|muối|bột ngọt|nước mắm|dầu thực vật|bột mì|bột gạo|bột năng|đậu xanh|đậu nành|đậu đỏ|đậu đen|mè|vừng|lạc|' +
    'hạt sen|hạt điều|hạnh nhân|óc chó|macca|nho khô|sữa bột|sữa tươi|bơ|thịt heo|thịt lợn|thịt bò|gạo nếp|gạo tẻ|gạo lứt|yến mạch|ca cao|cà phê|nhân sâm|linh chi|đông trùng hạ thảo|nha đam|lô hội|dầu dừa|dầu oliu|dầu argan|' +
    'tràm trà|oải hương|hoa hồng|hương thảo|cao lỏng|phụ gia|chất bảo quản|hương liệu|màu thực phẩm|ins',
);

/** Cues inside other phrases. */
export const notMade: readonly string[] = list(
  'chất liệu cao cấp|chất liệu tốt|thành phần thiên nhiên|sản xuất từ năm|nguồn nguyên liệu sạch|tinh chất của|làm từ thiện|cân bằng da|cân bằng|công nghệ|nghệ thuật|nghệ nhân|văn nghệ|tiêu chuẩn|tiêu chí|tiêu hóa|tiêu dùng|tiêu thụ|tiêu diệt|mục tiêu|chỉ tiêu|đường kính|đường may|đường huyết|đường ruột|đường phố|đường tiêu hóa|đường hô hấp|con đường|đường dây|đường nét|hồi phục|phục hồi|đàn hồi|thu hồi|hồi sinh|liên lạc|lạc quan|hồi xuân|giàu có|giàu kinh nghiệm|thiết kế từ',
);
