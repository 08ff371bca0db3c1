import type { Question } from '#libs/contracts';
import { type Clock, uuidv7 } from '#libs/runtime';
import type { Database } from '#libs/storage';
import { type QuestionDoc, questionSpec } from './question.models.js';
import type { Asking } from '../listings/plan-listing.js';

export function questionView(row: QuestionDoc): Question {
  const { tenant, kind, scope, evidence, choices, answer, openedAt } = row;
  return { id: row._id, tenant, kind, scope, evidence, choices, openedAt, ...(answer ? { answer } : {}) };
}

/** Questions only a person may decide. */
export class QuestionStore {
  private readonly model;

  constructor(
    db: Database,
    private readonly clock: Clock,
  ) {
    this.model = db.model<QuestionDoc>(questionSpec);
  }

  /** Opens a question, or finds the open one of the same key. Answers its id. */
  async ask(tenant: string, scope: Question['scope'], asking: Asking): Promise<string> {
    // What was decided for a set holds for those of it that come later.
    const known = asking.set ? [true, false] : [true];
    for (const open of known) {
      const same = await this.model.findOne({ tenant, key: asking.key, open }).lean<QuestionDoc>();
      if (same) return same._id;
    }
    const question: QuestionDoc = {
      _id: uuidv7(this.clock.now()),
      tenant,
      key: asking.key,
      open: true,
      kind: asking.kind,
      scope: asking.set
        ? { connectionId: scope.connectionId, correlation: asking.set.correlation, count: asking.set.count }
        : scope,
      evidence: JSON.parse(JSON.stringify(asking.evidence)) as Record<string, unknown>,
      choices: asking.choices,
      openedAt: this.clock.now(),
    };
    await this.model.create([question]);
    // Two workers may have asked at once: the older question stays, both hold on it.
    const all = await this.model.find({ tenant, key: asking.key, open: true }).lean<QuestionDoc[]>();
    const first = all.map((row) => row._id).sort()[0] ?? question._id;
    if (first !== question._id) await this.model.deleteOne({ _id: question._id, tenant });
    return first;
  }

  find(id: string, tenant: string): Promise<QuestionDoc | null> {
    return this.model.findOne({ _id: id, tenant }).lean<QuestionDoc>().exec();
  }

  list(tenant: string, open: boolean, after: string, limit: number): Promise<QuestionDoc[]> {
    return this.model
      .find({ tenant, open, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<QuestionDoc[]>()
      .exec();
  }

  /** False when somebody else answered it first. */
  async answer(id: string, tenant: string, choice: string, by: string): Promise<boolean> {
    const result = await this.model.updateOne(
      { _id: id, tenant, open: true },
      { $set: { open: false, answer: { choice, at: this.clock.now(), by } } },
    );
    return result.modifiedCount === 1;
  }
}
