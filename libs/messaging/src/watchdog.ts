import type { Clock } from '#libs/runtime';

export interface WatchdogOptions {
  clock: Clock;
  /** Silence longer than this is suspicious, in milliseconds. */
  limitMs: number;
  /** Rejects when the broker does not answer: then silence is no wonder. */
  brokerAnswers: () => Promise<void>;
  /** The consumer has stopped for good. */
  onDead: () => void;
}

/** Notices a consumer that has stopped without saying so (kafkajs can). */
export class Watchdog {
  private seenAt: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly o: WatchdogOptions) {
    this.seenAt = o.clock.monotonic();
  }

  /** A sign of life. */
  seen(): void {
    this.seenAt = this.o.clock.monotonic();
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), this.o.limitMs / 3);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    if (this.o.clock.monotonic() - this.seenAt < this.o.limitMs) return;
    try {
      await this.o.brokerAnswers();
    } catch {
      // the broker is away; the consumer is right to be silent
      this.seen();
      return;
    }
    if (this.o.clock.monotonic() - this.seenAt >= this.o.limitMs) this.o.onDead();
  }
}
