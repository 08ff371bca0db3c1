import type { Log } from './log.js';

export interface Readiness {
  ready: boolean;
  checks: Record<string, 'ok' | 'failing'>;
}

const CHECK_LIMIT_MS = 3_000;

/** What `/health/ready` answers. Ready = everything this service cannot work without is reachable. */
export class Health {
  private readonly checks = new Map<string, { check: () => Promise<void>; ready: boolean }>();

  constructor(
    private readonly log: Log,
    private readonly draining: () => boolean,
  ) {}

  /** `check` rejects when the thing is away. `ready: false` = shown, but does not fail readiness. */
  add(name: string, check: () => Promise<void>, options: { ready?: boolean } = {}): void {
    this.checks.set(name, { check, ready: options.ready ?? true });
  }

  async read(): Promise<Readiness> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, { check, ready }]) => ({ name, ready, ok: await this.passes(name, check) })),
    );
    return {
      ready: !this.draining() && results.every((result) => result.ok || !result.ready),
      checks: Object.fromEntries(results.map(({ name, ok }) => [name, ok ? 'ok' : 'failing'])),
    };
  }

  private async passes(name: string, check: () => Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_LIMIT_MS);
    });
    try {
      await Promise.race([check(), late]);
      return true;
    } catch (error) {
      this.log.warn('Health check failed', { check: name, error });
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
