import type { Provider } from '@nestjs/common';
import { loadForms, loadGrammars } from '#libs/channels';
import { FindingCatalogue, Fixer, loadFixes, RuleEngine } from '#libs/quality-rules';
import { Clock } from '#libs/runtime';
import { Database } from '#libs/storage';
import { AnswerSelfAssessment } from '../answer-self-assessment.js';
import { AssessDraft } from '../assess-draft.js';
import { AssessmentStore } from '../assessment.store.js';
import { Assessor } from '../assessor.js';
import { ChannelShelf } from '../channel-shelf.js';
import { FixProduct } from '../fix-product.js';
import { Judge } from '../judge.js';
import { ReadinessMatrix } from '../readiness-matrix.js';
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
      ReadinessMatrix,
      [ChannelShelf, RuleEngine],
      (shelf: ChannelShelf, { rules }: RuleEngine) => new ReadinessMatrix(shelf, rules),
    ),
    made(
      AssessDraft,
      [Judge, ReadinessMatrix, FindingCatalogue, Clock],
      (...parts: ConstructorParameters<typeof AssessDraft>) => new AssessDraft(...parts),
    ),
    made(
      ShowReadiness,
      [AssessmentStore, Assessor, ReadinessMatrix, FindingCatalogue, Clock],
      (...parts: ConstructorParameters<typeof ShowReadiness>) => new ShowReadiness(...parts),
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
