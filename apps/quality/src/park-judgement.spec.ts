import { causeTexts, topics } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { JUDGEMENT_FAILED, ParkJudgement } from './park-judgement.js';
import { START } from './testing/set-up.js';

describe('a product that cannot be judged again', () => {
  it('is parked with the class of its failure only, and resolved by its own version', async () => {
    const told: unknown[] = [];
    const note = (what: unknown) => Promise.resolve(void told.push(what));
    const idOf = (kind: string, subject: string, topic?: string) => `quality/${kind}/${topic}/${subject}`;
    const clock = { now: () => START, monotonic: () => START };
    const parked = new ParkJudgement({ idOf, park: note, resolve: note }, clock);
    const row = { _id: 'p', tenant: 't', productVersion: 7 };
    await parked.failed(row, new TypeError('Mật ong của bà Bảy'));
    await parked.mended(row);
    expect(told).toEqual([
      {
        ...{ id: `quality/event/${topics.products}/p`, tenant: 't', owner: 'quality', kind: 'event', subject: 'p' },
        ...{
          topic: topics.products,
          subjectVersion: 7,
          cause: JUDGEMENT_FAILED,
          action: 'replay',
          detail: 'TypeError',
        },
        ...{ attempts: 1, firstAt: START, lastAt: START },
      },
      { tenant: 't', kind: 'event', topic: topics.products, subject: 'p', upToVersion: 7 },
    ]);
    expect(causeTexts).toHaveProperty([JUDGEMENT_FAILED]);
  });
});
