import type { Relay } from '#libs/messaging';

/**
 * The relays of this service: content and offers are announced apart, so that a changed price does not wait for the words of
 * two thousand new products.
 */
export class Relays {
  constructor(private readonly all: readonly Relay[]) {}

  start(): void {
    for (const relay of this.all) relay.start();
  }

  /** Something was marked: look at once. */
  wake(): void {
    for (const relay of this.all) relay.wake();
  }

  async drain(): Promise<void> {
    await Promise.all(this.all.map((relay) => relay.drain()));
  }
}
