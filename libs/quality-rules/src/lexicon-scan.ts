import { foldText } from '#libs/ocop';
import { Automaton } from './automaton.js';
import type { ReadText, TermHit } from './texts.js';

interface Entry {
  /** Number of its lexicon. */
  lexicon: number;
  term: string;
}
const keyOf = (ruleId: string, lexicon: string): string => `${ruleId}/${lexicon}`;

/** All phrases of all rules (or facts) as one automaton; a text is read once for all of them. */
export class LexiconScan {
  private readonly automaton: Automaton;
  /** Per phrase: the lexicons that hold it (two rules may share a phrase). */
  private readonly owners: Entry[][] = [];
  private readonly lexicons = new Map<string, number>();

  constructor(rules: readonly { id: string; lexicons?: Readonly<Record<string, readonly string[]>> }[]) {
    const numbers = new Map<string, number>();
    const phrases: string[] = [];
    const add = (lexicon: number, term: string): void => {
      const folded = foldText(term);
      let number = numbers.get(folded);
      if (number === undefined) {
        number = phrases.push(term) - 1;
        numbers.set(folded, number);
        this.owners.push([]);
      }
      this.owners[number]?.push({ lexicon, term });
    };
    for (const rule of rules)
      for (const [lexicon, terms] of Object.entries(rule.lexicons ?? {})) {
        this.lexicons.set(keyOf(rule.id, lexicon), this.lexicons.size);
        for (const term of new Set(terms)) add(this.lexicons.size - 1, term);
      }
    this.automaton = new Automaton(phrases);
  }

  /** Matches by rule and lexicon; of overlapping matches of one lexicon the longest stays. */
  scan(texts: readonly ReadText[]): (ruleId: string, lexicon: string) => readonly TermHit[] {
    const found: TermHit[][] = Array.from(this.lexicons, () => []);
    for (const text of texts)
      this.automaton.each(text.folded.text, (pattern, start, end) => {
        for (const { lexicon, term } of this.owners[pattern] ?? [])
          keepLongest(found[lexicon] ?? [], { text, term, start, end });
      });
    return (ruleId, lexicon) => found[this.lexicons.get(keyOf(ruleId, lexicon)) ?? -1] ?? [];
  }
}

// Matches come by their end, so those inside a longer one are the last of the list.
function keepLongest(list: TermHit[], hit: TermHit): void {
  let last = list.at(-1);
  while (last && last.text === hit.text && last.start >= hit.start) {
    list.pop();
    last = list.at(-1);
  }
  if (last && last.text === hit.text && last.end >= hit.end) return;
  list.push(hit);
}
