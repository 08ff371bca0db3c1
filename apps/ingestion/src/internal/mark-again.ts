import { topics } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { MarkStore } from '../products/mark.store.js';

const PAGE = 500;

/** Marks products for announcement on demand, whenever they were announced last. */
export class MarkAgain {
  constructor(
    private readonly marks: MarkStore,
    private readonly clock: Clock,
  ) {}

  /** How many were marked; without `ids` all of them. */
  async mark(topic: typeof topics.products | typeof topics.offers, ids?: readonly string[]): Promise<number> {
    const side = topic === topics.products ? 'content' : 'offers';
    if (ids) return this.marks.markIds(side, ids, this.clock.now());
    let total = 0;
    let afterId: string | null = '';
    while (afterId !== null) {
      const page: { marked: number; last: string | null } = await this.marks.markPage(
        side,
        afterId,
        PAGE,
        this.clock.now(),
      );
      total += page.marked;
      afterId = page.last;
    }
    return total;
  }
}
