import { eventFaults } from './events.js';
import type { Fault } from './fault.js';
import { marketplaceFaults } from './marketplaces.js';
import { processFaults } from './processes.js';
import { serverFaults } from './servers.js';

/** Faults that the load itself brings: always there, counted by what the users did. */
export const faultsOfTheLoad = {
  F25: 'a product is edited while it is being published',
  F32: 'two requests change one product at once',
};

export const faults: readonly Fault[] = [...processFaults, ...serverFaults, ...marketplaceFaults, ...eventFaults].sort(
  (left, right) => Number(left.id.slice(1)) - Number(right.id.slice(1)),
);
export type { Fault, Scene } from './fault.js';
