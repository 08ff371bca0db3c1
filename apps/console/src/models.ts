import { parkedSpec } from '#libs/messaging';
import type { ModelSpec } from '#libs/storage';
import {
  keys,
  organisations,
  people,
  refreshTokens,
  sessions,
  signingKeys,
  throttles,
} from './identity/identity.models.js';
import { generations } from './projections/generation.store.js';
import { readModelSpecs } from './projections/read-models.js';
import { frames, heads } from './stream/stream.store.js';

type AnySpec = ModelSpec<{ _id: string }>;

/** Every collection of the console's database, for `npm run migrate`. */
export const consoleModels: readonly AnySpec[] = [
  ...([organisations, people, keys, sessions, refreshTokens, signingKeys, throttles] as unknown as AnySpec[]),
  ...([generations, frames, heads, parkedSpec] as unknown as AnySpec[]),
  ...readModelSpecs(1),
];
