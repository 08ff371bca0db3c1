import type { LimitScopeName } from './fault.js';

export interface ChannelRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  url: string;
  params?: Record<string, string | number | (string | number)[]>;
  headers?: Record<string, string>;
  /** Sent byte for byte; serialise once. */
  body?: string | Buffer;
  /** Does it change something there? Decides between `unavailable` and `unknownOutcome` when the answer is lost. */
  writes: boolean;
  /** Operation name for limits, logs and metrics: `add_item`. */
  operation: string;
  timeoutMs?: number;
  /**
   * An address that is not the channel's (a producer's picture): takes no slot, sends no cookies or credentials, and is
   * refused when it leads into a private network, unless the client allows private images.
   */
  foreign?: boolean;
}

export interface ChannelResponse {
  status: number;
  headers: Record<string, string>;
  /** Decoded UTF-8 text, at most the client's limit. */
  text: string;
  bytes: Buffer;
}

/**
 * The one way out. Before each send it takes a slot in every limit scope and checks the deadline; `request` is then built
 * (timestamps and signatures are fresh). Throws `ChannelFault` for what never reached an answer: `unavailable` when
 * nothing was sent or the call only reads, `unknownOutcome` when a write may have happened.
 * `build` may be called twice (once before the slot, only to learn the operation): it must change nothing.
 */
export interface ChannelHttp {
  send(build: () => ChannelRequest): Promise<ChannelResponse>;
}

/** What publishing plugs into the client. */
export interface HttpGuards {
  /** Resolves when a slot is granted in all scopes; rejects with a `throttled` fault when the deadline comes first. */
  takeSlot(operation: string): Promise<void>;
  /** Called after every call, for metrics and the call log. Never holds a secret. */
  onCall(call: { operation: string; status: number | null; ms: number; fault?: string }): void;
  /** Remaining time of the step in ms (monotonic). */
  remainingMs(): number;
  /** The slot's scopes slide when the channel throttles. */
  onThrottled?(scope: LimitScopeName, retryAfterMs: number): Promise<void>;
  signal: AbortSignal;
}
