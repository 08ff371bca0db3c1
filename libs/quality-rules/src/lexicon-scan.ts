import { foldText } from '#libs/ocop';
import { Automaton } from './automaton.js';
import type { ReadText, TermHit } from './texts.js';

interface Entry {
  key: string;
  term: string;
}
const keyOf = (ruleId: string, lexicon: string): string => `${ruleId}/${lexicon}`;

/** All phrases of all rules (or facts) as one automaton; a text is read once for all of them. */
export class LexiconScan {
  private readonly automaton: Automaton;
  /** Per phrase: the lexicons that hold it (two rules may share a phrase). */
  private readonly owners: Entry[][] = [];

  constructor(rules: readonly { id: string; lexicons?: Readonly<Record<string, readonly string[]>> }[]) {
    const numbers = new Map<string, number>();
    const phrases: string[] = [];
    const add = (key: string, term: string): void => {
      const folded = foldText(term);
      let number = numbers.get(folded);
      if (number === undefined) {
        number = phrases.push(term) - 1;
        numbers.set(folded, number);
        this.owners.push([]);
      }
      this.owners[number]?.push({ key, term });
    };
    for (const rule of rules)
      for (const [lexicon, terms] of Object.entries(rule.lexicons ?? {}))
        for (const term of new Set(terms)) add(keyOf(rule.id, lexicon), term);
    this.automaton = new Automaton(phrases);
  }

  /** Matches by rule and lexicon; of overlapping matches of one lexicon the longest stays. */
  scan(texts: readonly ReadText[]): (ruleId: string, lexicon: string) => readonly TermHit[] {
    const found = new Map<string, TermHit[]>();
    for (const text of texts)
      for (const { pattern, start, end } of this.automaton.scan(text.folded.text))
        for (const { key, term } of this.owners[pattern] ?? []) keepLongest(found, key, { text, term, start, end });
    return (ruleId, lexicon) => found.get(keyOf(ruleId, lexicon)) ?? [];
  }
}

// Matches come by their end, so those inside a longer one are the last of the list.
function keepLongest(found: Map<string, TermHit[]>, key: string, hit: TermHit): void {
  const list = found.get(key);
  if (!list) {
    found.set(key, [hit]);
    return;
  }
  let last = list.at(-1);
  while (last && last.text === hit.text && last.start >= hit.start) {
    list.pop();
    last = list.at(-1);
  }
  if (last && last.text === hit.text && last.end >= hit.end) return;
  list.push(hit);
}
