import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { topics } from '#libs/contracts';
import { AssessProduct, type ProductEvent } from './assess-product.js';

@Controller()
export class ProductsConsumer {
  constructor(private readonly assessProduct: AssessProduct) {}

  @EventPattern(topics.products)
  async handle(@Payload() event: ProductEvent): Promise<void> {
    await this.assessProduct.run(event);
  }
}
