import { parkedQuery, parkedReplay, routes, type ParkedWork } from '#libs/contracts';
import { HttpRoute, Who, type Actor } from '#libs/runtime';
import { Body, Controller, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ParkedStore } from './parked.store.js';
import { ReplayParked } from './replay-parked.js';

/** Failed work that waits for somebody, and its replay. */
@Controller()
export class ParkedController {
  constructor(
    private readonly parked: ParkedStore,
    private readonly replayParked: ReplayParked,
  ) {}

  @HttpRoute(routes.listParked)
  list(
    @Who() actor: Actor,
    @Query({ schema: parkedQuery }) query: z.infer<typeof parkedQuery>,
  ): Promise<{ items: ParkedWork[]; next?: string }> {
    return this.parked.list(actor, query);
  }

  @HttpRoute(routes.replayParked)
  async replay(
    @Who() actor: Actor,
    @Body({ schema: parkedReplay }) { filter, dryRun }: z.infer<typeof parkedReplay>,
  ): Promise<{ matched: number; replayed: number }> {
    if (dryRun) return { matched: await this.parked.count(actor, filter), replayed: 0 };
    const chosen = await this.parked.choose(actor, filter);
    return { matched: chosen.length, replayed: await this.replayParked.run(chosen) };
  }
}
