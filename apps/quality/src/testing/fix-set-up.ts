import { loadGrammars } from '#libs/channels';
import {
  FindingCatalogue,
  Fixer,
  loadFixes,
  loadRulePack,
  loadRules,
  RuleEngine,
  rulePackFiles,
} from '#libs/quality-rules';
import { FixProduct } from '../fix-product.js';
import { Judge } from '../judge.js';
import { START } from './set-up.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
export const grammars = await loadGrammars();
const fixer = new Fixer(await loadFixes(), new FindingCatalogue(rules));

/** Fixes by all rules and grammars, at the start of the tests' time. */
export const fixProduct = new FixProduct(fixer, new Judge(engine, grammars), grammars, {
  now: () => START,
  monotonic: () => START,
});
