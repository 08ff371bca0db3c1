import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type ForgottenEvent, type GanhEvent, topics } from '#libs/contracts';
import { TakeAssessment } from './subjects/take-assessment.js';

import { ForgetProduct } from './subjects/forget-product.js';

@Controller()
export class AssessmentsConsumer {
  constructor(
    private readonly takeAssessment: TakeAssessment,
    private readonly forgetProduct: ForgetProduct,
  ) {}

  @EventPattern(topics.assessments)
  async handle(
    @Payload() event: GanhEvent<'product.assessed.v1' | 'product.removed.v1'> | ForgottenEvent,
  ): Promise<void> {
    if (event.data === null) return this.forgetProduct.run(event as ForgottenEvent, 'assessmentVersion');
    await this.takeAssessment.run(event as GanhEvent<'product.assessed.v1' | 'product.removed.v1'>);
  }
}
