import { foldText } from '#libs/ocop';

/** A phrase found: `pattern` is its number, the range is in folded units. */
export interface Match {
  pattern: number;
  start: number;
  end: number;
}

const SPACE = 32;
const NEWLINE = 10;
const ROOT = 0;

/** 1 for letters, marks and digits. */
const wordUnit = Uint8Array.from({ length: 65_536 }, (_, unit) =>
  /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 0,
);

/**
 * Finds all phrases in one pass (Aho-Corasick as a complete table): work is linear in the text, whatever the phrases
 * and whatever the text. Phrases are folded like texts; a match begins and ends at a word's edge.
 */
export class Automaton {
  private readonly classOf = new Uint8Array(65_536);
  private readonly classes: number;
  private readonly next: Uint16Array | Int32Array;
  /** Per state: the phrase that ends here, or −1; and the next shorter state where one ends. */
  private readonly ends: Int32Array;
  private readonly shorter: Int32Array;
  /** Per state: the longest state where a phrase ends, or the root. */
  private readonly longest: Int32Array;
  private readonly lengths: number[];

  constructor(phrases: readonly string[]) {
    const folded = phrases.map(foldText);
    const units = [...new Set(folded.join('').replaceAll('\n', ' '))].map((char) => char.charCodeAt(0));
    units.forEach((unit, index) => (this.classOf[unit] = index + 1));
    this.classOf[NEWLINE] = this.classOf[SPACE] ?? 0;
    this.classes = units.length + 1;
    this.lengths = folded.map((phrase) => phrase.length);
    const states = 1 + folded.reduce((sum, phrase) => sum + phrase.length, 0);
    // The table is read once per letter: small enough for the processor's cache it is twice as fast.
    this.next = new (states > 65_536 ? Int32Array : Uint16Array)(states * this.classes);
    this.ends = new Int32Array(states).fill(-1);
    this.shorter = new Int32Array(states);
    this.addPhrases(folded);
    this.complete();
    this.longest = this.ends.map((end, state) => (end >= 0 ? state : (this.shorter[state] ?? ROOT)));
  }

  private addPhrases(folded: readonly string[]): void {
    let states = 1;
    folded.forEach((phrase, index) => {
      let state = ROOT;
      for (let at = 0; at < phrase.length; at++) {
        const edge = state * this.classes + (this.classOf[phrase.charCodeAt(at)] ?? 0);
        state = this.next[edge] || (this.next[edge] = states++);
      }
      this.ends[state] = index;
    });
  }

  // Breadth first: a state's failure state is shallower, so its row is complete when it is copied from.
  private complete(): void {
    const failure = new Int32Array(this.ends.length);
    const queue: number[] = [];
    for (let unit = 0; unit < this.classes; unit++) if (this.next[unit]) queue.push(this.next[unit] ?? 0);
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0;
      const fail = failure[state] ?? 0;
      this.shorter[state] = (this.ends[fail] ?? -1) >= 0 ? fail : (this.shorter[fail] ?? 0);
      for (let unit = 0; unit < this.classes; unit++) {
        const edge = state * this.classes + unit;
        const onFailure = this.next[fail * this.classes + unit] ?? 0;
        if (!this.next[edge]) this.next[edge] = onFailure;
        else {
          failure[this.next[edge] ?? 0] = onFailure;
          queue.push(this.next[edge] ?? 0);
        }
      }
    }
  }

  /** All matches at word edges, by their end. `text` is folded. */
  scan(text: string): Match[] {
    const found: Match[] = [];
    this.each(text, (pattern, start, end) => found.push({ pattern, start, end }));
    return found;
  }

  /** Tells all matches at word edges, by their end, without keeping them. `text` is folded. */
  each(text: string, tell: (pattern: number, start: number, end: number) => void): void {
    const { next, classOf, classes, longest } = this;
    let state = ROOT;
    for (let at = 0; at < text.length; at++) {
      state = next[state * classes + (classOf[text.charCodeAt(at)] ?? 0)] ?? ROOT;
      // Most letters stand within a word, where nothing may end.
      let ending = longest[state] ?? ROOT;
      if (ending === ROOT || !this.isEdge(text, at + 1)) continue;
      for (; ending !== ROOT; ending = this.shorter[ending] ?? ROOT) {
        const pattern = this.ends[ending] ?? -1;
        const start = at + 1 - (this.lengths[pattern] ?? 0);
        if (this.isEdge(text, start)) tell(pattern, start, at + 1);
      }
    }
  }

  /** No letter or digit on one side at least. */
  private isEdge(text: string, at: number): boolean {
    if (at <= 0 || at >= text.length) return true;
    return !(wordUnit[text.charCodeAt(at - 1)] && wordUnit[text.charCodeAt(at)]);
  }
}
