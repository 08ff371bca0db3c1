import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../evidence.js';

/** I8: no secret in any log. `secrets`: what must not be there, by what it is. */
export function secretsIn(folder: string, secrets: ReadonlyMap<string, string>): Violation[] {
  const files = readdirSync(folder);
  if (files.length === 0) return [{ invariant: 'I8', says: `there are no logs in ${folder}: nothing was looked at` }];
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...secrets].flatMap(([secret, what]): Violation[] => {
      // As it is, or as an address carries it.
      const at = Math.max(text.indexOf(secret), text.indexOf(encodeURIComponent(secret)));
      if (at < 0) return [];
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at).slice(-200);
      return [{ invariant: 'I8', says: `${what} stands in ${file}, after: ${line}` }];
    });
  });
}
