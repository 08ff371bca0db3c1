import type { Fault, Scene } from './faults/index.js';
import { awhile } from './faults/fault.js';
import type { Random } from './random.js';

/**
 * Deals faults from a shuffled deck until told to stop: every fault comes once before one comes again. Two hands play at
 * once; never two faults that touch the same thing.
 */
export class Chaos {
  readonly injected: Record<string, number> = {};
  /** How often each could not be played to its end. */
  readonly failed: Record<string, number> = {};
  private readonly busy = new Set<string>();
  private deck: Fault[] = [];

  constructor(
    private readonly faults: readonly Fault[],
    private readonly scene: Scene,
    private readonly say: (line: string) => void,
    /** Between two faults of one hand (s). */
    private readonly longestGap: number,
  ) {}

  /** Resolves when the last fault has been played to its end. */
  ended: Promise<void> = Promise.resolve();

  play(stop: AbortSignal): Promise<void> {
    this.ended = Promise.all([
      this.hand(stop, this.scene.random.fork()),
      this.hand(stop, this.scene.random.fork()),
    ]).then(() => undefined);
    return this.ended;
  }

  private async hand(stop: AbortSignal, random: Random): Promise<void> {
    const scene = { ...this.scene, random };
    while (!stop.aborted) {
      await awhile(scene, 0.2, this.longestGap);
      const fault = this.draw();
      if (!fault || stop.aborted) continue;
      for (const name of fault.touches) this.busy.add(name);
      try {
        await this.inject(fault, scene);
      } finally {
        for (const name of fault.touches) this.busy.delete(name);
      }
    }
  }

  private async inject(fault: Fault, scene: Scene): Promise<void> {
    scene.journal.begun.add(fault.id);
    scene.journal.note(`fault ${fault.id}: ${fault.about}`);
    this.say(`  ${fault.id.padEnd(4)} ${fault.about}`);
    try {
      const took = await fault.play(scene);
      if (took !== false) this.injected[fault.id] = (this.injected[fault.id] ?? 0) + 1;
    } catch (error) {
      // A fault may need what another one has just taken away: it does not count as injected.
      this.failed[fault.id] = (this.failed[fault.id] ?? 0) + 1;
      scene.journal.note(`fault ${fault.id} could not be played to its end: ${String(error)}`);
    }
    scene.journal.note(`fault ${fault.id} ends`);
  }

  private draw(): Fault | undefined {
    if (this.deck.length === 0) this.deck = this.scene.random.shuffled(this.faults);
    const at = this.deck.findIndex(({ touches }) => touches.every((name) => !this.busy.has(name)));
    return at < 0 ? undefined : this.deck.splice(at, 1)[0];
  }
}
