import { rulePackFiles } from '#libs/quality-rules';
import type { Log } from '#libs/runtime';
import { CarryPreview } from '../carry-preview.js';
import { ManageRulePacks } from '../manage-rule-packs.js';
import type { AssessmentRow } from '../models.js';
import { RulePackWatch } from '../rule-pack.watch.js';
import { MemoryPacks } from './memory-packs.js';
import { setUp } from './set-up.js';

export const operator = { id: 'operator-1', language: 'vi' as const, operator: true };
export const standard = rulePackFiles.at(-1) as { id: string; rules: Record<string, object> };
/** The release's pack under which every star waits for nobody. */
export const milder = (own: object = {}) => {
  const { O01: _gone, ...rules } = standard.rules;
  return { ...standard, id: '2026-11-x', rules, ...own };
};

/** Rule packs over rows in memory, with what the log was told. */
export async function shelf() {
  const all = await setUp();
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const log = { info: say, error: say, warn: say, debug: () => undefined } as unknown as Log;
  const packs = new MemoryPacks();
  const watch = new RulePackWatch(packs, all.judge, { wanted: undefined, everyMs: 1000 }, all.clock, log);
  const manage = new ManageRulePacks(packs, watch, all.judge, all.clock);
  const { judge, neighbours } = all;
  const rows = {
    assessedAfter: (after: string, limit: number): Promise<AssessmentRow[]> => {
      const found = [...all.rows.rows.values()].filter(({ _id }) => _id > after);
      return Promise.resolve(found.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, limit));
    },
    count: () => Promise.resolve(all.rows.rows.size),
  };
  const preview = new CarryPreview({ packs, watch, rows, judge, neighbours }, all.clock, log);
  return { ...all, packs, watch, manage, preview, said };
}
