import { Body, Controller, Query } from '@nestjs/common';
import { falsePositivesInput, type FalsePositiveReference, pageQuery, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import type { z } from 'zod';
import { FalsePositives } from './false-positive.store.js';
import { eachItem, type ItemOutcome } from './item-outcomes.js';
import { RecordFalsePositive } from './record-false-positive.js';
import { WithdrawFalsePositive } from './withdraw-false-positive.js';

/** Blocks that officers found to be wrong, and the regression set they make. */
@Controller()
export class FalsePositivesController {
  constructor(
    private readonly falsePositives: FalsePositives,
    private readonly recordFalsePositive: RecordFalsePositive,
    private readonly withdrawFalsePositive: WithdrawFalsePositive,
  ) {}

  @HttpRoute(routes.recordFalsePositives)
  async record(
    @Body({ schema: falsePositivesInput }) { items }: z.infer<typeof falsePositivesInput>,
    @Who() actor: Actor,
  ): Promise<{ items: ItemOutcome[] }> {
    return { items: await eachItem(items, actor.language, (item) => this.recordFalsePositive.run(item, actor)) };
  }

  @HttpRoute(routes.withdrawFalsePositives)
  async withdraw(
    @Body({ schema: falsePositivesInput }) { items }: z.infer<typeof falsePositivesInput>,
    @Who() actor: Actor,
  ): Promise<{ items: ItemOutcome[] }> {
    return { items: await eachItem(items, actor.language, (item) => this.withdrawFalsePositive.run(item, actor)) };
  }

  @HttpRoute(routes.listFalsePositives)
  list(
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
    @Who() actor: Actor,
  ): Promise<{ items: FalsePositiveReference[]; next?: string }> {
    return this.falsePositives.list(actor, query);
  }
}
