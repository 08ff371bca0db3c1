import { parkedQuery, productsQuery } from '#libs/contracts';
import { encodeCursor } from '#libs/storage';
import { describe, expect, it } from 'vitest';
import { listingsFilter, parkedListFilter, productsFilter, replayFilter } from './filters.js';

const products = (query: object) => productsFilter('t', productsQuery.parse(query));

describe('filters of lists', () => {
  it('hold the tenant and what was asked for, nothing else', () => {
    expect(products({})).toEqual({ tenant: 't', listed: 1 });
    expect(products({ sheet: '3', readiness: 'ready', bucket: 'live' })).toEqual({
      tenant: 't',
      listed: 1,
      ocopSheet: 3,
      readinessValues: 'ready',
      buckets: 'live',
    });
  });

  it('search by folded text in which nothing is an operator', () => {
    expect(products({ q: 'Chè (Thái.*' })).toMatchObject({ search: { $regex: 'che \\(thai\\.\\*' } });
    expect(products({ q: '   ' })).not.toHaveProperty('search');
  });

  it('go on after a cursor, which cannot name another tenant', () => {
    const cursor = encodeCursor({ id: 'x', tenant: 'other' });
    expect(products({ cursor })).toEqual({ tenant: 't', listed: 1, _id: { $lt: 'x' } });
  });

  it.each(['%%%', 'bm90anNvbg', encodeCursor({ $where: '1' }), ''])('refuse the cursor %j', (cursor) => {
    expect(() => products({ cursor })).toThrow(expect.objectContaining({ code: 'request.invalid' }) as Error);
  });

  it('of listings leave out what was not asked', () => {
    expect(Object.keys(listingsFilter('t', { limit: 5, channel: 'x' }))).toEqual(['tenant', 'channel']);
  });

  it('of parked work default to what is parked', () => {
    expect(parkedListFilter(parkedQuery.parse({}))).toEqual({ state: 'parked' });
  });

  it('of a replay never touch what is not parked', () => {
    expect(replayFilter({ ids: ['a'], cause: 'c' })).toEqual({ state: 'parked', cause: 'c', _id: { $in: ['a'] } });
  });
});
