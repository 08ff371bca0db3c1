import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api.js';
import type { Ground } from '../ground.js';
import type { Journal, TortureShop } from '../journal.js';
import type { Random } from '../random.js';

/** What a fault may use. */
export interface Scene {
  api: Api;
  ground: Ground;
  journal: Journal;
  random: Random;
  shops: () => TortureShop[];
}

/** One way in which things go wrong. It ends what it began, unless the run is being mended. */
export interface Fault {
  /** As in docs/reliability.md. */
  id: string;
  about: string;
  /** Servers and services it needs for itself: two faults that share one are not played at once. */
  touches: readonly string[];
  /** `false` = there was nothing it could be done to: it does not count. */
  play(scene: Scene): Promise<boolean | void>;
}

export const seconds = (count: number): Promise<void> => pause(count * 1000);
/** A random span, in seconds. */
export const awhile = ({ random }: Scene, from: number, to: number): Promise<void> =>
  seconds(from + random.next() * (to - from));
