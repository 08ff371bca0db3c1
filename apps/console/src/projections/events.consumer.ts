import { topics, type EventTypeName, type ForgottenEvent, type GanhEvent, type Topic } from '#libs/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Projections } from './projections.js';

type Told<T extends EventTypeName> = GanhEvent<T> | ForgottenEvent;

/** Every topic there is, into the read models. */
@Controller()
export class EventsConsumer {
  constructor(private readonly projections: Projections) {}

  @EventPattern(topics.products)
  products(@Payload() event: Told<'product.revised.v1' | 'product.removed.v1'>): Promise<void> {
    return this.take(topics.products, event);
  }

  @EventPattern(topics.offers)
  offers(@Payload() event: Told<'offers.changed.v1'>): Promise<void> {
    return this.take(topics.offers, event);
  }

  @EventPattern(topics.assessments)
  assessments(@Payload() event: Told<'product.assessed.v1' | 'product.removed.v1'>): Promise<void> {
    return this.take(topics.assessments, event);
  }

  @EventPattern(topics.listings)
  listings(@Payload() event: Told<'listing.changed.v1'>): Promise<void> {
    return this.take(topics.listings, event);
  }

  @EventPattern(topics.parked)
  parked(@Payload() event: Told<'work.parked.v1'>): Promise<void> {
    return this.take(topics.parked, event);
  }

  private take(topic: Topic, event: GanhEvent | ForgottenEvent): Promise<void> {
    return this.projections.take(topic, event);
  }
}
