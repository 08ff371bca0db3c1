import type { ChannelAdapter } from '#libs/channel-kit';
import type { Clock, Log } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { ConnectionStore } from '../connections/connection.store.js';
import type { GuardStore } from '../questions/guard.store.js';
import { gradeReaches, namesWanted, newListing, otherName } from './listing-identity.js';
import type { DueLane, ListingStore } from './listing.store.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from './listing.models.js';
import type { SubjectDoc } from '../subjects/subject.models.js';
import { isDangerous, offersWanted } from './plan-offers.js';
import type { SubjectStore } from '../subjects/subject.store.js';
import { dueLanes, wakeLane } from './wake-lane.js';
import type { WakeUps } from './wake-ups.js';

/** What of a subject is new for its listings. */
export interface News {
  content: boolean;
  offers: boolean;
}

/** Dangerous changes wait this long, so that the guard can count how many come with them (ms). */
const GUARD_GRACE = 1500;
const TOGETHER = 25;

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
    private readonly log: Log,
  ) {}

  async run(subject: SubjectDoc, news: News): Promise<void> {
    const { listings, connections, subjects } = this.stores;
    const [open, existing] = await Promise.all([
      connections.open(subject.tenant),
      listings.ofProduct(subject.tenant, subject._id),
    ]);
    const byConnection = new Map(existing.map((listing) => [listing.connectionId, listing]));
    const due: DueLane[] = [];
    for (let from = 0; from < open.length; from += TOGETHER) {
      const told = open.slice(from, from + TOGETHER).map((connection) => {
        const listing = byConnection.get(connection._id);
        return listing ? this.tell(listing, connection, subject, news) : this.make(connection, subject);
      });
      due.push(...(await Promise.all(told)).flat());
    }
    await subjects.fannedOut(subject);
    await Promise.all(due.map((item) => this.wakeUps.wake(item)));
  }

  /**
   * Tells the listings of many subjects everything, some at a time: what they ask of the database is asked together. Answers
   * how many had their turn before `signal`. One that fails holds up no other: the sweeper comes back to it.
   */
  async runAll(subjects: readonly Pick<SubjectDoc, '_id' | 'tenant'>[], signal: AbortSignal): Promise<number> {
    let told = 0;
    while (told < subjects.length && !signal.aborted) {
      const some = subjects.slice(told, told + TOGETHER);
      await Promise.all(some.map((subject) => this.runAnew(subject)));
      told += some.length;
    }
    return told;
  }

  /** Read again: a page of subjects may be old by the time its turn comes. */
  private async runAnew({ _id, tenant }: Pick<SubjectDoc, '_id' | 'tenant'>): Promise<void> {
    try {
      const subject = await this.stores.subjects.find(_id, tenant);
      if (subject) await this.run(subject, { content: true, offers: true });
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error('The listings of a product could not be told; later again', { tenant, product: _id, error });
      await this.stores.subjects.fanOutLater({ _id, tenant }, this.clock.now());
    }
  }

  /** One connection's listing of a subject, made where its policy says so. */
  async make(connection: ConnectionDoc, subject: SubjectDoc): Promise<DueLane[]> {
    if (subject.removed || subject.assessmentVersion === 0 || connection.policy.mode !== 'auto') return [];
    const desired = gradeReaches(subject.grade, connection.policy.minGrade) ? 'publish' : 'draft';
    const listing = newListing(subject, connection, desired, this.clock.now());
    if (desired === 'draft') listing.draftByGrade = true;
    await this.learn(listing, connection, subject);
    if (await this.stores.listings.insert(listing)) return dueLanes(listing);
    const faster = await this.stores.listings.find(listing._id, listing.tenant);
    return faster ? this.tell(faster, connection, subject, { content: true, offers: true }) : [];
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
      const isNewer = subject.stamp > (current.subjectStamp ?? 0);
      // A field a person chose to leave as the channel has it stays so until the producer says something new.
      const isNewOffer = subject.offerVersion > (current.offerVersion ?? 0);
      if (isNewOffer && current.lanes.offers.locked?.until === undefined) delete current.lanes.offers.locked;
      current.remoteSku ||= names.remoteSku;
      current.variantSkus = { ...names.variantSkus, ...current.variantSkus };
      if (isNewer) absorb(current, connection, subject, now);
      if (news.content || current.lanes.content.waitingFor === 'offers')
        wakeLane(current, 'content', danger ? now + GUARD_GRACE : now);
      if (news.offers && current.remote) wakeLane(current, 'offers', danger ? now + GUARD_GRACE : now);
      return current;
    });
    return told ? dueLanes(told) : [];
  }

  /** Puts what the listing must know of its subject into it, names at the channel included. */
  private async learn(listing: ListingDoc, connection: ConnectionDoc, subject: SubjectDoc): Promise<void> {
    absorb(listing, connection, subject, this.clock.now());
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
    const hides = news.content && (subject.removed || listing.gate?.mode === 'pause');
    const cause = hides ? subject.cause.content : subject.cause.offers;
    const dangerous =
      hides ||
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
function absorb(listing: ListingDoc, connection: ConnectionDoc, subject: SubjectDoc, now: number): void {
  listing.subjectStamp = subject.stamp;
  listing.offerVersion = subject.offerVersion;
  listing.productName = subject.name;
  if (subject.removed) listing.removed = true;
  const verdict = subject.channels[connection.channel];
  const approved = subject.approved[connection.channel];
  if (subject.grade) listing.grade = subject.grade;
  if (verdict) listing.latest = { revision: subject.revision, ...verdict };
  if (approved) listing.approvedRevision = approved.revision;
  const fails = verdict && verdict.readiness !== 'ready' && approved?.revision === subject.revision;
  const rules = fails ? verdict.findings.filter((finding) => finding.whenLive !== undefined) : [];
  if (rules.length === 0) delete listing.gate;
  else {
    const mode = rules.some((finding) => finding.whenLive === 'pause') ? 'pause' : 'ask';
    const ids = rules.map((finding) => finding.rule);
    const isSame = listing.gate?.mode === mode && listing.gate.rules.join() === ids.join();
    if (!isSame) listing.gate = { mode, since: now, rules: ids };
  }
  const { policy } = connection;
  if (listing.draftByGrade && policy.mode === 'auto' && gradeReaches(subject.grade, policy.minGrade)) {
    listing.desired = 'publish';
    delete listing.draftByGrade;
  }
}
