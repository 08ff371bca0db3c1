import { nfc } from '#libs/contracts';
import { communes, provinceOf, provinceOfCommune, provinces, type Commune } from './admin-units.js';
import { countriesIn } from './countries.js';
import { formerProvinces } from './former-provinces.js';
import { presentCommuneOfNames, type OldAddress, type PresentCommune } from './old-communes.js';
import { readUnitName, type UnitName } from './unit-names.js';

/** Where an address as printed stands since the mergers of 1 July 2025. */
export type AddressAge =
  /** It names no unit that is gone. */
  | { kind: 'present' }
  /** `address` says the same by the commune and province in force; house, street and hamlet as written. */
  | { kind: 'old'; address: string; commune: Commune }
  /** The ward was split, or the names fit several: to be asked, never guessed. */
  | { kind: 'ambiguous'; candidates: readonly Commune[] }
  /** It names units that are gone, but too few of them to say where it is. */
  | { kind: 'unknown' };

const KIND = 'xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|đặc khu';
/** Commas part the units of an address; many write none, or dashes. The "xã" of "thị xã" and "hợp tác xã" begins nothing. */
// A kind that the next unit follows at once ends a name: "xã Tứ Quận, huyện …".
const PARTING = new RegExp(`[,;\\n]|(?<!thị|tác) (?:[-–] )?(?=(?:${KIND}) (?![-–]|(?:${KIND}) ))`, 'giu');
const DISTRICTS = new Set(['huyện', 'quận', 'thị xã', 'thành phố']);
const COMMUNES = new Set(['xã', 'phường', 'thị trấn', 'đặc khu']);

interface ProvinceNamed {
  /** As the table of communes of before July 2025 calls it; undefined for a name that is new. */
  former?: string;
  /** Code of the province in force. */
  code: string;
  kinds: Set<string | undefined>;
  inForce: boolean;
}

const provinceByName = new Map<string, ProvinceNamed>();
const inForce = new Set(provinces.map(({ name }) => readUnitName(name).bare));
for (const { name, provinceCode: code } of formerProvinces) {
  const { bare, kind } = readUnitName(name);
  const kinds = new Set([undefined, kind, readUnitName(provinceOf(code)?.name ?? '').kind]);
  // Only a province that kept its name may bear the kind it has today.
  const isKept = inForce.has(bare);
  provinceByName.set(bare, { former: name, code, kinds: isKept ? kinds : new Set([undefined, kind]), inForce: isKept });
}

interface Part {
  written: string;
  name: UnitName;
}
interface Levels {
  parts: readonly Part[];
  province?: ProvinceNamed;
  district?: Part;
  commune?: Part;
  /** A part without a kind right before the province: maybe a district. */
  bare?: Part;
  country?: Part;
}

function provinceNamed({ name: { bare, kind } }: Part): ProvinceNamed | undefined {
  const named = provinceByName.get(bare);
  return named?.kinds.has(kind) ? named : undefined;
}

function readLevels(address: string): Levels & { provincePart?: Part } {
  const parts = nfc(address)
    .split(PARTING)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '')
    .map((written) => ({ written, name: readUnitName(written) }));
  const levels: Levels & { provincePart?: Part } = { parts };
  for (const part of parts.toReversed()) {
    const { kind } = part.name;
    const province = levels.provincePart ? undefined : provinceNamed(part);
    if (province) Object.assign(levels, { province, provincePart: part });
    else if (DISTRICTS.has(kind ?? '')) levels.district ??= part;
    else if (COMMUNES.has(kind ?? '')) levels.commune ??= part;
    else if (!levels.provincePart && countriesIn(part.written).length > 0) levels.country = part;
    else if (levels.provincePart && parts[parts.indexOf(part) + 1] === levels.provincePart) levels.bare = part;
  }
  return levels;
}

let presentByName: Map<string, Commune[]> | undefined;

/** Communes of a province in force that bear a name; the names are read on the first question. */
function communesNamed({ name: { bare, kind } }: Part, provinceCode: string): Commune[] {
  const keyOf = (code: string, name: string): string => `${code} ${name}`;
  if (!presentByName) {
    presentByName = new Map();
    for (const commune of communes) {
      const key = keyOf(commune.provinceCode, readUnitName(commune.name).bare);
      presentByName.set(key, [...(presentByName.get(key) ?? []), commune]);
    }
  }
  const named = presentByName.get(keyOf(provinceCode, bare)) ?? [];
  return named.filter(({ name }) => kind === undefined || readUnitName(name).kind === kind);
}

/** An address may name old units and the province that took them over: then the table's province is left open. */
function lookUp(old: OldAddress, province: ProvinceNamed | undefined): PresentCommune {
  const strict = presentCommuneOfNames({ ...old, ...(province?.former && { province: province.former }) });
  if (strict.kind !== 'unknown' || !province || !old.district) return strict;
  const loose = presentCommuneOfNames(old);
  const lies = (commune: Commune): boolean => commune.provinceCode === province.code;
  const fits = loose.kind === 'one' ? lies(loose.commune) : loose.kind === 'ambiguous' && loose.candidates.every(lies);
  return fits ? loose : strict;
}

function renewed(levels: Levels & { provincePart?: Part }, commune: Commune): AddressAge {
  const { parts, provincePart, district, commune: named, country } = levels;
  const units = new Set([provincePart, district, named, country]);
  const lower = (name = ''): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const address = [
    ...parts.filter((part) => !units.has(part)).map(({ written }) => written),
    lower(commune.name),
    lower(provinceOfCommune(commune.code)?.name),
    ...(country ? [country.written] : []),
  ].join(', ');
  return { kind: 'old', address, commune };
}

function namesOld({ district, commune, province }: Levels): boolean {
  if (district || commune?.name.kind === 'thị trấn' || province?.inForce === false) return true;
  if (!commune || !province) return false;
  return (
    communesNamed(commune, province.code).length === 0 &&
    lookUp({ commune: commune.written }, province).kind !== 'unknown'
  );
}

/**
 * Says whether an address names units that ended on 30 June 2025 (districts, towns, merged communes and provinces), and
 * how it reads by the units in force. Reads "Xã A, huyện B, tỉnh C", with short forms ("H. B"), dashes or blanks between.
 */
export function addressAge(address: string): AddressAge {
  let levels = readLevels(address);
  const { bare, commune, province } = levels;
  // "Hòa Phong, Hòa Vang, Đà Nẵng": a district by name alone, where the table knows the two together.
  if (bare && !levels.district) {
    const before = commune ?? levels.parts[levels.parts.indexOf(bare) - 1];
    const known = before && lookUp({ commune: before.written, district: bare.written }, province);
    if (before && known && known.kind !== 'unknown') levels = { ...levels, commune: before, district: bare };
  }
  if (!namesOld(levels)) return { kind: 'present' };
  const old = { commune: levels.commune?.written ?? '', district: levels.district?.written ?? '' };
  const found = lookUp(old, province);
  if (found.kind === 'one') return renewed(levels, found.commune);
  if (found.kind === 'ambiguous') return { kind: 'ambiguous', candidates: found.candidates };
  const [today, more] = levels.commune && province ? communesNamed(levels.commune, province.code) : [];
  return today && !more ? renewed(levels, today) : { kind: 'unknown' };
}
