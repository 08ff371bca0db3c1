import { isUnavailable } from '#libs/storage';
import { DeadlineExceeded, MessageFault } from './message-fault.js';

export interface RetryPolicy {
  attempts: number;
  deadlineMs: number;
  /** First pause between attempts; doubles, at most 5 s, jittered. */
  baseMs: number;
}

const LONGEST_PAUSE_MS = 5_000;
/** A handler that hangs is tried once more, not five times: each try holds its lane for a whole deadline. */
const MOST_DEADLINES = 2;

/** What follows a failed attempt (`attempt` counts from 1). */
export function afterFailure(error: unknown, attempt: number, attempts: number): 'standAside' | 'park' | 'retry' {
  if (isUnavailable(error)) return 'standAside';
  if (error instanceof MessageFault) return 'park';
  const most = error instanceof DeadlineExceeded ? Math.min(MOST_DEADLINES, attempts) : attempts;
  return attempt >= most ? 'park' : 'retry';
}

/** Milliseconds before attempt + 1: exponential with full jitter over its upper half. */
export function pauseBefore(attempt: number, baseMs: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, baseMs * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** Resolves after `ms`, or rejects as soon as the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Runs one attempt within its deadline. On the deadline, or when `outer` aborts, the attempt's signal aborts and the
 * promise rejects; the handler must honour the signal, its late writes are fenced by versions. The signal is made when it
 * is asked for: most attempts end before anybody wants one.
 */
export function withDeadline<T>(
  run: (signal: () => AbortSignal) => Promise<T>,
  deadlineMs: number,
  outer: AbortSignal,
): Promise<T> {
  if (outer.aborted) return Promise.reject(outer.reason as Error);
  return new Promise<T>((resolve, reject) => {
    let own: AbortController | undefined;
    let ended: { reason: unknown } | undefined;
    const signal = (): AbortSignal => {
      own ??= new AbortController();
      if (ended) own.abort(ended.reason);
      return own.signal;
    };
    const stop = (reason: unknown): void => {
      ended = { reason };
      own?.abort(reason);
      tidy();
      reject(reason as Error);
    };
    const onOuter = (): void => stop(outer.reason);
    const timer = setTimeout(() => stop(new DeadlineExceeded(deadlineMs)), deadlineMs);
    const tidy = (): void => {
      clearTimeout(timer);
      outer.removeEventListener('abort', onOuter);
    };
    outer.addEventListener('abort', onOuter);
    run(signal).then(
      (value) => {
        tidy();
        resolve(value);
      },
      (error: unknown) => {
        tidy();
        reject(error as Error);
      },
    );
  });
}
