import type { ChannelGrammar } from '#libs/channel-kit';
import type { ProductState } from '#libs/contracts';
import { legalDateAt } from '#libs/ocop';
import type { MatrixChannel } from '#libs/quality-rules';
import { permitOf } from './judge.js';

interface Named {
  id: string;
  names: { vi: string; en: string };
}

/** All channel folders as judging sees them: names and grammar, never an account. */
export class ChannelShelf {
  constructor(
    private readonly forms: readonly Named[],
    private readonly grammars: Readonly<Record<string, ChannelGrammar>>,
  ) {}

  /** Every channel with what it may show of this product at an instant, in order of their ids. */
  channelsFor(product: ProductState, now: number): MatrixChannel[] {
    const today = legalDateAt(now);
    return this.forms.flatMap(({ id, names }) => {
      const grammar = this.grammars[id];
      return grammar ? [{ id, names, kind: grammar.kind, permit: permitOf(grammar, product, today) }] : [];
    });
  }
}
