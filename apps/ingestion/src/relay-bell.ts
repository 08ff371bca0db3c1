/** Wakes the relay of this process after a write; rings unheard where the relay runs elsewhere (it polls). */
export class RelayBell {
  private listener: (() => void) | null = null;

  listen(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener?.();
  }
}
