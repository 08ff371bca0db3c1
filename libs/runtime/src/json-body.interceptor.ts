import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { routeOf } from './http-route.js';
import { hasBody, isJson, readJson, type BodyRequest } from './read-body.js';

export interface BodyLimits {
  /** Bytes. */
  standard: number;
  /** Bytes by beginning of the path; the longest that fits wins. */
  byPath: Readonly<Record<string, number>>;
}

/** The limit of one path, in bytes. */
export function limitOf(limits: BodyLimits, path: string): number {
  const fitting = Object.keys(limits.byPath)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  return fitting === undefined ? limits.standard : (limits.byPath[fitting] ?? limits.standard);
}

/** Reads JSON bodies after authorisation and before the handler, so that strangers cannot make us hold their bytes. */
@Injectable()
export class JsonBodyInterceptor implements NestInterceptor {
  constructor(private readonly limits: BodyLimits) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<BodyRequest>();
    const route = routeOf(context.getHandler());
    const streams = route ? route.consumes !== undefined : !isJson(request);
    const bodyless = request.method === 'GET' || request.method === 'HEAD' || !hasBody(request);
    if (!streams && !bodyless) await readJson(request, limitOf(this.limits, (request.url ?? '').split('?')[0] ?? ''));
    return next.handle();
  }
}
