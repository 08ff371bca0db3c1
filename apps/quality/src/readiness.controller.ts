import { Controller, Param } from '@nestjs/common';
import { id, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { z } from 'zod';
import { ShowReadiness } from './show-readiness.js';

const productPath = z.strictObject({ id });

@Controller()
export class ReadinessController {
  constructor(private readonly showReadiness: ShowReadiness) {}

  @HttpRoute(routes.getReadiness)
  get(@Param({ schema: productPath }) path: z.infer<typeof productPath>, @Who() actor: Actor): Promise<object> {
    return this.showReadiness.run(path.id, actor.tenant, actor.language);
  }
}
