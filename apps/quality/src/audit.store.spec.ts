import type { Database } from '#libs/storage';
import { describe, expect, it } from 'vitest';
import type { AuditRow } from './audit.models.js';
import { AuditStore } from './audit.store.js';

const rowOf = (id: string): AuditRow => ({
  ...{ _id: id, tenant: 't', area: '68', productId: 'p', productRevision: 1, rulePack: '2026-11-a' },
  ...{ what: 'refused', rule: 'O01', reason: 'Chưa rõ.', by: 'officer-1', byKind: 'person', role: 'officer', at: 5 },
});

/** The store over a collection that notes what it is asked. */
function scene(found: AuditRow[] = []) {
  const asked: unknown[] = [];
  const query = {
    setOptions: (options: unknown) => (asked.push(options), query),
    sort: (order: unknown) => (asked.push(order), query),
    limit: (limit: number) => Promise.resolve(found.slice(0, limit)),
  };
  const model = {
    find: (filter: unknown) => (asked.push(filter), query),
    bulkWrite: (writes: unknown) => Promise.resolve(void asked.push(writes)),
  };
  return { asked, store: new AuditStore({ model: () => model } as unknown as Database) };
}

describe('reading the audit', () => {
  const newestFirst = { _id: -1 };
  const across = { acrossTenants: 'officers see what was decided in their area' };

  it('of a product names its organisation', async () => {
    const { asked, store } = scene();
    await store.ofProduct('p', 't', { limit: 2 });
    expect(asked).toEqual([{ tenant: 't', productId: 'p' }, newestFirst]);
  });

  it.each([
    ['one’s organisation', 'organisation', undefined, [{ tenant: 't' }, newestFirst]],
    ['one’s organisation, also by an officer', 'organisation', ['*'], [{ tenant: 't' }, newestFirst]],
    ['an officer’s areas', 'area', ['01', '68'], [{ area: { $in: ['01', '68'] } }, across, newestFirst]],
    ['the whole country', 'area', ['01', '*'], [{}, across, newestFirst]],
  ] as const)('of %s', async (_name, of, officerAreas, expected) => {
    const { asked, store } = scene();
    await store.list({ tenant: 't', ...(officerAreas && { officerAreas: [...officerAreas] }) }, { of, limit: 2 });
    expect(asked).toEqual(expected);
  });

  it.each([[undefined], [[]]])('of an area is refused to who is no officer (%j)', async (officerAreas) => {
    const { asked, store } = scene();
    const asker = { tenant: 't', ...(officerAreas && { officerAreas }) };
    await expect(store.list(asker, { of: 'area', limit: 2 })).rejects.toMatchObject({ code: 'auth.scope' });
    expect(asked).toEqual([]);
  });

  it('goes on after the last of a page, and tells neither tenant nor area', async () => {
    const first = scene([rowOf('c'), rowOf('b'), rowOf('a')]);
    const { items, next } = await first.store.list({ tenant: 't' }, { of: 'organisation', limit: 2 });
    expect(items.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(items[0]).not.toHaveProperty('tenant');
    expect(items[0]).not.toHaveProperty('area');
    const second = scene([rowOf('a')]);
    const last = await second.store.list({ tenant: 't' }, { of: 'organisation', limit: 2, cursor: next });
    expect(second.asked[0]).toEqual({ tenant: 't', _id: { $lt: 'b' } });
    expect(last).not.toHaveProperty('next');
  });
});

describe('writing the audit', () => {
  it('only ever adds', async () => {
    const { asked, store } = scene();
    const { _id, tenant, ...row } = rowOf('a');
    await store.add([rowOf('a')]);
    expect(asked).toEqual([[{ updateOne: { filter: { _id, tenant }, update: { $setOnInsert: row }, upsert: true } }]]);
    await store.add([]);
    expect(asked).toHaveLength(1);
  });
});
