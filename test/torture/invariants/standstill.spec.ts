import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { standstillsIn } from './standstill.js';

const words = 'Consumer stands still although records wait; it starts anew';
const stood = JSON.stringify({ level: 'error', group: 'torture-quality', behind: 4, msg: words });
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'standstill-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('finds every time a consumer stood still, and in which log', () => {
  writeFileSync(join(folder, 'quality.log'), `{"level":"info","msg":"ready"}\n${stood}\n${stood}\n`);
  expect(standstillsIn(folder)).toEqual([
    { invariant: 'I6', says: `quality.log: ${stood}` },
    { invariant: 'I6', says: `quality.log: ${stood}` },
  ]);
});

it('finds a line that was cut by a kill', () => {
  writeFileSync(join(folder, 'quality.log'), stood.slice(0, -2));
  expect(standstillsIn(folder)).toHaveLength(1);
});

it('holds other words, and words that are quoted, for nothing', () => {
  writeFileSync(
    join(folder, 'quality.log'),
    `${JSON.stringify({ level: 'info', msg: `read: ${words}` })}\nplain text\n`,
  );
  expect(standstillsIn(folder)).toEqual([]);
});
