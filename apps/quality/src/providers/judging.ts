import type { Provider } from '@nestjs/common';
import { loadGrammars } from '#libs/channels';
import { legalDateAt } from '#libs/ocop';
import { FindingCatalogue, RuleEngine } from '#libs/quality-rules';
import { Clock } from '#libs/runtime';
import { Database } from '#libs/storage';
import { Assessor } from '../assessor.js';
import type { QualityConfig } from '../config.js';
import { FindLikeness } from '../find-likeness.js';
import { Judge } from '../judge.js';
import { LikenessStore } from '../likeness.store.js';
import { loadEngine } from '../load-engine.js';
import { made } from './made.js';

/** What judges. */
export function judging(config: QualityConfig): Provider[] {
  return [
    made(RuleEngine, [Clock], (clock: Clock) => loadEngine(config.RULE_PACK, legalDateAt(clock.now()))),
    made(FindingCatalogue, [RuleEngine], (engine: RuleEngine) => new FindingCatalogue(engine.rules)),
    made(Judge, [RuleEngine], async (engine: RuleEngine) => new Judge(engine, await loadGrammars())),
    made(LikenessStore, [Database], (db: Database) => new LikenessStore(db)),
    made(
      FindLikeness,
      [LikenessStore, Clock],
      (...parts: ConstructorParameters<typeof FindLikeness>) => new FindLikeness(...parts),
    ),
    made(Assessor, [Judge, FindLikeness], (...parts: ConstructorParameters<typeof Assessor>) => new Assessor(...parts)),
  ];
}
