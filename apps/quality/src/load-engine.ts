import type { LegalDate } from '#libs/ocop';
import { loadRulePack, loadRules, RuleEngine, rulePackFiles, type RulePack } from '#libs/quality-rules';

/** A pack that could judge, and since when somebody here wants it to. */
export interface KnownPack {
  pack: RulePack;
  /** True = it came with the release. */
  shipped: boolean;
  activatedAt?: number | undefined;
  /** See RulePackRow. */
  adoptedAt?: number | undefined;
}

/** In this order: what was activated here, what judges since the first start, what came with the release. */
const standingOf = ({ activatedAt, adoptedAt, shipped }: KnownPack): number =>
  activatedAt !== undefined ? 3 : adoptedAt !== undefined ? 2 : shipped ? 1 : 0;

/**
 * The pack that judges on a day: the one asked for by configuration; else the last one activated here whose first day
 * has come; else the one adopted at the first start; else, which is the first start, the newest of the release. A newer
 * pack of a later release waits to be previewed and activated, as does whatever is stored here.
 */
export function packInForce(
  packs: readonly KnownPack[],
  wanted: string | undefined,
  today: LegalDate,
): RulePack | undefined {
  if (wanted !== undefined) return packs.find(({ pack }) => pack.id === wanted)?.pack;
  const begun = packs.filter((known) => known.pack.validFrom <= today && standingOf(known) > 0);
  const order = (known: KnownPack): string =>
    [
      standingOf(known),
      String(known.activatedAt ?? known.adoptedAt ?? 0).padStart(20, '0'),
      known.pack.validFrom,
      known.pack.id,
    ].join('/');
  return begun.sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1)?.pack;
}

/**
 * The engine to start with: the pack asked for, or the newest of the release that is in force. A pack of the release that
 * does not load stops the start; packs stored here are taken up by the watch.
 */
export async function loadEngine(wanted: string | undefined, today: LegalDate): Promise<RuleEngine> {
  const rules = await loadRules();
  const packs = rulePackFiles.map((file) => loadRulePack(file, rules));
  const pack = packInForce(
    packs.map((known) => ({ pack: known, shipped: true })),
    wanted,
    today,
  );
  if (!pack)
    throw new Error(`no rule pack ${wanted ?? `in force on ${today}`}; known: ${packs.map(({ id }) => id).join(', ')}`);
  return new RuleEngine(rules, pack);
}
