import { Body, Controller, Param } from '@nestjs/common';
import { id, productInput, routes } from '#libs/contracts';
import { FindingCatalogue } from '#libs/quality-rules';
import { type Actor, HttpRoute, ProblemError, Who } from '#libs/runtime';
import { z } from 'zod';
import { AssessDraft } from './assess-draft.js';
import { AssessmentStore } from './assessment.store.js';
import { Judge } from './judge.js';
import { showAssessment, showRule } from './show-assessment.js';

const draftInput = z.strictObject({ product: productInput });
const productPath = z.strictObject({ id });

@Controller()
export class AssessmentsController {
  constructor(
    private readonly store: AssessmentStore,
    private readonly judge: Judge,
    private readonly catalogue: FindingCatalogue,
    private readonly assessDraft: AssessDraft,
  ) {}

  @HttpRoute(routes.draftAssessment)
  draft(@Body({ schema: draftInput }) body: z.infer<typeof draftInput>, @Who() actor: Actor): object {
    return this.assessDraft.run(body.product, actor);
  }

  @HttpRoute(routes.getAssessment)
  async get(@Param({ schema: productPath }) path: z.infer<typeof productPath>, @Who() actor: Actor): Promise<object> {
    const row = await this.store.find(path.id, actor.tenant);
    if (!row?.assessment) throw new ProblemError('product.notFound');
    return showAssessment(row.assessment, this.catalogue, actor.language, row.product);
  }

  @HttpRoute(routes.listRules)
  rules(@Who() actor: Actor): object {
    const { rules, pack } = this.judge.engine;
    return {
      pack: pack.id,
      about: pack.about[actor.language],
      items: rules.map((rule) => showRule(rule, pack, actor.language)),
    };
  }
}
