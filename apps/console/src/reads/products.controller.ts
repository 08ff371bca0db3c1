import { productsQuery, routes } from '#libs/contracts';
import { HttpRoute, ProblemError, Who, type Actor } from '#libs/runtime';
import { pageOf } from '#libs/storage';
import { Controller, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { GenerationStore } from '../projections/generation.store.js';
import type { ProductRow, TimelineRow } from '../projections/rows.js';
import { shownTimeline, type ShownEntry } from '../projections/timeline.js';
import { StreamStore } from '../stream/stream.store.js';
import { productsFilter } from './filters.js';

export const byId = z.strictObject({ id: z.string() });

/** One page, newest first, and when the newest change that it may hold was written. */
export interface Page<T> {
  items: T[];
  next?: string;
  asOf?: number;
}

function shown(row: ProductRow): Record<string, unknown> {
  const { _id: id, code, name, producer, ocopSheet, revision, status, updatedAt } = row;
  const { assessedRevision, score, grade, readiness, listings } = row;
  const all = { id, code, name, producer, ocopSheet, revision, status, assessedRevision, score, grade };
  return { ...all, readiness, listings, updatedAt };
}

/** Products as lists show them, and their way to market. */
@Controller()
export class ProductsController {
  constructor(
    private readonly generations: GenerationStore,
    private readonly stream: StreamStore,
  ) {}

  @HttpRoute(routes.listProducts)
  async list(
    @Who() actor: Actor,
    @Query({ schema: productsQuery }) query: z.infer<typeof productsQuery>,
  ): Promise<Page<Record<string, unknown>>> {
    const filter = productsFilter(actor.tenant, query);
    const { products } = await this.generations.models();
    const [{ at }, rows] = await Promise.all([
      this.stream.head(actor.tenant),
      products
        .find(filter)
        .sort({ _id: -1 })
        .limit(query.limit + 1)
        .lean<ProductRow[]>(),
    ]);
    const { items, next } = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    return { items: items.map(shown), ...(next ? { next } : {}), ...(at === undefined ? {} : { asOf: at }) };
  }

  @HttpRoute(routes.timeline)
  async timeline(
    @Who() actor: Actor,
    @Param({ schema: byId }) { id }: z.infer<typeof byId>,
  ): Promise<{ productId: string; entries: ShownEntry[] }> {
    const { tenant } = actor;
    const { products, timeline } = await this.generations.models();
    const product = await products.findOne({ _id: id, tenant }).lean<ProductRow>();
    if (!product || product.forgotten) throw new ProblemError('product.notFound');
    const rows = await timeline.find({ tenant, productId: id }).lean<TimelineRow[]>();
    return { productId: id, entries: shownTimeline(rows, product.uploadedAt) };
  }
}
