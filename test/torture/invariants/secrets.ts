import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../evidence.js';

/** I8: no secret in any log. `secrets`: what must not be there, by what it is. */
export function secretsIn(folder: string, secrets: ReadonlyMap<string, string>): Violation[] {
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...secrets].flatMap(([secret, what]): Violation[] => {
      const at = text.indexOf(secret);
      if (at < 0) return [];
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at).slice(-200);
      return [{ invariant: 'I8', says: `${what} stands in ${file}, after: ${line}` }];
    });
  });
}
