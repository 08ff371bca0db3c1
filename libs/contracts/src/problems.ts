/** A text in both languages; `{name}` is filled from the problem's params. */
export interface ProblemText {
  vi: string;
  en: string;
}
export interface ProblemEntry {
  status: number;
  title: ProblemText;
  fix: ProblemText;
}

const entry = (status: number, vi: string, en: string, fixVi: string, fixEn: string): ProblemEntry => ({
  status,
  title: { vi, en },
  fix: { vi: fixVi, en: fixEn },
});

/** Stable codes of problem documents (RFC 9457). A code never changes its meaning. */
export const problems = {
  'request.invalid': entry(
    422,
    'Dữ liệu gửi lên chưa đúng',
    'The request has invalid fields',
    'Sửa các trường được nêu rồi gửi lại.',
    'Correct the fields named and send again.',
  ),
  'request.notJson': entry(
    400,
    'Nội dung không phải JSON hợp lệ',
    'The body is not valid JSON',
    'Gửi JSON mã hoá UTF-8.',
    'Send JSON encoded as UTF-8.',
  ),
  'request.tooLarge': entry(
    413,
    'Nội dung quá lớn',
    'The body is too large',
    'Gửi ít dữ liệu hơn mỗi lần (tối đa {limit}).',
    'Send less at a time (at most {limit}).',
  ),
  'request.tooDeep': entry(
    400,
    'Dữ liệu lồng quá sâu',
    'The body is nested too deeply',
    'Bỏ bớt các tầng lồng nhau (tối đa {limit}).',
    'Use fewer levels (at most {limit}).',
  ),
  'request.forbiddenKey': entry(
    400,
    'Tên trường không được phép',
    'A field name is not allowed',
    'Bỏ trường "{key}".',
    'Remove the field "{key}".',
  ),
  'request.unsupportedType': entry(
    415,
    'Kiểu nội dung không được nhận',
    'Unsupported content type or encoding',
    'Gửi với Content-Type {expected}.',
    'Send with Content-Type {expected}.',
  ),
  'request.header': entry(
    400,
    'Tiêu đề {header} không hợp lệ',
    'The header {header} is not valid',
    'Xem tài liệu API cho tiêu đề {header}.',
    'See the API description for {header}.',
  ),
  'request.malformed': entry(
    400,
    'Yêu cầu HTTP bị hỏng',
    'The HTTP request is malformed',
    'Kiểm tra dòng đầu, các tiêu đề và độ dài nội dung (Content-Length), rồi gửi lại qua kết nối mới.',
    'Check the request line, the headers and Content-Length, then send it again over a new connection.',
  ),
  'request.headersTooLarge': entry(
    431,
    'Các tiêu đề quá lớn',
    'The headers are too large',
    'Rút gọn địa chỉ và các tiêu đề (tất cả dưới 16 kB).',
    'Shorten the address and the headers (16 kB for all of them).',
  ),
  'request.timeout': entry(
    408,
    'Yêu cầu gửi quá chậm',
    'The request came too slowly',
    'Gửi lại, không ngừng giữa chừng; nếu mạng chậm thì gửi ít dữ liệu hơn mỗi lần.',
    'Send it again without pausing; send less at a time over a slow line.',
  ),
  'route.notFound': entry(
    404,
    'Không có địa chỉ này',
    'There is nothing at this address',
    'Kiểm tra lại đường dẫn.',
    'Check the path.',
  ),
  'route.method': entry(
    405,
    'Phương thức không dùng được ở đây',
    'Method not allowed here',
    'Dùng {allowed}.',
    'Use {allowed}.',
  ),
  'auth.required': entry(
    401,
    'Cần đăng nhập',
    'Sign-in required',
    'Gửi tiêu đề Authorization: Bearer <khoá hoặc token>.',
    'Send Authorization: Bearer <key or token>.',
  ),
  'auth.invalid': entry(
    401,
    'Khoá hoặc token không còn hiệu lực',
    'The key or token is not valid',
    'Đăng nhập lại hoặc dùng khoá khác.',
    'Sign in again or use another key.',
  ),
  'auth.wrong': entry(
    401,
    'E-mail hoặc mật khẩu không đúng',
    'Wrong e-mail or password',
    'Kiểm tra lại rồi thử lần nữa.',
    'Check both and try again.',
  ),
  'auth.tooMany': entry(
    429,
    'Thử đăng nhập quá nhiều lần',
    'Too many sign-in attempts',
    'Đợi {seconds} giây rồi thử lại.',
    'Wait {seconds} seconds and try again.',
  ),
  'auth.scope': entry(
    403,
    'Không đủ quyền',
    'Not permitted',
    'Cần quyền "{scope}". Nhờ chủ đơn vị cấp quyền.',
    'The scope "{scope}" is needed. Ask the owner of the organisation.',
  ),
  'product.notFound': entry(
    404,
    'Không tìm thấy sản phẩm',
    'No such product',
    'Kiểm tra mã; sản phẩm có thể đã bị xoá.',
    'Check the id; the product may have been removed.',
  ),
  'product.exists': entry(
    409,
    'Mã sản phẩm "{code}" đã có',
    'A product with code "{code}" exists',
    'Sửa sản phẩm {id} bằng PUT, hoặc dùng mã khác.',
    'Change product {id} with PUT, or use another code.',
  ),
  'product.skuTaken': entry(
    409,
    'Mã SKU "{sku}" đã dùng cho sản phẩm khác',
    'SKU "{sku}" is used by another product',
    'Đổi mã SKU hoặc sửa sản phẩm {id}.',
    'Change the SKU or edit product {id}.',
  ),
  'product.tooLarge': entry(
    413,
    'Sản phẩm quá lớn',
    'The product is too large',
    'Rút gọn nội dung (tối đa {limit} byte).',
    'Shorten its content (at most {limit} bytes).',
  ),
  'product.changed': entry(
    412,
    'Sản phẩm vừa được người khác sửa',
    'The product was changed meanwhile',
    'Tải lại bản {revision}, sửa rồi gửi với If-Match mới.',
    'Load revision {revision}, apply your change and send it with the new If-Match.',
  ),
  'product.matchRequired': entry(
    428,
    'Thiếu tiêu đề If-Match',
    'If-Match is required',
    'Gửi If-Match: "<số bản>" lấy từ lần đọc gần nhất.',
    'Send If-Match: "<revision>" from your last read.',
  ),
  'selfAssessment.noSheet': entry(
    409,
    'Sản phẩm chưa chọn bộ sản phẩm OCOP',
    'The product names no OCOP score sheet',
    'Chọn một trong 26 bộ sản phẩm (ocopSheet) rồi tự đánh giá.',
    'Choose one of the 26 sheets (ocopSheet) first.',
  ),
  'selfAssessment.changed': entry(
    412,
    'Bản tự đánh giá vừa được người khác sửa',
    'The answers were changed meanwhile',
    'Tải lại bản {version}, sửa rồi gửi với If-Match mới.',
    'Load version {version}, apply your change and send it with the new If-Match.',
  ),
  'selfAssessment.matchRequired': entry(
    428,
    'Thiếu tiêu đề If-Match',
    'If-Match is required',
    'Đã có bản tự đánh giá: gửi If-Match: "<số bản>" lấy từ lần đọc gần nhất.',
    'Answers are stored already: send If-Match: "<version>" from your last read.',
  ),
  'producer.notFound': entry(
    404,
    'Không tìm thấy chủ thể "{code}"',
    'No such producer "{code}"',
    'Tạo chủ thể trước bằng PUT /v1/producers/{code}.',
    'Create it first with PUT /v1/producers/{code}.',
  ),
  'offer.notFound': entry(
    404,
    'Không có SKU "{sku}"',
    'No such SKU "{sku}"',
    'Kiểm tra mã SKU và chủ thể.',
    'Check the SKU and the producer.',
  ),
  'offer.future': entry(
    422,
    'Thời điểm kiểm kho ở tương lai',
    'asOf lies in the future',
    'Kiểm tra đồng hồ máy gửi.',
    'Check the clock of the sender.',
  ),
  'offer.older': entry(
    409,
    'Đã có số liệu kho mới hơn',
    'A newer stock statement is known',
    'Không cần gửi lại; số mới hơn được giữ.',
    'Nothing to do; the newer statement is kept.',
  ),
  'import.notFound': entry(404, 'Không tìm thấy đợt nhập', 'No such import', 'Kiểm tra mã đợt nhập.', 'Check the id.'),
  'import.empty': entry(
    422,
    'Tệp không có dòng dữ liệu nào',
    'The file has no rows',
    'Kiểm tra tệp có dòng tiêu đề và ít nhất một dòng dữ liệu.',
    'The file needs a heading row and at least one row of data.',
  ),
  'import.nothingUsable': entry(
    422,
    'Không có dòng nào dùng được',
    'No row could be used',
    'Tải refused.csv, sửa theo cột lý do rồi nhập lại.',
    'Load refused.csv, correct it by its reason column and send it again.',
  ),
  'import.missingColumn': entry(
    422,
    'Thiếu cột "{column}"',
    'Column "{column}" is missing',
    'Thêm cột {column} vào dòng tiêu đề.',
    'Add {column} to the heading row.',
  ),
  'import.duplicateColumn': entry(
    422,
    'Cột "{column}" xuất hiện hai lần',
    'Column "{column}" appears twice',
    'Bỏ hoặc đổi tên một trong hai cột.',
    'Remove or rename one of the two.',
  ),
  'import.encoding': entry(
    422,
    'Tệp không phải UTF-8',
    'The file is not UTF-8',
    'Lưu lại dưới dạng "CSV UTF-8" rồi gửi.',
    'Save it as "CSV UTF-8" and send it again.',
  ),
  'import.notCsv': entry(
    422,
    'Đây không phải tệp CSV',
    'This is not a CSV file',
    'Gửi tệp CSV có dấu phẩy, chấm phẩy hoặc tab ngăn cột.',
    'Send a CSV file with commas, semicolons or tabs.',
  ),
  'import.tooLarge': entry(
    413,
    'Tệp quá lớn',
    'The file is too large',
    'Chia tệp nhỏ hơn {limit}.',
    'Split it below {limit}.',
  ),
  'connection.notFound': entry(
    404,
    'Không tìm thấy kết nối gian hàng',
    'No such connection',
    'Kiểm tra mã kết nối.',
    'Check the id.',
  ),
  'connection.exists': entry(
    409,
    'Gian hàng này đã được kết nối',
    'This shop is already connected',
    'Dùng kết nối {id}.',
    'Use connection {id}.',
  ),
  'connection.refused': entry(
    422,
    'Sàn không chấp nhận thông tin kết nối',
    'The channel refused the credentials',
    'Kiểm tra lại khoá và mã gian hàng: {words}',
    'Check keys and shop id: {words}',
  ),
  'connection.otherShop': entry(
    409,
    'Thông tin này thuộc gian hàng khác',
    'These settings belong to another shop',
    'Kết nối này giữ gian hàng "{shop}"; tạo kết nối mới cho gian hàng kia.',
    'This connection keeps the shop "{shop}"; create a new connection for the other one.',
  ),
  'channel.unknown': entry(
    422,
    'Không có kênh "{channel}"',
    'No channel "{channel}"',
    'Các kênh: {known}.',
    'Known channels: {known}.',
  ),
  'listing.notFound': entry(
    404,
    'Không tìm thấy tin đăng',
    'No such listing',
    'Kiểm tra mã tin đăng.',
    'Check the id.',
  ),
  'listing.state': entry(
    409,
    'Tin đăng không ở trạng thái làm được việc này',
    'The listing is not in a state for this',
    'Trạng thái hiện tại: {state}.',
    'It is {state} now.',
  ),
  'question.notFound': entry(
    404,
    'Không tìm thấy câu hỏi',
    'No such question',
    'Kiểm tra mã câu hỏi.',
    'Check the id.',
  ),
  'question.answered': entry(
    409,
    'Câu hỏi đã được trả lời',
    'The question is answered already',
    'Không cần làm gì thêm.',
    'Nothing to do.',
  ),
  'question.choice': entry(
    422,
    'Không có lựa chọn này',
    'No such choice',
    'Chọn một trong: {choices}.',
    'Choose one of: {choices}.',
  ),
  'rulePack.refused': entry(
    422,
    'Bộ quy tắc không dùng được',
    'The rule pack cannot be used',
    'Sửa rồi gửi lại: {problems}.',
    'Correct it and send it again: {problems}.',
  ),
  'rulePack.exists': entry(
    409,
    'Đã có bộ quy tắc mang mã này',
    'There is a rule pack of this id',
    'Đặt mã khác: kết quả cũ vẫn ghi mã bộ quy tắc đã dùng.',
    'Choose another id: old verdicts name the pack that judged them.',
  ),
  'rulePack.notFound': entry(
    404,
    'Không tìm thấy bộ quy tắc',
    'No such rule pack',
    'Xem danh sách bộ quy tắc.',
    'See the list of rule packs.',
  ),
  'rulePack.noPreview': entry(
    409,
    'Bộ quy tắc không đang được xem trước',
    'No preview of this rule pack is running',
    'Xem danh sách bộ quy tắc để biết tình trạng.',
    'See the list of rule packs for its state.',
  ),
  'rulePack.notPreviewed': entry(
    409,
    'Bộ quy tắc chưa được xem trước xong',
    'The rule pack has not been previewed to the end',
    'Xem trước, đọc kết quả, rồi mới áp dụng.',
    'Preview it, read what would change, then activate it.',
  ),
  'key.notFound': entry(404, 'Không tìm thấy khoá', 'No such key', 'Kiểm tra mã khoá.', 'Check the id.'),
  'person.exists': entry(
    409,
    'E-mail này đã có người dùng',
    'This e-mail is taken',
    'Dùng e-mail khác hoặc đăng nhập.',
    'Use another e-mail or sign in.',
  ),
  'idempotency.otherBody': entry(
    422,
    'Idempotency-Key đã dùng với nội dung khác',
    'Idempotency-Key was used with another body',
    'Dùng khoá mới cho yêu cầu mới.',
    'Use a new key for a new request.',
  ),
  'idempotency.running': entry(
    409,
    'Yêu cầu cùng khoá đang chạy',
    'A request with this key is still running',
    'Đợi rồi gửi lại với cùng khoá.',
    'Wait and send it again with the same key.',
  ),
  'service.busy': entry(
    503,
    'Hệ thống đang bận, dữ liệu chưa được nhận',
    'Busy; nothing was accepted',
    'Gửi lại sau {seconds} giây.',
    'Send again in {seconds} seconds.',
  ),
  'service.unavailable': entry(
    503,
    'Dịch vụ tạm thời không dùng được',
    'Temporarily unavailable',
    'Gửi lại sau {seconds} giây.',
    'Send again in {seconds} seconds.',
  ),
  'service.bug': entry(
    500,
    'Lỗi trong hệ thống',
    'Something went wrong on our side',
    'Báo cho người vận hành kèm mã {reference}.',
    'Tell the operator the reference {reference}.',
  ),
} as const satisfies Record<string, ProblemEntry>;
export type ProblemCode = keyof typeof problems;

const issue = (vi: string, en: string, fixVi: string, fixEn: string): { message: ProblemText; fix: ProblemText } => ({
  message: { vi, en },
  fix: { vi: fixVi, en: fixEn },
});

/** Field-level codes: zod's own (`invalid_type`, `too_big`, …) and ours (given as `params.code`). */
export const issueTexts: Record<string, { message: ProblemText; fix: ProblemText }> = {
  missing: issue('Thiếu trường này', 'This field is missing', 'Điền trường này.', 'Fill in this field.'),
  invalid_type: issue('Sai kiểu dữ liệu', 'Wrong type', 'Cần kiểu {expected}.', 'It must be of type {expected}.'),
  too_big: issue('Quá dài hoặc quá lớn', 'Too long or too large', 'Tối đa {maximum}.', 'At most {maximum}.'),
  too_small: issue('Quá ngắn hoặc quá nhỏ', 'Too short or too small', 'Tối thiểu {minimum}.', 'At least {minimum}.'),
  invalid_format: issue('Sai định dạng', 'Wrong format', 'Cần dạng {format}.', 'It must have the form {format}.'),
  not_multiple_of: issue(
    'Không phải bội số cho phép',
    'Not a permitted multiple',
    'Cần bội số của {divisor}.',
    'It must be a multiple of {divisor}.',
  ),
  unrecognized_keys: issue(
    'Trường không có trong danh mục',
    'Unknown field',
    'Bỏ trường {keys} hoặc kiểm tra chính tả.',
    'Remove {keys} or check the spelling.',
  ),
  invalid_union: issue(
    'Không khớp dạng nào được nhận',
    'Matches none of the permitted forms',
    'Xem tài liệu API cho trường này.',
    'See the API description of this field.',
  ),
  invalid_value: issue(
    'Giá trị không nằm trong danh sách',
    'Not one of the permitted values',
    'Chọn một trong: {values}.',
    'Choose one of: {values}.',
  ),
  invalid_key: issue('Tên trường không hợp lệ', 'Invalid key', 'Sửa tên trường.', 'Correct the key.'),
  invalid_element: issue('Phần tử không hợp lệ', 'Invalid element', 'Sửa phần tử này.', 'Correct this element.'),
  custom: issue('Giá trị không hợp lệ', 'Not valid', 'Sửa giá trị này.', 'Correct this value.'),
  'text.unstorable': issue(
    'Văn bản chứa ký tự không lưu được',
    'The text has characters that cannot be stored',
    'Xoá ký tự lạ (NUL, ký tự hỏng) rồi dán lại.',
    'Remove NUL and broken characters.',
  ),
  'text.blank': issue('Văn bản trống', 'The text is blank', 'Viết nội dung.', 'Write something.'),
  'text.control': issue(
    'Có ký tự điều khiển',
    'Control characters are not allowed',
    'Xoá xuống dòng, tab trong mã.',
    'Remove line breaks and tabs.',
  ),
  'sku.repeated': issue(
    'Mã SKU bị lặp',
    'SKU repeated',
    'Mỗi phân loại cần một mã SKU riêng.',
    'Every variant needs its own SKU.',
  ),
  'options.count': issue(
    'Số giá trị phân loại không khớp',
    'Number of option values differs from the options',
    'Cần {expected} giá trị.',
    'It needs {expected} values.',
  ),
  'options.unknownValue': issue(
    'Giá trị không có trong phân loại',
    'Value is not among the option’s values',
    'Thêm giá trị vào phân loại hoặc sửa lại.',
    'Add it to the option or correct it.',
  ),
  'options.repeated': issue(
    'Hai phân loại trùng nhau',
    'Two variants have the same options',
    'Sửa để mỗi phân loại khác nhau.',
    'Make every variant different.',
  ),
  'document.repeated': issue(
    'Mã giấy tờ bị lặp',
    'Document id repeated',
    'Mỗi giấy tờ cần một mã riêng.',
    'Every document needs its own id.',
  ),
  'document.unknown': issue(
    'Sản phẩm không có giấy tờ này',
    'The product has no such document',
    'Kiểm tra mã giấy tờ.',
    'Check the document id.',
  ),
  'document.notCertificate': issue(
    'Mục này chỉ dành cho giấy chứng nhận OCOP',
    'Only an OCOP certificate has this field',
    'Bỏ mục này, hoặc chọn loại giấy "ocopCertificate".',
    'Leave it out, or choose the kind "ocopCertificate".',
  ),
  'document.notConfirmed': issue(
    'Giấy tờ này chưa được xác nhận',
    'This document is not confirmed',
    'Chỉ rút được xác nhận đang có.',
    'Only a confirmation that is there can be taken back.',
  ),
  'renewal.order': issue(
    'Ngày có kết quả đánh giá lại phải sau ngày nộp hồ sơ',
    'The renewal is decided after its file was handed in',
    'Ghi ngày nộp hồ sơ (renewalFiledOn) và sửa lại hai ngày.',
    'Give renewalFiledOn and correct the two dates.',
  ),
  'reason.missing': issue('Chưa ghi lý do', 'The reason is missing', 'Ghi lý do.', 'Write the reason.'),
  'decision.unknown': issue(
    'Chưa ai quyết định như vậy về nhận xét này',
    'Nobody decided so on this finding',
    'Xem lại kết quả đánh giá mới nhất.',
    'See the newest assessment.',
  ),
  'criterion.otherSheet': issue(
    'Sản phẩm thuộc bộ sản phẩm khác',
    'The product is on another sheet',
    'Dùng phiếu số {expected}.',
    'Use sheet {expected}.',
  ),
  'criterion.unknown': issue(
    'Phiếu không có tiêu chí này',
    'The sheet has no such criterion',
    'Kiểm tra mã tiêu chí.',
    'Check the code of the criterion.',
  ),
  'criterion.level': issue(
    'Tiêu chí không có mức này',
    'The criterion has no such level',
    'Chọn mức từ 0 đến {maximum}.',
    'Choose a level from 0 to {maximum}.',
  ),
  'criterion.repeated': issue(
    'Tiêu chí được trả lời hai lần',
    'The criterion is answered twice',
    'Giữ một câu trả lời.',
    'Keep one answer.',
  ),
  'pack.rule': issue(
    'Không có quy tắc mang mã này',
    'There is no rule of this id',
    'Xem mã các quy tắc ở GET /v1/rules, sửa hoặc bỏ dòng này.',
    'See the ids at GET /v1/rules; correct or remove this entry.',
  ),
  'pack.profile': issue(
    'Không có bảng trọng số mang mã này',
    'There is no scoring profile of this id',
    'Chọn một trong: {known}.',
    'Choose one of: {known}.',
  ),
  'pack.period': issue(
    'Ngày bắt đầu sau ngày kết thúc',
    'The first day is after the last one',
    'Sửa validFrom ({from}) hoặc validTo ({to}).',
    'Correct validFrom ({from}) or validTo ({to}).',
  ),
  'finding.unknown': issue(
    'Sản phẩm không có nhận xét này',
    'The product has no such finding',
    'Xem lại kết quả đánh giá mới nhất.',
    'See the newest assessment.',
  ),
  'finding.gate': issue(
    'Nhận xét này không bỏ qua được',
    'This finding cannot be dismissed',
    'Sửa nội dung, hoặc chờ cán bộ xem xét.',
    'Correct the content, or wait for an officer.',
  ),
  'finding.notReview': issue(
    'Nhận xét này không chờ cán bộ quyết định',
    'This finding does not wait for a decision',
    'Chỉ quyết định những nhận xét mức "cần xem xét".',
    'Decide on findings of severity "review" only.',
  ),
  'finding.notBlock': issue(
    'Nhận xét này không chặn sản phẩm',
    'This finding blocks nothing',
    'Chỉ báo nhầm cho nhận xét mức "chặn".',
    'Record false positives for findings of severity "block" only.',
  ),
  'finding.byEntryOnly': issue(
    'Không ai quyết định thay cho nguồn được: kênh có nhận nhóm hàng này hay không',
    'Whether a channel takes these goods cannot be decided by hand: it needs a source',
    'Thêm dòng có nguồn và ngày đọc vào danh mục hàng của kênh (docs/allow-list.md), hoặc chọn đúng bộ sản phẩm.',
    'Add an entry with its source and date to the channel’s list of goods (docs/allow-list.md), or choose the right sheet.',
  ),
  'offer.unknownSku': issue(
    'SKU không có trong sản phẩm',
    'SKU is not among the variants',
    'Sửa mã SKU.',
    'Correct the SKU.',
  ),
  'offer.twoStocks': issue(
    'Vừa khai tồn kho vừa khai thay đổi',
    'Stock told twice',
    'Chỉ gửi stock hoặc stockChange.',
    'Send stock or stockChange, not both.',
  ),
  'producer.needed': issue(
    'Chưa biết sản phẩm của chủ thể nào',
    'The producer is not known',
    'Gửi producerCode hoặc producer (trong tệp: cột producer_code hay producer_name).',
    'Send producerCode or producer (in a file: the column producer_code or producer_name).',
  ),
  'producer.kind': issue(
    'Loại chủ thể không có trong danh mục',
    'Unknown kind of producer',
    'Chọn: hợp tác xã, tổ hợp tác, công ty, hộ kinh doanh, trang trại, hiệp hội.',
    'Choose: cooperative, cooperativeGroup, company, household, farm, association.',
  ),
  'commune.unknown': issue(
    'Mã xã/phường không có trong danh mục',
    'Unknown commune code',
    'Dùng mã 5 chữ số của danh mục xã, phường từ 1/7/2025.',
    'Use a 5-digit code of the list in force since 1 July 2025.',
  ),
  'commune.form': issue(
    'Mã xã/phường chưa đúng dạng',
    'The commune code has the wrong form',
    'Mã gồm đúng 5 chữ số, kể cả số 0 ở đầu (định dạng ô là Văn bản).',
    'Exactly 5 digits, leading zeros included (format the cell as text).',
  ),
  'sku.taken': issue(
    'Mã SKU đã dùng cho sản phẩm khác',
    'The SKU is used by another product',
    'Đổi mã SKU hoặc sửa sản phẩm {id}.',
    'Change the SKU or edit product {id}.',
  ),
  'price.form': issue(
    'Giá chưa đúng dạng',
    'The price has the wrong form',
    'Viết số đồng nguyên, ví dụ 120000 hoặc 120.000; không viết tắt, không có phần lẻ.',
    'Whole đồng, e.g. 120000 or 120.000; no short forms, no decimals.',
  ),
  'number.form': issue(
    'Số chưa đúng dạng',
    'The number has the wrong form',
    'Chỉ viết chữ số, không kèm đơn vị.',
    'Digits only, without a unit.',
  ),
  'date.form': issue(
    'Ngày chưa đúng dạng',
    'The date has the wrong form',
    'Viết ngày/tháng/năm, ví dụ 05/09/2026, hoặc 2026-09-05.',
    'Write day/month/year, e.g. 05/09/2026, or 2026-09-05.',
  ),
  'url.form': issue(
    'Địa chỉ ảnh chưa đúng dạng',
    'An address has the wrong form',
    'Mỗi địa chỉ bắt đầu bằng http:// hoặc https://; cách nhau bằng khoảng trắng hoặc dấu |.',
    'Every address begins with http:// or https://; separate them by blanks or |.',
  ),
  'url.userInfo': issue(
    'Địa chỉ chứa tên đăng nhập',
    'The address holds a user name',
    'Bỏ phần trước dấu @ trong địa chỉ.',
    'Remove what stands before the @ of the address.',
  ),
  'gtin.form': issue(
    'Mã vạch chưa đúng dạng',
    'The GTIN has the wrong form',
    'Mã vạch gồm 8 đến 14 chữ số (định dạng ô là Văn bản để không mất số 0 ở đầu).',
    '8 to 14 digits (format the cell as text so that leading zeros stay).',
  ),
  'row.stray': issue(
    'Dòng của sản phẩm này nằm rời ở phía trên',
    'This product’s rows are not together',
    'Đặt các dòng có cùng mã sản phẩm liền nhau.',
    'Put all rows of one product next to each other.',
  ),
  'row.quotes': issue(
    'Dấu ngoặc kép trong dòng bị lỗi',
    'The quotes of this row are broken',
    'Mỗi ô mở bằng dấu " phải đóng bằng dấu "; dấu " bên trong viết thành "".',
    'A cell that opens with " must close with "; write an inner " as "".',
  ),
  'row.columns': issue(
    'Dòng có nhiều ô hơn dòng tiêu đề',
    'The row has more cells than the heading',
    'Cần {expected} ô. Đặt ô có dấu ngăn cột trong dấu ngoặc kép.',
    '{expected} cells are expected. Put cells that hold the separator in quotes.',
  ),
  'producer.twoCodes': issue(
    'Hai mã chủ thể khác nhau',
    'Two different producer codes',
    'Chỉ gửi một mã.',
    'Send one.',
  ),
};

export type Language = 'vi' | 'en';

/** Fills `{name}` from params; an unknown name stays visible so that a missing param is noticed. */
export function renderText(text: ProblemText, language: Language, params: Record<string, unknown> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The language asked for by `Accept-Language`: English only when it is preferred to Vietnamese. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; q: number } = { language: 'vi', q: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const language = tag.startsWith('vi') ? 'vi' : tag.startsWith('en') ? 'en' : null;
    if (!language) continue;
    const q = Number(/^\s*q=([\d.]{1,5})$/.exec(rest.join(';'))?.[1] ?? 1);
    if (q > best.q) best = { language, q };
  }
  return best.language;
}
