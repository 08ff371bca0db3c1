import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { correlationOf, setActor, traceparentOf, type Actor } from './actor.js';
import { routeOf } from './http-route.js';
import { ProblemError, type ProblemTexts } from './problem.js';
import { ServiceTokens } from './service-tokens.js';
import { invalidToken, type TokenVerifier } from './tokens.js';

/** Every route is closed unless declared: who asks is verified here, and the route's scope checked. */
@Injectable()
export class AuthorisationGuard implements CanActivate {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly services: ServiceTokens,
    private readonly texts: ProblemTexts,
    private readonly undeclared: 'refuse' | 'public',
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler());
    if (!route && this.undeclared === 'refuse') throw new Error('a handler without @HttpRoute is closed');
    if (!route || route.scope === 'public') return true;
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    const actor = await this.actor(request, bearerOf(request));
    if (!permits(route.scope, actor)) throw new ProblemError('auth.scope', { scope: route.scope });
    setActor(request, actor);
    return true;
  }

  private async actor(request: IncomingMessage, token: string): Promise<Actor> {
    const traceparent = traceparentOf(request);
    const surroundings = {
      language: this.texts.languageOf(request.headers['accept-language']),
      correlationId: correlationOf(request),
      ...(traceparent ? { traceparent } : {}),
    };
    if (ServiceTokens.looksLikeOne(token)) {
      const service = this.services.verify(token);
      if (service === null) throw invalidToken();
      return { kind: 'service', id: service, tenant: '', scopes: ['internal'], ...surroundings };
    }
    const { sub, ...claims } = await this.verifier.verify(token);
    return { id: sub, ...claims, ...surroundings };
  }
}

/** Services hold `internal` and nothing else; people and keys never hold it, whatever their token lists. */
function permits(scope: string, actor: Actor): boolean {
  if (actor.kind === 'service' || scope === 'internal') return actor.kind === 'service' && scope === 'internal';
  if (scope === 'operator') return actor.operator === true;
  if (scope === 'officer') return actor.operator === true || (actor.officerAreas?.length ?? 0) > 0;
  return actor.scopes.includes(scope);
}

function bearerOf(request: IncomingMessage): string {
  const match = /^Bearer +([\w.~+/=-]{1,8000})$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new ProblemError('auth.required', {}, { headers: { 'WWW-Authenticate': 'Bearer' } });
  return match[1];
}
