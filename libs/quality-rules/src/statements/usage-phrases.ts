const list = (text: string): string[] => text.split('|');
/** Every head with every tail. */
export const cross = (heads: string, tails: string): string[] =>
  list(heads).flatMap((head) => list(tails).map((tail) => `${head} ${tail}`));

/** Prepared with or in something: cooking and drinking. */
const kitchen = [
  ...cross(
    'pha|pha chế|pha uống|pha loãng|hòa|hòa tan|hòa vào|hòa cùng|khuấy|uống|uống kèm|dùng|dùng kèm|ăn|ăn kèm|trộn|trộn đều|kết hợp|' +
      'ngâm|hãm|đun|nấu|hấp|chưng|thêm|chấm|tráng|nhúng|tắm|rửa|cho vào|thả vào|bỏ vào|vắt|tiềm|hầm|súc miệng|xông|uống cùng',
    'với nước|với nước ấm|với nước sôi|với nước nóng|với nước lạnh|với nước đá|với nước mát|cùng nước|trong nước|vào nước|bằng nước|nước ấm|' +
      'nước sôi|nước nóng|nước lạnh|cùng nước ấm|với sữa|với sữa tươi|với sữa chua|cùng sữa|với chanh|với mật ong|với rượu|với đường|với trà|với trái cây|' +
      'với bánh mì|với cơm|cùng cơm|cùng bánh mì|với cháo|với salad|với xôi|với đá|cùng đá|với các loại|cùng các loại|với tinh bột nghệ|chung với|với gừng|với muối',
  ),
  ...cross(
    'uống|ăn|dùng|sử dụng|pha|nhai|ngậm|thưởng thức',
    'trực tiếp|vào buổi sáng|buổi sáng|mỗi sáng|vào mỗi buổi sáng|vào sáng|trước bữa ăn|sau bữa ăn|trước khi ăn|sau khi ăn|' +
      'trước khi ngủ|trước khi đi ngủ|khi đói|lúc đói|vào buổi tối|khi còn nóng|ngay khi còn nóng|nóng hoặc lạnh|khi còn ấm|' +
      'sáng và tối|sáng tối|trong bữa ăn|cùng bữa ăn|ngon hơn khi|thay nước|thay trà|thay cơm|thay đường',
  ),
  ...cross(
    'dùng|dùng để|được dùng|sử dụng|sử dụng để|có thể|có thể dùng|có thể dùng để|thích hợp|thích hợp để|dùng làm|được sử dụng|phù hợp|để',
    'pha trà|pha nước|pha cà phê|pha chế|pha với|uống|nấu|nấu canh|nấu cháo|nấu ăn|nấu chè|nấu nước|nấu lẩu|kho|xào|chiên|nướng|hấp|luộc|chấm|ướp|tẩm ướp|' +
      'làm bánh|làm gia vị|gia vị|nước chấm|làm nước chấm|ăn kèm|ăn trực tiếp|uống trực tiếp|ngâm rượu|hầm|hầm gà|làm nhân|chế biến|chế biến món|làm mứt|làm salad|' +
      'đắp mặt|đắp mặt nạ|làm mặt nạ|massage|mát xa|xông|xông hơi|tắm|ngâm chân|gội đầu|rửa mặt|súc miệng|đánh răng|thoa|bôi|trang trí|cắm hoa|thay thế đường|thay đường|thay thế muối|thay thế cho đường|phết|ăn sống|kết hợp',
  ),
  ...list(
    'pha trà|hãm trà|tráng trà|rót nước|đun sôi|đun nhỏ lửa|nấu chín|luộc chín|chiên giòn|chiên vàng|rán vàng|rang chín|nướng trên|nướng bằng|' +
      'hấp cách thủy|hấp chín|chưng cách thủy|hâm nóng|làm nóng lại|rã đông|quay lò vi sóng|lò vi sóng|nồi chiên không dầu|nồi cơm điện|vo gạo|vo sạch|' +
      'ngâm mềm|ngâm nước|ngâm cho nở|rửa sạch rồi|rửa sạch với|rửa sạch trước|rửa sạch và|để ráo|thái lát mỏng|thái nhỏ|cắt miếng|cắt khúc|xé nhỏ|chấm với|chấm muối|' +
      'rắc lên|rưới lên|phết lên|phết bánh|quét lên|trộn salad|trộn gỏi|trộn đều với|khuấy đều|lắc đều|lắc nhẹ|lắc kỹ|trước khi uống|trước khi dùng|trước khi sử dụng|' +
      'trước khi nấu|nhai kỹ|đắp mặt nạ|đắp lên mặt|xay sinh tố|vắt chanh|vắt thêm|thêm đá|đổ nước|đổ thêm nước|cho nước vào|thêm chanh|nêm nếm|nêm vừa|ướp thịt|tẩm ướp|' +
      'làm nước sốt|sốt salad|kho cá|kho thịt|nấu canh|nấu chè|nấu cháo|nấu lẩu|xào với|ngâm rượu|ngâm mật ong|ngâm đường|hầm gà|hầm với|hầm xương|ăn với|ăn kèm|ăn cùng|' +
      'dùng kèm|uống kèm|mỗi lần dùng|mỗi lần uống|mỗi lần lấy|mỗi ngày dùng|mỗi ngày uống|ngày dùng|ngày uống|ngày uống 2 lần|uống mỗi ngày|mỗi sáng|dùng thay thế|dùng thay đường|ngậm và nhai|' +
      'thưởng thức ngay|thưởng thức khi|là có thể dùng|là dùng được|là có thể thưởng thức|là có thể sử dụng|mở nắp rồi|mở nắp và|mở gói|xé gói|xé túi|bóc vỏ|trẻ em trên|người lớn:|trẻ em:',
  ),
];

/** Put on skin and hair. */
const body = [
  ...cross(
    'thoa|bôi|xoa|xịt|đắp|nhỏ|tán|vỗ|chấm|massage|mát xa|mát-xa|matxa|chà|chà xát|xoa bóp|dán|lăn|phun|vuốt',
    'đều|ngực|lưng|bụng|cổ|chân|thái dương|gan bàn chân|lên da|lên tóc|lên mặt|lên vùng|lên vết|lên chân tóc|lên phần|lên mái tóc|trực tiếp|nhẹ nhàng|nhẹ|một lượng|1 lượng|lượng vừa đủ|khắp|khắp mặt|đều khắp|đều lên|đều lên tóc|toàn thân|lên toàn bộ|vào vùng|vào lòng bàn tay|lên da đầu|da đầu|đầu|vài giọt|lên thân tóc|từ thân|một lớp|1 lớp|lớp mỏng|vào da|vào tóc|trước khi|sau khi|lên môi|lên cơ thể|vào thái dương|mỗi ngày|đều khắp mặt|từ 1|từ 2|khoảng|gốc tóc|sau gáy|ra tay|thật đều|đều ra',
  ),
  ...cross(
    'lấy|cho|dùng|lấy ra|đổ|nhỏ|bóp|nặn',
    'một lượng|1 lượng|một ít|1 ít|lượng vừa đủ|một lượng vừa đủ|một lượng nhỏ|lượng nhỏ|vài giọt|vài lát|một chút|1 chút|một vài giọt|khoảng|ra tay|ra lòng bàn tay|vào lòng bàn tay|vào chậu|vào cốc|vào ly|vào ấm|vào nồi|vào bình|vào chảo|vào nước|vào tô|vào bát|sản phẩm ra|dầu gội ra|dầu gội vào|dầu gội lên|ra bông|hỗn hợp',
  ),
  ...list(
    'làm ướt tóc|làm ướt da|làm ẩm tóc|làm ẩm da|tóc ẩm|trên tóc ẩm|tóc còn ẩm|da ướt|tóc ướt|rửa lại|rửa sạch lại|rửa mặt sạch|xả sạch|xả lại|gội lại|gội thêm|xả kỹ|xả thật sạch|rửa sạch bằng nước|rửa sạch với nước|' +
      'để qua đêm|để khoảng|ủ tóc|ủ khoảng|lau khô|thấm khô|sau khi tắm|sau khi gội|sau khi rửa mặt|vào buổi sáng và tối|sáng và tối|sáng, tối|tránh vùng mắt|dùng mỗi ngày|hơ lên|châm lửa|đốt nến|đốt trầm|đốt nhang|' +
      'thắp nhang|cho vào máy khuếch tán|vào máy khuếch tán|vào máy xông|vào đèn xông|lăn vào|hít sâu|hít trực tiếp|xông mũi|xông phòng|ngâm chân với|ngâm chân trong|ngâm chân bằng|pha nước ngâm chân|pha với nước|pha vào nước',
  ),
];

/** Washed, worn, mounted, switched on. */
const things = [
  ...cross(
    'giặt|nên giặt|không giặt|giặt bằng|chỉ giặt',
    'tay|máy|khô|nước lạnh|nước ấm|nhẹ|nhẹ nhàng|bằng|với|riêng|khăn|trong|chung|ở nhiệt độ|trước|được|đồ|hấp|lạnh|xà phòng',
  ),
  ...cross(
    'ủi|là|là ủi|ủi hơi|phơi',
    'ở nhiệt độ|nhiệt độ thấp|nhiệt độ|mặt trái|hơi nước|bằng|trong bóng râm|nơi|phẳng|ngang|khô|dưới|mát|nhẹ',
  ),
  ...cross(
    'quàng|buộc|thắt|choàng|vắt|khoác|đeo|đội|gấp|xếp',
    'khăn|nút|hờ|vai|cổ|lên|quanh|trên|vào cổ|ở cổ|tay|thõng|nơ|hai đầu|hai vạt|trước|chéo|khăn lên|khăn quanh',
  ),
  ...list(
    'không dùng chất tẩy|không nên dùng chất tẩy|không dùng thuốc tẩy|không sử dụng chất tẩy|không ngâm|không vắt|vắt nhẹ|lộn trái|không sấy|không tẩy|' +
      'lau bằng khăn|lau chùi bằng|lau sạch bằng|lau chùi thường xuyên|thường xuyên lau chùi|lau chùi sản phẩm|vệ sinh bằng|rửa bằng|rửa với nước|dùng khăn mềm|dùng vải mềm|gắn pin|lắp pin|ấn nút nguồn|bật nguồn|tắt nguồn|' +
      'cắm sạc|nhấn giữ|xoay nút|vặn nút|lắp vào|đặt túi|dán lên|cắm vào|đổ đầy nước|gieo hạt|tưới nước|ngâm hạt|trồng trong|ứng dụng may|dùng may|để may|may áo dài|thích hợp may|phù hợp may|' +
      'step 1|mix with|dissolve|stir|add hot water|take 1|take 2|take one|apply|rinse|massage into|serve with|hand wash|machine wash|dry clean|boil for|cook for|brew|steep',
  ),
];

export const instructions: readonly string[] = [...kitchen, ...body, ...things];

/** A verb that makes what stands under a heading of use more than praise. */
export const plainVerbs: readonly string[] = list(
  'dùng|uống|ăn|pha|hòa|khuấy|hãm|ngâm|đun|nấu|luộc|hấp|chiên|rán|nướng|rang|xào|kho|hầm|chưng|trộn|ướp|chấm|rưới|phết|rắc|ngậm|nhai|thoa|bôi|xoa|xịt|đắp|nhỏ|' +
    'gội|xả|massage|mát xa|lấy|cho|giặt|ủi|là ủi|phơi|lau|rửa|đeo|quàng|buộc|thắt|choàng|mặc|khoác|lắp|gắn|bật|nhấn|ấn|cắm|đặt|treo|đốt|xông|hơ|tắm|trồng|gieo|tưới|lắc|vắt|thái|' +
    'thả|bỏ|đổ|rót|thêm|dán|lăn|làm ướt|làm ẩm|làm sạch|sử dụng|thưởng thức|chế biến|bước 1|cách 1|bước 2|cách 2|thìa|muỗng|use|apply|take|mix|add|rinse|wash|serve|cook|boil',
);

/** Speaks of a test for real goods, of how goods are made, of what is forbidden to promise: no instruction. */
export const notUse: readonly string[] = list(
  'công suất|đun sôi nhanh|được thiết kế|mật ong thật|mật thật|mật giả|mật ong giả|thật giả|phân biệt|nhận biết|cách thử|kiểm tra chất lượng|quy trình|phương pháp|công nghệ|dây chuyền|được sấy|được nấu|được đun|được ngâm|được ủ|nghệ nhân|chúng tôi|người thợ|' +
    'nhân viên|shop|đổi trả|hoàn tiền|khách|quý khách|bảo hành|đặt hàng|chat|inbox|tin nhắn',
);
