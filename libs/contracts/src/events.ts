import { z } from 'zod';
import { assessedState } from './assessment.js';
import { listingState, step } from './listing.js';
import { offersState } from './offer.js';
import { id, instant } from './primitives.js';
import { productState } from './product.js';
import { parkedWork } from './work.js';

/** One kind of aggregate per topic, keyed by that aggregate's id, compacted. */
export const topics = {
  products: 'catalog.products',
  offers: 'catalog.offers',
  assessments: 'quality.assessments',
  listings: 'publishing.listings',
  parked: 'operations.parked',
} as const;
export type Topic = (typeof topics)[keyof typeof topics];

/** From day one and never changed: more partitions would move keys. */
export const PARTITIONS = 12;

export const topicConfig: Readonly<Record<string, string>> = {
  'cleanup.policy': 'compact',
  'delete.retention.ms': String(7 * 86_400_000),
  'max.compaction.lag.ms': String(7 * 86_400_000),
  'segment.ms': String(86_400_000),
  'max.message.bytes': '1000000',
  // A stranger's record packed by LZ4, Snappy or Zstandard would stop consumers that cannot unpack it: the broker does.
  'compression.type': 'uncompressed',
};

const steps = z.array(step).default([]);
const removed = z.looseObject({ id, tenant: id, removedAt: instant, steps });

interface EventType {
  topic: Topic;
  source: 'ingestion' | 'quality' | 'publishing' | 'console' | 'any';
  about: string;
  data: z.ZodType;
}

/** Every event there is. State events carry the whole public state of their aggregate. */
export const eventTypes = {
  'product.revised.v1': {
    topic: topics.products,
    source: 'ingestion',
    about: 'The content of a product has a new revision; carries the whole product.',
    data: z.looseObject({ product: productState, steps }),
  },
  'product.removed.v1': {
    topic: topics.products,
    source: 'any',
    about:
      'A product was removed by its owner. Announced by ingestion on catalog.products and by quality on quality.assessments.',
    data: removed,
  },
  'offers.changed.v1': {
    topic: topics.offers,
    source: 'ingestion',
    about: 'Price or stock of a product changed; carries the offers of all its variants.',
    data: offersState.extend({ steps }),
  },
  'product.assessed.v1': {
    topic: topics.assessments,
    source: 'quality',
    about: 'A verdict: carries the content it judged and the findings.',
    data: assessedState.extend({ steps }),
  },
  'listing.changed.v1': {
    topic: topics.listings,
    source: 'publishing',
    about: 'A listing changed: desired, operation per lane, or observed.',
    data: z.looseObject({ listing: listingState }),
  },
  'work.parked.v1': {
    topic: topics.parked,
    source: 'any',
    about: 'Work was parked, is being replayed, or was resolved.',
    data: z.looseObject({ work: parkedWork }),
  },
} as const satisfies Record<string, EventType>;
export type EventTypeName = keyof typeof eventTypes;
export type EventData<T extends EventTypeName> = z.infer<(typeof eventTypes)[T]['data']>;

/** CloudEvents 1.0 attributes; in Kafka they are `ce_*` headers and `data` is the JSON value. */
export const envelope = z.looseObject({
  /** `<aggregate>/<type>/<version>`: the same on every re-send. */
  id: z.string(),
  source: z.string().regex(/^\/ganh\/[a-z]+$/),
  type: z.string(),
  /** The aggregate's id, equal to the record's key. */
  subject: z.string(),
  time: z.iso.datetime(),
  tenantid: id,
  version: z.coerce.number().int().min(1),
  correlationid: z.string().max(200),
  actor: z.string().max(200).optional(),
  traceparent: z.string().max(100).optional(),
});
export type Envelope = z.infer<typeof envelope>;

/** An event as services hand it around. `data` is null for `*.forgotten.v1` (a Kafka null value). */
export type GanhEvent<T extends EventTypeName = EventTypeName> = {
  [K in T]: Envelope & { type: K; data: EventData<K> };
}[T];
/** The null value that ends a removed aggregate's life on its topic. */
export type ForgottenEvent = Envelope & { data: null };

export const eventId = (aggregate: string, type: string, version: number): string => `${aggregate}/${type}/${version}`;

/** Type of the null-value event that follows a removal: `product.removed.v1` → `product.forgotten.v1`. */
export const forgottenType = (type: string): string => type.replace(/\.[a-z]+(\.v\d+)$/, '.forgotten$1');
export const isForgotten = (type: string): boolean => /\.forgotten\.v\d+$/.test(type);
