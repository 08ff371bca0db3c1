import { buckets, type Bucket, type Finding, type Grade } from '#libs/contracts';
import type { ReadModels } from '../projections/read-models.js';

export interface Summary {
  products: { total: number; assessed: number; byGrade: Partial<Record<Grade, number>> };
  listings: { total: number } & Record<Bucket, number>;
  /** Products refused somewhere, by the rule that refuses them; the most frequent first. */
  refusals: { rule: string; count: number; sample: Finding }[];
  parked: { total: number; byCause: { cause: string; count: number }[] };
}

interface Counted<T> {
  _id: T;
  count: number;
}
const count = { $sum: 1 };
const total = (rows: { count: number }[]): number => rows.reduce((sum, row) => sum + row.count, 0);

/** Counts one tenant's read models. */
export async function summarise({ products, listings, parked }: ReadModels, tenant: string): Promise<Summary> {
  const [grades, byBucket, refusals, causes] = await Promise.all([
    products.aggregate<Counted<Grade | null>>([
      { $match: { tenant, listed: 1 } },
      { $group: { _id: '$grade', count } },
    ]),
    listings.aggregate<Counted<Bucket | null>>([{ $match: { tenant } }, { $group: { _id: '$bucket', count } }]),
    products.aggregate<Counted<string> & { sample: Finding }>([
      { $match: { tenant, listed: 1 } },
      { $unwind: '$refusedBy' },
      { $group: { _id: '$refusedBy.rule', count, sample: { $first: '$refusedBy' } } },
    ]),
    parked.aggregate<Counted<string>>([{ $match: { tenant, state: 'parked' } }, { $group: { _id: '$cause', count } }]),
  ]);
  const graded = grades.filter((row) => row._id);
  const known = byBucket.filter((row) => row._id);
  const counts = Object.fromEntries(buckets.map((name) => [name, known.find((row) => row._id === name)?.count ?? 0]));
  return {
    products: {
      total: total(grades),
      assessed: total(graded),
      byGrade: Object.fromEntries(graded.map((row) => [row._id, row.count])),
    },
    listings: { total: total(known), ...(counts as Record<Bucket, number>) },
    refusals: refusals
      .map(({ _id: rule, count: times, sample }) => ({ rule, count: times, sample }))
      .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    parked: {
      total: total(causes),
      byCause: causes.map((row) => ({ cause: row._id, count: row.count })).sort((a, b) => b.count - a.count),
    },
  };
}
