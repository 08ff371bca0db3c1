import type { ChannelGrammar } from '#libs/channel-kit';
import type { ProductState } from '#libs/contracts';
import {
  buildDescription,
  type BuiltDescription,
  type Fixer,
  type FixOptions,
  type Judgement,
  type ProposedFix,
} from '#libs/quality-rules';
import { type Clock, ProblemError } from '#libs/runtime';
import type { Judge, Known } from './judge.js';

/** A product and what its verdict rests on besides. */
export interface Fixable {
  product: ProductState;
  known: Known;
}

export interface Mark {
  score: number;
  grade: Judgement['grade'];
  findings: number;
}
export interface Marks {
  before: Mark;
  after: Mark;
}

export interface Applied {
  product: ProductState;
  differences: { field: string; before: string; after: string }[];
  refused: string[];
  verdict: Marks;
}

/** Says what could be mended in a product, and mends what was chosen. Stores nothing: a revision is its owner's. */
export class FixProduct {
  constructor(
    private readonly fixer: Fixer,
    private readonly judge: Judge,
    private readonly grammars: Readonly<Record<string, ChannelGrammar>>,
    private readonly clock: Clock,
  ) {}

  /** `verdict.after` is that of the product with all safe fixes. */
  propose(fixable: Fixable, options: FixOptions): { fixes: ProposedFix[]; verdict: Marks } {
    const { fixes, before, after } = this.fixer.propose(fixable.product, this.judgeFor(fixable), options);
    return { fixes, verdict: { before: markOf(before), after: markOf(after) } };
  }

  /** @param ids left out = all safe fixes */
  apply(fixable: Fixable, options: FixOptions, ids: readonly string[] | undefined): Applied {
    const { product } = fixable;
    const judge = this.judgeFor(fixable);
    const proposal = this.fixer.propose(product, judge, options);
    const safe = proposal.fixes.filter(({ certainty }) => certainty === 'safe').map(({ id }) => id);
    const chosen = this.fixer.choose(product, proposal, ids ?? safe);
    return {
      ...chosen,
      differences: this.fixer.differences(product, chosen.product),
      verdict: { before: markOf(proposal.before), after: markOf(judge(chosen.product)) },
    };
  }

  /**
   * A description in a channel's form, from the product with all safe fixes.
   * @throws ProblemError channel.unknown
   */
  describe(fixable: Fixable, channel: string): BuiltDescription & { limit: ChannelGrammar['description'] } {
    const grammar = Object.hasOwn(this.grammars, channel) ? this.grammars[channel] : undefined;
    if (!grammar) {
      const known = Object.keys(this.grammars).sort().join(', ');
      throw new ProblemError('channel.unknown', { channel, known });
    }
    const { fixed } = this.fixer.propose(fixable.product, this.judgeFor(fixable));
    return { ...buildDescription(fixed, grammar.description), limit: grammar.description };
  }

  private judgeFor({ known }: Fixable): (product: ProductState) => Judgement {
    const now = this.clock.now();
    return (product) => this.judge.judge(product, known, now);
  }
}

const markOf = ({ score, grade, findings, moreFindings }: Judgement): Mark => ({
  score,
  grade,
  findings: findings.filter(({ severity }) => severity !== 'notChecked').length + moreFindings,
});
