export interface BrakeOptions {
  /** Outcomes looked at. */
  window: number;
  /** More than this share of failures in a full window. */
  ratio: number;
  /** Or this many failures one after the other. */
  inARow: number;
  /** How often one message is tried while the brake is on, in milliseconds. */
  probeMs: number;
}
export const standardBrake: BrakeOptions = { window: 200, ratio: 0.5, inARow: 25, probeMs: 10_000 };

/**
 * Stops a consumer for which most work fails: then not the messages are bad, we are. While it is on nothing is parked,
 * but one probing message at a time, so that a few poisoned ones at the head cannot hold the rest for ever.
 */
export class Brake {
  private outcomes: boolean[] = [];
  private failedInARow = 0;
  private on = false;
  private probes = 0;

  constructor(private readonly o: BrakeOptions) {}

  get engaged(): boolean {
    return this.on;
  }

  /** True when this outcome has just put the brake on. */
  record(succeeded: boolean): boolean {
    this.failedInARow = succeeded ? 0 : this.failedInARow + 1;
    this.outcomes.push(succeeded);
    if (this.outcomes.length > this.o.window) this.outcomes.shift();
    if (this.on || succeeded) return false;
    const failed = this.outcomes.filter((ok) => !ok).length;
    const full = this.outcomes.length >= this.o.window;
    this.on = this.failedInARow >= this.o.inARow || (full && failed > this.o.window * this.o.ratio);
    return this.on;
  }

  /** Time has passed: one message may be tried. */
  allowProbe(): void {
    if (this.on) this.probes = 1;
  }

  /** True for the one who may try. */
  takeProbe(): boolean {
    if (!this.on || this.probes === 0) return false;
    this.probes = 0;
    return true;
  }

  /** The probe succeeded: go on, with a clean sheet. */
  release(): void {
    this.on = false;
    this.outcomes = [];
    this.failedInARow = 0;
    this.probes = 0;
  }
}
