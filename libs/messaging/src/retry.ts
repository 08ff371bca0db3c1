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
 * promise rejects; the handler must honour the signal, its late writes are fenced by versions.
 */
export async function withDeadline<T>(
  run: (signal: AbortSignal) => Promise<T>,
  deadlineMs: number,
  outer: AbortSignal,
): Promise<T> {
  outer.throwIfAborted();
  const own = new AbortController();
  let end: (reason: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  const stop = (reason: unknown): void => {
    own.abort(reason);
    end(reason);
  };
  const onOuter = (): void => stop(outer.reason);
  const timer = setTimeout(() => stop(new DeadlineExceeded(deadlineMs)), deadlineMs);
  outer.addEventListener('abort', onOuter, { once: true });
  try {
    return await Promise.race([run(own.signal), ended]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', onOuter);
  }
}
