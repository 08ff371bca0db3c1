import { z } from 'zod';
import { channelId, id, instant } from './primitives.js';
import { lane, listingState } from './listing.js';

/** Failed work that no retry will mend. A newer version of its subject resolves it; replay calls the owner. */
export const parkedWork = z.looseObject({
  id: z.string(),
  tenant: id,
  version: z.number().int().min(1),
  owner: z.enum(['ingestion', 'quality', 'publishing', 'console']),
  /** What it was about: `event` of a topic, `relay` of an aggregate, or a listing's `lane`. */
  kind: z.enum(['event', 'relay', 'lane']),
  subject: z.string(),
  subjectVersion: z.number().int().optional(),
  state: z.enum(['parked', 'replaying', 'resolved']),
  /** Cause and suggested action, codes of the catalogue. */
  cause: z.string(),
  action: z.enum(['replay', 'fixContent', 'reconnect', 'contactChannel', 'report']),
  channel: channelId.optional(),
  connectionId: id.optional(),
  lane: lane.optional(),
  topic: z.string().optional(),
  /** The failure's class and code; never a secret, never a stack. */
  detail: z.string().max(2000),
  attempts: z.number().int().min(0),
  firstAt: instant,
  lastAt: instant,
});
export type ParkedWork = z.infer<typeof parkedWork>;

/** Filter of `POST /v1/parked:replay`. */
export const parkedFilter = z.strictObject({
  ids: z.array(z.string().max(300)).min(1).max(500).optional(),
  owner: z.enum(['ingestion', 'quality', 'publishing', 'console']).optional(),
  kind: z.enum(['event', 'relay', 'lane']).optional(),
  cause: z.string().max(100).optional(),
  channel: channelId.optional(),
  connectionId: id.optional(),
});
export const parkedReplay = z.strictObject({
  filter: parkedFilter,
  /** True = only count what would be replayed. */
  dryRun: z.boolean().default(false),
});

export const questionKind = z.enum(['drift', 'link', 'guard', 'stockRise', 'gate', 'mapping']);

/** What only a person may decide; the lane waits for its answer. */
export const question = z.looseObject({
  id,
  tenant: id,
  kind: questionKind,
  scope: z.looseObject({
    connectionId: id,
    listingId: id.optional(),
    lane: lane.optional(),
    correlation: z.string().optional(),
    /** For sets: how many listings wait. */
    count: z.number().int().optional(),
  }),
  evidence: z.record(z.string(), z.unknown()),
  choices: z.array(z.string()).min(1),
  answer: z.looseObject({ choice: z.string(), at: instant, by: z.string() }).optional(),
  openedAt: instant,
});
export type Question = z.infer<typeof question>;
export const questionAnswer = z.strictObject({ choice: z.string().min(1).max(50) });

/** How a connection makes listings by itself. */
export const connectionPolicy = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('manual') }),
  z.strictObject({ mode: z.literal('auto'), minGrade: z.enum(['A', 'B', 'C', 'D', 'E']).default('D') }),
]);
export type ConnectionPolicy = z.infer<typeof connectionPolicy>;

/** What a shop decides for itself: constants that are enum values of the channel, and shares of stock. */
export const connectionMapping = z.strictObject({
  /** Channel category per OCOP score sheet ("1".."26"). */
  categories: z.record(z.string().regex(/^([1-9]|1\d|2[0-6])$/), z.string().min(1).max(100)).default({}),
  /** Channel attribute constants per category: {category: {attribute: value id}}. */
  attributes: z.record(z.string().max(100), z.record(z.string().max(100), z.string().max(200))).default({}),
  /** Share of known stock offered here, in percent. */
  stockShare: z.number().int().min(0).max(100).default(100),
});
export type ConnectionMapping = z.infer<typeof connectionMapping>;

/** Body of `POST /v1/connections`. `settings` and `credentials` follow the channel's own form. */
export const connectionInput = z.strictObject({
  channel: channelId,
  name: z.string().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
  credentials: z.record(z.string(), z.unknown()),
  policy: connectionPolicy.default({ mode: 'manual' }),
  mapping: connectionMapping.prefault({}),
});
export type ConnectionInput = z.infer<typeof connectionInput>;
export const connectionPatch = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  credentials: z.record(z.string(), z.unknown()).optional(),
  policy: connectionPolicy.optional(),
  mapping: connectionMapping.optional(),
});

/** A connection as shown: never its credentials. */
export const connectionState = z.looseObject({
  id,
  tenant: id,
  channel: channelId,
  name: z.string(),
  shop: z.string(),
  status: z.enum(['connecting', 'ready', 'needsAuthorisation', 'closed']),
  policy: connectionPolicy,
  mapping: connectionMapping.loose(),
  settings: z.record(z.string(), z.unknown()),
  inventoriedAt: instant.optional(),
  tokenExpiresAt: instant.optional(),
  createdAt: instant,
});
export type ConnectionState = z.infer<typeof connectionState>;

/** Body of `POST /v1/listings`: asks for listings of products on a connection (policy `manual`). */
export const listingsInput = z.strictObject({
  connectionId: id,
  productIds: z.array(id).min(1).max(500),
  desired: z.enum(['draft', 'publish']).default('publish'),
});
/** Body of `POST /v1/listings:plan`: a dry run, nothing is sent. */
export const planRequest = z.strictObject({ connectionId: id, productIds: z.array(id).min(1).max(100) });
export const planned = z.looseObject({
  productId: id,
  listing: listingState.optional(),
  steps: z.array(
    z.looseObject({
      lane,
      step: z.string(),
      why: z.string(),
      difference: z.array(z.looseObject({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    }),
  ),
});

export const importCounts = z.looseObject({
  read: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});
/** An import [đợt nhập]: counts are rows; a refused row never stops the file. */
export const importState = z.looseObject({
  id,
  tenant: id,
  fileName: z.string(),
  status: z.enum(['waiting', 'running', 'completed', 'failed']),
  bytes: z.number().int(),
  rows: importCounts,
  products: z.looseObject({ created: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
  /** First refused rows; all of them are in refused.csv. */
  refused: z.array(
    z.looseObject({
      row: z.number().int(),
      column: z.string(),
      value: z.string(),
      code: z.string(),
      message: z.string().optional(),
      fix: z.string().optional(),
    }),
  ),
  failure: z.looseObject({ code: z.string(), message: z.string().optional() }).optional(),
  createdAt: instant,
  finishedAt: instant.optional(),
});
export type ImportState = z.infer<typeof importState>;
