import type { Provider } from '@nestjs/common';
import { loadForms, loadGrammars } from '#libs/channels';
import { FindingCatalogue, Fixer, loadFixes, RuleEngine } from '#libs/quality-rules';
import { Clock } from '#libs/runtime';
import { Database } from '#libs/storage';
import { AnswerSelfAssessment } from '../answer-self-assessment.js';
import { AssessmentStore } from '../assessment.store.js';
import { Assessor } from '../assessor.js';
import { ChannelShelf } from '../channel-shelf.js';
import { FixProduct } from '../fix-product.js';
import { Judge } from '../judge.js';
import { SelfAssessmentStore } from '../self-assessment.store.js';
import { ShowReadiness } from '../show-readiness.js';
import { ShowSelfAssessment } from '../show-self-assessment.js';
import { made } from './made.js';

/** What the doors show beside the verdict. */
export function reading(): Provider[] {
  return [
    made(ChannelShelf, [], async () => new ChannelShelf(await loadForms(), await loadGrammars())),
    made(
      FixProduct,
      [FindingCatalogue, Judge, Clock],
      async (catalogue: FindingCatalogue, judge: Judge, clock: Clock) => {
        const fixer = new Fixer(await loadFixes(), catalogue);
        return new FixProduct(fixer, judge, await loadGrammars(), clock);
      },
    ),
    made(SelfAssessmentStore, [Database], (db: Database) => new SelfAssessmentStore(db)),
    made(
      ShowReadiness,
      [AssessmentStore, Assessor, ChannelShelf, RuleEngine, FindingCatalogue, Clock],
      (...parts: [AssessmentStore, Assessor, ChannelShelf, RuleEngine, FindingCatalogue, Clock]) => {
        const [store, assessor, shelf, { rules }, catalogue, clock] = parts;
        return new ShowReadiness(store, assessor, shelf, { rules, catalogue }, clock);
      },
    ),
    made(
      ShowSelfAssessment,
      [AssessmentStore, SelfAssessmentStore, Clock],
      (...parts: ConstructorParameters<typeof ShowSelfAssessment>) => new ShowSelfAssessment(...parts),
    ),
    made(
      AnswerSelfAssessment,
      [ShowSelfAssessment, SelfAssessmentStore, Clock],
      (...parts: ConstructorParameters<typeof AnswerSelfAssessment>) => new AnswerSelfAssessment(...parts),
    ),
  ];
}
