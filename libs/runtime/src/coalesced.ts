/**
 * Runs the same work once for all who ask while it has not begun: whoever asks during a run gets the next one, which sees
 * everything written before it was asked for.
 */
export class Coalesced {
  private readonly running = new Map<string, Promise<void>>();
  private readonly next = new Map<string, Promise<void>>();

  run(key: string, work: () => Promise<void>): Promise<void> {
    const running = this.running.get(key);
    if (!running) return this.begin(key, work);
    const known = this.next.get(key);
    if (known) return known;
    const following = running
      .catch(() => undefined)
      .then(() => {
        this.next.delete(key);
        return this.begin(key, work);
      });
    this.next.set(key, following);
    return following;
  }

  private begin(key: string, work: () => Promise<void>): Promise<void> {
    const run = work().finally(() => {
      if (this.running.get(key) === run) this.running.delete(key);
    });
    this.running.set(key, run);
    return run;
  }
}
