import { EventPattern } from '@nestjs/microservices';
import type { Topic } from '#libs/contracts';

/**
 * `@EventPattern(topic)` whose handler may type its context: `handle(@Payload() event: …, @Ctx() context: EventContext)`.
 * Nest's own decorator demands that everything after the payload is `unknown`.
 */
export const OnTopic = (topic: Topic): MethodDecorator => EventPattern(topic) as MethodDecorator;
