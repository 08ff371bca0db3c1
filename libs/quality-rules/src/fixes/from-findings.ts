import { renderText, type Finding, type Language, type ProductState } from '#libs/contracts';
import type { FindingCatalogue } from '../catalogue.js';
import { provincesIn } from '../law/places.js';
import { phraseMissing } from './demanded-phrases.js';
import { Draft } from './draft.js';
import type { Edit, ProposedFix } from './fix.js';
import { textAt } from './product-texts.js';
import { questionFor } from './questions.js';

type Messages = Record<Language, string>;

const inBoth = (words: (language: Language) => string): Messages => ({ vi: words('vi'), en: words('en') });

/** What finds are answered by where no fix of our own answers them: a suggested value, a phrase of the law, a question. */
export class FindingAnswers {
  constructor(private readonly catalogue: FindingCatalogue) {}

  /**
   * @param product as it reads now
   * @param drafts differences of its fields from the product as stored
   */
  answer(finding: Finding, product: ProductState, drafts: ReadonlyMap<string, Draft>): ProposedFix {
    const { rule, field, suggestedValue } = finding;
    const text = textAt(product, field);
    const range = rangeOf(finding, text);
    const words = inBoth((language) => {
      const { message, fix } = this.catalogue.renderFinding(finding, language);
      return `${message} ${fix}`;
    });
    if (suggestedValue !== undefined && text !== undefined && range && !isGuess(finding, text)) {
      const place = storedPlace({ ...range, after: suggestedValue }, text, drafts.get(field));
      if (place) return { ...common(finding, 'suggestion', place.start), field, ...place, messages: words };
    }
    const phrase = phraseMissing(finding);
    const added = phrase && this.addition(phrase.text, product, drafts);
    if (added) return { ...common(finding, 'suggestion', added.start), ...added, messages: words };
    return {
      ...common(finding, 'question', range?.start),
      field,
      ...(range && text !== undefined && passageOf(range, text, drafts.get(field))),
      messages: this.question(rule, finding, words),
    };
  }

  private question(rule: string, { field, params }: Finding, words: Messages): Messages {
    const question = questionFor(rule, field);
    return question ? inBoth((language) => renderText(question, language, params)) : words;
  }

  /** The phrase as a last paragraph of the description, or of the warnings. */
  private addition(
    phrase: string,
    product: ProductState,
    drafts: ReadonlyMap<string, Draft>,
  ): (Pick<ProposedFix, 'field' | 'before' | 'after'> & { start: number; end: number }) | undefined {
    for (const field of ['/description/vi', '/sections/warnings/vi']) {
      const text = textAt(product, field);
      if (text === undefined) continue;
      const end = text.length;
      const place = storedPlace({ start: end, end, after: `\n\n${phrase}` }, text, drafts.get(field));
      if (place) return { field, ...place };
    }
    return undefined;
  }
}

const common = (
  { rule, field }: Finding,
  certainty: ProposedFix['certainty'],
  start = 0,
): Pick<ProposedFix, 'id' | 'rules' | 'certainty'> => ({ id: `${rule}@${field}:${start}`, rules: [rule], certainty });

function rangeOf({ start, end }: Finding, text: string | undefined): { start: number; end: number } | undefined {
  if (text === undefined) return undefined;
  if (start === undefined || end === undefined) return { start: 0, end: text.length };
  return end <= text.length ? { start, end } : undefined;
}

/** A country behind an origin that names no place of Vietnam would be made up: that is asked. */
const isGuess = ({ field }: Finding, text: string): boolean =>
  field === '/labelFields/origin' && provincesIn(text).size === 0;

type Place = Edit & { before: string };

/** An edit of the text as it reads now as one of the text as stored. */
export function storedPlace(edit: Edit, text: string, draft: Draft | undefined): Place | undefined {
  const from = draft ?? new Draft(text);
  const change = from.changeFor(edit);
  if (!change) return undefined;
  const { start, end, after } = change;
  return { start, end, before: from.stored.slice(start, end), after };
}

/** A passage of the text as it reads now, found in the text as stored. */
function passageOf(
  { start, end }: { start: number; end: number },
  text: string,
  draft: Draft | undefined,
): Pick<ProposedFix, 'start' | 'end' | 'before'> {
  const place = storedPlace({ start, end, after: `${text.slice(start, end)}\u0000` }, text, draft);
  return place ? { start: place.start, end: place.end, before: place.before } : {};
}
