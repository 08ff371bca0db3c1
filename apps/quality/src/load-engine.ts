import { loadRulePack, loadRules, RuleEngine, rulePackFiles } from '#libs/quality-rules';

/** The engine for one rule pack, or for the newest that is in force. A pack that does not load stops the start. */
export async function loadEngine(wanted: string | undefined, today: string): Promise<RuleEngine> {
  const rules = await loadRules();
  const packs = rulePackFiles.map((file) => loadRulePack(file, rules));
  const inForce = packs
    .filter(({ validFrom }) => validFrom <= today)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const pack = wanted ? packs.find(({ id }) => id === wanted) : inForce.at(-1);
  if (!pack)
    throw new Error(`no rule pack ${wanted ?? `in force on ${today}`}; known: ${packs.map(({ id }) => id).join(', ')}`);
  return new RuleEngine(rules, pack);
}
