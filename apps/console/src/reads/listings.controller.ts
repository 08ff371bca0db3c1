import { listingsQuery, routes } from '#libs/contracts';
import { HttpRoute, ProblemError, Who, type Actor } from '#libs/runtime';
import { pageOf } from '#libs/storage';
import { Controller, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { GenerationStore } from '../projections/generation.store.js';
import type { ListingRow } from '../projections/rows.js';
import { StreamStore } from '../stream/stream.store.js';
import { listingsFilter } from './filters.js';
import { byId, type Page } from './products.controller.js';
import { FindingTexts } from './finding-texts.js';

/** Listings with their three states. */
@Controller()
export class ListingsController {
  constructor(
    private readonly generations: GenerationStore,
    private readonly stream: StreamStore,
    private readonly texts: FindingTexts,
  ) {}

  @HttpRoute(routes.listListings)
  async list(
    @Who() actor: Actor,
    @Query({ schema: listingsQuery }) query: z.infer<typeof listingsQuery>,
  ): Promise<Page<Record<string, unknown>>> {
    const filter = listingsFilter(actor.tenant, query);
    const { listings } = await this.generations.models();
    const [{ at }, rows] = await Promise.all([
      this.stream.head(actor.tenant),
      listings
        .find(filter)
        .sort({ _id: -1 })
        .limit(query.limit + 1)
        .lean<ListingRow[]>(),
    ]);
    const { items, next } = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    const states = items.filter((row) => row.state).map((row) => this.shown(row, actor));
    return { items: states, ...(next ? { next } : {}), ...(at === undefined ? {} : { asOf: at }) };
  }

  @HttpRoute(routes.getListing)
  async one(
    @Who() actor: Actor,
    @Param({ schema: byId }) { id }: z.infer<typeof byId>,
  ): Promise<Record<string, unknown>> {
    const { listings } = await this.generations.models();
    const row = await listings.findOne({ _id: id, tenant: actor.tenant }).lean<ListingRow>();
    if (!row?.state) throw new ProblemError('listing.notFound');
    return this.shown(row, actor);
  }

  private shown({ state, bucket }: ListingRow, { language }: Actor): Record<string, unknown> {
    if (!state?.latest) return { ...state, bucket };
    const findings = state.latest.findings.map((finding) => this.texts.of(finding, language));
    return { ...state, bucket, latest: { ...state.latest, findings } };
  }
}
