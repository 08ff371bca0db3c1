import { phrases } from '../claims/vocabulary.js';
import { diseaseWords } from './disease-claims.js';
import { vagueIllnesses } from './illnesses.js';

/** "chữa bệnh" as typed without marks: "chua benh". */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const isMarked = (text: string): boolean => plain(text) !== text;
const isPhrase = (text: string): boolean => text.includes(' ');
const plainOf = (terms: readonly string[], keep: (term: string) => boolean): string[] =>
  terms.filter((term) => isMarked(term) && keep(term)).map(plain);

/** Claims that stay clear without marks. */
const CLEAR =
  /bệnh|viêm|ung thư|điều trị|đường huyết|cholesterol|men gan|mỡ máu|huyết áp|rụng tóc|trị mụn|giảm đau|trị ho|chữa ho/u;
const vague = new Set(vagueIllnesses);
const ILLNESSES = phrases(`
  viem, dau da day, dau dau, dau lung, dau khop, dau nhuc, mat ngu, tieu duong, ung thu, cao huyet ap, huyet ap, gout, xoang, mun, tri, ho, gan, hen suyen, tao bon, mo mau
`);

/**
 * The words of disease claims as typed without marks; read only in sentences that have none, where "chua" may be "chữa",
 * "chưa" or "chua" (sour): it counts with an illness right behind it only.
 */
export const plainDiseaseWords = {
  whole: [
    ...plainOf(diseaseWords.whole, (term) => isPhrase(term) && CLEAR.test(term)),
    ...ILLNESSES.map((name) => `chua ${name}`),
  ],
  cure: plainOf(diseaseWords.cure, (term) => !/^(?:chữa|tiêu|khử|trừ|kháng|diệt|ngăn|chống|phòng|ngừa)$/u.test(term)),
  lessen: plainOf(diseaseWords.lessen, (term) => isPhrase(term) || term === 'giảm'),
  illness: plainOf(diseaseWords.illness, (term) => isPhrase(term) && !vague.has(term)),
  denial: phrases(
    `khong, khong phai, khong phai la thuoc, khong co tac dung, khong thay the, khong chua benh, khong co tac dung thay the thuoc`,
  ),
  caution: plainOf(diseaseWords.caution, isPhrase),
  nothing: phrases(
    `gia tri, chinh tri, quan tri, duy tri, vi tri, bao tri, tri an, tri thuc, tri tue, tri gia, tai tro, trang tri, giai tri, benh vien, sau benh, sach benh, sua chua, giam gia, khach hang`,
  ),
};
