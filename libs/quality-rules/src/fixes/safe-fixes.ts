import type { ProductState } from '#libs/contracts';
import type { Judgement } from '../engine.js';
import type { ReadText } from '../texts.js';
import { isWorse, revealedBy } from './compare.js';
import { applyEdits, Draft, type Change } from './draft.js';
import type { Edit, Fix } from './fix.js';
import { ownNames, placesOf } from './names.js';
import { fixableTexts, rewritten, withText } from './product-texts.js';
import type { ToneStyle } from './tone-place.js';
import { prevailingStyle } from './tone-style.js';

/** The verdict on a product with other texts; called a few times per request. */
export type JudgeProduct = (product: ProductState) => Judgement;

/** A change in one text that stands or falls by itself. */
export interface FieldChange extends Change {
  field: string;
}

export interface SafeOutcome {
  fixed: ProductState;
  before: Judgement;
  after: Judgement;
  /** Per changed field: all differences from the text as stored. */
  drafts: Map<string, Draft>;
  /** In `fixed`: changes that would lose points or bring a find to light, and the rules that would find it. */
  withheld: (FieldChange & { reveals: string[] })[];
}

const ROUNDS = 6;
const PASSES = 4;
/** Parts into which the changes of a round are divided to find the harmful ones; bounds the verdicts asked for. */
const PARTS = 16;

/** Edits of one fix; those that touch a name are left out where the fix keeps names. */
export function editsOf(fix: Fix, read: ReadText, context: Parameters<Fix['edits']>[1]): Edit[] {
  const edits = fix.edits(read, context);
  if (edits.length === 0 || fix.keepsNames === false) return edits;
  const names = placesOf(read, ownNames(context.product));
  return edits.filter(
    ({ start, end }) => !names.some((name) => name.start < Math.max(end, start + 1) && start < name.end),
  );
}

/** What the fixes make of every text, each pass on the outcome of the last, until nothing is left to mend. */
function roundOf(product: ProductState, fixes: readonly Fix[], style?: ToneStyle): FieldChange[] {
  let texts = fixableTexts(product);
  const drafts = new Map(texts.map(({ field, text }) => [field, new Draft(text)]));
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false;
    for (const fix of fixes) {
      const context = { product, texts, toneStyle: style ?? prevailingStyle(texts) };
      texts = texts.map((read) => {
        const draft = drafts.get(read.field);
        const edits = editsOf(fix, read, context).map((edit) => ({ ...edit, fixes: [fix.id] }));
        if (!draft || edits.length === 0) return read;
        draft.apply(edits);
        changed = true;
        return rewritten(read, draft.text);
      });
    }
    if (!changed) break;
  }
  return [...drafts].flatMap(([field, draft]) => {
    if (draft.changes.length === 0 || !withText(product.content, field, draft.text)) return [];
    const changes = field.startsWith('/options/') ? [wholeOf(draft)] : draft.changes;
    return changes.map((change) => ({ ...change, field }));
  });
}

/** A value that variants point at changes as a whole or not at all. */
const wholeOf = ({ stored, text, changes }: Draft): Change => ({
  start: 0,
  end: stored.length,
  after: text,
  fixes: [...new Set(changes.flatMap(({ fixes }) => fixes))],
});

/** The product with changes made; a text that its door would refuse stays as it is. */
export function withChanges(product: ProductState, changes: readonly FieldChange[]): ProductState {
  let { content } = product;
  const byField = new Map<string, FieldChange[]>();
  for (const change of changes) byField.set(change.field, [...(byField.get(change.field) ?? []), change]);
  for (const { field, text } of fixableTexts(product)) {
    const own = byField.get(field);
    if (own) content = withText(content, field, applyEdits(text, own)) ?? content;
  }
  return content === product.content ? product : { ...product, content };
}

/** Divides changes into those that may stand and those that harm; every verdict is compared with the best so far. */
class Sieve {
  kept: FieldChange[] = [];
  withheld: SafeOutcome['withheld'] = [];

  constructor(
    private readonly product: ProductState,
    private readonly judge: JudgeProduct,
    public best: Judgement,
  ) {}

  /** @param parts changes that are tried together, and apart when they harm */
  take(parts: readonly (readonly FieldChange[])[]): void {
    const changes = parts.flat();
    const trial = [...this.kept, ...changes].sort((a, b) => a.start - b.start);
    const tried = withChanges(this.product, trial);
    if (tried === this.product) return;
    const verdict = this.judge(tried);
    if (!isWorse(this.best, verdict)) {
      this.kept = trial;
      this.best = verdict;
    } else if (parts.length === 1) {
      const reveals = revealedBy(this.best, verdict);
      this.withheld.push(...changes.map((change) => ({ ...change, reveals })));
    } else {
      const middle = Math.ceil(parts.length / 2);
      this.take(parts.slice(0, middle));
      this.take(parts.slice(middle));
    }
  }
}

/** Neighbours together, so that at most `PARTS` are tried apart. */
function partsOf(changes: readonly FieldChange[]): FieldChange[][] {
  const size = Math.ceil(changes.length / PARTS);
  const parts: FieldChange[][] = [];
  for (let at = 0; at < changes.length; at += size) parts.push(changes.slice(at, at + size));
  return parts;
}

/**
 * Mends a product's texts as far as that is safe: no points lost, no find more. Repeats until the last round mends
 * nothing, so that mending the outcome again changes nothing.
 */
export function mendSafely(
  product: ProductState,
  fixes: readonly Fix[],
  judge: JudgeProduct,
  style?: ToneStyle,
): SafeOutcome {
  const before = judge(product);
  const drafts = new Map<string, Draft>();
  const stored = new Map(fixableTexts(product).map(({ field, text }) => [field, text]));
  let [fixed, after]: [ProductState, Judgement] = [product, before];
  let withheld: SafeOutcome['withheld'] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const sieve = new Sieve(fixed, judge, after);
    sieve.take(partsOf(roundOf(fixed, fixes, style)));
    withheld = sieve.withheld;
    const next = withChanges(fixed, sieve.kept);
    if (next === fixed) break;
    for (const [field, text] of stored) {
      const own = sieve.kept.filter((change) => change.field === field);
      if (own.length === 0) continue;
      const draft = drafts.get(field) ?? new Draft(text);
      draft.apply(own);
      drafts.set(field, draft);
    }
    [fixed, after] = [next, sieve.best];
  }
  return { fixed, before, after, drafts, withheld };
}
