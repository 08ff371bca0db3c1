import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached, cacheFolder, isWhole } from './cache.mjs';
import { startTimeOf } from './processes.mjs';

let cache: string;
let fills: number;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'ganh-cache-'));
  fills = 0;
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

async function fill(folder: string): Promise<void> {
  fills += 1;
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib', 'a.jar'), 'twelve bytes');
}
const get = () => cached({ cache, name: 'thing', fill });

describe('cached', () => {
  it('fills once', async () => {
    const folder = await get();
    expect(await get()).toBe(folder);
    expect(fills).toBe(1);
    expect(readFileSync(join(folder, 'lib', 'a.jar'), 'utf8')).toBe('twelve bytes');
  });

  it.each([
    ['a file cut short', (folder: string) => truncateSync(join(folder, 'lib', 'a.jar'), 3)],
    ['a file that is gone', (folder: string) => rmSync(join(folder, 'lib', 'a.jar'))],
    ['a manifest cut short', (folder: string) => truncateSync(join(folder, 'manifest.json'), 5)],
    ['an empty manifest', (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{"files":{}}')],
  ])('heals %s', async (_, damage) => {
    damage(await get());
    expect(isWhole(join(cache, 'thing'))).toBe(false);
    expect(isWhole(await get())).toBe(true);
    expect(fills).toBe(2);
  });

  it('leaves nothing behind when filling fails, and clears what a killed call left', async () => {
    const broken = cached({ cache, name: 'thing', fill: () => Promise.reject(new Error('no network')) });
    await expect(broken).rejects.toThrow('no network');
    expect(existsSync(join(cache, 'thing'))).toBe(false);
    mkdirSync(join(cache, 'thing.filling-of-a-killed-call'));
    await get();
    expect(existsSync(join(cache, 'thing.filling-of-a-killed-call'))).toBe(false);
  });

  it('lets two callers at once share one download', async () => {
    expect(new Set(await Promise.all([get(), get(), get()])).size).toBe(1);
    expect(fills).toBe(1);
  });

  it('pushes the lock of a process aside that no longer runs', async () => {
    const recycled = { pid: process.pid, startTime: `${startTimeOf(process.pid)}0` };
    writeFileSync(join(cache, 'thing.lock'), JSON.stringify(recycled));
    await get();
    expect(fills).toBe(1);
    expect(existsSync(join(cache, 'thing.lock'))).toBe(false);
  });
});

describe('cacheFolder', () => {
  it('follows XDG_CACHE_HOME when it is absolute', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/somewhere' })).toBe('/somewhere/ganh');
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toMatch(/\.cache.ganh$/);
  });
});
