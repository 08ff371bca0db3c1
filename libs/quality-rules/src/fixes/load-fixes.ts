import { readdirSync } from 'node:fs';
import type { Fix } from './fix.js';

const FIX_FILE = /^([a-z][a-z-]+)\.(?:ts|js|mjs)$/;
const home = new URL('./kinds/', import.meta.url);

/**
 * Finds fixes by place, as rules are: every file of the folder is one fix and exports it as `fix`, its id is the file's
 * name. A file that holds something else stops the start.
 * @returns the fixes by id
 */
export async function loadFixes(folder: URL = home): Promise<Fix[]> {
  const files = readdirSync(folder)
    .filter((file) => FIX_FILE.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(/* @vite-ignore */ new URL(file, folder).href)) as { fix?: Fix };
      const id = FIX_FILE.exec(file)?.[1];
      if (!module.fix || module.fix.id !== id) throw new Error(`fix file ${file} must export fix with id ${id}`);
      return module.fix;
    }),
  );
}
