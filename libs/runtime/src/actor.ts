import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { Language } from './problem.js';
import { uuidv7 } from './ids.js';

/** Who asks, as the verified token says. */
export interface Actor {
  kind: 'person' | 'key' | 'service';
  /** Person, key, or name of the service. */
  id: string;
  /** Empty for a service: its routes name tenants themselves. */
  tenant: string;
  scopes: string[];
  /** Areas whose officer this person is. */
  officerAreas?: string[];
  operator?: boolean;
  language: Language;
  correlationId: string;
  traceparent?: string;
}

const ACTOR = Symbol('actor');
const CORRELATION = Symbol('correlation');
type Carrier = IncomingMessage & { [ACTOR]?: Actor; [CORRELATION]?: string };

/** The request's correlation id: `X-Correlation-Id` where well formed, else a new one. */
export function correlationOf(request: IncomingMessage): string {
  const carrier = request as Carrier;
  const given = request.headers['x-correlation-id'];
  carrier[CORRELATION] ??= typeof given === 'string' && /^[\w.:-]{8,100}$/.test(given) ? given : uuidv7();
  return carrier[CORRELATION];
}

/** W3C trace context of the request, where well formed. */
export function traceparentOf(request: IncomingMessage): string | undefined {
  const given = request.headers['traceparent'];
  return typeof given === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given) ? given : undefined;
}

export function setActor(request: IncomingMessage, actor: Actor): void {
  (request as Carrier)[ACTOR] = actor;
}

/** The verified actor of a request; undefined on public routes. */
export const actorOf = (request: IncomingMessage): Actor | undefined => (request as Carrier)[ACTOR];

/** `@Who() actor: Actor`; on a public route undefined. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<IncomingMessage>()),
) as () => ParameterDecorator;
