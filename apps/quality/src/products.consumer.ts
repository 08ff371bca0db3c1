import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { topics } from '#libs/contracts';
import { AssessProduct, type ProductEvent } from './assess-product.js';
import { SelfAssessmentStore } from './self-assessment.store.js';

@Controller()
export class ProductsConsumer {
  constructor(
    private readonly assessProduct: AssessProduct,
    private readonly answers: SelfAssessmentStore,
  ) {}

  @EventPattern(topics.products)
  async handle(@Payload() event: ProductEvent): Promise<void> {
    await this.assessProduct.run(event);
    // The owner's null value is final: nothing revives the product, so its answers go too.
    if (event.data === null) await this.answers.forget(event.subject, event.tenantid);
  }
}
