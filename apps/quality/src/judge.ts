import { type ChannelGrammar, renderHash } from '#libs/channel-kit';
import type { ProductDocument, ProductState } from '#libs/contracts';
import { legalDateAt } from '#libs/ocop';
import { type ChannelInput, type Judgement, RuleEngine, type Verification } from '#libs/quality-rules';
import { canonicalHash } from '#libs/storage';
import type { StoredConfirmation } from './models.js';

/** The facts an officer confirmed; other scans of the same paper change none of them. */
export function documentHash({ files: _files, ...facts }: ProductDocument): string {
  return canonicalHash(facts);
}

/** Verification per document id; a paper whose facts changed since is only claimed again. */
export function verificationsOf(
  documents: readonly ProductDocument[],
  confirmations: readonly StoredConfirmation[],
): Record<string, Verification> {
  const valid = documents.flatMap((document) => {
    const found = confirmations.find(({ documentId }) => documentId === document.id);
    return found && found.documentHash === documentHash(document) ? [[document.id, found.verification] as const] : [];
  });
  return Object.fromEntries(valid);
}

/** Judges products by the rules in force and by what each channel's grammar would send. Pure but for its build. */
export class Judge {
  /** Differs as soon as another rule version, pack or grammar would judge: then products are judged again. */
  readonly fingerprint: string;
  private readonly grammars: readonly [string, ChannelGrammar][];

  constructor(
    private readonly engine: RuleEngine,
    grammars: Record<string, ChannelGrammar>,
  ) {
    this.grammars = Object.entries(grammars).sort(([a], [b]) => (a < b ? -1 : 1));
    const parts = {
      rules: engine.rules.map(({ id, version }) => `${id}.${version}`).sort(),
      pack: engine.pack,
      grammars: this.grammars.map(([id, { version }]) => `${id}.${version}`),
    };
    this.fingerprint = `${engine.pack.id}/${canonicalHash(parts).slice(0, 16)}`;
  }

  /** The verdict on a product as of an instant. */
  judge(
    product: ProductState,
    confirmations: readonly StoredConfirmation[],
    now: number,
    producerKnown = true,
  ): Judgement {
    return this.engine.assess({
      product,
      channels: this.grammars.map(([id, grammar]) => channelInput(id, grammar, product)),
      verifications: verificationsOf(product.content.documents, confirmations),
      today: legalDateAt(now),
      producerKnown,
    });
  }
}

function channelInput(id: string, grammar: ChannelGrammar, product: ProductState): ChannelInput {
  const rendered = grammar.render(product);
  const own = product.content.channelContent[id];
  const { kind, title, description, images, refusedSheets, requires } = grammar;
  return {
    ...{ id, kind, title, description, images, refusedSheets, requires, rendered },
    grammarVersion: grammar.version,
    renderHash: renderHash(rendered),
    ownTexts: { name: own?.name !== undefined, description: own?.description !== undefined },
  };
}
