import { Log } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import type { Topic } from '#libs/contracts';
import { StreamWriter } from '../stream/stream-writer.js';
import { GenerationStore } from './generation.store.js';
import { Projector, type AnyEvent } from './projector.js';

/** A consumer that feeds one generation. */
export interface Feeder {
  lag(): Promise<number>;
  replay(ids: string[]): Promise<number>;
  close(): Promise<void>;
}
/** Starts the consumer of a generation. */
export type StartFeeder = (generation: number, take: (topic: Topic, event: AnyEvent) => Promise<void>) => Feeder;

const LOOK_MS = 1_000;
/** Readers look up the generation every second; the old one is removed well after the last has moved on. */
const KEEP_OLD_MS = 30_000;

/**
 * Fills the next generation of read models beside the one that is read, and makes it the one when it has caught up. Every
 * process of the role looks at the same row, so all of them move together; a restart goes on where the group stood.
 */
@Injectable()
export class Rebuild {
  private building: { generation: number; feeder: Feeder } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private closed = false;

  constructor(
    private live: { generation: number; feeder: Feeder },
    private readonly generations: GenerationStore,
    private readonly stream: StreamWriter,
    private readonly startFeeder: StartFeeder,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: unknown) => this.log.warn('Rebuild does not move', { error }))
        .finally(() => {
          this.looking = undefined;
        });
    }, LOOK_MS);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.looking;
    await Promise.all([this.building?.feeder.close(), this.live.feeder.close()]);
  }

  replay(ids: string[]): Promise<number> {
    return this.live.feeder.replay(ids);
  }

  /** One look at the row, and what follows from it. */
  async look(): Promise<void> {
    const { current, building } = await this.generations.read();
    if (this.closed) return;
    if (building !== null && this.building?.generation !== building) this.begin(building);
    if (building !== null && this.building && (await this.building.feeder.lag()) === 0) await this.finish(building);
    else if (building === null && current !== this.live.generation) await this.follow(current);
  }

  private begin(generation: number): void {
    this.building = { generation, feeder: this.feed(generation) };
    this.log.info('Read models are being rebuilt', { generation });
  }

  private async finish(generation: number): Promise<void> {
    const old = this.live.generation;
    const first = await this.generations.switchTo(generation);
    await this.follow(generation);
    if (first) this.removeLater(old);
  }

  /** Goes on with the generation that is read now; its consumer is the one that built it. */
  private async follow(generation: number): Promise<void> {
    const { feeder } = this.live;
    const built = this.building?.generation === generation ? this.building.feeder : undefined;
    this.live = { generation, feeder: built ?? this.feed(generation) };
    this.building = undefined;
    await feeder.close();
    this.log.info('Read models were switched', { generation });
  }

  private feed(generation: number): Feeder {
    const projector = new Projector(this.generations.modelsOf(generation));
    return this.startFeeder(generation, async (topic, event) => {
      const change = await projector.project(topic, event);
      // What is being rebuilt is no news to anybody.
      if (change && this.live.generation === generation) await this.stream.add(change);
    });
  }

  private removeLater(generation: number): void {
    setTimeout(() => {
      this.generations
        .clear(generation)
        .catch((error: unknown) => this.log.warn('Old read models stay', { generation, error }));
    }, KEEP_OLD_MS).unref();
  }
}
