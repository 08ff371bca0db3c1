import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const foreign = new Set(['node_modules', 'dist', '.local', '.git', 'coverage']);

/** Files below a folder of the checkout, as paths from its root with forward slashes. */
function filesBelow(folder: string): string[] {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { withFileTypes: true }).flatMap((entry) => {
    if (foreign.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path.split(sep).join('/')];
  });
}
const foldersIn = (folder: string): string[] =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder)).filter((name) => statSync(join(root, folder, name)).isDirectory());
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const sources = ['apps', 'libs', 'deploy', 'test'].flatMap(filesBelow);
const code = sources.filter((path) => /\.(ts|js|mjs)$/.test(path));

describe('the house', () => {
  it('has only the rooms everybody expects at the top', () => {
    const folders = foldersIn('.').filter((name) => !foreign.has(name) && !name.startsWith('.'));
    const known = ['apps', 'deploy', 'docs', 'libs', 'test'];
    expect(folders.filter((name) => !known.includes(name))).toEqual([]);
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'nest-cli.json', 'docker-compose.yml'])
      expect(existsSync(join(root, name)), name).toBe(true);
  });

  it('knows the five services and eight libraries, no more', () => {
    const services = ['console', 'ingestion', 'publishing', 'quality', 'sandbox', 'web'];
    const libraries = [
      'channel-kit',
      'channels',
      'contracts',
      'messaging',
      'ocop',
      'quality-rules',
      'runtime',
      'storage',
    ];
    expect(foldersIn('apps').filter((name) => !services.includes(name))).toEqual([]);
    expect(foldersIn('libs')).toEqual(libraries);
  });

  it('gives every library a root to import and every service a main', () => {
    for (const name of foldersIn('libs')) expect(existsSync(join(root, 'libs', name, 'src/index.ts')), name).toBe(true);
    for (const name of foldersIn('apps').filter((app) => app !== 'web'))
      expect(existsSync(join(root, 'apps', name, 'src/main.ts')), name).toBe(true);
  });

  it('has no room named for nothing', () => {
    const vague = /^(utils?|commons?|helpers?|cores?|shared|misc|lib|base)$/;
    const named = (path: string): string[] =>
      path
        .replace(/\.[^/]*$/, '')
        .split('/')
        .slice(1);
    expect(sources.filter((path) => named(path).some((part) => vague.test(part)))).toEqual([]);
  });

  it('keeps what is built, installed and local out of the repository', () => {
    const ignored = textOf('.gitignore').split('\n');
    for (const entry of ['node_modules/', 'dist/', '.local/']) expect(ignored).toContain(entry);
  });

  it('speaks of no machine, no registry and no hurry', () => {
    const words = [/\/(?:work|home)\/[a-z]+\//, /\/tmp\/[a-z]+-dist/, /\bregistry\.[a-z]+\.[a-z]+/];
    const own = relative(root, import.meta.filename);
    const guilty = sources.filter(
      (path) =>
        path !== own && /\.(ts|js|mjs|json|yml|md|csv)$/.test(path) && words.some((word) => word.test(textOf(path))),
    );
    expect(guilty).toEqual([]);
  });
});

describe('places that are found by themselves', () => {
  const channels = foldersIn('libs/channels/src').filter((name) =>
    existsSync(join(root, 'libs/channels/src', name, 'index.ts')),
  );

  it('gives every channel a folder with an adapter and a README', () => {
    expect(channels.length).toBeGreaterThanOrEqual(2);
    for (const name of channels)
      expect(existsSync(join(root, 'libs/channels/src', name, 'README.md')), name).toBe(true);
  });

  it('names no channel outside its folder', () => {
    const outside = code.filter(
      (path) =>
        /^(apps|libs)\//.test(path) &&
        !/\.spec\.ts$/.test(path) &&
        !channels.some((name) => path.startsWith(`libs/channels/src/${name}/`)),
    );
    const names = new RegExp(`\\b(${channels.join('|')})\\b`, 'i');
    expect(outside.filter((path) => names.test(textOf(path)))).toEqual([]);
  });

  it('gives every rule a file of its own with examples it hits and examples it leaves alone', () => {
    const files = filesBelow('libs/quality-rules/src/rules').filter((path) => /\/[A-Z]+\d+\.ts$/.test(path));
    expect(files.length).toBeGreaterThanOrEqual(10);
    const hasExamples = /examples: \{\s*hit: \[[\s\S]*miss: \[/;
    expect(files.filter((path) => !hasExamples.test(textOf(path)))).toEqual([]);
    for (const path of files) expect(textOf(path), path).toContain(`id: '${basename(path, '.ts')}'`);
  });
});
