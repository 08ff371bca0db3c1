import { Body, Controller } from '@nestjs/common';
import { routes, rulePackChoice, type RulePackState } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { z } from 'zod';
import { ManageRulePacks } from './manage-rule-packs.js';

/** The pack's own reader says more than a schema could. */
const packFile = z.looseObject({});

@Controller()
export class RulePacksController {
  constructor(private readonly packs: ManageRulePacks) {}

  @HttpRoute(routes.listRulePacks)
  list(@Who() actor: Actor): Promise<{ items: RulePackState[] }> {
    return this.packs.list(actor);
  }

  @HttpRoute(routes.storeRulePack)
  store(@Body({ schema: packFile }) body: z.infer<typeof packFile>, @Who() actor: Actor): Promise<RulePackState> {
    return this.packs.store(body, actor);
  }

  @HttpRoute(routes.previewRulePack)
  preview(
    @Body({ schema: rulePackChoice }) { id }: z.infer<typeof rulePackChoice>,
    @Who() actor: Actor,
  ): Promise<RulePackState> {
    return this.packs.preview(id, actor);
  }

  @HttpRoute(routes.cancelRulePackPreview)
  cancel(
    @Body({ schema: rulePackChoice }) { id }: z.infer<typeof rulePackChoice>,
    @Who() actor: Actor,
  ): Promise<RulePackState> {
    return this.packs.cancel(id, actor);
  }

  @HttpRoute(routes.activateRulePack)
  activate(
    @Body({ schema: rulePackChoice }) { id }: z.infer<typeof rulePackChoice>,
    @Who() actor: Actor,
  ): Promise<RulePackState> {
    return this.packs.activate(id, actor);
  }
}
