import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventContext } from './event-context.js';
import type { AnyEvent } from './record.js';

export type EventHandler = (event: AnyEvent, context: EventContext) => Promise<void>;

/**
 * The handler of each claimed topic. Throws when a topic has none, more than one, or a `@MessagePattern`: a topic
 * without a handler would be read and forgotten.
 */
export function handlersOf(
  claimed: readonly string[],
  registered: ReadonlyMap<string, MessageHandler>,
): Map<string, EventHandler> {
  const handlers = new Map<string, EventHandler>();
  for (const topic of claimed) {
    const handler = registered.get(topic);
    if (!handler) throw new Error(`no @EventPattern('${topic}') handles the claimed topic ${topic}`);
    if (handler.next) throw new Error(`more than one @EventPattern('${topic}') handles the claimed topic ${topic}`);
    if (handler.isEventHandler !== true) throw new Error(`topic ${topic} needs @EventPattern, not @MessagePattern`);
    handlers.set(topic, async (event, context) => {
      const outcome: unknown = await handler(event, context);
      if (isObservable(outcome)) await lastValueFrom(outcome, { defaultValue: undefined });
    });
  }
  return handlers;
}
