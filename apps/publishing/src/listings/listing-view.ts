import type { LaneState, ListingState } from '#libs/contracts';
import type { LaneDoc, ListingDoc } from './listing.models.js';

const laneView = ({ locked: _locked, ...lane }: LaneDoc): LaneState => lane;

/** A listing as events and people see it: its three states, never what only publishing needs. */
export function listingView(listing: ListingDoc): ListingState {
  const { _id, tenant, productId, productName, connectionId, channel, version, desired, observed } = listing;
  return {
    id: _id,
    tenant,
    productId,
    productName,
    connectionId,
    channel,
    version,
    desired,
    observed,
    lanes: { offers: laneView(listing.lanes.offers), content: laneView(listing.lanes.content) },
    sent: {
      ...(listing.sent.content ? { revision: listing.sent.content.revision, at: listing.sent.content.at } : {}),
      ...(listing.sent.offerVersion === undefined ? {} : { offerVersion: listing.sent.offerVersion }),
    },
    remote: {
      ...(listing.remote ? { itemId: listing.remote.itemId } : {}),
      ...(listing.remoteSku === '' ? {} : { sku: listing.remoteSku }),
      ...(listing.remote?.url === undefined ? {} : { url: listing.remote.url }),
    },
    ...(listing.removed
      ? { hiddenBy: 'removal' as const }
      : listing.gate && !listing.visible
        ? { hiddenBy: 'gate' as const }
        : {}),
    ...(listing.hold === undefined ? {} : { hold: listing.hold }),
    ...(listing.grade === undefined ? {} : { grade: listing.grade }),
    ...(listing.latest === undefined ? {} : { latest: listing.latest }),
    ...(listing.approvedRevision === undefined ? {} : { approvedRevision: listing.approvedRevision }),
    ...(listing.firstLiveAt === undefined ? {} : { firstLiveAt: listing.firstLiveAt }),
    steps: listing.steps,
  };
}
