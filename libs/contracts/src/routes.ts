import { z } from 'zod';
import { assessment } from './assessment.js';
import {
  decisionRecord,
  dismissInput,
  falsePositiveReference,
  falsePositivesInput,
  openReview,
  restoreInput,
  reviewDecisionsInput,
  rulePackChoice,
  rulePackState,
} from './decision.js';
import {
  descriptionDrafted,
  descriptionDraftInput,
  fixesApplied,
  fixesApplyInput,
  fixesDraftInput,
  fixesProposed,
  fixesQuery,
  productFixesApplyInput,
} from './fixes.js';
import { buckets, listingState } from './listing.js';
import { offersState } from './offer.js';
import { channelId, filledText, id, instant } from './primitives.js';
import { confirmation, limits, productInput, productState } from './product.js';
import { producerInput, producerSnapshot } from './producer.js';
import { draftReadiness, readinessView, selfAssessmentInput, selfAssessmentView } from './readiness.js';
import {
  connectionInput,
  connectionPatch,
  connectionState,
  importState,
  listingsInput,
  parkedReplay,
  parkedWork,
  planned,
  planRequest,
  question,
  questionAnswer,
} from './work.js';

export type Owner = 'ingestion' | 'quality' | 'publishing' | 'console';
/** What a token must hold. `public` = no token; webhooks prove themselves by signature. */
export type Scope = 'public' | 'read' | 'write' | 'publish' | 'manage' | 'officer' | 'operator';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI form: `/v1/products/{id}`. */
  path: string;
  owner: Owner;
  scope: Scope;
  about: string;
  body?: z.ZodType;
  query?: z.ZodType;
  response?: z.ZodType;
  status?: number;
  /** Content of the request where it is not JSON. */
  consumes?: 'text/csv' | 'any';
  produces?: 'text/csv' | 'text/event-stream';
  idempotent?: boolean;
}

/** Cursor paging: `cursor` is opaque, `limit` 1–200. */
const page = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const listOf = (item: z.ZodType) =>
  z.looseObject({ items: z.array(item), next: z.string().optional(), asOf: instant.optional() });
const bucket = z.enum(buckets);
const search = z.string().max(200).optional();

const productWithOffers = z.looseObject({
  product: productState,
  offerVersion: z.number().int(),
  offers: offersState.shape.offers,
});
const accepted = z.looseObject({
  id,
  revision: z.number().int(),
  offerVersion: z.number().int(),
  outcome: z.enum(['created', 'updated', 'unchanged']),
  warnings: z.array(z.looseObject({ code: z.string(), field: z.string() })).default([]),
});
const itemOutcome = z.looseObject({
  index: z.number().int(),
  status: z.number().int(),
  problem: z.looseObject({}).optional(),
});
const tokens = z.looseObject({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.number().int(),
  organisation: id,
});
export const apiKeyInput = z.strictObject({
  name: filledText(100),
  scopes: z.array(z.enum(['read', 'write', 'publish', 'manage'])).min(1),
});
const apiKeyShown = z.looseObject({
  id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  lastUsedAt: instant.optional(),
});
export const signInInput = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(200),
  organisation: id.optional(),
});
export const organisationInput = z.strictObject({
  name: filledText(200),
  owner: z.strictObject({ email: z.email().max(254), password: z.string().min(10).max(200), name: filledText(100) }),
});
export const personInput = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(10).max(200),
  name: filledText(100),
  role: z.enum(['owner', 'editor', 'publisher', 'viewer']),
});
export const grantInput = z.strictObject({
  email: z.email().max(254),
  /** `officer` of a province (2-digit code) or of the whole country (`*`); `operator` of the platform. */
  grant: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('officer'), area: z.union([z.literal('*'), z.string().regex(/^\d{2}$/)]) }),
    z.strictObject({ kind: z.literal('operator') }),
  ]),
});
export const confirmationsInput = z.strictObject({ items: z.array(confirmation).min(1).max(limits.bulkItems) });
/** Items are checked one by one, so that one bad item does not refuse the others. */
export const productsBatchInput = z.strictObject({ items: z.array(z.unknown()).min(1).max(limits.bulkItems) });
export const offersPatchInput = z.strictObject({ items: z.array(z.unknown()).min(1).max(limits.bulkItems) });
export const importQuery = z.strictObject({ fileName: z.string().min(1).max(255).default('import.csv') });
export const timelineEntry = z.looseObject({
  at: instant,
  stage: z.string(),
  kind: z.string(),
  outcome: z.string().optional(),
  channel: z.string().optional(),
  connectionId: z.string().optional(),
  listingId: z.string().optional(),
  sinceUploadMs: z.number().int(),
  revision: z.number().int().optional(),
});
export const readProduct = z.looseObject({
  id,
  code: z.string(),
  name: z.string(),
  producer: z.string(),
  ocopSheet: z.number().int().optional(),
  revision: z.number().int(),
  status: z.string(),
  score: z.number().int().optional(),
  grade: z.string().optional(),
  readiness: z.record(z.string(), z.string()).default({}),
  listings: z.array(z.looseObject({ id, connectionId: id, channel: z.string(), bucket })).default([]),
  updatedAt: instant,
});

export const productsQuery = z.strictObject({
  ...page,
  q: search,
  sheet: z.coerce.number().int().min(1).max(26).optional(),
  readiness: z.enum(['ready', 'fixable', 'refused']).optional(),
  bucket: bucket.optional(),
});
export const listingsQuery = z.strictObject({
  ...page,
  q: search,
  channel: channelId.optional(),
  connectionId: id.optional(),
  productId: id.optional(),
  bucket: bucket.optional(),
});
export const parkedQuery = z.strictObject({
  ...page,
  state: z.enum(['parked', 'replaying', 'resolved']).default('parked'),
  cause: z.string().max(100).optional(),
  channel: channelId.optional(),
});
export const questionsQuery = z.strictObject({
  ...page,
  open: z.enum(['true', 'false']).default('true'),
  kind: z.string().max(20).optional(),
});
export const pageQuery = z.strictObject(page);
/** `area`: of all organisations in the areas of the asking officer. */
export const reviewsQuery = z.strictObject({ ...page, of: z.enum(['organisation', 'area']).default('organisation') });
export const decisionsQuery = reviewsQuery;
export const eventsQuery = z.strictObject({ after: z.coerce.number().int().min(0).optional() });
export const removeListingInput = z.strictObject({ reason: filledText(500) });

const listingAction = (verb: string, about: string): Route => ({
  method: 'POST',
  path: `/v1/listings/{id}:${verb}`,
  owner: 'publishing',
  scope: 'publish',
  about,
  response: listingState,
});

/** Every HTTP route, by name. Drives pass-through, OpenAPI and the tenancy test. */
export const routes = {
  // console: who is asking
  signIn: {
    method: 'POST',
    path: '/v1/sessions',
    owner: 'console',
    scope: 'public',
    about: 'Sign in with e-mail and password',
    body: signInInput,
    response: tokens,
    status: 201,
  },
  refreshSession: {
    method: 'POST',
    path: '/v1/sessions:refresh',
    owner: 'console',
    scope: 'public',
    about: 'New tokens for a refresh token (single use)',
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    response: tokens,
    status: 201,
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/sessions',
    owner: 'console',
    scope: 'public',
    about: 'Forget a refresh token',
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    status: 204,
  },
  exchangeKey: {
    method: 'POST',
    path: '/v1/tokens',
    owner: 'console',
    scope: 'public',
    about: 'A 60-second token for an API key (Authorization: Bearer <key>)',
    response: z.looseObject({ accessToken: z.string(), expiresIn: z.number().int() }),
    status: 201,
  },
  keySet: {
    method: 'GET',
    path: '/.well-known/jwks.json',
    owner: 'console',
    scope: 'public',
    about: 'Public keys that verify tokens',
  },
  openapi: { method: 'GET', path: '/openapi.json', owner: 'console', scope: 'public', about: 'This description' },
  me: { method: 'GET', path: '/v1/me', owner: 'console', scope: 'read', about: 'Who the token speaks for' },
  createOrganisation: {
    method: 'POST',
    path: '/v1/organisations',
    owner: 'console',
    scope: 'operator',
    about: 'A new organisation with its owner',
    body: organisationInput,
    response: z.looseObject({ id }),
    status: 201,
  },
  grant: {
    method: 'POST',
    path: '/v1/grants',
    owner: 'console',
    scope: 'operator',
    about: 'Makes a person officer of an area or operator',
    body: grantInput,
    status: 204,
  },
  addPerson: {
    method: 'POST',
    path: '/v1/people',
    owner: 'console',
    scope: 'manage',
    about: 'Adds a person to the organisation',
    body: personInput,
    response: z.looseObject({ id }),
    status: 201,
  },
  createKey: {
    method: 'POST',
    path: '/v1/keys',
    owner: 'console',
    scope: 'manage',
    about: 'A new API key; the secret is shown once',
    body: apiKeyInput,
    response: apiKeyShown.extend({ key: z.string() }),
    status: 201,
  },
  listKeys: {
    method: 'GET',
    path: '/v1/keys',
    owner: 'console',
    scope: 'manage',
    about: 'API keys, without secrets',
    response: listOf(apiKeyShown),
  },
  revokeKey: {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    owner: 'console',
    scope: 'manage',
    about: 'Revokes an API key',
    status: 204,
  },

  // ingestion
  putProducer: {
    method: 'PUT',
    path: '/v1/producers/{code}',
    owner: 'ingestion',
    scope: 'write',
    about: 'Creates or changes a producer',
    body: producerInput.omit({ code: true }),
    response: producerSnapshot,
  },
  listProducers: {
    method: 'GET',
    path: '/v1/producers',
    owner: 'ingestion',
    scope: 'read',
    about: 'Producers of the organisation',
    query: pageQuery,
    response: listOf(producerSnapshot),
  },
  createProduct: {
    method: 'POST',
    path: '/v1/products',
    owner: 'ingestion',
    scope: 'write',
    about: 'Uploads a product once. An existing code of the producer is refused (409)',
    body: productInput,
    response: accepted,
    status: 201,
    idempotent: true,
  },
  batchProducts: {
    method: 'POST',
    path: '/v1/products:batch',
    owner: 'ingestion',
    scope: 'write',
    about: 'Creates or replaces up to 500 products by (producer, code); outcome per item',
    body: productsBatchInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
    status: 200,
    idempotent: true,
  },
  putProduct: {
    method: 'PUT',
    path: '/v1/products/{id}',
    owner: 'ingestion',
    scope: 'write',
    about: 'Replaces the content; needs If-Match',
    body: productInput,
    response: accepted,
    idempotent: true,
  },
  getProduct: {
    method: 'GET',
    path: '/v1/products/{id}',
    owner: 'ingestion',
    scope: 'read',
    about: 'One product with its offers, from its owner',
    response: productWithOffers,
  },
  deleteProduct: {
    method: 'DELETE',
    path: '/v1/products/{id}',
    owner: 'ingestion',
    scope: 'write',
    about: 'Removes a product; its listings are withdrawn',
    status: 202,
    response: z.looseObject({ id }),
    idempotent: true,
  },
  patchOffers: {
    method: 'PATCH',
    path: '/v1/offers',
    owner: 'ingestion',
    scope: 'write',
    about: 'Changes price and stock of up to 500 variants by (producer, SKU); newest asOf wins',
    body: offersPatchInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
    idempotent: true,
  },
  createImport: {
    method: 'POST',
    path: '/v1/imports',
    owner: 'ingestion',
    scope: 'write',
    about: 'Stores a CSV file and answers 202; rows are read in the background',
    query: importQuery,
    consumes: 'text/csv',
    response: importState,
    status: 202,
    idempotent: true,
  },
  listImports: {
    method: 'GET',
    path: '/v1/imports',
    owner: 'ingestion',
    scope: 'read',
    about: 'Imports, newest first',
    query: pageQuery,
    response: listOf(importState),
  },
  getImport: {
    method: 'GET',
    path: '/v1/imports/{id}',
    owner: 'ingestion',
    scope: 'read',
    about: 'Progress and outcome of an import',
    response: importState,
  },
  refusedRows: {
    method: 'GET',
    path: '/v1/imports/{id}/refused.csv',
    owner: 'ingestion',
    scope: 'read',
    about: 'The refused rows with their reasons, to correct and send again',
    produces: 'text/csv',
  },

  // quality
  draftAssessment: {
    method: 'POST',
    path: '/v1/assessments:draft',
    owner: 'quality',
    scope: 'read',
    about: 'Judges a product without storing anything, with the readiness of every channel there is',
    body: z.strictObject({ product: productInput }),
    response: assessment.omit({ version: true, productRevision: true }).extend({ readiness: draftReadiness }),
  },
  getAssessment: {
    method: 'GET',
    path: '/v1/products/{id}/assessment',
    owner: 'quality',
    scope: 'read',
    about: 'The newest verdict, texts in the language asked for',
    response: assessment,
  },
  getReadiness: {
    method: 'GET',
    path: '/v1/products/{id}/readiness',
    owner: 'quality',
    scope: 'read',
    about: 'Every channel there is, connected or not: ready, fixable with the list, or refused with the reason',
    response: readinessView,
  },
  getSelfAssessment: {
    method: 'GET',
    path: '/v1/products/{id}/self-assessment',
    owner: 'quality',
    scope: 'read',
    about: 'The product on its own OCOP score sheet, by stored answers and papers; what is open is a range',
    response: selfAssessmentView,
  },
  putSelfAssessment: {
    method: 'PUT',
    path: '/v1/products/{id}/self-assessment',
    owner: 'quality',
    scope: 'write',
    about: 'Replaces the answers to the score sheet; once some are stored it needs If-Match',
    body: selfAssessmentInput,
    response: selfAssessmentView,
  },
  draftFixes: {
    method: 'POST',
    path: '/v1/fixes:draft',
    owner: 'quality',
    scope: 'read',
    about: 'What could be mended in a product, place by place, without storing anything',
    body: fixesDraftInput,
    response: fixesProposed,
  },
  applyFixes: {
    method: 'POST',
    path: '/v1/fixes:apply',
    owner: 'quality',
    scope: 'read',
    about: 'A product with the fixes chosen, ready to be sent; nothing is stored',
    body: fixesApplyInput,
    response: fixesApplied,
  },
  getFixes: {
    method: 'GET',
    path: '/v1/products/{id}/fixes',
    owner: 'quality',
    scope: 'read',
    about: 'What could be mended in the newest judged revision of a product',
    query: fixesQuery,
    response: fixesProposed,
  },
  applyProductFixes: {
    method: 'POST',
    path: '/v1/products/{id}/fixes:apply',
    owner: 'quality',
    scope: 'read',
    about: 'The body that turns the product into its mended next revision: send it with PUT and If-Match',
    body: productFixesApplyInput,
    response: fixesApplied,
  },
  draftDescription: {
    method: 'POST',
    path: '/v1/descriptions:draft',
    owner: 'quality',
    scope: 'read',
    about: 'A description in the form of one channel from the product’s own fields, with what is missing as questions',
    body: descriptionDraftInput,
    response: descriptionDrafted,
  },
  confirmDocuments: {
    method: 'POST',
    path: '/v1/documents:confirm',
    owner: 'quality',
    scope: 'officer',
    about: 'An officer confirms papers of products in their area, or with `claimed` takes a confirmation back',
    body: confirmationsInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
  },
  listRules: {
    method: 'GET',
    path: '/v1/rules',
    owner: 'quality',
    scope: 'read',
    about: 'The rules with their texts and sources',
  },
  dismissFindings: {
    method: 'POST',
    path: '/v1/products/{id}/findings:dismiss',
    owner: 'quality',
    scope: 'write',
    about: 'Leaves advice aside with a reason; a block or an open review is never dismissed',
    body: dismissInput,
    response: assessment,
  },
  restoreFindings: {
    method: 'POST',
    path: '/v1/products/{id}/findings:restore',
    owner: 'quality',
    scope: 'write',
    about: 'Takes dismissals back',
    body: restoreInput,
    response: assessment,
  },
  productDecisions: {
    method: 'GET',
    path: '/v1/products/{id}/decisions',
    owner: 'quality',
    scope: 'read',
    about: 'Everything people decided on a product, newest first, also what was decided anew or taken back since',
    query: pageQuery,
    response: listOf(decisionRecord),
  },
  listDecisions: {
    method: 'GET',
    path: '/v1/decisions',
    owner: 'quality',
    scope: 'read',
    about: 'Everything people decided, newest first: on one’s own products, or on those of one’s area',
    query: decisionsQuery,
    response: listOf(decisionRecord),
  },
  listReviews: {
    method: 'GET',
    path: '/v1/reviews',
    owner: 'quality',
    scope: 'read',
    about: 'Products with findings that wait for an officer: one’s own, or those of one’s area',
    query: reviewsQuery,
    response: listOf(openReview),
  },
  decideReviews: {
    method: 'POST',
    path: '/v1/reviews:decide',
    owner: 'quality',
    scope: 'officer',
    about: 'An officer accepts or refuses open reviews of products in their area',
    body: reviewDecisionsInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
  },
  recordFalsePositives: {
    method: 'POST',
    path: '/v1/false-positives',
    owner: 'quality',
    scope: 'officer',
    about: 'An officer records that a block is wrong, for products in their area',
    body: falsePositivesInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
  },
  withdrawFalsePositives: {
    method: 'POST',
    path: '/v1/false-positives:withdraw',
    owner: 'quality',
    scope: 'officer',
    about: 'An officer takes back that a block is wrong, with the reason: it blocks again',
    body: falsePositivesInput,
    response: z.looseObject({ items: z.array(itemOutcome) }),
  },
  listFalsePositives: {
    method: 'GET',
    path: '/v1/false-positives',
    owner: 'quality',
    scope: 'read',
    about: 'The regression set without texts: of one’s organisation, for operators of all',
    query: pageQuery,
    response: listOf(falsePositiveReference),
  },
  listRulePacks: {
    method: 'GET',
    path: '/v1/rule-packs',
    owner: 'quality',
    scope: 'read',
    about: 'Rule packs; for operators with what they would change',
    response: listOf(rulePackState),
  },
  storeRulePack: {
    method: 'POST',
    path: '/v1/rule-packs',
    owner: 'quality',
    scope: 'operator',
    about: 'Stores a rule pack; an unknown rule or profile or a bad date refuses it, by field',
    body: z.looseObject({}),
    response: rulePackState,
    status: 201,
  },
  previewRulePack: {
    method: 'POST',
    path: '/v1/rule-packs:preview',
    owner: 'quality',
    scope: 'operator',
    about: 'Starts to count what a rule pack would change; the list of packs shows how far it is',
    body: rulePackChoice,
    response: rulePackState,
    status: 202,
  },
  cancelRulePackPreview: {
    method: 'POST',
    path: '/v1/rule-packs:cancel',
    owner: 'quality',
    scope: 'operator',
    about: 'Stops a running preview; what it counted so far stays to be read, but activates nothing',
    body: rulePackChoice,
    response: rulePackState,
    status: 200,
  },
  activateRulePack: {
    method: 'POST',
    path: '/v1/rule-packs:activate',
    owner: 'quality',
    scope: 'operator',
    about: 'Lets a previewed rule pack judge from its first day on; everything is judged again at a bounded rate',
    body: rulePackChoice,
    response: rulePackState,
    status: 202,
  },

  // publishing
  listChannels: {
    method: 'GET',
    path: '/v1/channels',
    owner: 'publishing',
    scope: 'read',
    about: 'Channels with the form that connects a shop',
  },
  createConnection: {
    method: 'POST',
    path: '/v1/connections',
    owner: 'publishing',
    scope: 'manage',
    about: 'Connects a shop',
    body: connectionInput,
    response: connectionState,
    status: 201,
    idempotent: true,
  },
  listConnections: {
    method: 'GET',
    path: '/v1/connections',
    owner: 'publishing',
    scope: 'read',
    about: 'Connected shops',
    query: pageQuery,
    response: listOf(connectionState),
  },
  getConnection: {
    method: 'GET',
    path: '/v1/connections/{id}',
    owner: 'publishing',
    scope: 'read',
    about: 'One connected shop',
    response: connectionState,
  },
  patchConnection: {
    method: 'PATCH',
    path: '/v1/connections/{id}',
    owner: 'publishing',
    scope: 'manage',
    about: 'Changes policy, mapping, settings or credentials',
    body: connectionPatch,
    response: connectionState,
  },
  deleteConnection: {
    method: 'DELETE',
    path: '/v1/connections/{id}',
    owner: 'publishing',
    scope: 'manage',
    about: 'Closes a connection; nothing is removed at the channel',
    status: 204,
  },
  connectionCategories: {
    method: 'GET',
    path: '/v1/connections/{id}/categories',
    owner: 'publishing',
    scope: 'read',
    about: "The channel's categories, as that shop sees them",
  },
  createListings: {
    method: 'POST',
    path: '/v1/listings',
    owner: 'publishing',
    scope: 'publish',
    about: 'Lists products on a connection',
    body: listingsInput,
    response: listOf(listingState),
    status: 202,
    idempotent: true,
  },
  planListings: {
    method: 'POST',
    path: '/v1/listings:plan',
    owner: 'publishing',
    scope: 'read',
    about: 'Dry run: what would be sent, field by field',
    body: planRequest,
    response: z.looseObject({ items: z.array(planned) }),
  },
  publishListing: listingAction('publish', 'Wants the listing published'),
  pauseListing: listingAction('pause', 'Hides the listing, keeps price and stock true'),
  resumeListing: listingAction('resume', 'Shows a paused listing again'),
  withdrawListing: listingAction('withdraw', 'Hides the listing; no further upkeep'),
  retryListing: listingAction('retry', 'Plans a parked or waiting listing again now'),
  deleteListing: {
    ...listingAction('delete', 'Removes the listing at the channel for good: reviews and rank are lost there'),
    body: removeListingInput,
  },
  listQuestions: {
    method: 'GET',
    path: '/v1/questions',
    owner: 'publishing',
    scope: 'read',
    about: 'What only a person may decide',
    query: questionsQuery,
    response: listOf(question),
  },
  answerQuestion: {
    method: 'POST',
    path: '/v1/questions/{id}:answer',
    owner: 'publishing',
    scope: 'publish',
    about: 'Answers a question',
    body: questionAnswer,
    response: question,
  },
  channelWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{channel}/{id}',
    owner: 'publishing',
    scope: 'public',
    about: 'Where channels report; passed through byte for byte',
    consumes: 'any',
    status: 204,
  },

  // console: read models
  listProducts: {
    method: 'GET',
    path: '/v1/products',
    owner: 'console',
    scope: 'read',
    about: 'Products with grade, readiness and listings',
    query: productsQuery,
    response: listOf(readProduct),
  },
  timeline: {
    method: 'GET',
    path: '/v1/products/{id}/timeline',
    owner: 'console',
    scope: 'read',
    about: 'From upload to market, in order, with durations',
    response: z.looseObject({ productId: id, entries: z.array(timelineEntry) }),
  },
  listListings: {
    method: 'GET',
    path: '/v1/listings',
    owner: 'console',
    scope: 'read',
    about: 'Listings with their three states',
    query: listingsQuery,
    response: listOf(listingState.extend({ bucket })),
  },
  getListing: {
    method: 'GET',
    path: '/v1/listings/{id}',
    owner: 'console',
    scope: 'read',
    about: 'One listing',
    response: listingState.extend({ bucket }),
  },
  summary: {
    method: 'GET',
    path: '/v1/summary',
    owner: 'console',
    scope: 'read',
    about: 'Products by state, listings by bucket, refusals by rule',
  },
  listParked: {
    method: 'GET',
    path: '/v1/parked',
    owner: 'console',
    scope: 'read',
    about: 'Parked work with cause and suggested action, in words by Accept-Language',
    query: parkedQuery,
    response: listOf(parkedWork.extend({ causeText: z.string(), actionText: z.string() })),
  },
  replayParked: {
    method: 'POST',
    path: '/v1/parked:replay',
    owner: 'console',
    scope: 'publish',
    about: 'Replays parked work by filter; dryRun counts first',
    body: parkedReplay,
    response: z.looseObject({ matched: z.number().int(), replayed: z.number().int() }),
  },
  events: {
    method: 'GET',
    path: '/v1/events',
    owner: 'console',
    scope: 'read',
    about: 'Changes as they happen (SSE); resumes by Last-Event-ID',
    query: eventsQuery,
    produces: 'text/event-stream',
  },
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;

/** The path as Nest on Express 5 wants it: `/v1/products\\:batch`, `/v1/listings/:id\\:pause`. */
export function nestPath(name: RouteName): string {
  return routes[name].path.replace(/:/g, '\\:').replace(/\{(\w+)\}/g, ':$1');
}

/** Doors between services: never passed through by the console, called with a service token. */
export const internalRoutes = {
  /** Body `{ids: string[]}` of parked work of that owner; answers `{replayed: number}`. */
  replay: '/internal/parked\\:replay',
  /** Body `{topic, ids?: string[]}`; marks aggregates for re-announcement; answers `{marked: number}`. */
  reannounce: '/internal/announcements\\:mark',
} as const;
