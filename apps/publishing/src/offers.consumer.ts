import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type ForgottenEvent, type GanhEvent, topics } from '#libs/contracts';
import { TakeOffers } from './subjects/take-offers.js';

import { ForgetProduct } from './subjects/forget-product.js';

@Controller()
export class OffersConsumer {
  constructor(
    private readonly takeOffers: TakeOffers,
    private readonly forgetProduct: ForgetProduct,
  ) {}

  @EventPattern(topics.offers)
  async handle(@Payload() event: GanhEvent<'offers.changed.v1'> | ForgottenEvent): Promise<void> {
    if (event.data === null) return this.forgetProduct.run(event as ForgottenEvent, 'offerVersion');
    await this.takeOffers.run(event as GanhEvent<'offers.changed.v1'>);
  }
}
