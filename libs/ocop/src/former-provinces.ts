import { communeOf } from './admin-units.js';
import table from './data/old-communes-2025.json' with { type: 'json' };

/** One of the 63 provinces and cities in force until 30 June 2025, and where it went. */
export interface FormerProvince {
  /** "Tỉnh Bến Tre"; may be the name of a province in force ("Tỉnh Vĩnh Long"). */
  name: string;
  /** Code of the province in force that took it over: each went as a whole into one. */
  provinceCode: string;
}

function provinceCodeOf(list: string): string | undefined {
  const [, successor = ''] = list.split('|', 1)[0]?.split('>') ?? [];
  return communeOf(successor.slice(0, 5))?.provinceCode;
}

/** The 63 provinces before the mergers of 1 July 2025 with the province in force of each, read from the table of communes. */
export const formerProvinces: readonly FormerProvince[] = table.flatMap(({ province: name, districts }) => {
  const [list = ''] = Object.values<string | undefined>(districts);
  const provinceCode = provinceCodeOf(list);
  return provinceCode ? [{ name, provinceCode }] : [];
});
