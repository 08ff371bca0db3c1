import type { Lane } from '#libs/contracts';
import type { ChannelFault, Decision } from '#libs/channel-kit';
import type { Parking } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { FreshTokens } from '../sessions/fresh-tokens.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from './listing.models.js';

const subjectOf = (listing: ListingDoc, lane: Lane): string => `${listing._id}.${lane}`;

/** Failed work that no retry will mend, announced with its cause and the action that helps. */
export class ParkLane {
  constructor(
    private readonly parking: Parking,
    private readonly tokens: FreshTokens,
    private readonly clock: Clock,
  ) {}

  async park(
    listing: ListingDoc,
    lane: Lane,
    decision: Extract<Decision, { do: 'park' }>,
    fault: ChannelFault,
  ): Promise<void> {
    const now = this.clock.now();
    await this.parking.park({
      id: this.parking.idOf('lane', subjectOf(listing, lane)),
      tenant: listing.tenant,
      owner: 'publishing',
      kind: 'lane',
      subject: subjectOf(listing, lane),
      cause: decision.cause,
      action: decision.action,
      channel: listing.channel,
      connectionId: listing.connectionId,
      lane,
      detail: [fault.kind, fault.detail.code, fault.detail.words]
        .filter((part) => part !== undefined)
        .join(' · ')
        .slice(0, 2000),
      attempts: listing.lanes[lane].failures + 1,
      firstAt: now,
      lastAt: now,
    });
  }

  /** A lane that works again has nothing parked any more. */
  async resolved(listing: ListingDoc, lane: Lane): Promise<void> {
    if (listing.wasParked?.includes(lane))
      await this.parking.resolve({
        tenant: listing.tenant,
        kind: 'lane',
        subject: subjectOf(listing, lane),
        upToVersion: Number.MAX_SAFE_INTEGER,
        sure: true,
      });
  }

  /** A shop that must be authorised again is one alarm, however many listings wait for it. */
  async connectionLost(connection: ConnectionDoc, fault: ChannelFault): Promise<void> {
    if (!(await this.tokens.isCurrent(connection))) return;
    const now = this.clock.now();
    await this.parking.park({
      id: this.parking.idOf('lane', connection._id),
      tenant: connection.tenant,
      owner: 'publishing',
      kind: 'lane',
      subject: connection._id,
      cause: 'connection.needsAuthorisation',
      action: 'reconnect',
      channel: connection.channel,
      connectionId: connection._id,
      detail: [fault.kind, fault.detail.code, fault.detail.words]
        .filter((part) => part !== undefined)
        .join(' · ')
        .slice(0, 2000),
      attempts: 1,
      firstAt: now,
      lastAt: now,
    });
    // The alarm first: whoever dies here leaves a shop that is tried again, not one that nobody hears of.
    await this.tokens.lost(connection);
  }

  async connectionBack(connection: ConnectionDoc): Promise<void> {
    await this.parking.resolve({
      tenant: connection.tenant,
      kind: 'lane',
      subject: connection._id,
      upToVersion: Number.MAX_SAFE_INTEGER,
      sure: true,
    });
  }
}
