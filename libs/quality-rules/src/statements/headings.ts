import { foldText } from '#libs/ocop';

/** What a heading of a listing announces. */
export type HeadingKind =
  'ingredients' | 'usage' | 'storage' | 'expiry' | 'origin' | 'organisation' | 'quantity' | 'benefit' | 'other';

const phrases: Record<HeadingKind, string> = {
  ingredients:
    'thành phần|thành phần chính|các thành phần|các thành phần chính|thành phần cấu tạo|thành phần dinh dưỡng chính|' +
    'bảng thành phần|thành phần sản phẩm|thành phần chi tiết|full thành phần|thành phần đầy đủ|thành phần nổi bật|' +
    'thành phần hoạt chất|thành phần nguyên liệu|thành phần và công dụng|thành phần công dụng|nguyên liệu|' +
    'nguyên liệu chính|các nguyên liệu|nguyên vật liệu|dược liệu|thảo dược|hoạt chất|hoạt chất chính|cấu tạo|' +
    'thành phần cấu thành|chất liệu|chất liệu vải|chất liệu chính|chất liệu sản phẩm|chất vải|nguyên liệu sản phẩm|thành phần chủ yếu|loại vải|vải|' +
    'chất liệu mặt|chất liệu vỏ|chất liệu thân|chất liệu khung|vật liệu|vật liệu chính|được làm từ|làm từ|' +
    'được làm bằng|cấu thành|ingredients|ingredient|composition|material|materials|fabric|made of|' +
    'main ingredients|full ingredients|key ingredients|bao gồm các thành phần|thông tin thành phần|tp|nguồn nguyên liệu',
  usage:
    'hướng dẫn sử dụng|hdsd|hd sử dụng|h.d.s.d|hướng dẫn dùng|hướng dẫn cách dùng|hướng dẫn cách sử dụng|cách sử dụng|' +
    'cách dùng|liều dùng|liều lượng|liều dùng và cách dùng|liều dùng cách dùng|cách dùng liều dùng|' +
    'cách dùng và liều dùng|liều lượng và cách dùng|liều lượng sử dụng|đối tượng và cách dùng|cách pha|cách pha chế|' +
    'hướng dẫn pha|hướng dẫn pha chế|cách chế biến|hướng dẫn chế biến|gợi ý chế biến|gợi ý sử dụng|gợi ý cách dùng|' +
    'gợi ý món ngon|cách nấu|hướng dẫn nấu|cách làm|cách thực hiện|cách ăn|cách uống|cách thưởng thức|thưởng thức|' +
    'cách hãm trà|cách ngâm|cách giặt|cách vệ sinh|hướng dẫn vệ sinh|hướng dẫn giặt|hướng dẫn giặt ủi|' +
    'hướng dẫn giặt là|cách giặt và bảo quản|hướng dẫn giặt và bảo quản|chế độ giặt|cách chăm sóc|' +
    'hướng dẫn chăm sóc|cách phối đồ|cách mặc|cách đeo|cách quàng khăn|cách thắt khăn|hướng dẫn lắp đặt|cách lắp đặt|' +
    'cách đốt|cách xông|cách massage|cách trồng|cách gieo|hướng dẫn trồng|cách chơi|luật chơi|hướng dẫn chơi|cách lắp ráp|hướng dẫn lắp ráp|hướng dẫn lắp đặt và sử dụng|hướng dẫn bảo quản và sử dụng|các bước thực hiện|các bước sử dụng|' +
    'công thức|mẹo sử dụng|lưu ý khi sử dụng|lưu ý sử dụng|chỉ dẫn sử dụng|phương pháp sử dụng|hướng dẫn sử dụng và bảo quản|' +
    'cách sử dụng và bảo quản|cách dùng và bảo quản|usage|how to use|directions|direction|instructions|suggested use|' +
    'instruction for use|how to cook|sử dụng|cách sd|hướng dẫn sd|dosage',
  storage:
    'bảo quản|cách bảo quản|hướng dẫn bảo quản|điều kiện bảo quản|cách thức bảo quản|lưu ý bảo quản|chế độ bảo quản|' +
    'hd bảo quản|hdbq|storage|how to store|lưu trữ|phương pháp bảo quản|bảo quản sản phẩm|store|preservation',
  expiry:
    'hạn sử dụng|hạn dùng|hsd|thời hạn sử dụng|thời hạn dùng|thời gian sử dụng|hạn sd|thời hạn bảo quản|' +
    'thời gian bảo quản|ngày hết hạn|hsd exp|exp|expiry|expiry date|shelf life|best before|nsx hsd|nsx và hsd|' +
    'ngày sản xuất và hạn sử dụng|ngày sản xuất hạn sử dụng',
  origin:
    'xuất xứ|nguồn gốc|nguồn gốc xuất xứ|xuất xứ nguồn gốc|nơi sản xuất|nước sản xuất|sản xuất tại|made in|origin|' +
    'xuất xứ thương hiệu|quốc gia|quốc gia sản xuất|địa chỉ sản xuất|đcsx|dcsx|vùng trồng|vùng nguyên liệu|product of|' +
    'xuất sứ|country of origin|xx|sản xuất|nơi trồng|thương hiệu và xuất xứ|khu vực khai thác|khu vực quay mật|xưởng sx|xưởng sản xuất|nơi sx|sx tại|nơi đóng gói|địa điểm sản xuất|nơi thu hoạch|nơi khai thác|nơi nuôi|nơi chế biến|vùng khai thác|vùng thu hoạch|vùng nuôi|vùng sản xuất|khu vực trồng',
  organisation:
    'nhà sản xuất|đơn vị sản xuất|cơ sở sản xuất|công ty sản xuất|hãng sản xuất|sản xuất bởi|nhà phân phối|npp|' +
    'đơn vị phân phối|phân phối|phân phối bởi|công ty phân phối|nhà nhập khẩu|đơn vị nhập khẩu|nhập khẩu bởi|' +
    'nhập khẩu và phân phối|nhập khẩu và phân phối bởi|công ty nhập khẩu|đơn vị chịu trách nhiệm|' +
    'tổ chức chịu trách nhiệm|chịu trách nhiệm sản phẩm|chịu trách nhiệm về sản phẩm|thương nhân chịu trách nhiệm|' +
    'thương nhân chịu trách nhiệm hàng hóa|tổ chức chịu trách nhiệm về hàng hóa|chủ sở hữu|' +
    'đơn vị đóng gói|đóng gói bởi|đóng gói tại|manufacturer|manufactured by|distributed by|distributor|importer|' +
    'imported by|produced by|packed by|nhà cung cấp|đơn vị cung cấp|công ty|chịu trách nhiệm',
  quantity:
    'khối lượng|khối lượng tịnh|trọng lượng|trọng lượng tịnh|dung tích|thể tích|thể tích thực|quy cách|' +
    'quy cách đóng gói|quy cách sản phẩm|đóng gói|kích thước|kích thước sản phẩm|kích cỡ|size|sz|net weight|' +
    'net wt|volume|weight|dimensions|số lượng|khổ vải|chiều dài|chiều rộng|chiều cao|đường kính|bảng size|thông số size',
  benefit:
    'công dụng|công dụng chính|công dụng sản phẩm|tác dụng|tác dụng chính|lợi ích|ưu điểm|ưu điểm nổi bật|đặc điểm nổi bật|' +
    'công năng|chức năng|hiệu quả|lợi ích sức khỏe|tính năng|tính năng nổi bật|benefits|features|giá trị dinh dưỡng|' +
    'những lợi ích|những công dụng|những tác dụng|tại sao nên|vì sao nên|lý do nên|lý do',
  other:
    'lưu ý|chú ý|cảnh báo|thông tin cảnh báo|khuyến cáo|thông tin|thông tin sản phẩm|thông tin chi tiết|' +
    'thông tin chi tiết sản phẩm|mô tả|mô tả sản phẩm|đối tượng|đối tượng sử dụng|đối tượng dùng|màu sắc|màu|mùi vị|' +
    'hương vị|thương hiệu|nhãn hiệu|tên sản phẩm|bảo hành|cam kết|chúng tôi cam kết|chính sách|chính sách đổi trả|' +
    'chứng nhận|giấy phép|quy trình|quy trình sản xuất|đặc điểm|đặc tính|đặc tính vải|thiết kế|kiểu dáng|hotline|website|' +
    'địa chỉ|giá|giá bán|giới thiệu|giới thiệu sản phẩm|câu chuyện|về thương hiệu|nsx|ngày sản xuất|mã sản phẩm|' +
    'mã vạch|số công bố|chỉ tiêu chất lượng|tiêu chuẩn|chống chỉ định|tác dụng phụ|phù hợp|phù hợp với|chỉ số sản phẩm|' +
    'thông số|thông số kỹ thuật|phụ kiện|bộ sản phẩm bao gồm|sản phẩm bao gồm|hướng dẫn đặt hàng|hướng dẫn chọn size|' +
    'hướng dẫn mua hàng|hướng dẫn đổi trả|hướng dẫn bảo hành|hướng dẫn đổi hàng|cách đặt hàng|cách mua hàng|' +
    'cách phân biệt|cách nhận biết|cách chọn size|cách đo size|cách kiểm tra|cách thử|warning|note|brand',
};

/** Folded heading → kind. */
export const headings: ReadonlyMap<string, HeadingKind> = new Map(
  (Object.entries(phrases) as [HeadingKind, string][]).flatMap(([kind, list]) =>
    list.split('|').map((phrase): [string, HeadingKind] => [foldText(phrase), kind]),
  ),
);
/** In words. */
export const LONGEST_HEADING = 8;
