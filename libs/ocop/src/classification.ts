import table from './data/classification-qd26-2026.json' with { type: 'json' };

/** One of the 26 score sheets [bộ sản phẩm] of Decision 26/2026/QĐ-TTg, Appendix I. */
export interface ScoreSheet {
  sheet: number;
  /** `I` to `VI`. */
  sector: string;
  sectorName: string;
  group: number;
  groupName: string;
  subgroup?: string;
  name: string;
  /** Lead ministries: BNNMT, BCT, BYT, BVHTTDL. */
  ministries: string[];
}

export const scoreSheets: readonly ScoreSheet[] = table;

export function scoreSheet(sheet: number): ScoreSheet | undefined {
  return scoreSheets[sheet - 1];
}

/** What kind of goods a sheet holds, as far as law treats them differently. */
export type GoodsKind = 'food' | 'alcohol' | 'supplement' | 'cosmetic' | 'herbal' | 'craft' | 'living' | 'service';

/** Sheet 18 = functional food and medicine, 19 = cosmetics, 20 = essential oils and other herbs, 26 = tourism. */
export function goodsKind(sheet: number): GoodsKind {
  if (sheet === 14 || sheet === 15) return 'alcohol';
  if (sheet <= 17) return 'food';
  if (sheet === 18) return 'supplement';
  if (sheet === 19) return 'cosmetic';
  if (sheet === 20) return 'herbal';
  if (sheet <= 22) return 'craft';
  return sheet <= 25 ? 'living' : 'service';
}
