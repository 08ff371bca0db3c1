import { languageOf, parkedQuery, parkedReplay, parkedTexts, routes, type ParkedWork } from '#libs/contracts';
import { HttpRoute, Who, type Actor } from '#libs/runtime';
import { Body, Controller, Headers, Query } from '@nestjs/common';
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
  async list(
    @Who() actor: Actor,
    @Query({ schema: parkedQuery }) query: z.infer<typeof parkedQuery>,
    @Headers('accept-language') asked: string | undefined,
  ): Promise<{ items: (ParkedWork & ReturnType<typeof parkedTexts>)[]; next?: string }> {
    const { items, ...page } = await this.parked.list(actor, query);
    const language = languageOf(asked);
    return { items: items.map((work) => ({ ...work, ...parkedTexts(work, language) })), ...page };
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
