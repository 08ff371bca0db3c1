import type { ProductState } from '#libs/contracts';
import type { Judgement, OutsideFacts } from '#libs/quality-rules';
import type { Judge, Known } from './judge.js';

/** What other producers' products say of one, without naming or quoting them. */
export interface Neighbours {
  /** Takes note of a product's newest content; again changes nothing. */
  learn(product: ProductState): Promise<void>;
  factsOf(product: ProductState): Promise<OutsideFacts>;
  forget(productId: string, tenant: string): Promise<void>;
}

/** Judges stored products with what others know of them. */
export class Assessor {
  constructor(
    private readonly judges: Judge,
    private readonly neighbours: Neighbours,
  ) {}

  /** See {@link Judge.fingerprint}. */
  get fingerprint(): string {
    return this.judges.fingerprint;
  }

  /** The verdict. The product is noted for the others first, so that of two at once at least one sees the other. */
  async judge(product: ProductState, known: Known, now: number): Promise<Judgement> {
    await this.neighbours.learn(product);
    return this.look(product, known, now);
  }

  /** The verdict for readers: nothing is noted. */
  async look(product: ProductState, known: Known, now: number): Promise<Judgement> {
    return this.judges.judge(product, await this.knownOf(product, known), now);
  }

  /** What is known of a stored product, with what others tell. */
  async knownOf(product: ProductState, { confirmations, decisions }: Known): Promise<Known> {
    return { confirmations, decisions, outside: await this.neighbours.factsOf(product) };
  }

  forget(productId: string, tenant: string): Promise<void> {
    return this.neighbours.forget(productId, tenant);
  }
}
