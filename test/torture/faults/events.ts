import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { deleteRecords, repeatRecords } from '../../world/raw-kafka.js';
import { type Fault, type Scene } from './fault.js';

const lines = ['catalog.products', 'catalog.offers', 'quality.assessments'] as const;

/** Products whose events come again at once: reading a topic takes as long for one as for five. */
const AT_ONCE = 5;

/** Writes a record nobody can read and answers where it lies, as services name it: topic, partition, offset. */
async function poison({ ground }: Scene, line: string, key: string, tenant: string): Promise<string> {
  const kafka = new Kafka({ brokers: ground.direct.brokers, clientId: 'poison', logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  try {
    const messages = [{ key, value: '{"not":"an event', headers: { ce_tenantid: tenant } }];
    const [stored] = await producer.send({ topic: ground.world.topic(line), messages });
    if (stored?.baseOffset === undefined) throw new Error('the broker does not tell where it stored the record');
    return `${line}-${stored.partition}-${stored.baseOffset}`;
  } finally {
    await producer.disconnect();
  }
}

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
    play: async (scene: Scene) => {
      const { journal, random } = scene;
      const key = randomUUID();
      const place = await poison(scene, random.pick(lines), key, journal.organisations[0]?.tenant ?? '');
      journal.poison.push({ key, place });
    },
  },
  {
    id: 'F26',
    about: 'events come again, and old ones after new ones',
    touches: ['kafka'],
    play: async ({ ground, journal, random }: Scene) => {
      // Of a product that never changed, an old event says what the newest says.
      const changed = journal.products.filter(({ edition, priceStep }) => edition > 1 || priceStep > 0);
      const chosen = random.shuffled(changed.flatMap(({ id }) => (id ? [id] : []))).slice(0, AT_ONCE);
      if (chosen.length === 0) return false;
      const topics = lines.map((line) => ground.world.topic(line));
      return (await repeatRecords(ground.direct.brokers, topics, chosen)) > 0;
    },
  },
];
