import type { FaultKind } from '#libs/contracts';

export interface FaultDetail {
  /** The channel's own code, e.g. `error_auth`. */
  code?: string;
  /** The channel's own words, shortened; shown to people. Never holds a secret. */
  words?: string;
  /** Field at fault, in our names (`name`, `images[0]`, `variants[2].price`), where the channel says so. */
  field?: string;
  /** The value the channel says it would accept. */
  accepts?: string;
  /** `throttled`: how long to wait, in milliseconds. */
  retryAfterMs?: number;
  /** `throttled`: which limit scope is exhausted (a scope the adapter declares). */
  scope?: LimitScopeName;
  /** `conflict`: fields locked by a campaign, and until when (UTC ms) if it says so. */
  locked?: { fields: string[]; until?: number };
  /** `conflict`: the channel already holds an item under this SKU, and names it. Look it up before anything else. */
  existing?: string;
  /** `conflict`: the item is not there any more. */
  gone?: boolean;
}
export type LimitScopeName = 'app' | 'shop' | 'api';

/**
 * The only error an adapter may let out. The kind is an instruction:
 * invalid → a person must change content · auth → the shop must be authorised again · throttled → wait, costs no attempt ·
 * unavailable → nothing was done, try later · conflict → the remote state forbids it now · unknownOutcome → look before you
 * write again · bug → park and report.
 */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
  constructor(
    readonly kind: FaultKind,
    readonly detail: FaultDetail = {},
  ) {
    super(`${kind}${detail.code ? ` ${detail.code}` : ''}`);
  }
}

export const isChannelFault = (error: unknown): error is ChannelFault => error instanceof ChannelFault;
