import { Controller, Param, Query } from '@nestjs/common';
import { decisionsQuery, id, pageQuery, routes } from '#libs/contracts';
import { type Actor, HttpRoute, ProblemError, Who } from '#libs/runtime';
import { z } from 'zod';
import { AssessmentStore } from './assessment.store.js';
import { AuditStore } from './audit.store.js';

const productPath = z.strictObject({ id });

/** Who decided what, when and why. */
@Controller()
export class AuditController {
  constructor(
    private readonly audit: AuditStore,
    private readonly store: AssessmentStore,
  ) {}

  /** Of a removed product too. */
  @HttpRoute(routes.productDecisions)
  async ofProduct(
    @Param({ schema: productPath }) path: z.infer<typeof productPath>,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
    @Who() actor: Actor,
  ): Promise<object> {
    if (!(await this.store.find(path.id, actor.tenant))) throw new ProblemError('product.notFound');
    return this.audit.ofProduct(path.id, actor.tenant, query);
  }

  @HttpRoute(routes.listDecisions)
  list(@Query({ schema: decisionsQuery }) query: z.infer<typeof decisionsQuery>, @Who() actor: Actor): Promise<object> {
    return this.audit.list(actor, query);
  }
}
