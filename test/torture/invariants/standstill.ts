import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../evidence.js';

/** What a service says before it makes its consumer anew (libs/messaging). */
const WORDS = 'Consumer stands still although records wait; it starts anew';

/** I6: no consumer had to be made anew: that it goes on in the end is a rescue, not the way things should be. */
export function standstillsIn(folder: string): Violation[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(isStandstill)
      .map((line): Violation => ({ invariant: 'I6', says: `${file}: ${line.slice(0, 300)}` })),
  );
}

/** A process that is killed leaves half a line; a consumer's own line is never a message that only quotes it. */
function isStandstill(line: string): boolean {
  if (!line.includes(WORDS)) return false;
  try {
    const { level, msg } = JSON.parse(line) as { level?: unknown; msg?: unknown };
    return level === 'error' && msg === WORDS;
  } catch {
    return true;
  }
}
