import { setTimeout as sleep } from 'node:timers/promises';
import { type ChannelAdapter, createAgents } from '#libs/channel-kit';
import { KafkaLanes, Parking, Relay } from '#libs/messaging';
import type { Clock, Log } from '#libs/runtime';
import { uuidv7 } from '#libs/runtime';
import { type Database, Lease, SealedSecrets } from '#libs/storage';
import { type Topic, topics } from '#libs/contracts';
import { AnnounceListings } from './listings/announce-listings.js';
import { AttemptStep } from './listings/attempt-step.js';
import { RecordedAttempts } from './listings/attempt.store.js';
import type { PublishingConfig } from './config.js';
import { ConnectionRunner } from './connections/connection-runner.js';
import { ConnectionStore } from './connections/connection.store.js';
import { DesireListings } from './listings/desire-listings.js';
import { FreshTokens } from './sessions/fresh-tokens.js';
import { GuardStore } from './questions/guard.store.js';
import { ListingStore } from './listings/listing.store.js';
import { OpenSession } from './sessions/open-session.js';
import { ParkLane } from './listings/park-lane.js';
import { PlanInputs } from './listings/plan-inputs.js';
import { QuestionStore } from './questions/question.store.js';
import type { RedisConnections } from './redis.js';
import { RunListing } from './listings/run-listing.js';
import { RunStores } from './run-stores.js';
import { ShopRoom } from './listings/shop-room.js';
import { Slots } from './sessions/slots.js';
import { SubjectStore } from './subjects/subject.store.js';
import { Sweepers } from './sweepers.js';
import { WakeUps } from './listings/wake-ups.js';

const LANES = 32;
/** Their questions to the database are asked together: many at once cost less each, and a change waits for fewer before it. */
const OFFER_LANES = 128;

export interface EngineParts {
  config: PublishingConfig;
  db: Database;
  redis: RedisConnections;
  adapters: ReadonlyMap<string, ChannelAdapter>;
  clock: Clock;
  log: Log;
}

/** The publishing engine, put together once; roles start the parts they play. */
export function buildEngine({ config, db, redis, adapters, clock, log }: EngineParts) {
  // The relay is made below; until it runs there is nothing to wake.
  let wakeRelay = (): void => undefined;
  const listings = new ListingStore(db, clock, () => wakeRelay());
  const subjects = new SubjectStore(db);
  const connections = new ConnectionStore(db);
  const guards = new GuardStore(db, clock);
  const questions = new QuestionStore(db, clock);
  const secrets = new SealedSecrets(config.SECRETS_KEY);
  const room = new ShopRoom(config.JOBS_PER_SHOP);
  const nextSlot = room.nextSlot.bind(room);
  const slots = new Slots(redis.asking, config.DB_PREFIX, clock, (ms) => sleep(ms), nextSlot);
  const wakeUps = new WakeUps(redis.asking, listings, { prefix: config.DB_PREFIX, room }, clock, log);
  const desire = new DesireListings({ subjects, listings, connections, guards }, adapters, wakeUps, clock, log);
  const stores = new RunStores({ listings, subjects, connections, guards, questions, wakeUps, slots, desire }, clock);
  const http = {
    allowPrivateShops: config.ALLOW_PRIVATE_SHOPS,
    allowPrivateImages: config.ALLOW_PRIVATE_SHOPS,
    agents: createAgents(),
    timeoutMs: config.CALL_TIMEOUT_MS,
  };
  const sessions = new OpenSession(slots, secrets, http, clock, log);
  const tokens = new FreshTokens(connections, sessions, secrets, clock, log);
  const parking = new Parking({ db, service: 'publishing', clock, log });
  const parkLane = new ParkLane(parking, tokens, clock);
  const inputs = new PlanInputs(stores, adapters, config.GUARD_THRESHOLD);
  const attempts = new RecordedAttempts(db, clock);
  const attemptStep = new AttemptStep(stores, { sessions, tokens, parking: parkLane, attempts }, clock, log);
  const run = new RunListing(stores, { inputs, attempts: attemptStep, parking: parkLane, room }, clock);
  const runner = new ConnectionRunner(
    db,
    stores,
    { adapters, sessions, tokens, parking: parkLane, desire },
    clock,
    log,
  );
  const sweepers = new Sweepers(
    { stores, desire, connections: runner },
    { everyMs: config.SWEEP_MS, fanOutAfterMs: config.FAN_OUT_AFTER_MS },
    clock,
    log,
  );
  const announce = new AnnounceListings(listings, parking, clock, config.REANNOUNCE_PER_SECOND);
  const relay = new Relay({
    kafka: { brokers: config.KAFKA_BROKERS, clientId: 'publishing', topicPrefix: config.TOPIC_PREFIX },
    sources: [announce, parking.source],
    lease: new Lease(db, 'relay', uuidv7(), { ttlMs: config.RELAY_LEASE_MS, clock }),
    log,
    clock,
    pollMs: config.RELAY_POLL_MS,
    gatherMs: config.RELAY_GATHER_MS,
  });
  wakeRelay = () => relay.wake();
  // Price and stock come by a consumer of their own: they do not wait behind the verdicts of a bulk.
  const lanesOf = (topic: Topic, group: string, lanes: number): KafkaLanes =>
    new KafkaLanes({
      lanes,
      brokers: config.KAFKA_BROKERS,
      groupId: `${config.DB_PREFIX}-${group}`,
      topicPrefix: config.TOPIC_PREFIX,
      sessionTimeoutMs: config.CONSUMER_SESSION_MS,
      topics: [topic],
      parking,
      log,
      clock,
      dependencies: () => db.ping(),
    });
  const lanes = [
    lanesOf(topics.assessments, 'publishing', LANES),
    lanesOf(topics.offers, 'publishing-offers', OFFER_LANES),
  ];
  return {
    listings,
    subjects,
    connections,
    questions,
    secrets,
    slots,
    room,
    wakeUps,
    desire,
    stores,
    sessions,
    tokens,
    parking,
    parkLane,
    inputs,
    run,
    runner,
    sweepers,
    relay,
    lanes,
  };
}

export type Engine = ReturnType<typeof buildEngine>;
