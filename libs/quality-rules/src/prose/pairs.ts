/** Values by two words. Texts are asked pair by pair, so nothing is joined to look one up. */
export class Pairs<T> {
  private readonly byFirst = new Map<string, Map<string, T>>();

  get(first: string, second: string): T | undefined {
    return this.byFirst.get(first)?.get(second);
  }

  has(first: string, second: string): boolean {
    return this.byFirst.get(first)?.has(second) ?? false;
  }

  /** Values by the second word, of one first word. */
  row(first: string): ReadonlyMap<string, T> | undefined {
    return this.byFirst.get(first);
  }

  set(first: string, second: string, value: T): void {
    const seconds = this.byFirst.get(first);
    if (seconds) seconds.set(second, value);
    else this.byFirst.set(first, new Map([[second, value]]));
  }
}
