import { readdirSync } from 'node:fs';
import type { Rule } from './rule.js';

const RULE_FILE = /^([A-Z]+\d+)\.(?:ts|js|mjs)$/;
const home = new URL('./rules/', import.meta.url);

/**
 * Finds rules by place: every file `<ID>.ts` of a folder is one rule and exports it as `rule`. A file whose rule has
 * another id, or none, stops the start.
 * @returns the rules by id
 */
export async function loadRules(folder: URL = home): Promise<Rule[]> {
  const files = readdirSync(folder)
    .filter((file) => RULE_FILE.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(/* @vite-ignore */ new URL(file, folder).href)) as { rule?: Rule };
      const id = RULE_FILE.exec(file)?.[1];
      if (!module.rule || module.rule.id !== id) throw new Error(`rule file ${file} must export rule with id ${id}`);
      return module.rule;
    }),
  );
}
