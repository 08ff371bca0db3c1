import { Body, Controller, Param } from '@nestjs/common';
import { dismissInput, id, restoreInput, routes } from '#libs/contracts';
import { FindingCatalogue } from '#libs/quality-rules';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { z } from 'zod';
import { DismissFindings } from './dismiss-findings.js';
import type { AssessedRow } from './next-assessment.js';
import { showAssessment } from './show-assessment.js';

const productPath = z.strictObject({ id });

/** Advice an organisation leaves aside. */
@Controller()
export class FindingsController {
  constructor(
    private readonly dismissFindings: DismissFindings,
    private readonly catalogue: FindingCatalogue,
  ) {}

  @HttpRoute(routes.dismissFindings)
  async dismiss(
    @Param({ schema: productPath }) path: z.infer<typeof productPath>,
    @Body({ schema: dismissInput }) body: z.infer<typeof dismissInput>,
    @Who() actor: Actor,
  ): Promise<object> {
    return this.shown(await this.dismissFindings.dismiss(path.id, body, actor), actor);
  }

  @HttpRoute(routes.restoreFindings)
  async restore(
    @Param({ schema: productPath }) path: z.infer<typeof productPath>,
    @Body({ schema: restoreInput }) body: z.infer<typeof restoreInput>,
    @Who() actor: Actor,
  ): Promise<object> {
    return this.shown(await this.dismissFindings.restore(path.id, body, actor), actor);
  }

  private shown({ assessment, product }: AssessedRow, actor: Actor): object {
    return showAssessment(assessment, this.catalogue, actor.language, product);
  }
}
