import { createHash } from 'node:crypto';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from './listing.models.js';
import type { ApprovedContent, SubjectDoc } from '../subjects/subject.models.js';
import type { Grade } from '#libs/contracts';

/** The id of the one listing of a product on a connection: the same wherever and whenever it is made (UUID version 8). */
export function listingIdOf(productId: string, connectionId: string): string {
  const hex = createHash('sha256').update(`${productId}/${connectionId}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

const gradeOrder = 'EDCBA';
export const gradeReaches = (grade: Grade | undefined, minimum: Grade): boolean =>
  grade !== undefined && gradeOrder.indexOf(grade) >= gradeOrder.indexOf(minimum);

export function newListing(
  subject: SubjectDoc,
  connection: ConnectionDoc,
  desired: ListingDoc['desired'],
  now: number,
): ListingDoc {
  return {
    _id: listingIdOf(subject._id, connection._id),
    tenant: subject.tenant,
    schemaVersion: 1,
    productId: subject._id,
    connectionId: connection._id,
    channel: connection.channel,
    productName: subject.name,
    version: 1,
    announceAt: now,
    desired,
    lanes: { offers: { operation: 'idle', failures: 0 }, content: { operation: 'idle', failures: 0 } },
    observed: { state: 'unknown' },
    remoteSku: '',
    variantSkus: {},
    visible: false,
    sent: { offers: {}, images: {} },
    answers: {},
    steps: [],
    createdAt: now,
  };
}

/** Names wanted at the channel: one for the item, one per variant. A plain product's item is its only variant. */
export function namesWanted(
  subject: Pick<SubjectDoc, 'code'>,
  content: ApprovedContent,
  toSku: (sku: string) => string,
): { item: string; variants: Record<string, string> } {
  const { variants, options } = content.rendered;
  const names = Object.fromEntries(variants.map((variant) => [variant.sku, toSku(variant.sku)]));
  const only = variants[0];
  if (options.length === 0 && only) return { item: names[only.sku] ?? toSku(only.sku), variants: names };
  const taken = new Set(Object.values(names));
  const base = toSku(subject.code);
  return { item: taken.has(base) ? toSku(`${subject.code}-SP`) : base, variants: names };
}

/** Another form of a name that is taken; pure, so that a repeat finds the same one. */
export const otherName = (name: string, listingId: string, toSku: (sku: string) => string): string =>
  toSku(`${name.slice(0, 40)}-${createHash('sha256').update(`${listingId}/${name}`).digest('hex').slice(0, 6)}`);
