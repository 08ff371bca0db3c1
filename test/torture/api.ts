import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../world/world.js';
import type { Journal, Organisation } from './journal.js';

export interface Definite {
  status: number;
  // Answers are read freely here; the journal and the judge decide what they mean.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}
export interface Asking {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Statuses that are a proper answer beside 2xx. */
  expect?: number[];
  /** What the journal calls it. */
  about: { sku?: string; [more: string]: unknown };
}

const PATIENCE_MS = 10_000;

/** A client as it should be: repeats with the same Idempotency-Key until the answer is definite. */
export class Api {
  /** Nothing is repeated after this moment (ms). */
  private until = Infinity;

  constructor(
    private readonly world: World,
    private readonly journal: Journal,
  ) {}

  giveUpAt(time: number): void {
    this.until = time;
  }

  /** The definite answer; null = none came until the end. Anything nobody expected goes into the journal. */
  async ask(organisation: Organisation, asking: Asking): Promise<Definite | null> {
    const headers = { ...asking.headers, 'idempotency-key': randomUUID() };
    const { counts } = this.journal;
    counts.requests += 1;
    for (let attempt = 0; attempt === 0 || Date.now() < this.until; attempt += 1) {
      if (attempt > 0) {
        counts.repeated += 1;
        await pause(Math.min(150 * attempt, 1000));
      }
      const answer = await this.once(organisation, asking, headers);
      if (!answer || isPassing(answer)) {
        this.watch(asking, answer);
        continue;
      }
      this.journal.note(`${asking.method} ${asking.path} → ${answer.status}`, {
        ...asking.about,
        repeated: attempt,
        revision: answer.body?.revision,
        code: answer.body?.code,
      });
      if (answer.status < 300) counts.acknowledged += 1;
      else counts.refused += 1;
      if (answer.status >= 300 && !asking.expect?.includes(answer.status)) this.odd(asking, answer);
      return answer;
    }
    this.journal.note(`${asking.method} ${asking.path}: never answered`, asking.about);
    return null;
  }

  private async once(
    organisation: Organisation,
    { method, path, body }: Asking,
    headers: Record<string, string>,
  ): Promise<Definite | null> {
    const isText = typeof body === 'string';
    try {
      const response = await fetch(`${this.world.urls.console}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${organisation.key}`,
          ...(body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
    } catch {
      return null; // cut, refused or too slow: nobody knows what happened
    }
  }

  /** A server may be away, but it must say so: 500 is a crash somewhere, and no refusal may come without a code. */
  private watch(asking: Asking, answer: Definite | null): void {
    if (answer?.status === 500) this.odd(asking, answer);
    if (answer && answer.status !== 500 && typeof answer.body?.code !== 'string') this.odd(asking, answer);
  }

  private odd({ method, path, about }: Asking, { status, body }: Definite): void {
    const said = JSON.stringify(body).slice(0, 400);
    this.journal.oddAnswers.push(`${method} ${path} (${about.sku ?? ''}) → ${status} ${said}`);
  }
}

/** "Try again": the request may or may not have taken effect. */
const isPassing = ({ status, body }: Definite): boolean =>
  status >= 500 || status === 429 || (status === 409 && body?.code === 'idempotency.running');
