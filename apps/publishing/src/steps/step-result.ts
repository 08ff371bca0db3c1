import type { ChannelAdapter, ChannelSession, RemoteIds } from '#libs/channel-kit';
import { ChannelFault } from '#libs/channel-kit';
import type { Offer } from '#libs/contracts';
import type { SeenAtChannel } from './apply-observed.js';
import type { AttemptState, ListingDoc } from '../listings/listing.models.js';

/** What a carried-out step means for its listing; applied to whatever the listing is by then. */
export interface StepResult {
  /** Shown in the timeline: `created`, `updated`, … */
  kind: string;
  outcome: 'ok' | 'partial';
  apply(listing: ListingDoc): void;
  seen?: SeenAtChannel;
  /** Some variants were refused: their words. */
  refusals?: { sku: string; code?: string; words?: string; fault: 'invalid' | 'conflict' | 'unavailable' }[];
}

export interface StepContext {
  adapter: ChannelAdapter;
  session: ChannelSession;
  listing: ListingDoc;
  offerVersion: number;
  /** Price and stock as the producer told them last. */
  told: readonly Offer[];
  /** What the shop held under our SKU before our first create: never ours. */
  inventoryItemId?: string;
  /** UTC ms. */
  now(): number;
  /** Keeps a fresh picture reference, so that a later failure does not upload it again. */
  keepImage(url: string, reference: string): void;
  /** Remembers, before it is sent, what a lost call may have changed. Rejects when the attempt has become another's. */
  noteSending(sending: NonNullable<AttemptState['sending']>): Promise<void>;
}

/** The channel's ids of a listing that was made; a step that needs them is never planned before. */
export const remoteOf = (listing: ListingDoc): RemoteIds => {
  if (!listing.remote) throw new ChannelFault('bug', { code: 'listing.noRemote' });
  return listing.remote;
};
