import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BrokenChannel, loadChannels, loadForms, loadGrammars, loadSimulators } from './load-channels.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(name: string, source?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'channels-'));
  made.push(root);
  mkdirSync(join(root, name));
  if (source !== undefined) writeFileSync(join(root, name, 'index.ts'), source);
  return root;
}

describe('channels are found by their folders', () => {
  it('each has its folder’s name, a grammar and a form', async () => {
    const channels = await loadChannels();
    expect(channels.length).toBeGreaterThanOrEqual(2);
    const ids = channels.map((channel) => channel.id);
    expect(Object.keys(await loadGrammars())).toEqual(ids);
    expect((await loadForms()).map((form) => form.id)).toEqual(ids);
    expect((await loadSimulators()).map((simulator) => simulator.id)).toEqual(ids);
  });

  it('a form is plain JSON', async () => {
    const forms = await loadForms();
    expect(JSON.parse(JSON.stringify(forms))).toEqual(forms);
    for (const form of forms) expect(form.settings).toHaveProperty('properties');
  });

  it.each([
    { name: 'no index', source: undefined, reason: /missing/ },
    { name: 'no default export', source: 'export const a = 1;', reason: /no default export/ },
    { name: 'another id', source: "export default { id: 'other' };", reason: /"other"/ },
    { name: 'half an adapter', source: "export default { id: 'half', shopOf() {} };", reason: /lacks limits, shop/ },
    { name: 'a folder that throws', source: "throw new Error('inside');", reason: /cannot be loaded/ },
  ])('$name stops the start and names the folder', async ({ source, reason }) => {
    const root = folderWith('half', source);
    const error: unknown = await loadChannels(root).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BrokenChannel);
    expect(String(error)).toMatch(/folder "half"/);
    expect(String(error)).toMatch(reason);
  });
});
