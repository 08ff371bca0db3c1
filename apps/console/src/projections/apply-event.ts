import { bucketOf, type Assessment, type Finding, type GanhEvent, type ProductState } from '#libs/contracts';
import { fold } from './fold.js';
import { emptyProduct, type ListedOn, type ListingRow, type ParkedRow, type ProductRow } from './rows.js';

/** What an event does to a row: `next` null = older or equal, nothing changes; `same` tells the two apart. */
export interface Applied<R> {
  next: R | null;
  same: boolean;
}
const fenced = <R>(seen: number, version: number, next: () => R): Applied<R> =>
  version > seen ? { next: next(), same: false } : { next: null, same: version === seen };

/** The part of an event that every application needs. `data` null = the aggregate is forgotten. */
export interface Told<D> {
  id: string;
  tenant: string;
  version: number;
  data: D | null;
}

type ProductData = GanhEvent<'product.revised.v1'>['data'] | GanhEvent<'product.removed.v1'>['data'];

const visible = (product: ProductState): Partial<ProductRow> => {
  const { content, producer } = product;
  return {
    listed: product.status === 'removed' ? 0 : 1,
    code: content.code,
    name: content.name.vi,
    search: fold([content.name.vi, content.name.en ?? '', content.code, producer.name].join(' ')),
    producer: producer.name,
    ...(content.ocopSheet === undefined ? {} : { ocopSheet: content.ocopSheet }),
    revision: product.revision,
    status: product.status,
    uploadedAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
};

/** Applies what ingestion says of a product. */
export function applyProduct(row: ProductRow | null, told: Told<ProductData>): Applied<ProductRow> {
  const before = row ?? emptyProduct(told.id, told.tenant);
  return fenced(before.productVersion, told.version, () => {
    const { data, version } = told;
    if (data === null) {
      const { offersVersion, assessmentVersion, writes } = before;
      const fences = { offersVersion, assessmentVersion, productVersion: version, writes };
      return { ...emptyProduct(told.id, told.tenant), ...fences, forgotten: true };
    }
    if ('product' in data) {
      const { ocopSheet: _replaced, ...rest } = before;
      return { ...rest, productVersion: version, forgotten: false, ...visible(data.product as ProductState) };
    }
    return { ...before, productVersion: version, listed: 0, status: 'removed' };
  });
}

/** Applies an announcement of offers: lists show none, but the fence tells a new one from a repeat. */
export function applyOffers(row: ProductRow | null, told: Told<unknown>): Applied<ProductRow> {
  const before = row ?? emptyProduct(told.id, told.tenant);
  return fenced(before.offersVersion, told.version, () => ({ ...before, offersVersion: told.version }));
}

function refusals({ channels, findings }: Assessment): Finding[] {
  const byRule = new Map<string, Finding>();
  for (const verdict of Object.values(channels)) {
    if (verdict.readiness !== 'refused') continue;
    for (const index of verdict.blocking) {
      const finding = findings[index];
      if (finding && finding.severity === 'block' && !byRule.has(finding.rule)) byRule.set(finding.rule, finding);
    }
  }
  return [...byRule.values()].slice(0, 20);
}

type AssessmentData = GanhEvent<'product.assessed.v1'>['data'] | GanhEvent<'product.removed.v1'>['data'];

/** Applies what quality says of a product. */
export function applyAssessment(row: ProductRow | null, told: Told<AssessmentData>): Applied<ProductRow> {
  const before = row ?? emptyProduct(told.id, told.tenant);
  return fenced(before.assessmentVersion, told.version, () => {
    const { score: _score, grade: _grade, assessedRevision: _revision, ...rest } = before;
    const bare = { ...rest, assessmentVersion: told.version, readiness: {}, readinessValues: [], refusedBy: [] };
    if (before.forgotten || told.data === null || !('assessment' in told.data)) return bare;
    const assessment = told.data.assessment as Assessment;
    const readiness = Object.fromEntries(
      Object.entries(assessment.channels).map(([channel, verdict]) => [channel, verdict.readiness]),
    );
    return {
      ...bare,
      assessedRevision: assessment.productRevision,
      score: assessment.score,
      grade: assessment.grade,
      readiness,
      readinessValues: [...new Set(Object.values(readiness))].sort(),
      refusedBy: refusals(assessment),
    };
  });
}

/** Applies what publishing says of a listing. */
export function applyListing(
  row: ListingRow | null,
  told: Told<GanhEvent<'listing.changed.v1'>['data']>,
): Applied<ListingRow> {
  return fenced(row?.version ?? 0, told.version, () => {
    const base = { _id: told.id, tenant: told.tenant, schemaVersion: 1, writes: row?.writes ?? 0 };
    if (told.data === null) return { ...base, version: told.version, productId: row?.productId ?? '', forgotten: true };
    const { listing } = told.data;
    return {
      ...base,
      version: told.version,
      productId: listing.productId,
      connectionId: listing.connectionId,
      channel: listing.channel,
      bucket: bucketOf(listing),
      search: fold([listing.productName, listing.remote.sku ?? '', listing.remote.itemId ?? ''].join(' ')),
      state: listing,
    };
  });
}

/** The listings of a product as its row shows them, ended ones left out. */
export function withListings(row: ProductRow, listings: ListingRow[]): ProductRow {
  const shown = listings.flatMap((listing): ListedOn[] => {
    const { bucket, channel, connectionId } = listing;
    if (listing.forgotten || !bucket || !channel || !connectionId) return [];
    return [{ id: listing._id, connectionId, channel, bucket }];
  });
  shown.sort((a, b) => (a.channel + a.id < b.channel + b.id ? -1 : 1));
  return { ...row, listings: shown, buckets: [...new Set(shown.map((listing) => listing.bucket))].sort() };
}

/** Applies what an owner says of parked work. */
export function applyParked(
  row: ParkedRow | null,
  told: Told<GanhEvent<'work.parked.v1'>['data']>,
): Applied<ParkedRow> {
  return fenced(row?.version ?? 0, told.version, () => {
    const base = { _id: told.id, tenant: told.tenant, schemaVersion: 1, writes: row?.writes ?? 0 };
    if (told.data === null) {
      const { owner = 'console', kind = 'event', cause = '' } = row ?? {};
      return { ...base, version: told.version, state: 'resolved', owner, kind, cause, forgotten: true };
    }
    const { work } = told.data;
    return {
      ...base,
      version: told.version,
      state: work.state,
      owner: work.owner,
      kind: work.kind,
      cause: work.cause,
      ...(work.channel ? { channel: work.channel } : {}),
      ...(work.connectionId ? { connectionId: work.connectionId } : {}),
      work,
    };
  });
}
