import { type ChannelGrammar, renderHash } from '#libs/channel-kit';
import type { ProductState } from '#libs/contracts';
import { goodsLaw, goodsPermit, type GoodsPermit, legalDateAt, type LegalDate } from '#libs/ocop';
import {
  type ChannelInput,
  type Judgement,
  type OutsideFacts,
  profileOf,
  RuleEngine,
  type Verification,
} from '#libs/quality-rules';
import { canonicalHash } from '#libs/storage';
import { restsOn } from './document-hash.js';
import type { StoredConfirmation, StoredDecision } from './models.js';
import { validDecisions } from './valid-decisions.js';

/** What is known of a product beside its content. */
export interface Known {
  confirmations: readonly StoredConfirmation[];
  decisions?: readonly StoredDecision[] | undefined;
  outside?: OutsideFacts;
  /** False for a draft whose producer is not known. */
  producerKnown?: boolean;
  /** Ids of rules whose inputs the source of the product cannot hold. */
  unanswerable?: readonly string[];
}

/** Verification per document id; a paper whose facts changed since, or whose goods did, is only claimed again. */
export function verificationsOf(
  product: ProductState,
  confirmations: readonly StoredConfirmation[],
): Record<string, Verification> {
  const valid = product.content.documents.flatMap((document) => {
    const found = confirmations.find(({ documentId }) => documentId === document.id);
    return found && restsOn(found, document, product) ? [[document.id, found.verification] as const] : [];
  });
  return Object.fromEntries(valid);
}

/** Judges products by the rules in force and by what each channel's grammar would send. Pure but for the pack it uses. */
export class Judge {
  private readonly grammars: readonly [string, ChannelGrammar][];
  private inForce: { engine: RuleEngine; fingerprint: string };

  constructor(engine: RuleEngine, grammars: Record<string, ChannelGrammar>) {
    this.grammars = Object.entries(grammars).sort(([a], [b]) => (a < b ? -1 : 1));
    this.inForce = this.taken(engine);
  }

  /** Differs as soon as another rule version, pack, profile, grammar or allow-list would judge: then products are judged again. */
  get fingerprint(): string {
    return this.inForce.fingerprint;
  }

  get engine(): RuleEngine {
    return this.inForce.engine;
  }

  /** Judges by another pack from now on. */
  use(engine: RuleEngine): void {
    this.inForce = this.taken(engine);
  }

  /** The same judge with another pack, for a preview. */
  with(engine: RuleEngine): Judge {
    return new Judge(engine, Object.fromEntries(this.grammars));
  }

  /** The verdict on a product as of an instant. */
  judge(product: ProductState, known: Known, now: number): Judgement {
    const today = legalDateAt(now);
    const { decisions, endsAt } = validDecisions(known.decisions ?? [], product, today);
    const judgement = this.engine.assess({
      product,
      channels: this.grammars.map(([id, grammar]) => channelInput(id, grammar, product, today)),
      verifications: verificationsOf(product, known.confirmations),
      today,
      decisions,
      producerKnown: known.producerKnown ?? true,
      ...(known.outside && { outside: known.outside }),
      ...(known.unanswerable && { unanswerable: known.unanswerable }),
    });
    const reassessAt = Math.min(judgement.reassessAt ?? Infinity, endsAt ?? Infinity);
    return reassessAt === Infinity ? judgement : { ...judgement, reassessAt };
  }

  private taken(engine: RuleEngine): { engine: RuleEngine; fingerprint: string } {
    const parts = {
      rules: engine.rules.map(({ id, version }) => `${id}.${version}`).sort(),
      pack: engine.pack,
      profile: profileOf(engine.pack.profile),
      grammars: this.grammars.map(([id, { version }]) => `${id}.${version}`),
      goods: [goodsLaw, this.grammars.map(([id, { goods = [] }]) => [id, goods])],
    };
    return { engine, fingerprint: `${engine.pack.id}/${canonicalHash(parts).slice(0, 16)}` };
  }
}

/** May the product's kind of goods be offered on a channel, by law and by what the channel is known to take? */
export function permitOf({ kind, goods }: ChannelGrammar, { content }: ProductState, today: LegalDate): GoodsPermit {
  const { ocopSheet, labelFields } = content;
  return goodsPermit({ sheet: ocopSheet, alcoholPercent: labelFields.alcoholPercent }, { kind, goods }, today);
}

function channelInput(id: string, grammar: ChannelGrammar, product: ProductState, today: LegalDate): ChannelInput {
  const rendered = grammar.render(product);
  const own = product.content.channelContent[id];
  const { kind, title, description, images, refusedSheets, requires } = grammar;
  return {
    ...{ id, kind, title, description, images, refusedSheets, requires, rendered },
    grammarVersion: grammar.version,
    renderHash: renderHash(rendered),
    permit: permitOf(grammar, product, today),
    ownTexts: { name: own?.name !== undefined, description: own?.description !== undefined },
  };
}
