import type { ChannelAdapter } from '#libs/channel-kit';
import type { Clock } from '#libs/runtime';
import type { ConnectionStore } from '../connections/connection.store.js';
import type { GuardStore } from '../questions/guard.store.js';
import { gradeReaches, namesWanted, newListing, otherName } from './listing-identity.js';
import type { DueLane, ListingStore } from './listing.store.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from './listing.models.js';
import type { SubjectDoc } from '../subjects/subject.models.js';
import { isDangerous, offersWanted } from './plan-offers.js';
import type { SubjectStore } from '../subjects/subject.store.js';
import type { WakeUps } from './wake-ups.js';

/** What of a subject is new for its listings. */
export interface News {
  content: boolean;
  offers: boolean;
}

/** Dangerous changes wait this long, so that the guard can count how many come with them (ms). */
const GUARD_GRACE = 1500;

/** Makes and wakes the listings of one subject: subjects × connections. Repeating it changes nothing. */
export class DesireListings {
  constructor(
    private readonly stores: {
      subjects: SubjectStore;
      listings: ListingStore;
      connections: ConnectionStore;
      guards: GuardStore;
    },
    private readonly adapters: ReadonlyMap<string, ChannelAdapter>,
    private readonly wakeUps: WakeUps,
    private readonly clock: Clock,
  ) {}

  async run(subject: SubjectDoc, news: News): Promise<void> {
    const { listings, connections, subjects } = this.stores;
    const [open, existing] = await Promise.all([
      connections.open(subject.tenant),
      listings.ofProduct(subject.tenant, subject._id),
    ]);
    const byConnection = new Map(existing.map((listing) => [listing.connectionId, listing]));
    const due: DueLane[] = [];
    for (const connection of open) {
      const listing = byConnection.get(connection._id);
      due.push(
        ...(listing ? await this.tell(listing, connection, subject, news) : await this.make(connection, subject)),
      );
    }
    await subjects.fannedOut(subject);
    await Promise.all(due.map((item) => this.wakeUps.wake(item)));
  }

  /** One connection's listing of a subject, made where its policy says so. */
  async make(connection: ConnectionDoc, subject: SubjectDoc): Promise<DueLane[]> {
    if (subject.removed || subject.assessmentVersion === 0 || connection.policy.mode !== 'auto') return [];
    const desired = gradeReaches(subject.grade, connection.policy.minGrade) ? 'publish' : 'draft';
    const listing = newListing(subject, connection, desired, this.clock.now());
    if (desired === 'draft') listing.draftByGrade = true;
    await this.learn(listing, connection, subject);
    await this.stores.listings.insertMissing([listing]);
    return dueLanes(listing);
  }

  private async tell(
    listing: ListingDoc,
    connection: ConnectionDoc,
    subject: SubjectDoc,
    news: News,
  ): Promise<DueLane[]> {
    const names = structuredClone(listing);
    await this.learn(names, connection, subject);
    const danger = await this.countDanger(names, connection, subject, news);
    const now = this.clock.now();
    const told = await this.stores.listings.change(listing._id, listing.tenant, (current) => {
      current.remoteSku = names.remoteSku;
      current.variantSkus = names.variantSkus;
      absorb(current, connection, subject);
      if (news.content || current.lanes.content.waitingFor === 'offers')
        wakeLane(current, 'content', danger ? now + GUARD_GRACE : now);
      // A field a person chose to leave as the channel has it stays so until the producer says something new.
      if (news.offers && current.lanes.offers.locked?.until === undefined) delete current.lanes.offers.locked;
      if (news.offers && current.remote) wakeLane(current, 'offers', danger ? now + GUARD_GRACE : now);
      return current;
    });
    return told ? dueLanes(told) : [];
  }

  /** Puts what the listing must know of its subject into it, names at the channel included. */
  private async learn(listing: ListingDoc, connection: ConnectionDoc, subject: SubjectDoc): Promise<void> {
    absorb(listing, connection, subject);
    if (listing.desired === 'publish' && !subject.removed) wakeLane(listing, 'content', this.clock.now());
    const content = subject.approved[connection.channel];
    const adapter = this.adapters.get(connection.channel);
    if (!content || !adapter) return;
    const toSku = (sku: string): string => adapter.grammar.toSku(sku);
    const wanted = namesWanted(subject, content, toSku);
    listing.remoteSku ||= await this.takeName(listing, wanted.item, toSku);
    for (const [sku, name] of Object.entries(wanted.variants)) {
      listing.variantSkus[sku] ??= name === wanted.item ? listing.remoteSku : await this.takeName(listing, name, toSku);
    }
  }

  private async takeName(listing: ListingDoc, name: string, toSku: (sku: string) => string): Promise<string> {
    const { connections } = this.stores;
    const { tenant, connectionId, _id } = listing;
    if (await connections.takeName(tenant, connectionId, name, _id)) return name;
    const other = otherName(name, _id, toSku);
    if (await connections.takeName(tenant, connectionId, other, _id)) return other;
    throw new Error('two names at a channel collide twice');
  }

  /** Selling out, halving a price, taking off sale: counted per request, for the guard. */
  private async countDanger(
    listing: ListingDoc,
    connection: ConnectionDoc,
    subject: SubjectDoc,
    news: News,
  ): Promise<boolean> {
    if (!listing.remote || !listing.visible) return false;
    const cause = subject.removed ? subject.cause.content : subject.cause.offers;
    const dangerous =
      (subject.removed && news.content) ||
      (news.offers &&
        offersWanted({ listing, subject, connection }).some((offer) =>
          isDangerous(offer, listing.sent.offers[offer.sku]),
        ));
    if (!cause || !dangerous) return false;
    await this.stores.guards.add(listing.tenant, connection._id, cause.correlationId, listing._id);
    return true;
  }
}

/** Facts of the subject that the listing shows. Pure. */
function absorb(listing: ListingDoc, connection: ConnectionDoc, subject: SubjectDoc): void {
  listing.productName = subject.name;
  const verdict = subject.channels[connection.channel];
  const approved = subject.approved[connection.channel];
  if (subject.grade) listing.grade = subject.grade;
  if (verdict) listing.latest = { revision: subject.revision, ...verdict };
  if (approved) listing.approvedRevision = approved.revision;
  listing.gatePaused =
    !!approved && verdict?.readiness !== 'ready' && approved.revision === subject.revision && pausesWhenLive(verdict);
  const { policy } = connection;
  if (listing.draftByGrade && policy.mode === 'auto' && gradeReaches(subject.grade, policy.minGrade)) {
    listing.desired = 'publish';
    delete listing.draftByGrade;
  }
}

const pausesWhenLive = (verdict: SubjectDoc['channels'][string] | undefined): boolean =>
  verdict?.findings.some((finding) => finding.whenLive === 'pause') ?? false;

/** Makes a lane due, mends what only newer content can mend, keeps an earlier due time. */
export function wakeLane(listing: ListingDoc, lane: 'offers' | 'content', at: number): void {
  const state = listing.lanes[lane];
  if (state.operation === 'parked') {
    state.failures = 0;
    delete state.failure;
  }
  if (state.operation !== 'running') state.operation = 'queued';
  delete state.waitingFor;
  state.dueAt = state.operation === 'running' ? at : Math.min(state.dueAt ?? at, at);
}

export const dueLanes = (listing: ListingDoc): DueLane[] =>
  (['offers', 'content'] as const).flatMap((lane) => {
    const { dueAt } = listing.lanes[lane];
    return dueAt === undefined
      ? []
      : [{ listingId: listing._id, tenant: listing.tenant, connectionId: listing.connectionId, lane, dueAt }];
  });
