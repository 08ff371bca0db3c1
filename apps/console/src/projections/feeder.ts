import { topics, type Topic } from '#libs/contracts';
import { groupLag, KafkaLanes, type Parking } from '#libs/messaging';
import type { Clock, Log } from '#libs/runtime';
import type { Database } from '#libs/storage';
import type { ConsoleConfig } from '../config.js';
import type { Feeder, StartFeeder } from './rebuild.js';

export const allTopics: Topic[] = Object.values(topics);
export const groupOf = (generation: number): string =>
  generation === 1 ? 'console-projections' : `console-projections-${generation}`;

export interface FeederParts {
  config: Pick<ConsoleConfig, 'KAFKA_BROKERS' | 'TOPIC_PREFIX' | 'CONSUMER_SESSION_MS' | 'CONSUMER_GROUP_PREFIX'>;
  database: Database;
  parking: Parking;
  log: Log;
  clock: Clock;
}

/** The consumer of a generation; its handlers are still to be hung in. */
export function lanesOf(generation: number, { config, database, parking, log, clock }: FeederParts): KafkaLanes {
  return new KafkaLanes({
    brokers: config.KAFKA_BROKERS,
    groupId: `${config.CONSUMER_GROUP_PREFIX}${groupOf(generation)}`,
    topics: allTopics,
    topicPrefix: config.TOPIC_PREFIX,
    sessionTimeoutMs: config.CONSUMER_SESSION_MS,
    parking,
    log,
    clock,
    dependencies: () => database.ping(),
  });
}

/** A consumer as a rebuild sees it. */
export function feederOf(lanes: KafkaLanes, generation: number, { config, log }: FeederParts): Feeder {
  const groupId = `${config.CONSUMER_GROUP_PREFIX}${groupOf(generation)}`;
  return {
    lag: () =>
      groupLag({ brokers: config.KAFKA_BROKERS, topicPrefix: config.TOPIC_PREFIX, groupId, topics: allTopics, log }),
    replay: (ids) => lanes.replay(ids),
    close: () => lanes.close(),
  };
}

/** Starts consumers outside Nest's own, for generations that come while the process runs. */
export function feederStarter(parts: FeederParts): StartFeeder {
  return (generation, take) => {
    const lanes = lanesOf(generation, parts);
    for (const topic of allTopics) lanes.addHandler(topic, (event) => take(topic, event), true);
    lanes.listen((error) => {
      if (error) parts.log.error('The consumer of a rebuild does not start', { error, generation });
    });
    return feederOf(lanes, generation, parts);
  };
}
