/** What every match of a pattern begins with. */
export interface Starts {
  /** Whole words, in lower case. */
  words: readonly string[];
  /** Beginnings of words, in lower case; at least two letters. */
  beginnings: readonly string[];
  /** Or any digit. */
  digits: boolean;
}

/** The letters a match begins with: `open` while more may follow, `whole` when the word ends there, `begun` when unknown. */
interface Head {
  text: string;
  state: 'open' | 'whole' | 'begun';
  /** No letter stands before it. */
  anchored: boolean;
}

/** More ways to begin than this are no help. */
const MOST = 800;
const LETTER = /\p{L}/u;
const DIGIT_START = '0';

class Unknown extends Error {}

/** Reads the subset of patterns used here; whatever else it meets makes the beginnings unknown. */
class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  all(): Head[] {
    const heads = this.alternatives([{ text: '', state: 'open', anchored: false }]);
    if (this.at < this.source.length) throw new Unknown();
    return heads;
  }

  private alternatives(before: readonly Head[]): Head[] {
    const heads = this.sequence(before);
    while (this.source[this.at] === '|') {
      this.at++;
      heads.push(...this.sequence(before));
    }
    return heads;
  }

  /** Heads behind one alternative that stands behind `start`. */
  private sequence(start: readonly Head[]): Head[] {
    let heads = [...start];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? '')) {
      if (heads.every(({ state }) => state !== 'open')) {
        this.skip();
        break;
      }
      const before = heads;
      const [taken, isAssertion] = this.element(before);
      const [least, most] = isAssertion ? [1, 1] : this.quantifier();
      const more = most > 1 ? taken.map((head): Head => (head.state === 'open' ? begun(head) : head)) : taken;
      heads = least === 0 ? [...before, ...more] : more;
      if (heads.length > MOST) throw new Unknown();
    }
    return heads;
  }

  /** Heads behind the next element, and whether it matches nothing by itself. */
  private element(heads: readonly Head[]): [Head[], boolean] {
    const char = this.source[this.at] ?? '';
    if (char === '(') return this.group(heads);
    if (char === '[') return [this.extended(heads, this.bracket()), false];
    if ('^$'.includes(char)) throw new Unknown();
    if (char === '\\') return [this.extended(heads, this.escaped()), false];
    this.at++;
    return [this.extended(heads, char === '.' ? 'any' : char), false];
  }

  private group(heads: readonly Head[]): [Head[], boolean] {
    const look = /^\(\?<?[=!]/.exec(this.source.slice(this.at))?.[0];
    if (look === undefined) {
      const open = /^\((?:\?:|\?<\w+>)?/.exec(this.source.slice(this.at))?.[0] ?? '(';
      this.at += open.length;
      const inner = this.alternatives(heads.filter(({ state }) => state === 'open'));
      this.at++;
      return [[...heads.filter(({ state }) => state !== 'open'), ...inner], false];
    }
    this.at += look.length;
    const from = this.at;
    while (this.source[this.at] !== ')') {
      this.skip();
      if (this.source[this.at] === '|') this.at++;
    }
    const inside = this.source.slice(from, this.at++);
    const letters = /^(?:\\p\{L\}|\[\\p\{L\}[^\]]*\])$/.test(inside);
    if (look === '(?<!' && letters)
      return [heads.map((head) => (head.text === '' ? { ...head, anchored: true } : head)), true];
    if (look === '(?!' && letters)
      return [
        heads.map((head) => (head.state === 'open' && head.text !== '' ? { ...head, state: 'whole' } : head)),
        true,
      ];
    return [[...heads], true];
  }

  /** Passes the rest of an alternative. */
  private skip(): void {
    let depth = 0;
    for (; this.at < this.source.length; this.at++) {
      const char = this.source[this.at] ?? '';
      if (depth === 0 && '|)'.includes(char)) return;
      if (char === '\\') this.at++;
      else if (char === '[') {
        this.bracket();
        this.at--;
      } else if (char === '(') depth++;
      else if (char === ')') depth--;
    }
    if (depth > 0) throw new Unknown();
  }

  /** A character class: a digit or a sign stands for all it may match, `any` when that may be a letter. */
  private bracket(): string {
    const from = this.at++;
    while (this.at < this.source.length && this.source[this.at] !== ']')
      this.at += this.source[this.at] === '\\' ? 2 : 1;
    const inside = this.source.slice(from + 1, this.at++);
    if (inside.startsWith('^') || /\\[pPwWSDu]/.test(inside)) return 'any';
    const plain = inside.replace(/\\./g, (escape) => (escape === '\\d' ? DIGIT_START : ' '));
    if (LETTER.test(plain)) return 'any';
    return /^[\d-]+$/.test(plain) ? DIGIT_START : ' ';
  }

  private escaped(): string {
    const char = this.source[this.at + 1] ?? '';
    this.at += 2;
    if (char === 'd') return DIGIT_START;
    if (char === 's' || char === 'n' || char === 't' || char === 'r') return ' ';
    if (/[a-zA-Z0-9]/.test(char)) {
      if (this.source[this.at] === '{') this.at = this.source.indexOf('}', this.at) + 1;
      if (char === 'p' || char === 'w' || char === 'S' || char === 'P' || char === 'D' || char === 'W') return 'any';
      throw new Unknown();
    }
    return char;
  }

  private quantifier(): [least: number, most: number] {
    const found = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at))?.[0];
    if (found === undefined) return [1, 1];
    this.at += found.length;
    if (found.startsWith('?')) return [0, 1];
    if (found.startsWith('*')) return [0, 2];
    if (found.startsWith('+')) return [1, 2];
    const [, least = '1', comma, most = ''] = /^\{(\d+)(?:(,)(\d*))?\}/.exec(found) ?? [];
    return [Number(least), comma === undefined ? Number(least) : most === '' ? 2 : Number(most)];
  }

  private extended(heads: readonly Head[], char: string): Head[] {
    return heads.map((head) => {
      if (head.state !== 'open') return head;
      if (char === 'any') {
        if (head.text === '') throw new Unknown();
        return begun(head);
      }
      if (LETTER.test(char)) return { ...head, text: head.text + char.toLowerCase() };
      if (head.text !== '') return { ...head, state: 'whole' };
      if (char >= '0' && char <= '9') return { ...head, text: DIGIT_START, state: 'whole' };
      throw new Unknown();
    });
  }
}

const begun = (head: Head): Head => ({ ...head, state: 'begun' });

/**
 * What every match of a pattern begins with, read off its source; undefined when that cannot be told: then the pattern
 * has to look everywhere. A pattern that begins with letters must say `(?<!\p{L})` first.
 */
export function startsOf({ source }: RegExp): Starts | undefined {
  const reader = new Reader(source);
  let heads: Head[];
  try {
    heads = reader.all();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
  const words = new Set<string>();
  const beginnings = new Set<string>();
  let digits = false;
  for (const { text, state, anchored } of heads) {
    if (text === DIGIT_START) digits = true;
    else if (!anchored) return undefined;
    else if (state === 'whole') words.add(text);
    else if (text.length < 2) return undefined;
    else beginnings.add(text);
  }
  return { words: [...words], beginnings: [...beginnings], digits };
}
