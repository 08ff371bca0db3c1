import type { ProductState } from '#libs/contracts';
import type { FindingCatalogue } from '../catalogue.js';
import type { Judgement } from '../engine.js';
import { Draft, type Change } from './draft.js';
import type { Edit, Fix, ProposedFix } from './fix.js';
import { FindingAnswers, storedPlace } from './from-findings.js';
import { fixableTexts, textAt } from './product-texts.js';
import {
  editsOf,
  mendSafely,
  withChanges,
  type FieldChange,
  type JudgeProduct,
  type SafeOutcome,
} from './safe-fixes.js';
import type { ToneStyle } from './tone-place.js';
import { prevailingStyle } from './tone-style.js';

export interface FixOptions {
  /** Left out = the style that prevails in the product. */
  toneStyle?: ToneStyle;
}

export interface Proposal {
  /** By field and place, safe ones first. Ranges are in the texts as stored. */
  fixes: ProposedFix[];
  /** The product with all safe fixes. */
  fixed: ProductState;
  /** The verdict as stored, and with all safe fixes. */
  before: Judgement;
  after: Judgement;
}

export interface Chosen {
  product: ProductState;
  /** Ids that are no fix of this product, are questions, overlap a wider choice, or are about another record. */
  refused: string[];
}

/** Differences of one field that are told one by one; beyond, the field is told as a whole. */
const PER_FIELD = 100;
/** Withheld fixes that are told. */
const WITHHELD = 50;
const RANK = { safe: 0, suggestion: 1, question: 2 } as const;

/** Finds what can be mended in a product's texts. Pure: same product, same verdicts, same fixes. */
export class Fixer {
  private readonly safe: readonly Fix[];
  private readonly suggested: readonly Fix[];
  private readonly byId: ReadonlyMap<string, Fix>;
  private readonly answers: FindingAnswers;

  constructor(fixes: readonly Fix[], catalogue: FindingCatalogue) {
    this.safe = fixes.filter(({ certainty }) => certainty === 'safe');
    this.suggested = fixes.filter(({ certainty }) => certainty === 'suggestion');
    this.byId = new Map(fixes.map((fix) => [fix.id, fix]));
    this.answers = new FindingAnswers(catalogue);
  }

  /** @param judge the verdict on the product with other texts, everything else being the same */
  propose(product: ProductState, judge: JudgeProduct, options: FixOptions = {}): Proposal {
    const outcome = mendSafely(product, this.safe, judge, options.toneStyle);
    const { fixed, before, after, drafts } = outcome;
    const safe = [...drafts].flatMap(([field, draft]) =>
      told(draft).map((change) => this.proposed(change, field, 'safe', draft.stored)),
    );
    const offered = [...this.withheld(outcome), ...this.suggestions(outcome, options)];
    const answered = after.findings
      .filter(({ severity }) => severity !== 'notChecked')
      .map((finding) => this.answers.answer(finding, fixed, drafts))
      .filter((answer) => !offered.some((fix) => answersSame(fix, answer)));
    const fixes = [...safe, ...offered, ...unique(answered)].sort(inOrder);
    return { fixes, fixed, before, after };
  }

  /** The product with the fixes of these ids; of two that overlap the wider one, which already holds the other. */
  choose(product: ProductState, proposal: Pick<Proposal, 'fixes'>, ids: readonly string[]): Chosen {
    const known = new Map(proposal.fixes.map((fix) => [fix.id, fix]));
    const refused: string[] = [];
    const changes: (FieldChange & { id: string })[] = [];
    for (const id of new Set(ids)) {
      const { field = '', start, end, after } = known.get(id) ?? {};
      const isText = fixableTexts(product).some((read) => read.field === field);
      if (isText && start !== undefined && end !== undefined && after !== undefined)
        changes.push({ id, field, start, end, after, fixes: [] });
      else refused.push(id);
    }
    changes.sort((a, b) => b.end - b.start - (a.end - a.start));
    const taken: typeof changes = [];
    for (const change of changes)
      if (taken.some((other) => other.field === change.field && overlap(other, change))) refused.push(change.id);
      else taken.push(change);
    taken.sort((a, b) => a.start - b.start);
    return { product: withChanges(product, taken), refused };
  }

  /** Fields whose text differs, with both texts. */
  differences(before: ProductState, after: ProductState): { field: string; before: string; after: string }[] {
    const now = new Map(fixableTexts(after).map(({ field, text }) => [field, text]));
    return fixableTexts(before)
      .map(({ field, text }) => ({ field, before: text, after: now.get(field) ?? '' }))
      .filter((one) => one.before !== one.after);
  }

  private proposed(
    { start, end, after, fixes }: Change,
    field: string,
    certainty: 'safe' | 'suggestion',
    stored: string,
  ): ProposedFix {
    const kinds = fixes.flatMap((id) => this.byId.get(id) ?? []);
    return {
      id: `${fixes.join('+')}@${field}:${start}`,
      rules: [...new Set(kinds.flatMap(({ rules }) => rules))],
      certainty,
      field,
      ...{ start, end, before: stored.slice(start, end), after },
      messages: {
        vi: kinds.map(({ messages }) => messages.vi).join(' '),
        en: kinds.map(({ messages }) => messages.en).join(' '),
      },
    };
  }

  /** Safe by nature, but not here: they wait for the producer, with the rules that would speak up. */
  private withheld({ fixed, drafts, withheld }: SafeOutcome): ProposedFix[] {
    return withheld.slice(0, WITHHELD).flatMap(({ field, fixes, reveals, ...edit }) => {
      const proposed = this.suggestion(fixes, field, edit, { fixed, drafts });
      return proposed ? [{ ...proposed, reveals }] : [];
    });
  }

  private suggestions({ fixed, drafts }: SafeOutcome, { toneStyle }: FixOptions): ProposedFix[] {
    const texts = fixableTexts(fixed);
    const context = { product: fixed, texts, toneStyle: toneStyle ?? prevailingStyle(texts) };
    return this.suggested.flatMap((fix) =>
      texts.flatMap((read) =>
        editsOf(fix, read, context).flatMap(
          (edit) => this.suggestion([fix.id], read.field, edit, { fixed, drafts }) ?? [],
        ),
      ),
    );
  }

  private suggestion(
    fixes: readonly string[],
    field: string,
    edit: Edit,
    { fixed, drafts }: Pick<SafeOutcome, 'fixed' | 'drafts'>,
  ): ProposedFix | undefined {
    const text = textAt(fixed, field);
    const draft = drafts.get(field);
    const place = text === undefined ? undefined : storedPlace(edit, text, draft);
    return place && this.proposed({ ...place, fixes }, field, 'suggestion', draft?.stored ?? text ?? '');
  }
}

const rangeOf = ({ start = 0, end = start }: ProposedFix): Edit => ({ start, end, after: '' });
/** True where a fix of ours already answers the find that led to this answer. */
const answersSame = (fix: ProposedFix, answer: ProposedFix): boolean =>
  fix.field === answer.field &&
  answer.rules.every((rule) => fix.rules.includes(rule)) &&
  (overlap(rangeOf(fix), rangeOf(answer)) || isInside(rangeOf(fix), rangeOf(answer)));
/** A point on the edge of a range or in it: "2vụ" is mended between "2" and "v". */
const isInside = (point: Edit, range: Edit): boolean =>
  point.start === point.end && range.start <= point.start && point.end <= range.end;

const overlap = (a: Edit, b: Edit): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.end === a.start || b.end === b.start));

function told({ changes, stored, text }: Draft): readonly Change[] {
  if (changes.length <= PER_FIELD) return changes;
  const fixes = [...new Set(changes.flatMap((change) => change.fixes))];
  return [{ start: 0, end: stored.length, after: text, fixes }];
}

/** One question where several rules ask the same of a place. */
function unique(fixes: readonly ProposedFix[]): ProposedFix[] {
  const byKey = new Map<string, ProposedFix>();
  for (const fix of fixes) {
    const key = fix.certainty === 'question' ? `${fix.field} ${fix.start ?? ''} ${fix.messages.vi}` : fix.id;
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, rules: [...new Set([...known.rules, ...fix.rules])] } : fix);
  }
  return [...byKey.values()];
}

const inOrder = (a: ProposedFix, b: ProposedFix): number =>
  RANK[a.certainty] - RANK[b.certainty] ||
  (a.field < b.field ? -1 : a.field > b.field ? 1 : 0) ||
  (a.start ?? 0) - (b.start ?? 0);
