import type { Edit } from './fix.js';

/** A difference between a text as stored and as it reads now; the range is in the text as stored. */
export interface Change extends Edit {
  /** Ids of the fixes that made it. */
  fixes: readonly string[];
}

interface Span {
  start: number;
  end: number;
  edit?: Change;
  change?: Change;
}

/** Marks the edit that is asked about; no fix has this id. */
const PROBE = '';

/** Two spans that cannot stand side by side: they share letters, or one of them is a point on the other's edge. */
const meets = (a: Span, b: Span): boolean =>
  b.start < a.end || (b.start === a.end && (a.start === a.end || b.start === b.end));

/** The text with changes made. `changes` are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, after } of edits) {
    out += text.slice(at, start) + after;
    at = end;
  }
  return out + text.slice(at);
}

/**
 * A text that is being mended in several passes, with its differences from the text as stored. Edits speak of the text
 * as it reads now; `changes` always speak of the text as stored. Linear in the number of edits and changes.
 */
export class Draft {
  text: string;
  changes: readonly Change[] = [];

  constructor(readonly stored: string) {
    this.text = stored;
  }

  private branch(): Draft {
    const branch = new Draft(this.stored);
    branch.text = this.text;
    branch.changes = this.changes;
    return branch;
  }

  /** @param edits in order, not overlapping, in units of the text as it reads now */
  apply(edits: readonly (Edit & { fixes: readonly string[] })[]): void {
    if (edits.length === 0) return;
    const spans = [...this.spans(), ...edits.map((edit): Span => ({ start: edit.start, end: edit.end, edit }))];
    spans.sort((a, b) => a.start - b.start || a.end - b.end);
    const changes: Change[] = [];
    let shift = 0;
    for (const group of groupsOf(spans)) {
      const made = this.merged(group, shift);
      for (const { change } of group) if (change) shift += change.after.length - (change.end - change.start);
      if (made.after !== this.stored.slice(made.start, made.end)) changes.push(made);
    }
    this.changes = changes;
    this.text = applyEdits(this.stored, changes);
  }

  /**
   * What an edit of the text as it reads now means for the text as stored, with all changes it meets in one.
   * Undefined when the stored text would read the same.
   */
  changeFor(edit: Edit): Change | undefined {
    const branch = this.branch();
    branch.apply([{ ...edit, fixes: [PROBE] }]);
    return branch.changes.find(({ fixes }) => fixes.includes(PROBE));
  }

  private spans(): Span[] {
    let shift = 0;
    return this.changes.map((change) => {
      const start = change.start + shift;
      shift += change.after.length - (change.end - change.start);
      return { start, end: start + change.after.length, change };
    });
  }

  private merged(group: readonly Span[], shiftBefore: number): Change {
    const from = Math.min(...group.map(({ start }) => start));
    const to = Math.max(...group.map(({ end }) => end));
    let shift = shiftBefore;
    let after = '';
    let at = from;
    const fixes = new Set<string>();
    for (const { change, edit } of group) {
      if (change) shift += change.after.length - (change.end - change.start);
      for (const fix of change?.fixes ?? edit?.fixes ?? []) fixes.add(fix);
      if (!edit) continue;
      after += this.text.slice(at, edit.start) + edit.after;
      at = edit.end;
    }
    after += this.text.slice(at, to);
    return { start: from - shiftBefore, end: to - shift, after, fixes: [...fixes].sort() };
  }
}

function groupsOf(spans: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  let reach: Span | undefined;
  for (const span of spans) {
    const group = groups.at(-1);
    if (group && reach && meets(reach, span)) {
      group.push(span);
      reach = { start: reach.start, end: Math.max(reach.end, span.end) };
    } else {
      groups.push([span]);
      reach = span;
    }
  }
  return groups;
}
