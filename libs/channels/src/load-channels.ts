import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ChannelAdapter, ChannelCapabilities, ChannelGrammar, ChannelSimulator } from '#libs/channel-kit';
import { z } from 'zod';

const here = fileURLToPath(new URL('.', import.meta.url));
// Sources are read as .ts by the test runner, as .js once built.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** A channel's folder that does not hold what it must. Names folder and reason. */
export class BrokenChannel extends Error {
  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(`channel folder "${folder}": ${reason}`, options);
  }
}

const folders = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

async function defaultExport(folder: string, file: string): Promise<unknown> {
  if (!existsSync(file)) throw new BrokenChannel(folder, `${file.slice(file.indexOf(folder))} is missing`);
  try {
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: unknown };
    return loaded.default;
  } catch (error) {
    throw new BrokenChannel(folder, 'cannot be loaded', { cause: error });
  }
}

const functions = [
  'shopOf',
  'limits',
  'shop',
  'categories',
  'attributes',
  'inventory',
  'findBySku',
  'create',
  'updateContent',
  'setOffers',
  'setVisibility',
  'remove',
  'observe',
] as const;

function checked(folder: string, value: unknown): ChannelAdapter {
  if (typeof value !== 'object' || value === null) throw new BrokenChannel(folder, 'has no default export');
  const adapter = value as ChannelAdapter;
  if (adapter.id !== folder)
    throw new BrokenChannel(folder, `its id is "${String(adapter.id)}", not its folder's name`);
  const missing = functions.filter((name) => typeof adapter[name] !== 'function');
  if (missing.length > 0) throw new BrokenChannel(folder, `lacks ${missing.join(', ')}`);
  for (const part of ['names', 'capabilities', 'grammar', 'connectionSchema'] as const)
    if (typeof adapter[part] !== 'object') throw new BrokenChannel(folder, `lacks ${part}`);
  return adapter;
}

/** Every channel: one folder beside this file each. Throws {@link BrokenChannel} rather than leave one out. */
export function loadChannels(root = here): Promise<ChannelAdapter[]> {
  return Promise.all(
    folders(root).map(async (folder) =>
      checked(folder, await defaultExport(folder, join(root, folder, `index.${extension}`))),
    ),
  );
}

/** The forms texts must fit into, by channel. For judging: nothing here can call anybody. */
export async function loadGrammars(root = here): Promise<Record<string, ChannelGrammar>> {
  const channels = await loadChannels(root);
  return Object.fromEntries(channels.map((channel) => [channel.id, channel.grammar]));
}

export interface ChannelForm {
  id: string;
  names: { vi: string; en: string };
  /** JSON Schemas (2020-12) of what connects a shop. */
  settings: object;
  credentials: object;
  capabilities: ChannelCapabilities;
  /** Can tokens be renewed, does the channel push, are pictures uploaded? */
  renewsTokens: boolean;
  pushes: boolean;
}

/** The form that connects a shop, by channel. */
export async function loadForms(root = here): Promise<ChannelForm[]> {
  const channels = await loadChannels(root);
  return channels.map(({ id, names, connectionSchema, capabilities, authorize, webhook }) => ({
    id,
    names,
    settings: z.toJSONSchema(connectionSchema.settings, { io: 'input' }),
    credentials: z.toJSONSchema(connectionSchema.credentials, { io: 'input' }),
    capabilities,
    renewsTokens: authorize !== undefined,
    pushes: webhook !== undefined,
  }));
}

/** A fresh, empty pretend marketplace for every channel that has one. */
export async function loadSimulators(root = here): Promise<ChannelSimulator[]> {
  const found = folders(root).filter((folder) => existsSync(join(root, folder, 'simulator', `index.${extension}`)));
  return Promise.all(
    found.map(async (folder) => {
      const make = await defaultExport(folder, join(root, folder, 'simulator', `index.${extension}`));
      if (typeof make !== 'function') throw new BrokenChannel(folder, 'its simulator exports no factory');
      const simulator = (make as () => ChannelSimulator)();
      if (simulator.id !== folder) throw new BrokenChannel(folder, `its simulator's id is "${simulator.id}"`);
      return simulator;
    }),
  );
}
