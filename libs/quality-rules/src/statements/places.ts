import { foldText, provinces } from '#libs/ocop';

/** The 63 provinces before July 2025 and other spellings; goods still carry these names. */
const olderProvinces =
  'an giang|bà rịa vũng tàu|bà rịa|vũng tàu|bắc giang|bắc kạn|bạc liêu|bắc ninh|bến tre|bình định|bình dương|bình phước|' +
  'bình thuận|cà mau|cần thơ|cao bằng|đà nẵng|đắk lắk|đăk lăk|đắc lắc|đaklak|dak lak|daklak|đắc lắk|đắklắk|đăklăk|đak lak|' +
  'đắk nông|đăk nông|daknong|dak nong|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|hà tĩnh|hải dương|' +
  'hải phòng|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|lâm đồng|lạng sơn|lào cai|long an|' +
  'nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|quảng ninh|quảng trị|sóc trăng|' +
  'sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên huế|huế|tiền giang|hồ chí minh|sài gòn|trà vinh|' +
  'tuyên quang|vĩnh long|vĩnh phúc|yên bái';

/** Regions, mountains, islands, districts and villages known for goods. */
const regions =
  'tây bắc|đông bắc|tây nguyên|tây nguyên việt nam|miền tây|miền tây nam bộ|nam bộ|tây nam bộ|đông nam bộ|bắc bộ|' +
  'nam trung bộ|bắc trung bộ|trung bộ|miền trung|miền bắc|miền nam|miền núi phía bắc|vùng núi phía bắc|' +
  'các tỉnh phía bắc|phía bắc việt nam|miền nam việt nam|miền bắc việt nam|đồng bằng sông cửu long|đbscl|sông cửu long|' +
  'đồng bằng sông hồng|u minh|u minh thượng|u minh hạ|đồng tháp mười|cần giờ|tam đảo|mộc châu|mèo vạc|đồng văn|sa pa|' +
  'sapa|bắc hà|mù cang chải|tú lệ|nghĩa lộ|mường lò|suối giàng|tà xùa|yên châu|sông mã|mai sơn|vân hồ|thuận châu|' +
  'mường ảng|mường nhé|mường lay|tủa chùa|sìn hồ|hoàng su phì|quản bạ|yên minh|xín mần|hà quảng|trùng khánh|' +
  'ba bể|na rì|tân cương|la bằng|trại cài|đại từ|định hóa|lục ngạn|yên thế|chi lăng|hữu lũng|bắc sơn|cao phong|tân lạc|' +
  'khoái châu|lý nhân|vũ đại|nam đàn|quỳ hợp|kỳ sơn|hương khê|hương sơn|vũ quang|phong nha|lệ thủy|hướng hóa|khe sanh|' +
  'a lưới|trà my|nam trà my|trà bồng|lý sơn|sa huỳnh|tây sơn|hoài nhơn|tuy an|sông cầu|ninh hòa|cam ranh|' +
  'nha trang|trường sa|hoàng sa|phan rang|phan thiết|mũi né|phú quý|phú quốc|hòn tre|nam du|côn đảo|bảo lộc|đà lạt|' +
  "cầu đất|di linh|đơn dương|lạc dương|lâm hà|đức trọng|buôn ma thuột|buôn mê thuột|bmt|cư m'gar|ea h'leo|krông năng|" +
  'chư sê|pleiku|măng đen|đắk hà|đắk mil|gia nghĩa|bù đăng|phước long|lộc ninh|long khánh|định quán|xuân lộc|củ chi|' +
  'hóc môn|bình chánh|gò công|cái bè|cai lậy|chợ gạo|chợ lách|mỏ cày|giồng trôm|ba tri|bình đại|thạnh phú|trà ôn|' +
  'bình minh|tam bình|cầu kè|càng long|duyên hải|cầu ngang|kế sách|mỹ xuyên|vĩnh châu|phụng hiệp|ngã bảy|tịnh biên|' +
  'tri tôn|bảy núi|thất sơn|châu đốc|tân châu|chợ mới|hà tiên|hòn đất|an biên|rạch giá|năm căn|ngọc hiển|đất mũi|' +
  'trần văn thời|thới bình|sa đéc|lai vung|cao lãnh|tháp mười|lấp vò|bát tràng|vạn phúc|chuông|phú xuyên|chương mỹ|' +
  'ba vì|sơn tây|quốc oai|thạch thất|đông anh|gia lâm|thường tín|ứng hòa|mỹ đức|đan phượng|hoài đức|phù lãng|đồng kỵ|' +
  'thổ hà|đông hồ|chu đậu|thanh hà|kim thành|chí linh|bảo hà|nha xá|lục yên|văn yên|văn chấn|đoan hùng|thanh sơn|' +
  'tân sơn|thanh ba|hạ hòa|vân đồn|cô tô|cát bà|cát hải|quan lạn|đầm hà|ba chẽ|bình liêu|tiên yên|đông triều|móng cái|' +
  'hạ long|giao thủy|hải hậu|xuân thủy|cổ chất|nam trực|kim sơn|gia viễn|tam điệp|nho quan|hoa lư|nga sơn|hậu lộc|' +
  'thọ xuân|thạch thành|quan hóa|bá thước|pù luông|hoàng hóa|nông cống|mường lát|cửa lò|diễn châu|quỳnh lưu|con cuông|' +
  'quế phong|nghi lộc|phú diễn|hội an|đại lộc|quế sơn|tiên phước|duy xuyên|mã châu|điện bàn|sơn trà|hòa vang|nam ô|' +
  'kim bồng|thanh tiên|phú vang|bao vinh|bạch mã|an khê|kbang|trường sơn|hoàng liên sơn|phan xi păng|fansipan|bản đôn|' +
  'ba na|bà nà|núi bà đen|trảng bàng|lái thiêu|thuận an|tân uyên|bình long';

const countries =
  'việt nam|viet nam|vietnam|vn|hàn quốc|korea|south korea|nhật bản|nhật|japan|trung quốc|china|đài loan|taiwan|' +
  'hồng kông|hong kong|thái lan|thailand|malaysia|indonesia|singapore|philippines|ấn độ|india|pakistan|sri lanka|nepal|' +
  'bangladesh|lào|campuchia|cambodia|myanmar|mỹ|hoa kỳ|usa|america|canada|mexico|brazil|chile|peru|argentina|colombia|' +
  'pháp|france|đức|germany|ý|italia|italy|tây ban nha|spain|bồ đào nha|anh|anh quốc|vương quốc anh|united kingdom|england|' +
  'ireland|scotland|hà lan|netherlands|bỉ|belgium|thụy sỹ|thụy sĩ|switzerland|thụy điển|sweden|na uy|norway|đan mạch|' +
  'denmark|phần lan|finland|ba lan|poland|séc|hungary|romania|bulgaria|hy lạp|greece|thổ nhĩ kỳ|turkey|nga|russia|' +
  'ukraina|ukraine|ai cập|nam phi|kenya|ethiopia|ma rốc|morocco|maroc|úc|australia|new zealand|israel|iran|dubai|uae|' +
  'ả rập|châu âu|châu á|châu phi|himalaya|mỹ la tinh|nam mỹ|địa trung hải|jeju|hokkaido|kyoto|tokyo|seoul|bắc kinh|' +
  'quảng châu|quảng đông|vân nam|tây tạng|korean|japanese|moroccan|italian|french|german|american|australian|swiss|thai|vietnamese|eu';

const list = (text: string): string[] => text.split('|');

/** Home: provinces old and new, regions and places known for goods. */
export const homePlaces: readonly string[] = [
  ...new Set([
    ...provinces.map(({ name }) => foldText(name.replace(/^(?:Tỉnh|Thành phố) /, ''))),
    ...list(olderProvinces).map(foldText),
    ...list(regions).map(foldText),
  ]),
];
export const countryNames: readonly string[] = list(countries).map(foldText);

/** Names that are common words or parts of them in lower case: only written with a capital they are a place. */
export const needsCapital = new Set(
  list(
    'mỹ|đức|pháp|ý|anh|bỉ|nga|úc|nhật|lào|séc|vn|eu|huế|chuông|hòa bình|bình minh|tân lạc|tân cương|đông bắc|tây bắc|' +
      'thanh hà|thanh ba|kim sơn|chợ mới|chu đậu|cao phong|yên minh|sông mã|thuận an|phú quý|an biên|đại lộc|tam bình|' +
      'bảo hà|bắc sơn|hương sơn|tây sơn|thái bình|hà nam|hưng yên|đồng văn|sông cầu|bắc hà|an khê|hậu lộc|kim thành|' +
      'trường sơn|cần giờ|đại từ|mai sơn|cầu đất|gia lai|long an|duyên hải|vĩnh long|tây ninh',
  ).map(foldText),
);

const countrySet = new Set(countryNames);
const homeSet = new Set(homePlaces);
/** A folded phrase that begins with a place's name. */
export function beginsWithPlace(folded: string): boolean {
  const words = folded.trimStart().split(/[^\p{L}\p{N}']+/u, 4);
  return [1, 2, 3, 4].some((count) => {
    const head = words.slice(0, count).join(' ');
    return countrySet.has(head) || homeSet.has(head);
  });
}
