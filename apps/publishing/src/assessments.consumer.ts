import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type ForgottenEvent, type GanhEvent, topics } from '#libs/contracts';
import { TakeAssessment } from './subjects/take-assessment.js';

@Controller()
export class AssessmentsConsumer {
  constructor(private readonly takeAssessment: TakeAssessment) {}

  @EventPattern(topics.assessments)
  async handle(
    @Payload() event: GanhEvent<'product.assessed.v1' | 'product.removed.v1'> | ForgottenEvent,
  ): Promise<void> {
    // A forgotten product left as removed before; its fence stays, so nothing late brings it back.
    if (event.data === null) return;
    await this.takeAssessment.run(event as GanhEvent<'product.assessed.v1' | 'product.removed.v1'>);
  }
}
