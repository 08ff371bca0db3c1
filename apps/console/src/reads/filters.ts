import type { listingsQuery, parkedFilter, parkedQuery, productsQuery } from '#libs/contracts';
import { decodeCursor } from '#libs/storage';
import type { z } from 'zod';
import { searchPattern } from '../projections/fold.js';

type Given = Record<string, unknown>;

/** Only what was asked for: an undefined field must never become part of a filter. */
function given(fields: Given): Given {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const searched = (q: string | undefined): Given => {
  const pattern = q === undefined ? '' : searchPattern(q);
  return pattern === '' ? {} : { search: { $regex: pattern } };
};

/** Rows beyond the cursor; lists run from the newest id to the oldest. */
const beyond = (cursor: string | undefined): Given => {
  const after = decodeCursor(cursor)?.id;
  return after === undefined ? {} : { _id: { $lt: String(after) } };
};

export function productsFilter(tenant: string, query: z.infer<typeof productsQuery>): Given & { tenant: string } {
  const { sheet, readiness, bucket, q, cursor } = query;
  return {
    ...{ tenant, listed: 1 },
    ...given({ ocopSheet: sheet, readinessValues: readiness, buckets: bucket }),
    ...searched(q),
    ...beyond(cursor),
  };
}

export function listingsFilter(tenant: string, query: z.infer<typeof listingsQuery>): Given & { tenant: string } {
  const { channel, connectionId, productId, bucket, q, cursor } = query;
  return { tenant, ...given({ channel, connectionId, productId, bucket }), ...searched(q), ...beyond(cursor) };
}

export function parkedListFilter(query: z.infer<typeof parkedQuery>): Given {
  const { state, cause, channel, cursor } = query;
  return { state, ...given({ cause, channel }), ...beyond(cursor) };
}

/** Parked work that a replay is asked for: never what is being replayed or resolved already. */
export function replayFilter({ ids, ...filter }: z.infer<typeof parkedFilter>): Given {
  return { state: 'parked', ...given(filter), ...(ids ? { _id: { $in: ids } } : {}) };
}
