import table from './data/vn-units-2026-07.json' with { type: 'json' };

export interface Province {
  /** 2 digits. */
  code: string;
  /** "Tỉnh Lâm Đồng", "Thành phố Hà Nội". */
  name: string;
}
export interface Commune {
  /** 5 digits. */
  code: string;
  /** "Phường Ba Đình", "Xã Bát Tràng", "Đặc khu Cát Hải". */
  name: string;
  provinceCode: string;
}

const kinds: Record<string, string> = { P: 'Phường ', X: 'Xã ', D: 'Đặc khu ' };

/** The 34 provinces and cities in force (two levels of government since 1 July 2025). */
export const provinces: readonly Province[] = table.map(({ code, name }) => ({ code, name }));

/** The 3,321 wards, communes and special zones in force, read from the compact table. */
export const communes: readonly Commune[] = table.flatMap((row) =>
  row.communes.split('|').map((entry) => ({
    code: entry.slice(0, 5),
    name: `${kinds[entry[5] ?? ''] ?? ''}${entry.slice(6)}`,
    provinceCode: row.code,
  })),
);

const provinceByCode = new Map(provinces.map((item) => [item.code, item]));
const communeByCode = new Map(communes.map((item) => [item.code, item]));

export const provinceOf = (provinceCode: string): Province | undefined => provinceByCode.get(provinceCode);
export const communeOf = (communeCode: string): Commune | undefined => communeByCode.get(communeCode);

/** The province a commune lies in; undefined for a code that is not in force. */
export function provinceOfCommune(communeCode: string): Province | undefined {
  const commune = communeByCode.get(communeCode);
  return commune && provinceByCode.get(commune.provinceCode);
}
