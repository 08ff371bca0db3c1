import { provinceOfCommune } from '#libs/ocop';
import type { Actor } from '#libs/runtime';
import type { AssessmentRow } from './models.js';

/** True when the product's producer sits in a province this officer looks after. */
export function isInArea({ product }: AssessmentRow, { officerAreas = [] }: Pick<Actor, 'officerAreas'>): boolean {
  const province = provinceOfCommune(product?.producer.communeCode ?? '');
  return officerAreas.includes('*') || (province !== undefined && officerAreas.includes(province.code));
}
