import { phrases } from '../claims/vocabulary.js';

/** Names of illnesses and complaints that mean nothing else: own list, by parts of the body. */
export const illnesses = phrases(`
  bệnh, bênh, bệnh tật, căn bệnh, các bệnh, các bệnh lý, bệnh lý, bệnh mãn tính, bách bệnh, bệnh vặt, bệnh tim, bệnh gan, bệnh thận
  chứng bệnh, mầm mống bệnh tật, đau ốm, ốm đau, ốm vặt, đau yếu, hư suy, suy nhược, suy nhược cơ thể, suy nhược thần kinh
  ung thư, ung bướu, khối u, u bướu, u xơ, u nang, u ác tính, tế bào ung thư, tiền ung thư, bạch cầu cấp, di căn, polyp
  tiểu đường, tiểu đường type 2, đái tháo đường, đường huyết, đường huyết cao, lượng đường trong máu, chỉ số đường huyết, đường trong máu
  huyết áp, cao huyết áp, huyết áp cao, tăng huyết áp, huyết áp thấp, tụt huyết áp, hạ huyết áp, hạ đường huyết, biến chứng tiểu đường
  mỡ máu, mỡ trong máu, máu nhiễm mỡ, mỡ máu cao, rối loạn mỡ máu, cholesterol, cholesteron, cholesterol xấu, triglyceride, triglycerid, lipid máu
  lipit máu, lipoprotein, ldl, gout, gút, bệnh gút, axit uric, acid uric, tê phù, béo phì
  tim mạch, bị tim mạch, bệnh tim mạch, nhồi máu cơ tim, nhồi máu, đột quỵ, đột quị, tai biến, tai biến mạch máu não, xơ vữa, xơ vữa động mạch
  xơ cứng động mạch, huyết khối, cục máu đông, tắc nghẽn mạch máu, suy tim, rối loạn nhịp tim, tim hồi hộp, hồi hộp, suy giãn tĩnh mạch
  giãn tĩnh mạch, đau thắt ngực, mạch vành, thiếu máu, thiếu máu não, xuất huyết, chảy máu cam, băng huyết, rong kinh
  viêm, bị viêm, sưng viêm, viêm sưng, viêm nhiễm, viêm đau, viêm da, viêm da cơ địa, viêm họng, viêm họng hạt, viêm xoang, viêm mũi
  viêm mũi dị ứng, viêm khớp, viêm khớp dạng thấp, viêm loét, viêm loét dạ dày, viêm dạ dày, viêm đại tràng, viêm gan, viêm gan b
  viêm phế quản, viêm phổi, viêm amidan, viêm đường hô hấp, viêm lợi, viêm nướu, viêm nha chu, viêm tai, viêm tai giữa, viêm tuỵ
  viêm đường tiết niệu, viêm tiết niệu, viêm âm đạo, viêm nhiễm phụ khoa, viêm phụ khoa, phụ khoa, viêm cổ tử cung, viêm nang lông
  viêm nang tóc, viêm lỗ chân lông, viêm thận, viêm cơ, viêm gân, viêm màng não, viêm ruột, viêm bàng quang, viêm tuyến tiền liệt
  xơ gan, men gan, men gan cao, gan nhiễm mỡ, suy gan, gan nóng, nóng gan, nóng trong, vàng da, tổn thương gan, độc tố gan
  đau dạ dày, bao tử, đau bao tử, dạ dày tá tràng, tá tràng, loét dạ dày, trào ngược, trào ngược dạ dày, trào ngược dạ dày thực quản
  trào ngược axit, ợ hơi, ợ chua, ợ nóng, đầy hơi, đầy bụng, chướng bụng, trướng bụng, chướng hơi, khó tiêu, ăn không tiêu, chậm tiêu
  rối loạn tiêu hoá, tiêu hoá kém, đại tràng, đại tràng co thắt, hội chứng ruột kích thích, táo bón, tiêu chảy, ỉa chảy, đi ngoài
  kiết lỵ, kiết lị, đau bụng, đau bụng kinh, lạnh bụng, thống kinh, bế kinh, trĩ, bệnh trĩ, sa búi trĩ, nôn mửa, nôn ói, buồn nôn, ói mửa
  say xe, say tàu xe, say nắng, trúng gió, trúng thực, ngộ độc thực phẩm, giun sán, giun kim, giun đũa, ký sinh trùng, kí sinh trùng, hp dạ dày, vi khuẩn hp
  sỏi thận, sỏi mật, sỏi tiết niệu, sỏi bàng quang, suy thận, tiểu đêm, tiểu buốt, tiểu rắt, tiểu gắt, bí tiểu, đái dầm, tiểu khó, phì đại tiền liệt tuyến
  tiền liệt tuyến, tiết niệu, thận hư, thận yếu, thận âm hư, phù thũng, phù nề, sưng phù, phù thận
  ho, ho khan, ho đờm, ho có đờm, ho gà, ho gió, ho hen, ho lao, ho lâu ngày, ho mãn tính, ho kéo dài, ho ra máu, ho do, cơn ho, đờm, tiêu đờm, đờm nhầy, khò khè
  đau họng, đau rát họng, rát họng, đau rát cổ họng, rát cổ, ngứa họng, sưng họng, khản tiếng, khàn tiếng, mất tiếng, khàn giọng, khô họng
  hen, hen suyễn, suyễn, lao phổi, khó thở, tắc nghẽn phổi, copd, hô hấp mãn tính, cảm cúm, cảm lạnh, cảm mạo, mạo cảm, cảm sốt, cảm nắng, cảm ho
  ốm sốt, cúm, cúm mùa, cúm a, sốt cao, hạ sốt, sốt rét, sốt xuất huyết, sổ mũi, nghẹt mũi, ngạt mũi, chảy nước mũi, hắt hơi, tắc mũi, xoang, polyp mũi
  mất ngủ, mất ngủ kinh niên, khó ngủ, thiếu ngủ, ngủ không ngon, ngủ không sâu giấc, rối loạn giấc ngủ, trằn trọc, trầm cảm, rối loạn lo âu, mất trí nhớ, suy giảm trí nhớ
  sa sút trí tuệ, hay quên, đãng trí, alzheimer, parkinson, động kinh, co giật, tự kỷ, rối loạn tiền đình, tiền đình, hoa mắt, chóng mặt, hoa mắt chóng mặt, ù tai, ngất xỉu
  đau đầu, nhức đầu, đau nửa đầu, đau dây thần kinh, thần kinh toạ, đau thần kinh toạ, liệt nửa người, tê liệt, tê bì, tê bì chân tay, tê tay, tê chân, tê nhức, tê buốt, tê lạnh
  đau lưng, đau vai gáy, đau mỏi vai gáy, đau cổ vai gáy, mỏi vai gáy, nhức mỏi, đau mỏi, đau nhức, đau nhức xương khớp, đau xương khớp, nhức mỏi xương khớp, đau khớp, đau khớp gối
  đau cơ, đau gối, đau gót chân, đau buốt, nhức xương, khô khớp, thoái hoá, thoái hoá khớp, thoái hoá cột sống, thoát vị, thoát vị đĩa đệm, gai cột sống, phong thấp, phong tê thấp
  phong hàn, phong nhiệt, thấp khớp, tê thấp, loãng xương, còi xương, chuột rút, vọp bẻ, bong gân, trật khớp, chấn thương, gãy xương, bầm tím, máu bầm, vết bầm, tụ máu, bệnh xương khớp, đau các khớp
  mụn, mụn trứng cá, mụn cám, mụn bọc, mụn mủ, mụn đầu đen, mụn đầu trắng, mụn nhọt, mụn viêm, mụn ẩn, mụn lưng, mụn đỏ, mụn nước, mụn cóc, mụn cơm, mụn thịt
  nhọt, rôm sảy, rôm sẩy, mẩn ngứa, mẩn đỏ, mề đay, mày đay, nổi mẩn, phát ban, dị ứng da, dị ứng thời tiết, viêm da dị ứng, hăm tã, hăm da, kẽ tay hăm, lở loét, lở ngứa, ghẻ lở, ghẻ, ghẻ ngứa, chốc lở
  nấm da, nấm da đầu, nấm móng, nấm kẽ chân, nấm ngứa, nấm tóc, nấm men candida, nấm candida, nấm miệng, hắc lào, lang ben, chàm, chàm sữa, eczema, tổ đỉa, vảy nến, vẩy nến, á sừng, zona, giời leo, nước ăn chân
  bệnh ngoài da, bệnh da liễu, da liễu, vết thương, vết loét, vết bỏng, bỏng nhẹ, vết cắn, vết đốt, côn trùng cắn, côn trùng đốt, muỗi đốt, rắn cắn, nhiễm trùng, nhiễm khuẩn, hoại tử, lở miệng, nứt gót chân, nứt nẻ gót chân, cước
  sẹo lồi, sẹo lõm, sẹo rỗ, giãn mao mạch
  ngứa, ngứa da, ngứa da đầu, ngứa rát, ngứa ngáy, da đầu ngứa, gàu ngứa, gàu nấm, gầu ngứa, viêm da đầu, viêm da tiết bã, hói, hói đầu, chứng hói, rụng tóc từng mảng
  nhiệt miệng, loét miệng, lở loét miệng, sâu răng, đau răng, nhức răng, chảy máu chân răng, sưng lợi, sưng nướu, sưng đau, hôi miệng, tụt lợi, ê buốt, ê buốt răng, buốt răng, hơi thở có mùi, sâu răng
  đau mắt, đau mắt đỏ, khô mắt, mờ mắt, mỏi mắt, cận thị, viễn thị, đục thuỷ tinh thể, quáng gà, thoái hoá điểm vàng
  yếu sinh lý, yếu sinh lí, xuất tinh sớm, liệt dương, rối loạn cương dương, rối loạn cương, di tinh, mộng tinh, hiếm muộn, vô sinh, lãnh cảm, khí hư, huyết trắng, kinh nguyệt không đều, rối loạn kinh nguyệt, rối loạn nội tiết
  tiền mãn kinh, mãn kinh, bốc hoả, suy dinh dưỡng, biếng ăn, chán ăn, kém ăn, gầy yếu, xanh xao, còi cọc, đổ mồ hôi trộm, mồ hôi trộm, ra mồ hôi trộm, hậu sản, tắc tia sữa, tắc sữa, sốt, loạn thị
  bướu cổ, tuyến giáp, cường giáp, suy giáp, lupus, hiv, aids, covid, covid 19, sởi, thuỷ đậu, quai bị, tay chân miệng, uốn ván, lao, dịch bệnh, virus gây bệnh, virus, vi rút, virut, vi khuẩn gây bệnh, vi khuẩn có hại
  tử vong, biến chứng, triệu chứng, nhiễm độc, ngộ độc, dị ứng, tổn thương, thương tích, đau, cơn đau, đau rát, sưng tấy, sưng, sưng đỏ, viêm tấy, chảy máu, xuất huyết não
  diabetes, cancer, tumor, high blood pressure, blood pressure, blood sugar, insomnia, arthritis, acne, eczema, psoriasis, dandruff, hair loss, inflammation, infection, constipation, diarrhea, headache, migraine, asthma, sore throat, cough, hypertension
`);

/** Words that are an illness only behind a verb of cure or relief. */
export const complaints = phrases(`
  dạ dày, đường ruột, đường tiêu hoá, tiêu hoá, đường hô hấp, hô hấp, xương khớp, cột sống, gan, thận, phổi, răng miệng, tai mũi họng
  gàu, gầu, vảy sừng, nấm, vi nấm, rụng tóc, tóc rụng, rụng tóc sau sinh
  các chứng, chứng, hội chứng, tình trạng bệnh, cảm, đàm, phong thấp hàn, nứt nẻ, bỏng, giun, rôm, hăm
    vảy gàu, phong hàn thấp
  `);

/** Illnesses too general to be a claim without a verb. */
export const vagueIllnesses = phrases(`
  bệnh, bênh, bệnh tật, căn bệnh, các bệnh, bệnh lý, các bệnh lý, bệnh vặt, đau ốm, ốm đau, đau yếu, đau, cơn đau, đau rát, sưng, sưng tấy, sưng đỏ, sưng đau, chảy máu, triệu chứng, biến chứng, tử vong, tổn thương, thương tích, chấn thương
  ngứa, ngứa rát, ngứa ngáy, ngứa da, dị ứng, virus, vi rút, virut, dịch bệnh, ngộ độc, ngộ độc thực phẩm, nhiễm độc, thoái hoá, viêm, bị viêm, ho, ho do, sốt, lao, nhọt, cúm, hồi hộp, sẹo lồi, phụ khoa, biếng ăn, kém ăn, chán ăn, buồn nôn
  vết thương, vết cắn, vết đốt, khó thở, xuất huyết, mãn kinh, tiền mãn kinh, béo phì, đờm, xoang, trĩ, hen, mất tiếng, mụn, tim mạch, cholesterol, huyết áp, đường huyết, tiết niệu, da liễu, suy dinh dưỡng, say nắng, bí tiểu, khô mắt, xanh xao, say xe
    cước, triglyceride, triglycerid, lipoprotein, lipid máu, covid, covid 19, virus gây bệnh, chàm, vàng da, nóng trong, đi ngoài, bao tử, tê lạnh, muỗi đốt, côn trùng đốt, côn trùng cắn, rắn cắn
  `);

/** Weakness rather than illness: being "for" it promises health only. */
export const frailties = phrases(
  `suy nhược, suy nhược cơ thể, gầy yếu, xanh xao, còi cọc, đau yếu, ốm đau, đau ốm, kém ăn, biếng ăn, chán ăn, hay quên, mỏi mắt, đau mỏi, nhức mỏi, tim mạch`,
);
