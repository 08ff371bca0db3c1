import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAdapter } from '../port.js';
import type { ChannelSimulator } from '../simulator.js';
import { faultBehaviours } from './faults.behaviours.js';
import { formBehaviours } from './form.behaviours.js';
import { listingBehaviours } from './listing.behaviours.js';
import { Rig } from './rig.js';

/** One thing every channel must do, shown against its own simulator over HTTP. */
export interface Behaviour {
  name: string;
  /** Left out = every channel. */
  applies?: (adapter: ChannelAdapter) => boolean;
  run(rig: Rig): Promise<void>;
}

const groups: [title: string, behaviours: Behaviour[]][] = [
  ['form', formBehaviours],
  ['listing', listingBehaviours],
  ['faults', faultBehaviours],
];

/** Declares the whole suite for one channel. After every behaviour nothing that could be logged may hold a secret. */
export function conformance(adapter: ChannelAdapter, simulator: ChannelSimulator): void {
  describe.each(groups)(`${adapter.id}: %s`, (_title, behaviours) => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await new Rig(adapter, simulator).open();
    });
    afterEach(async () => {
      await rig.close();
      expect(rig.secretsSeen()).toEqual([]);
    });
    for (const behaviour of behaviours)
      it.skipIf(behaviour.applies?.(adapter) === false)(behaviour.name, () => behaviour.run(rig));
  });
}
