import { Log } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import type { Change } from '../projections/projector.js';
import { StreamStore } from './stream.store.js';

/** Tells whoever listens that a tenant has new frames. Must not throw. */
export type WakeUp = (tenant: string) => void;

interface Waiting {
  change: Change;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Gathers changes while a write is under way, then writes them per tenant in one go. */
@Injectable()
export class StreamWriter {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly store: StreamStore,
    private readonly wake: WakeUp,
    private readonly log: Log,
  ) {}

  /** Resolves when the change is stored. Rejects when the database is away. */
  add(change: Change): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ change, done, failed });
      this.writing ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    // One turn of the loop first: lanes that end together are written together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, 500);
      const tenants = new Map<string, Waiting[]>();
      for (const item of batch) tenants.set(item.change.tenant, [...(tenants.get(item.change.tenant) ?? []), item]);
      await Promise.all([...tenants].map(([tenant, items]) => this.write(tenant, items)));
    }
    // In the same step as the look above: what is added from here on begins a new round.
    this.writing = undefined;
  }

  private async write(tenant: string, items: Waiting[]): Promise<void> {
    try {
      await this.store.append(
        tenant,
        items.map(({ change }) => change),
      );
      this.wake(tenant);
      for (const { done } of items) done();
    } catch (error) {
      this.log.warn('Frames not written', { tenant, error });
      for (const { failed } of items) failed(error);
    }
  }
}
