import { startOfLegalDate } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { documentHash } from './document-hash.js';
import type { StoredDecision } from './models.js';
import { product } from './testing/set-up.js';
import { validDecisions } from './valid-decisions.js';

const test = { id: 'kn', kind: 'test' as const, number: 'KN 77/2026', expires: '2027-02-28', files: [] };
const subject = product(1, { documents: [...product().content.documents, test] });
const [ocop] = subject.content.documents;
const decision = (more: Partial<StoredDecision> = {}): StoredDecision => ({
  ...{ key: 'L07.0000000000000000', kind: 'accepted', reason: 'x', by: 'officer-1', at: 0 },
  ...more,
});
const on = (document: Parameters<typeof documentHash>[0], more: Partial<StoredDecision> = {}) =>
  decision({ documentId: document.id, documentHash: documentHash(document), ...more });

describe('a decision', () => {
  it.each<[string, StoredDecision, string, string | undefined]>([
    ['for good', decision(), '2099-01-01', undefined],
    ['until its last day', decision({ until: '2026-12-31' }), '2026-12-31', '2027-01-01'],
    ['until its paper expires', on(test), '2027-02-28', '2027-03-01'],
    ['until its certificate ends, 36 months after its issue', on(ocop!), '2026-11-22', '2029-05-11'],
    ['until the earlier of the two', on(test, { until: '2026-12-31' }), '2026-12-31', '2027-01-01'],
  ])('holds %s', (_name, one, today, next) => {
    const { decisions, endsAt } = validDecisions([one], subject, today);
    expect(decisions).toEqual([one]);
    expect(endsAt).toBe(next && startOfLegalDate(next));
  });

  it.each<[string, StoredDecision, string]>([
    ['its last day is over', decision({ until: '2026-12-31' }), '2027-01-01'],
    ['its paper has expired', on(test), '2027-03-01'],
    ['its paper says something else', on({ ...test, number: 'KN 78/2026' }), '2026-11-22'],
    ['its paper is gone', on({ ...test, id: 'x' }), '2026-11-22'],
  ])('holds no more when %s', (_name, one, today) => {
    expect(validDecisions([one], subject, today)).toEqual({ decisions: [] });
  });

  it('outlives another scan of its paper', () => {
    const scanned = on({ ...test, files: ['https://anh.example/kn.pdf'] });
    expect(validDecisions([scanned], subject, '2026-11-22').decisions).toHaveLength(1);
  });
});
