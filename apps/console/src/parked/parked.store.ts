import type { parkedFilter, parkedQuery, ParkedWork } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import { acrossTenants, pageOf } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { GenerationStore } from '../projections/generation.store.js';
import type { ReadModels } from '../projections/read-models.js';
import type { ParkedRow } from '../projections/rows.js';
import { parkedListFilter, replayFilter } from '../reads/filters.js';

/** What of an actor decides whose parked work they see: an operator sees everybody's. */
type Seeing = Pick<Actor, 'tenant' | 'operator'>;
const everybody = acrossTenants('an operator watches every organisation');

/** What of the parked work an actor may see. */
const seen = (parked: ReadModels['parked'], { tenant, operator }: Seeing, filter: Record<string, unknown>) =>
  operator === true ? parked.find(filter).setOptions(everybody) : parked.find({ ...filter, tenant });

export interface Chosen {
  id: string;
  owner: ParkedWork['owner'];
}

/** Parked work as the read model knows it. */
@Injectable()
export class ParkedStore {
  constructor(private readonly generations: GenerationStore) {}

  async list(actor: Seeing, query: z.infer<typeof parkedQuery>): Promise<{ items: ParkedWork[]; next?: string }> {
    const { parked } = await this.generations.models();
    const rows = await seen(parked, actor, parkedListFilter(query))
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .lean<ParkedRow[]>();
    const { items, next } = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    return { items: items.flatMap(({ work }) => (work ? [work] : [])), ...(next ? { next } : {}) };
  }

  /** Everything a filter matches, with its owner. */
  async choose(actor: Seeing, filter: z.infer<typeof parkedFilter>): Promise<Chosen[]> {
    const { parked } = await this.generations.models();
    const rows = await seen(parked, actor, replayFilter(filter))
      .select({ owner: 1 })
      .lean<Pick<ParkedRow, '_id' | 'owner'>[]>();
    return rows.map(({ _id: id, owner }) => ({ id, owner }));
  }

  async count(actor: Seeing, filter: z.infer<typeof parkedFilter>): Promise<number> {
    const { parked } = await this.generations.models();
    return seen(parked, actor, replayFilter(filter)).countDocuments();
  }
}
