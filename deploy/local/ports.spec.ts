import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePort, isFree } from './ports.mjs';

async function whileListening<T>(work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('choosePort', () => {
  it('keeps the port of last time when it is free', async () => {
    const port = await choosePort(undefined);
    expect(await choosePort(port)).toBe(port);
  });

  it('chooses another one when somebody listens there', async () => {
    await whileListening(async (port) => {
      expect(await isFree(port)).toBe(false);
      expect(await choosePort(port)).not.toBe(port);
    });
  });

  it('never gives one port away twice', async () => {
    const first = await choosePort(undefined);
    const taken = new Set([first]);
    const second = await choosePort(first, taken);
    expect(second).not.toBe(first);
    expect(taken.has(second)).toBe(true);
  });

  it('stays below the range of outgoing connections', async () => {
    expect(await choosePort(undefined)).toBeLessThan(32_768);
  });
});
