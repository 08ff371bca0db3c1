import { communeOf, type Commune } from './admin-units.js';
import table from './data/old-communes-2025.json' with { type: 'json' };
import { readUnitName, type UnitName } from './unit-names.js';

/** A ward, commune or township [phường, xã, thị trấn] of the three levels that ended on 30 June 2025. */
export interface OldCommune {
  /** 5 digits; empty for the five island districts that had no communes. The same digits may name another unit today. */
  code: string;
  /** "Phường Phúc Xá"; empty for the island districts. */
  name: string;
  district: string;
  province: string;
}

/** What became of an old unit. `ambiguous` must be asked, never guessed: the unit was split, or the names fit several. */
export type PresentCommune =
  | { kind: 'one'; commune: Commune; old: OldCommune }
  | { kind: 'ambiguous'; candidates: readonly Commune[]; old: readonly OldCommune[] }
  | { kind: 'unknown' };

interface Row extends OldCommune {
  successors: readonly string[];
  read: { commune: UnitName; district: UnitName; province: UnitName };
}

const KINDS: Record<string, string> = { P: 'Phường ', X: 'Xã ', T: 'Thị trấn ' };

function readRow(entry: string, district: string, province: string, above: Omit<Row['read'], 'commune'>): Row {
  const [unit = '', successors = ''] = entry.split('>');
  const name = unit && `${KINDS[unit[5] ?? ''] ?? ''}${unit.slice(6)}`;
  const read = { commune: readUnitName(name), ...above };
  return { code: unit.slice(0, 5), name, district, province, successors: successors.split(','), read };
}

function readTable(): Row[] {
  return table.flatMap(({ province, districts }) =>
    Object.entries<string | undefined>(districts).flatMap(([district, list = '']) => {
      const above = { district: readUnitName(district), province: readUnitName(province) };
      return list.split('|').map((entry) => readRow(entry, district, province, above));
    }),
  );
}

interface Index {
  byCode: Map<string, Row>;
  byName: Map<string, Row[]>;
}
let index: Index | undefined;

/** Ten thousand names are read on the first question, not by everyone who imports the library. */
function rows(): Index {
  if (index) return index;
  index = { byCode: new Map(), byName: new Map() };
  for (const row of readTable()) {
    if (row.code) index.byCode.set(row.code, row);
    const key = row.read.commune.bare || row.read.district.bare;
    index.byName.set(key, [...(index.byName.get(key) ?? []), row]);
  }
  return index;
}

const oldOf = ({ code, name, district, province }: Row): OldCommune => ({ code, name, district, province });

function presentOf(found: readonly Row[]): PresentCommune {
  const codes = new Set(found.flatMap(({ successors }) => successors));
  const candidates = [...codes].flatMap((code) => communeOf(code) ?? []);
  const [commune, ...others] = candidates;
  const [first] = found;
  if (!commune || !first) return { kind: 'unknown' };
  // Several old units that all went into one commune leave no doubt about today's address.
  if (others.length === 0) return { kind: 'one', commune, old: oldOf(first) };
  return { kind: 'ambiguous', candidates, old: found.map(oldOf) };
}

export const oldCommuneOf = (oldCode: string): OldCommune | undefined => {
  const row = rows().byCode.get(oldCode);
  return row && oldOf(row);
};

/** Today's commune for a code of the list that ended on 30 June 2025. */
export function presentCommuneOfCode(oldCode: string): PresentCommune {
  const row = rows().byCode.get(oldCode);
  return row ? presentOf([row]) : { kind: 'unknown' };
}

export interface OldAddress {
  /** Ward, commune or township; left out only for the island districts (Côn Đảo, Lý Sơn …). */
  commune?: string;
  district?: string;
  province?: string;
}

/** Rows of the kind written ("Thị trấn X" beside "Xã X"); all rows where none is of that kind. */
function ofKind(found: readonly Row[], level: 'commune' | 'district', written: UnitName): readonly Row[] {
  const exact = found.filter((row) => row.read[level].kind === written.kind);
  return written.kind && exact.length > 0 ? exact : found;
}

/**
 * Today's commune for names as printed before July 2025. Tone place (Hòa/Hoà), capitals and the words Phường, Xã, Thị
 * trấn … do not matter. The less is given, the more often the answer is `ambiguous`.
 */
export function presentCommuneOfNames(address: OldAddress): PresentCommune {
  const commune = readUnitName(address.commune ?? '');
  const district = readUnitName(address.district ?? '');
  const province = readUnitName(address.province ?? '');
  const named = rows().byName.get(commune.bare || district.bare) ?? [];
  const fitting = named.filter(
    ({ read }) =>
      read.commune.bare === commune.bare &&
      (!district.bare || read.district.bare === district.bare) &&
      (!province.bare || read.province.bare === province.bare),
  );
  return presentOf(ofKind(ofKind(fitting, 'district', district), 'commune', commune));
}
