import type { Provider } from '@nestjs/common';
import { Parking, Relay } from '#libs/messaging';
import { Clock, Log, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { AssessProduct } from '../assess-product.js';
import { AssessmentSource } from '../assessment-source.js';
import { AssessmentStore } from '../assessment.store.js';
import { Assessor } from '../assessor.js';
import { AuditStore } from '../audit.store.js';
import { CarryPreview } from '../carry-preview.js';
import type { QualityConfig } from '../config.js';
import { ConfirmDocument } from '../confirm-document.js';
import { FreshWork } from '../fresh-work.js';
import { Judge } from '../judge.js';
import { KeepAudit } from '../keep-audit.js';
import { LikenessStore } from '../likeness.store.js';
import { ParkJudgement } from '../park-judgement.js';
import { ReassessProduct } from '../reassess-product.js';
import { ReassessSweeper } from '../reassess.sweeper.js';
import { RulePackWatch } from '../rule-pack.watch.js';
import { made } from './made.js';

/** Judging what arrives, and again what may have changed. */
export function useCases(config: QualityConfig): Provider[] {
  const pace = { everyMs: config.REANNOUNCE_EVERY_MS, perSecond: config.REANNOUNCE_PER_SECOND };
  return [
    made(AssessmentStore, [Database], (db: Database) => new AssessmentStore(db)),
    made(
      AssessmentSource,
      [AssessmentStore, Parking, Clock],
      (store: AssessmentStore, parking: Parking, clock: Clock) => new AssessmentSource(store, parking, clock, pace),
    ),
    made(FreshWork, [Clock], (clock: Clock) => new FreshWork(clock)),
    made(
      AssessProduct,
      [AssessmentStore, Assessor, FreshWork, Relay, Clock],
      (...parts: ConstructorParameters<typeof AssessProduct>) => new AssessProduct(...parts),
    ),
    made(
      ReassessProduct,
      [AssessmentStore, Assessor, Relay, Clock],
      (...parts: ConstructorParameters<typeof ReassessProduct>) => new ReassessProduct(...parts),
    ),
    made(
      ParkJudgement,
      [Parking, Clock],
      (...parts: ConstructorParameters<typeof ParkJudgement>) => new ParkJudgement(...parts),
    ),
    made(
      ConfirmDocument,
      [AssessmentStore, Assessor, Relay, Clock],
      (...parts: ConstructorParameters<typeof ConfirmDocument>) => new ConfirmDocument(...parts),
    ),
    sweeper(config),
  ];
}

type SweepInputs = [
  ...[Database, AssessmentStore, LikenessStore, Judge, ReassessProduct, ParkJudgement],
  ...[FreshWork, RulePackWatch, CarryPreview, AuditStore, Clock, Log],
];

function sweeper(config: QualityConfig): Provider {
  const pace = {
    everyMs: config.SWEEP_MS,
    batch: config.SWEEP_BATCH,
    busyBatch: config.SWEEP_BATCH_BUSY,
    forgetAfterMs: config.FORGET_AFTER_MS,
  };
  const inject = [
    ...[Database, AssessmentStore, LikenessStore, Judge, ReassessProduct, ParkJudgement],
    ...[FreshWork, RulePackWatch, CarryPreview, AuditStore, Clock, Log],
  ];
  return made(ReassessSweeper, inject, (...inputs: SweepInputs) => {
    const [db, store, likeness, judge, reassess, parked, fresh, watch, preview, rows, clock, log] = inputs;
    const lease = new Lease(db, 'reassess', uuidv7(), { ttlMs: config.SWEEP_LEASE_MS, clock });
    const audit = new KeepAudit(store, rows);
    const parts = { store, likeness, judge, reassess, parked, fresh, lease, watch, preview, audit };
    return new ReassessSweeper(parts, pace, clock, log);
  });
}
