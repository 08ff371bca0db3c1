import type { parkedFilter, parkedQuery, ParkedWork } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import { acrossTenants, pageOf } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { GenerationStore } from '../projections/generation.store.js';
import type { ParkedRow } from '../projections/rows.js';
import { parkedListFilter, replayFilter } from '../reads/filters.js';

/** What of an actor decides whose parked work they see: an operator sees everybody's. */
type Seeing = Pick<Actor, 'tenant' | 'operator'>;
const scopeOf = ({ tenant, operator }: Seeing): { tenant?: string } => (operator === true ? {} : { tenant });
const optionsOf = ({ operator }: Seeing): object =>
  operator === true ? acrossTenants('an operator watches every organisation') : {};

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
    const rows = await parked
      .find({ ...scopeOf(actor), ...parkedListFilter(query) })
      .setOptions(optionsOf(actor))
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .lean<ParkedRow[]>();
    const { items, next } = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    return { items: items.flatMap(({ work }) => (work ? [work] : [])), ...(next ? { next } : {}) };
  }

  /** Everything a filter matches, with its owner. */
  async choose(actor: Seeing, filter: z.infer<typeof parkedFilter>): Promise<Chosen[]> {
    const { parked } = await this.generations.models();
    const rows = await parked
      .find({ ...scopeOf(actor), ...replayFilter(filter) })
      .setOptions(optionsOf(actor))
      .select({ owner: 1 })
      .lean<Pick<ParkedRow, '_id' | 'owner'>[]>();
    return rows.map(({ _id: id, owner }) => ({ id, owner }));
  }

  async count(actor: Seeing, filter: z.infer<typeof parkedFilter>): Promise<number> {
    const { parked } = await this.generations.models();
    return parked.countDocuments({ ...scopeOf(actor), ...replayFilter(filter) }).setOptions(optionsOf(actor));
  }
}
