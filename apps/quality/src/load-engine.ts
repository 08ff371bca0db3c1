import type { LegalDate } from '#libs/ocop';
import { loadRulePack, loadRules, RuleEngine, rulePackFiles, type RulePack } from '#libs/quality-rules';

/** A pack that could judge, and since when somebody here wants it to. */
export interface KnownPack {
  pack: RulePack;
  activatedAt?: number | undefined;
}

/**
 * The pack that judges on a day: the one asked for by configuration; else the last one activated here whose first day
 * has come; else the newest of the release.
 */
export function packInForce(
  packs: readonly KnownPack[],
  wanted: string | undefined,
  today: LegalDate,
): RulePack | undefined {
  if (wanted !== undefined) return packs.find(({ pack }) => pack.id === wanted)?.pack;
  const begun = packs.filter(({ pack }) => pack.validFrom <= today);
  const activated = begun.filter(({ activatedAt }) => activatedAt !== undefined);
  const order = ({ activatedAt = 0, pack }: KnownPack): string =>
    `${String(activatedAt).padStart(20, '0')}/${pack.validFrom}/${pack.id}`;
  const candidates = activated.length > 0 ? activated : begun;
  return [...candidates].sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1)?.pack;
}

/**
 * The engine to start with: the pack asked for, or the newest of the release that is in force. A pack of the release that
 * does not load stops the start; packs stored here are taken up by the watch.
 */
export async function loadEngine(wanted: string | undefined, today: LegalDate): Promise<RuleEngine> {
  const rules = await loadRules();
  const packs = rulePackFiles.map((file) => loadRulePack(file, rules));
  const pack = packInForce(
    packs.map((known) => ({ pack: known })),
    wanted,
    today,
  );
  if (!pack)
    throw new Error(`no rule pack ${wanted ?? `in force on ${today}`}; known: ${packs.map(({ id }) => id).join(', ')}`);
  return new RuleEngine(rules, pack);
}
