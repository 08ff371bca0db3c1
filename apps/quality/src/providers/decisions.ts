import type { Provider } from '@nestjs/common';
import { Relay } from '#libs/messaging';
import { Clock } from '#libs/runtime';
import { Database } from '#libs/storage';
import { AssessmentStore } from '../assessment.store.js';
import { Assessor } from '../assessor.js';
import { AuditStore } from '../audit.store.js';
import { ChangeDecisions } from '../change-decisions.js';
import { DecideReview } from '../decide-review.js';
import { DismissFindings } from '../dismiss-findings.js';
import { FalsePositives } from '../false-positive.store.js';
import { RecordFalsePositive } from '../record-false-positive.js';
import { WithdrawFalsePositive } from '../withdraw-false-positive.js';
import { Reviews } from '../review.store.js';
import { made } from './made.js';

/** What people decide on findings. */
export function decisions(): Provider[] {
  return [
    made(Reviews, [Database], (db: Database) => new Reviews(db)),
    made(AuditStore, [Database], (db: Database) => new AuditStore(db)),
    made(FalsePositives, [Database], (db: Database) => new FalsePositives(db)),
    made(
      ChangeDecisions,
      [AssessmentStore, Assessor, Relay, Clock],
      (...parts: ConstructorParameters<typeof ChangeDecisions>) => new ChangeDecisions(...parts),
    ),
    made(
      DismissFindings,
      [AssessmentStore, ChangeDecisions],
      (...parts: ConstructorParameters<typeof DismissFindings>) => new DismissFindings(...parts),
    ),
    made(
      DecideReview,
      [AssessmentStore, ChangeDecisions],
      (...parts: ConstructorParameters<typeof DecideReview>) => new DecideReview(...parts),
    ),
    made(
      RecordFalsePositive,
      [AssessmentStore, ChangeDecisions, FalsePositives],
      (...parts: ConstructorParameters<typeof RecordFalsePositive>) => new RecordFalsePositive(...parts),
    ),
    made(
      WithdrawFalsePositive,
      [AssessmentStore, ChangeDecisions, FalsePositives],
      (...parts: ConstructorParameters<typeof WithdrawFalsePositive>) => new WithdrawFalsePositive(...parts),
    ),
  ];
}
