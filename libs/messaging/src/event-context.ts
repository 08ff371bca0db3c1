/** What a handler gets by `@Ctx()`. */
export interface EventContext {
  /** Aborts on the deadline or when the partition is lost: stop, write nothing more. */
  signal: AbortSignal;
  /** Counts from 1. */
  attempt: number;
}
