import { ProblemError } from '#libs/runtime';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { bearerKey } from '../identity/api-key.js';
import { TokenDesk } from '../identity/token-desk.js';
import { matchRoute, type Match } from './match-route.js';
import { PassThrough } from './pass-through.js';

const ours = /^\/internal\//;

/** The one door: exchanges API keys for short tokens, and passes on what other services own. */
@Injectable()
export class GatewayMiddleware implements NestMiddleware {
  constructor(
    private readonly desk: TokenDesk,
    private readonly passThrough: PassThrough,
  ) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const [path = ''] = request.originalUrl.split('?');
    if (ours.test(path)) {
      await this.exchange(request);
      next();
      return;
    }
    const { route } = this.find(request.method, path);
    if (route.route.scope !== 'public') await this.exchange(request);
    if (route.route.owner === 'console') next();
    else await this.passThrough.forward(route, request, response, this.identity(route, request));
  }

  private find(method: string, path: string): { route: Match } {
    const found = matchRoute(method, path);
    if (found.kind === 'route') return { route: found.match };
    if (found.kind === 'none') throw new ProblemError('route.notFound');
    const allowed = found.allowed.join(', ');
    throw new ProblemError('route.method', { allowed }, { headers: { Allow: allowed } });
  }

  private async exchange(request: Request): Promise<void> {
    const key = bearerKey(request.headers.authorization);
    if (key) request.headers.authorization = `Bearer ${await this.desk.forKeyCached(key)}`;
  }

  private identity({ route }: Match, request: Request): string | undefined {
    const { authorization } = request.headers;
    if (route.scope !== 'public' && authorization === undefined)
      throw new ProblemError('auth.required', {}, { headers: { 'WWW-Authenticate': 'Bearer' } });
    return authorization;
  }
}
