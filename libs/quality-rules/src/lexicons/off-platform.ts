import { phrases } from '../claims/vocabulary.js';
import marketplaces from './marketplaces.json' with { type: 'json' };

const cross = (heads: string, tails: string): string[] =>
  phrases(heads).flatMap((head) => phrases(tails).map((tail) => `${head} ${tail}`));

/** Ways out of the marketplace that need no other word. */
const CHANNELS = phrases(`
  zalo, za lo, zalô, zlo, zép lào, facebook, face book, phây búc, fanpage, messenger, messeger, viber, telegram, whatsapp, wechat, kakaotalk, kakao talk, imessage, skype, instagram, insta, hotline, hot line, đường dây nóng, số nóng, kênh youtube, inbox, inbx, inb, giờ mở cửa, open 9h, mở cửa từ, mở cửa các ngày
  số tài khoản, stk, số đt, số đth, số phone, chuyển khoản, tài khoản ngân hàng, vietcombank, techcombank, vietinbank, agribank, mbbank, ví momo, ch trưng bày, cửa hàng trưng bày
`);

/** Asking for a call, a message or a visit, by a way or an address that is not the marketplace's. */
const INVITATIONS = [
  ...cross(
    `liên hệ, liên lạc, nhắn tin, nhắn, gọi, gọi điện, điện thoại, lh, call, alo, a lô, ới, hú, pm, dm, ib, inbox, kết bạn`,
    `qua, theo số, tới số, đến số, vào số, số, số này, về số, ngay, trực tiếp, sđt, đt, điện thoại, hotline, zalo, fb, facebook, page, fanpage, mail, email, em, mình, chúng tôi, bọn mình, bên mình, tụi mình, nhà mình, cơ sở, htx, hợp tác xã, cửa hàng, xưởng, nhà vườn, trại ong, chủ vườn, chủ shop, admin, cho shop, cho chúng tôi, cho em, cho mình, cho nhà, cho vườn, cho trại, cho cơ sở, cho htx, riêng cho`,
  ),
  ...cross(
    `liên hệ, liên lạc, nhắn tin, gọi, gọi điện, lh, alo, ib, call`,
    `đặt hàng, mua hàng, đặt mua, mua sỉ, lấy sỉ, đặt sỉ, tư vấn, đặt trước, báo giá, hỏi giá, với chúng tôi, với em, với mình, với cơ sở, với htx, với hợp tác xã, với nhà vườn, với xưởng, với cửa hàng, để đặt, để mua, để được tư vấn, để tư vấn, để được báo giá, để biết giá, để lấy, trước khi đặt, trước khi mua`,
  ),
  ...cross(`nt, nhắn tn, ntin, inbx`, `cho shop, shop, cho mình, mình, cho em, em, để, riêng`),
  ...cross(
    `ghé, ghé thăm, ghé qua, ghé đến, ghé tới, mời ghé, ghé trực tiếp, tạt qua, đến trực tiếp, tới trực tiếp, qua trực tiếp`,
    `cửa hàng, shop, showroom, xưởng, vườn, nhà vườn, trại, trại ong, cơ sở, quầy, sạp, tiệm, quán, nhà, trang, page, fanpage, website, web, điểm bán, đại lý, địa chỉ, htx, hợp tác xã, kho, làng`,
  ),
  ...cross(
    `đến, tới, qua`,
    `cửa hàng, showroom, xưởng xem, xưởng lấy, vườn mua, vườn hái, tận vườn, tận xưởng, tận nhà mua, điểm bán, quầy hàng, sạp`,
  ),
  ...cross(
    `mua, mua hàng, mua trực tiếp, bán trực tiếp, đặt, đặt hàng, đặt mua, order, chốt đơn, lấy sỉ, mua sỉ, mua lẻ, nhận hàng, xem hàng, có bán, lấy hàng`,
    `tại vườn, tại xưởng, tại nhà vườn, tại cửa hàng, tại cơ sở, tại đại lý, tại showroom, tại trại, tại kho, tại website, tại web, tại địa chỉ, tại quầy, ở cửa hàng, ở xưởng, qua zalo, qua facebook, qua fb, qua page, qua fanpage, qua tin nhắn, qua điện thoại, qua hotline, qua số, qua sđt, qua website, qua web, qua email, qua mail, trên website, trên web, trên facebook, trên fb, trên fanpage, trên page, ngoài sàn, ngoài app, không qua sàn, trực tiếp với, trực tiếp từ vườn, bên ngoài sàn`,
  ),
  ...cross(`follow, theo dõi, khi follow, like, flow, fl`, `shop, gian hàng, fanpage, page, trang, kênh, cửa hàng, us`),
  ...cross(`hãy, bấm, ấn, nhấn, nút`, `follow, theo dõi, flow`),
  ...cross(
    `truy cập, truy cập vào, ghé vào, vào, xem thêm tại, xem tại, xem thêm ở, xem thêm trên, tìm hiểu tại, tìm hiểu thêm tại, mua tại, đặt tại, trên, tại`,
    `website, web của, web shop, website của, trang web của, fanpage, trang facebook, kênh của, link sau, đường link, đường dẫn, link bên dưới, link dưới, link này`,
  ),
  ...cross(
    `quét mã, quét qr, quét mã qr, scan qr, quét mã qr code`,
    `zalo, để thanh toán, để chuyển khoản, để đặt, để đặt hàng, để kết bạn, để liên hệ, để nhắn, để mua, để được tư vấn`,
  ),
  ...cross(
    `địa chỉ, đc, đ/c`,
    `cửa hàng, showroom, mua hàng, mua sỉ, shop, shop ở, shop tại, bán hàng, xem hàng, nhận hàng, lấy hàng, liên hệ, bán lẻ, điểm bán`,
  ),
  ...cross(
    `tư vấn, đặt hàng, hỗ trợ, bán sỉ, bán lẻ, giao dịch`,
    `qua điện thoại, qua zalo, qua số, qua facebook, qua fb, qua hotline, qua tin nhắn`,
  ),
];

/**
 * Words that lead buyers off the marketplace: own list. `strong` do it by themselves; `weak` do by the way they ask
 * ("liên hệ"); `name` only names a channel, which may be harmless; `nothing` hides what means something else.
 */
export const offPlatformWords = {
  strong: [
    ...CHANNELS,
    ...marketplaces.broadcasts,
    ...INVITATIONS,
    ...phrases(`
      khi follow, ib shop, ib để, ib ngay, check ib, check inbox, check inb, sỉ lh, lh sỉ, sỉ ib, sll ib, mua sll ib, sỉ inbox, gọi ngay, vui lòng gọi, alo shop, showroom tại, trụ sở bán hàng, trang web của shop, nhắn tin đặt hàng, nhắn tin liên hệ, nhắn tin trước cho mình, để lại số điện thoại, để lại sđt, để lại số đt, cho xin số điện thoại, kết bạn zalo, add zalo
      contact us, contact me, call us, call now, dm for, dm us, text us, message us, visit our website, visit our store, visit our shop, visit us at, our shop at, whatsapp us, order via, order at, find us on, follow us, add us on, email us, bank transfer
    `),
  ],
  weak: phrases(`
    liên hệ, xin liên hệ, vui lòng liên hệ, liên lạc, liên hệ shop, liên hệ với shop, liên hệ với, nhắn tin cho shop, nhắn tin với shop, nhắn tin cho chúng tôi, nhắn cho shop, nhắn ngay cho shop, nhắn shop, nhắn ngay cho, nhắn cho, hãy nhắn tin, hãy nhắn, vui lòng nhắn tin, vui lòng nhắn, nhắn tin cho, nhắn tin để, nhắn tin riêng, nhắn tin trước, gửi tin nhắn, nhắn tin hỏi, nhắn tin báo, nhắn tin chọn, nhắn tin đặt, nhắn tin gửi, nhắn hỏi, kết nối với nhà sản xuất, kết nối với chúng tôi, kết nối với shop, kết nối trực tiếp với
  `),
  name: [
    ...marketplaces.names,
    ...phrases(
      `fb, ib, sđt, đt, tel, phone, mobile, lh, mail, email, gmail, page, ig, mess, tele, line, youtube, website, web, cskh, tổng đài, điện thoại`,
    ),
  ],
  /** Places: an invitation only as a heading or with an address behind. */
  place: phrases(`hệ thống cửa hàng, chuỗi cửa hàng, danh sách cửa hàng, hệ thống đại lý, hệ thống showroom`),
  /** The marketplace's own ways to ask: they take back a plain "liên hệ" or "nhắn tin" beside them. */
  platform: [
    ...phrases(
      `chat, khung chat, mục chat, nút chat, hộp thư, hộp thư chat, chat ngay, chat với shop, qua sàn, trên sàn, của sàn, qua ứng dụng, trên ứng dụng, trên app, trong app`,
    ),
    ...marketplaces.names.flatMap((name) => [`qua ${name}`, `trên ${name}`, `của ${name}`, `chat ${name}`]),
  ],
  nothing: [
    ...marketplaces.ownPages,
    ...cross(
      `liên hệ, liên hệ ngay, liên hệ với, liên hệ ngay với, liên lạc, gọi, gọi ngay, gọi điện, gọi cho, nhắn`,
      `${marketplaces.services.join()}, bác sĩ, cơ sở y tế, y tế, trung tâm y tế, trung tâm chống độc, bệnh viện, cấp cứu, 115, dược sĩ, chuyên gia y tế, thầy thuốc, sàn, người thân`,
    ),
    ...cross(
      `túi, ốp, ngăn, đựng, bằng, sử dụng, dùng, trên, màn hình, cầm, sạc, kệ, đế, giá đỡ, chụp bằng, đồng hồ, camera`,
      'điện thoại',
    ),
    ...cross(
      `shipper, giao hàng, bưu tá, nhân viên giao hàng, bưu tá sẽ, shipper sẽ, tài xế`,
      'gọi, gọi điện, liên hệ, nhắn',
    ),
    ...phrases(`
      không liên hệ, không chuyển khoản, không inbox, mối liên hệ, mối liên lạc, liên hệ mật thiết, liên hệ chặt chẽ, liên hệ giữa, hỗ trợ liên hệ, nhận đặt trong tin nhắn, qua mục chat, khung chat, công cụ chat, liên hệ shop qua mục chat, liên hệ shop qua chat, liên hệ shop qua công cụ chat, liên hệ qua mục chat, liên hệ qua khung chat, nhắn tin qua mục chat, nhắn tin qua khung chat, chat với shop, hộp thư chat, nhắn tin vào hộp thư
      theo dõi sức khoẻ, hãy theo dõi sức, hãy theo dõi phản ứng, hãy theo dõi cơ thể, hãy theo dõi da, đến cửa hàng tạp hoá, điện thoại di động, điện thoại thông minh, điện thoại smartphone, không gọi điện, gọi điện khi giao, trả lời tin nhắn, tin nhắn, gọi mình là, gọi em là, nhắn gửi, nhắn nhủ, quét mã qr truy xuất, quét mã truy xuất, quét mã qr trên bao bì, gọi là, quen gọi, còn gọi, thường gọi, gọi theo
    `),
  ],
};
