import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFixes } from './load-fixes.js';

const fixFile = (id: string): string => `export const fix = {
  id: '${id}', rules: [], certainty: 'safe', messages: { vi: 'm', en: 'm' }, examples: [], edits: () => [],
};`;

describe('a fix is one file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fixes-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('and putting it into the folder is enough', async () => {
    writeFileSync(join(folder, 'odd-dashes.mjs'), fixFile('odd-dashes'));
    writeFileSync(join(folder, 'notes.md'), 'no fix');
    expect((await loadFixes(pathToFileURL(`${folder}/`))).map(({ id }) => id)).toEqual(['odd-dashes']);
  });

  it('a file whose fix has another id stops the start', async () => {
    writeFileSync(join(folder, 'odd-dashes.mjs'), fixFile('dashes'));
    await expect(loadFixes(pathToFileURL(`${folder}/`))).rejects.toThrow('odd-dashes.mjs');
  });
});
