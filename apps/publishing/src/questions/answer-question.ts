import type { Question } from '#libs/contracts';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { dueLanes, wakeLane } from '../listings/wake-lane.js';
import type { ListingDoc } from '../listings/listing.models.js';
import type { QuestionDoc } from './question.models.js';
import { questionView } from './question.store.js';
import type { RunStores } from '../run-stores.js';

/** Takes a person's answer and lets the listings that waited for it go on. */
export class AnswerQuestion {
  constructor(
    private readonly stores: RunStores,
    private readonly clock: Clock,
  ) {}

  async run(id: string, choice: string, actor: Actor): Promise<Question> {
    const question = await this.stores.questions.find(id, actor.tenant);
    if (!question) throw new ProblemError('question.notFound');
    if (!question.choices.includes(choice))
      throw new ProblemError('question.choice', { choices: question.choices.join(', ') });
    // The same answer again finishes what a dead process may have left undone.
    const first = await this.stores.questions.answer(id, actor.tenant, choice, actor.id);
    if (!first && question.answer?.choice !== choice) throw new ProblemError('question.answered');
    await this.release(question, choice, actor);
    const answered = await this.stores.questions.find(id, actor.tenant);
    return questionView(answered ?? question);
  }

  private async release(question: QuestionDoc, choice: string, actor: Actor): Promise<void> {
    for (;;) {
      const held = await this.stores.listings.heldBy(actor.tenant, question._id, 200);
      for (const listingId of held) {
        const saved = await this.stores.listings.change(listingId, actor.tenant, (listing) => {
          if (listing.hold !== question._id) return null;
          releaseHold(listing, question, choice, this.clock.now());
          return listing;
        });
        if (saved) await Promise.all(dueLanes(saved).map((due) => this.stores.wakeUps.wake(due)));
      }
      if (held.length < 200) return;
    }
  }
}

/** The listing waits no longer: the answer is taken and both lanes plan again. */
export function releaseHold(
  listing: ListingDoc,
  question: Answered | null,
  choice: string | undefined,
  now: number,
): void {
  delete listing.hold;
  if (question && choice !== undefined) take(listing, question, choice, now);
  for (const lane of ['offers', 'content'] as const) {
    if (listing.remote ?? lane === 'content') wakeLane(listing, lane, now);
  }
}

type Answered = Pick<QuestionDoc, 'kind' | 'scope' | 'evidence'>;

/** What an answer means for one listing. */
function take(listing: ListingDoc, question: Answered, choice: string, now: number): void {
  const { kind, scope, evidence } = question;
  listing.answers[kind === 'guard' ? `guard/${scope.correlation ?? ''}` : kind] = { choice, at: now };
  if (choice === 'dontList') listing.desired = 'draft';
  if (choice === 'keepTheirs' && evidence['field'] === 'visible') {
    listing.desired = 'paused';
    return;
  }
  if (choice === 'keepTheirs' && evidence['field'] === 'title') return;
  if (choice === 'retry') delete listing.rejected;
  if (choice === 'recreate') {
    delete listing.remote;
    delete listing.sent.content;
    delete listing.answers['drift'];
    listing.sent.offers = {};
    listing.observed = { state: 'unknown' };
  }
  if (choice === 'restoreOurs' && evidence['field'] !== 'price') delete listing.sent.content;
  if (choice === 'keepTheirs') {
    listing.lanes.offers.locked = { fields: [kind === 'stockRise' ? 'stock' : 'price'] };
  }
  if (kind === 'link' && choice === 'adopt' && typeof evidence['itemId'] === 'string') {
    listing.answers['found'] = { choice: evidence['itemId'], at: now };
  }
}
