import type { ProductState } from '#libs/contracts';
import type { OutsideFacts } from '#libs/quality-rules';
import type { Clock } from '#libs/runtime';
import type { Neighbours } from './assessor.js';
import type { LikenessRows } from './likeness.store.js';
import type { LikenessRow } from './models.js';
import { marksOf, type ProductMark } from './product-marks.js';
import { shareIn } from './text-likeness.js';

/** Stands for every other producer: who it is is told to nobody. */
const ANOTHER = 'another';
/** Of so many producers with one decision the earlier ones have long been asked. */
const ASKED = 3;

/** Compares a product with those of other producers, by hashes only. */
export class FindLikeness implements Neighbours {
  constructor(
    private readonly rows: LikenessRows,
    private readonly clock: Clock,
  ) {}

  async learn(product: ProductState): Promise<void> {
    const marks = marksOf(product);
    if (marks.length === 0 && product.revision === 1) return;
    const before = await this.rows.marksOf(product.id, product.tenant);
    const fresh = marks.filter(({ id }) => !before.includes(id));
    const now = this.clock.now();
    if (fresh.length > 0) {
      await this.rows.add(product, fresh, now);
      await this.tellOthers(fresh, product.producer.id, now);
    }
    const gone = before.filter((mark) => !marks.some(({ id }) => id === mark));
    for (const mark of gone) await this.leave(mark, product.id, product.tenant);
  }

  async factsOf(product: ProductState): Promise<OutsideFacts> {
    const marks = marksOf(product);
    if (marks.length === 0) return { decisionUsers: {}, storyLikeness: 0 };
    const postings = await this.rows.postings(marks.flatMap(({ tokens }) => tokens));
    const story = marks.find(({ kind }) => kind === 'story');
    return {
      decisionUsers: Object.fromEntries(
        marks
          .filter((mark) => othersOf(mark, postings, product.producer.id).length > 0)
          .flatMap(({ number }) => (number === undefined ? [] : [[number, [ANOTHER]]])),
      ),
      storyLikeness: story ? await this.likenessOf(story, product, postings) : 0,
    };
  }

  /** The largest share of the story that an earlier one of another producer holds. Whoever told it first is not blamed. */
  private async likenessOf(
    story: ProductMark,
    { producer, tenant }: ProductState,
    postings: readonly LikenessRow[],
  ): Promise<number> {
    if (!story.sketch) return 0;
    const byMark = new Map(postings.map((row) => [row.mark, row]));
    // Its own posting is not among those read where a great many share its words; without one it is the newest.
    const own = byMark.get(story.id) ?? (await this.rows.posting(`${story.id}#${story.tokens[0]}`, tenant));
    const age = ({ at = 0, mark }: LikenessRow): string => `${String(at).padStart(20, '0')}/${mark}`;
    let most = 0;
    for (const row of byMark.values()) {
      if (!row.sketch || row.producer === producer.id || (own && age(row) >= age(own))) continue;
      most = Math.max(most, shareIn(story.sketch, row.sketch) ?? 0);
    }
    return most;
  }

  async forget(productId: string, tenant: string): Promise<void> {
    for (const mark of await this.rows.marksOf(productId, tenant)) await this.leave(mark, productId, tenant);
  }

  /** A decision that another shows now concerns the one who showed it alone so far. */
  private async tellOthers(fresh: readonly ProductMark[], producer: string, now: number): Promise<void> {
    const decisions = fresh.filter(({ kind }) => kind === 'decision');
    if (decisions.length === 0) return;
    const postings = await this.rows.postings(decisions.flatMap(({ tokens }) => tokens));
    for (const mark of decisions) {
      const others = othersOf(mark, postings, producer);
      if (others.length <= ASKED) await this.rows.hasten(others, now);
    }
  }

  /** What one producer shows no more may clear another. */
  private async leave(mark: string, product: string, tenant: string): Promise<void> {
    const tokens = await this.rows.tokensOf(mark, tenant);
    if (!(await this.rows.remove(mark, product, tenant)) || tokens.length === 0) return;
    const left = await this.rows.postings(tokens);
    const marks = [...new Map(left.map((row) => [row.mark, row])).values()];
    await this.rows.hasten(marks.slice(0, ASKED), this.clock.now());
  }
}

function othersOf(mark: ProductMark, postings: readonly LikenessRow[], producer: string): LikenessRow[] {
  if (mark.kind !== 'decision') return [];
  return postings.filter((row) => row.producer !== producer && row.token === mark.tokens[0]);
}
