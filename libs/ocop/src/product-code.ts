import { communeOf, provinceOf, provinceOfCommune } from './admin-units.js';
import { presentCommuneOfCode, type PresentCommune } from './old-communes.js';

export type ProductCodeProblem =
  /** No such code among today's 34 provinces, or 3,321 communes. */
  | 'unknownProvince'
  | 'unknownCommune'
  /** The commune lies in another province. */
  | 'communeElsewhere';

/** The code of a recognised OCOP product. Serial numbers count within a commune (and year). */
export type ProductCode =
  | {
      /** `T-X-STT-year`, province and commune by the codes of Decision 19/2025/QĐ-TTg. */
      form: 'QD19';
      province: string;
      commune: string;
      serial: number;
      year: number;
      problems: ProductCodeProblem[];
    }
  | {
      /** Province-district-commune-serial-year, as given before districts ended: "83-829-28780-3-2022". */
      form: 'districts';
      province: string;
      district: string;
      commune: string;
      serial: number;
      year: number;
      /** Today's commune; never a reason to write the code anew. */
      present: PresentCommune;
      problems: ProductCodeProblem[];
    };

const MOST = 40;

function problemsOf(province: string, commune: string): ProductCodeProblem[] {
  const problems: ProductCodeProblem[] = [];
  if (!provinceOf(province)) problems.push('unknownProvince');
  if (!communeOf(commune)) problems.push('unknownCommune');
  else if (provinceOfCommune(commune)?.code !== province) problems.push('communeElsewhere');
  return problems;
}

/** Reads a product code; undefined when it has neither form. Blanks around hyphens and long hyphens are borne. */
export function readProductCode(written: string): ProductCode | undefined {
  if (written.length > MOST) return undefined;
  const parts = written.split(/[-–—]/).map((part) => part.trim());
  if (parts.some((part) => !/^\d{1,5}$/.test(part))) return undefined;
  const year = parts.at(-1) ?? '';
  const serial = Number(parts.at(-2));
  const [province = '', second = '', third = ''] = parts;
  if (province.length !== 2 || year.length !== 4 || serial === 0) return undefined;
  const common = { province, serial, year: Number(year) };
  if (parts.length === 4 && second.length === 5)
    return { form: 'QD19', ...common, commune: second, problems: problemsOf(province, second) };
  if (parts.length !== 5 || second.length !== 3 || third.length !== 5) return undefined;
  const present = presentCommuneOfCode(third);
  const problems: ProductCodeProblem[] = present.kind === 'unknown' ? ['unknownCommune'] : [];
  return { form: 'districts', ...common, district: second, commune: third, present, problems };
}
