import { expect, it } from 'vitest';
import { conformance } from '../../channel-kit/src/testing/conformance.js';
import { loadChannels, loadSimulators } from './load-channels.js';

const channels = await loadChannels();
const simulators = await loadSimulators();

it('every channel has a simulator of its own', () => {
  expect(simulators.map((simulator) => simulator.id)).toEqual(channels.map((channel) => channel.id));
});

for (const channel of channels) {
  const simulator = simulators.find((item) => item.id === channel.id);
  if (simulator) conformance(channel, simulator);
}
