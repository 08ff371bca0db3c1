import { topics, type EventData, type ForgottenEvent, type GanhEvent, type Step, type Topic } from '#libs/contracts';
import type { TimelineRow } from './rows.js';

const stages: Partial<Record<Topic, TimelineRow['stage']>> = {
  [topics.products]: 'product',
  [topics.offers]: 'offers',
  [topics.assessments]: 'assessment',
  [topics.listings]: 'listing',
};

interface Place {
  productId: string;
  more: Pick<TimelineRow, 'revision' | 'channel' | 'connectionId' | 'listingId'>;
  steps: Step[];
}

const cut = (text: string): string => text.slice(0, 200);

// An announcement without steps of its own still marks a point on the way.
function announced(event: GanhEvent, kind: string, outcome?: string): Step[] {
  return [{ id: `v${event.version}`, at: Date.parse(event.time), kind, ...(outcome ? { outcome } : {}) }];
}
const or = (steps: Step[] | undefined, instead: Step[]): Step[] => (steps && steps.length > 0 ? steps : instead);

function placeOf(event: GanhEvent): Place | null {
  switch (event.type) {
    case 'product.revised.v1': {
      const { product, steps } = event.data;
      const revision = Number(product.revision);
      return { productId: event.subject, more: { revision }, steps: or(steps, announced(event, 'revised')) };
    }
    case 'product.removed.v1':
      return { productId: event.subject, more: {}, steps: or(event.data.steps, announced(event, 'removed')) };
    case 'offers.changed.v1':
      return { productId: event.subject, more: {}, steps: or(event.data.steps, announced(event, 'offersChanged')) };
    case 'product.assessed.v1': {
      const { assessment, steps } = event.data;
      const more = { revision: assessment.productRevision };
      return { productId: event.subject, more, steps: or(steps, announced(event, 'assessed', assessment.grade)) };
    }
    case 'listing.changed.v1': {
      const { listing } = event.data as EventData<'listing.changed.v1'>;
      const { channel, connectionId } = listing;
      return {
        productId: listing.productId,
        more: { channel, connectionId, listingId: listing.id },
        steps: listing.steps,
      };
    }
    default:
      return null;
  }
}

/**
 * The timeline entries an event carries. A step that was made for another revision than the event's newest one may say
 * so itself (`step.revision`); only the newest step is taken to belong to the event's revision.
 */
export function entriesOf(topic: Topic, event: GanhEvent | ForgottenEvent): TimelineRow[] {
  const stage = stages[topic];
  const place = event.data === null ? null : placeOf(event as GanhEvent);
  if (!stage || !place) return [];
  const { revision, ...where } = place.more;
  const newest = Math.max(...place.steps.map((step) => step.at));
  return place.steps.map((step) => {
    const own = typeof step.revision === 'number' ? step.revision : step.at === newest ? revision : undefined;
    return {
      _id: `${place.productId}/${stage}/${event.subject}/${cut(step.id)}`,
      tenant: event.tenantid,
      schemaVersion: 1,
      productId: place.productId,
      at: step.at,
      stage,
      kind: cut(step.kind),
      ...(step.outcome ? { outcome: cut(step.outcome) } : {}),
      ...(own === undefined ? {} : { revision: own }),
      ...where,
    };
  });
}

export interface ShownEntry extends Omit<TimelineRow, '_id' | 'tenant' | 'schemaVersion' | 'productId'> {
  sinceUploadMs: number;
  /** Since the entry before it; 0 for the first. */
  sincePreviousMs: number;
}

const order: Record<TimelineRow['stage'], number> = { product: 0, offers: 1, assessment: 2, listing: 3 };

/** From upload to market, oldest first; at the same instant in the order of the line. */
export function shownTimeline(rows: TimelineRow[], uploadedAt: number | undefined): ShownEntry[] {
  const sorted = [...rows].sort((a, b) => a.at - b.at || order[a.stage] - order[b.stage] || (a._id < b._id ? -1 : 1));
  const start = uploadedAt ?? sorted[0]?.at ?? 0;
  return sorted.map(({ _id, tenant: _tenant, schemaVersion: _schema, productId: _product, ...entry }, index) => ({
    ...entry,
    sinceUploadMs: Math.max(0, entry.at - start),
    sincePreviousMs: Math.max(0, entry.at - (sorted[index - 1]?.at ?? entry.at)),
  }));
}
