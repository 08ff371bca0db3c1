import { topics, type ForgottenEvent, type GanhEvent } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import type { TimelineRow } from './rows.js';
import { entriesOf, shownTimeline } from './timeline.js';

const envelope = { subject: 'p', tenantid: 't', version: 3, time: '2026-09-01T00:00:00.000Z' };
const event = (type: string, data: object | null, over: object = {}) =>
  ({ ...envelope, type, data, ...over }) as unknown as GanhEvent | ForgottenEvent;
const steps = [
  { id: 'a', at: 100, kind: 'accepted', outcome: 'ok' },
  { id: 'b', at: 200, kind: 'accepted' },
];
const row = (id: string, at: number, stage: TimelineRow['stage']): TimelineRow => ({
  ...{ _id: id, tenant: 't', schemaVersion: 1, productId: 'p', at, stage, kind: id },
});

describe('timeline entries', () => {
  it('are the steps an event carries, named so that a repeat is the same', () => {
    const entries = entriesOf(topics.products, event('product.revised.v1', { product: { revision: 2 }, steps }));
    expect(entries.map(({ _id, revision }) => [_id, revision])).toEqual([
      ['p/product/p/a', undefined],
      ['p/product/p/b', 2],
    ]);
  });

  it('of a listing belong to its product', () => {
    const listing = { id: 'l', productId: 'p', channel: 'shop', connectionId: 'c', steps };
    const [entry] = entriesOf(topics.listings, event('listing.changed.v1', { listing }, { subject: 'l' }));
    expect(entry).toMatchObject({
      _id: 'p/listing/l/a',
      productId: 'p',
      listingId: 'l',
      channel: 'shop',
      outcome: 'ok',
    });
  });

  it('without steps are the announcement itself', () => {
    const assessment = { productRevision: 2, grade: 'B' };
    const [entry] = entriesOf(topics.assessments, event('product.assessed.v1', { assessment, steps: [] }));
    expect(entry).toMatchObject({ _id: 'p/assessment/p/v3', kind: 'assessed', outcome: 'B', revision: 2 });
    expect(entry?.at).toBe(Date.parse(envelope.time));
  });

  it('are none for what is forgotten or parked', () => {
    expect(entriesOf(topics.products, event('product.forgotten.v1', null))).toEqual([]);
    expect(entriesOf(topics.parked, event('work.parked.v1', { work: {} }))).toEqual([]);
  });
});

describe('the way to market', () => {
  it('runs in order of time, then of the line, with durations', () => {
    const shown = shownTimeline(
      [row('live', 900, 'listing'), row('assessed', 300, 'assessment'), row('accepted', 300, 'product')],
      100,
    );
    expect(shown.map(({ kind, sinceUploadMs, sincePreviousMs }) => [kind, sinceUploadMs, sincePreviousMs])).toEqual([
      ['accepted', 200, 0],
      ['assessed', 200, 0],
      ['live', 800, 600],
    ]);
  });

  it('begins with its first entry where the upload is not known, and never runs backwards', () => {
    expect(shownTimeline([row('a', 500, 'product')], undefined)[0]?.sinceUploadMs).toBe(0);
    expect(shownTimeline([row('a', 500, 'product')], 900)[0]?.sinceUploadMs).toBe(0);
    expect(shownTimeline([], 1)).toEqual([]);
  });

  it('tells nothing of how it is stored', () => {
    expect(Object.keys(shownTimeline([row('a', 1, 'product')], 0)[0] ?? {})).not.toEqual(
      expect.arrayContaining(['_id', 'tenant']),
    );
  });
});
