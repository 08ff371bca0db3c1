import type { ProductState } from '#libs/contracts';
import { presentCommuneOfCode, provinceOfCommune } from '#libs/ocop';
import type { Actor } from '#libs/runtime';
import type { AssessmentRow } from './models.js';

/**
 * Two-digit code of the province a product's producer sits in. A commune of the list that ended on 30 June 2025 counts by
 * what became of it; where it was split over provinces, or is unknown, nobody but officers of the whole country decide.
 */
export function provinceOfProducer({ producer: { communeCode } }: Pick<ProductState, 'producer'>): string | undefined {
  // The list in force comes first: not all of it was there before, and the same digits may come to name another unit.
  const today = provinceOfCommune(communeCode);
  if (today) return today.code;
  const present = presentCommuneOfCode(communeCode);
  if (present.kind === 'one') return present.commune.provinceCode;
  if (present.kind === 'unknown') return undefined;
  const [province, ...others] = new Set(present.candidates.map(({ provinceCode }) => provinceCode));
  return others.length === 0 ? province : undefined;
}

/** True when the product's producer sits in a province this officer looks after. */
export function isInArea({ product }: AssessmentRow, { officerAreas = [] }: Pick<Actor, 'officerAreas'>): boolean {
  if (officerAreas.includes('*')) return true;
  const province = product && provinceOfProducer(product);
  return province !== undefined && officerAreas.includes(province);
}
