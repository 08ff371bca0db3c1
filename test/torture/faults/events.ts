import { randomUUID } from 'node:crypto';
import { deleteRecords, produceRaw, repeatRecords } from '../../world/raw-kafka.js';
import { type Fault, type Scene } from './fault.js';

const lines = ['catalog.products', 'catalog.offers', 'quality.assessments'] as const;

export const eventFaults: Fault[] = [
  {
    id: 'F8',
    about: 'Kafka loses records that were acknowledged',
    touches: ['kafka'],
    play: async ({ ground, journal, random }: Scene) => {
      const topic = random.pick(lines);
      const lost = await deleteRecords(ground.direct.brokers, ground.world.topic(topic));
      for (const key of lost) journal.lost.push({ topic, key });
      return lost.length > 0;
    },
  },
  {
    id: 'F12',
    about: 'an event nobody can read',
    touches: ['kafka'],
    play: async ({ ground, journal, random }: Scene) => {
      const key = randomUUID();
      const [owner] = journal.organisations;
      const headers = { ce_tenantid: owner?.tenant ?? '' };
      await produceRaw(ground.direct.brokers, ground.world.topic(random.pick(lines)), key, '{"not":"an event', headers);
      journal.poison.push(key);
    },
  },
  {
    id: 'F26',
    about: 'events come again, and old ones after new ones',
    touches: ['kafka'],
    play: async ({ ground, journal, random }: Scene) => {
      const known = journal.products.flatMap(({ id }) => (id ? [id] : []));
      if (known.length === 0) return false;
      const topics = lines.map((line) => ground.world.topic(line));
      return (await repeatRecords(ground.direct.brokers, topics, random.pick(known))) > 0;
    },
  },
];
