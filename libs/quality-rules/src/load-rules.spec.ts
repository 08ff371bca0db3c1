import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack } from './rule-pack.js';
import { inputOf } from './testing/sound-product.js';

const ruleFile = (id: string): string => `export const rule = {
  id: '${id}', version: 1, dimension: 'trust', severity: 'warn', gate: 'law', certainty: 'L', reads: ['texts'],
  source: { vi: 's', en: 's' }, texts: { vi: { message: 'm', fix: 'f' }, en: { message: 'm', fix: 'f' } },
  lexicons: { terms: ['giọt sương'] }, examples: { hit: [], miss: [] },
  check: (context) => context.found('terms').map((hit) => ({ field: hit.text.field })),
};`;

describe('a rule is one file', () => {
  let folder: string;
  const home = (): URL => pathToFileURL(`${folder}/`);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('and putting it into the folder is enough', async () => {
    writeFileSync(join(folder, 'Z01.mjs'), ruleFile('Z01'));
    writeFileSync(join(folder, 'notes.md'), 'no rule');
    const rules = await loadRules(home());
    const pack = {
      id: '2026-01-a',
      validFrom: '2026-01-01',
      about: { vi: '', en: '' },
      profile: 'standard',
      rules: { Z01: {} },
    };
    const engine = new RuleEngine(rules, loadRulePack(pack, rules));
    const { findings } = engine.assess(inputOf({ text: 'Mỗi sớm còn đọng giọt sương.' }));
    expect(findings.map(({ rule, field }) => `${rule} ${field}`)).toEqual(['Z01 /description/vi']);
  });

  it('a file whose rule has another id stops the start', async () => {
    writeFileSync(join(folder, 'Z02.mjs'), ruleFile('Z03'));
    await expect(loadRules(home())).rejects.toThrow('Z02.mjs');
  });
});
