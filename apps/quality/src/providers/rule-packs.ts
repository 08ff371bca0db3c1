import type { Provider } from '@nestjs/common';
import { Clock, Log } from '#libs/runtime';
import { Database } from '#libs/storage';
import { AssessmentStore } from '../assessment.store.js';
import { CarryPreview } from '../carry-preview.js';
import type { QualityConfig } from '../config.js';
import { FindLikeness } from '../find-likeness.js';
import { Judge } from '../judge.js';
import { ManageRulePacks } from '../manage-rule-packs.js';
import { RulePackStore } from '../rule-pack.store.js';
import { RulePackWatch } from '../rule-pack.watch.js';
import { made } from './made.js';

/** Rule packs: which one judges, and what another would change. */
export function rulePacks(config: QualityConfig): Provider[] {
  const settings = { wanted: config.RULE_PACK, everyMs: config.RULE_PACK_POLL_MS };
  return [
    made(RulePackStore, [Database], (db: Database) => new RulePackStore(db)),
    made(
      RulePackWatch,
      [RulePackStore, Judge, Clock, Log],
      (packs: RulePackStore, judge: Judge, clock: Clock, log: Log) =>
        new RulePackWatch(packs, judge, settings, clock, log),
    ),
    made(
      CarryPreview,
      [RulePackStore, RulePackWatch, AssessmentStore, Judge, FindLikeness, Clock, Log],
      (...inputs: [RulePackStore, RulePackWatch, AssessmentStore, Judge, FindLikeness, Clock, Log]) => {
        const [packs, watch, rows, judge, neighbours, clock, log] = inputs;
        return new CarryPreview({ packs, watch, rows, judge, neighbours }, clock, log);
      },
    ),
    made(
      ManageRulePacks,
      [RulePackStore, RulePackWatch, Judge, Clock],
      (...parts: ConstructorParameters<typeof ManageRulePacks>) => new ManageRulePacks(...parts),
    ),
  ];
}
