import { Body, Controller, Headers, Param, Res } from '@nestjs/common';
import { id, routes, selfAssessmentInput, type SelfAssessmentInput } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import type { Response } from 'express';
import { z } from 'zod';
import { AnswerSelfAssessment, readVersionTag, versionTag } from './answer-self-assessment.js';
import { type ShownSelfAssessment, ShowSelfAssessment } from './show-self-assessment.js';

const productPath = z.strictObject({ id });
type ProductPath = z.infer<typeof productPath>;

@Controller()
export class SelfAssessmentController {
  constructor(
    private readonly showSelfAssessment: ShowSelfAssessment,
    private readonly answerSelfAssessment: AnswerSelfAssessment,
  ) {}

  @HttpRoute(routes.getSelfAssessment)
  async get(
    @Param({ schema: productPath }) path: ProductPath,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ShownSelfAssessment> {
    return tagged(await this.showSelfAssessment.run(path.id, actor.tenant, actor.language), response);
  }

  @HttpRoute(routes.putSelfAssessment)
  async put(
    @Param({ schema: productPath }) path: ProductPath,
    @Body({ schema: selfAssessmentInput }) body: SelfAssessmentInput,
    @Headers('if-match') header: string | undefined,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ShownSelfAssessment> {
    const expected = readVersionTag(header);
    return tagged(await this.answerSelfAssessment.run(path.id, body, expected, actor), response);
  }
}

/** Nothing stored yet has no tag: then a first `PUT` goes without one. */
function tagged(shown: ShownSelfAssessment, response: Response): ShownSelfAssessment {
  if (shown.version > 0) response.setHeader('ETag', versionTag(shown.version));
  return shown;
}
