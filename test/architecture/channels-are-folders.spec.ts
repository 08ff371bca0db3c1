import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const home = 'libs/channels/src';
const skipped = new Set(['node_modules', 'dist', '.local']);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name).split(sep).join('/');
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Word lists are data: what people write in their product texts, names of marketplaces among it. */
const isWordList = (path: string): boolean => /^libs\/quality-rules\/src\/lexicons\/[\w-]+\.json$/.test(path);

const channels = readdirSync(join(root, home), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const sources = ['apps', 'libs'].flatMap(filesBelow).filter((path) => /\.(ts|tsx|js|mjs|json|css|html)$/.test(path));

/** Names of channels a text holds, in any spelling: `shopeeFault`, `SHOPEE`, … */
const namedIn = (text: string): string[] => {
  const lower = text.toLowerCase();
  return channels.filter((name) => lower.includes(name.toLowerCase()));
};

describe('a channel is one folder', () => {
  it('holds adapter, simulator, grammar and README', () => {
    expect(channels.length).toBeGreaterThanOrEqual(2);
    for (const name of channels)
      for (const file of ['index.ts', 'grammar.ts', 'README.md', 'simulator/index.ts'])
        expect(existsSync(join(root, home, name, file)), `${name}/${file}`).toBe(true);
  });

  it('notices a name when it sees one', () => {
    const [first = ''] = channels;
    expect(namedIn(`const x = '${first.toUpperCase()}Thing';`)).toEqual([first]);
    expect(namedIn('const x = adapter.id;')).toEqual([]);
  });

  it.each(channels)('%s is named nowhere in apps or libs outside its folder', (name) => {
    const inside = `${home}/${name}/`;
    const naming = sources
      .filter((path) => !path.startsWith(inside) && !isWordList(path))
      .filter((path) => namedIn(readFileSync(join(root, path), 'utf8')).includes(name) || path.includes(`/${name}`));
    expect(naming).toEqual([]);
  });
});
