import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Express, NextFunction, Request, Response } from 'express';
import { AuthorisationGuard } from './authorisation.guard.js';
import { answerBrokenRequests } from './broken-requests.js';
import { Health } from './health.js';
import { JsonBodyInterceptor, type BodyLimits } from './json-body.interceptor.js';
import { Log } from './log.js';
import type { ProblemTexts } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { requestHygiene } from './request-hygiene.js';
import { SchemaPipe } from './schema.pipe.js';
import { ServiceTokens } from './service-tokens.js';
import { mountSystemRoutes } from './system-routes.js';
import { TokenVerifier } from './tokens.js';

export interface HttpOptions {
  texts: ProblemTexts;
  limits: BodyLimits;
  /** What handlers without @HttpRoute are. */
  undeclared: 'refuse' | 'public';
}

/** Gives a Nest application our doors: headers, health, authorisation, bodies, schemas, problems. Before `init`. */
export function dressHttp(app: INestApplication, o: HttpOptions): void {
  const express = app.getHttpAdapter().getInstance() as Express;
  const log = app.get(Log);
  express.disable('x-powered-by');
  express.disable('etag');
  express.set('query parser', 'simple');
  answerBrokenRequests(app.getHttpServer() as Server, o.texts);
  app.use(requestHygiene(log));
  mountSystemRoutes(express, app.get(Health));
  const filter = new ProblemFilter(o.texts, log, (path) => methodsAt(express, path));
  app.useGlobalGuards(new AuthorisationGuard(app.get(TokenVerifier), app.get(ServiceTokens), o.texts, o.undeclared));
  app.useGlobalInterceptors(new JsonBodyInterceptor(o.limits));
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(filter);
}

/** Last of all: errors that Express raises before Nest sees the request (e.g. a path that cannot be decoded). */
export function answerExpressErrors(app: INestApplication, texts: ProblemTexts): void {
  const express = app.getHttpAdapter().getInstance() as Express;
  const filter = new ProblemFilter(texts, app.get(Log), (path) => methodsAt(express, path));
  express.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    void filter.answer(error, request, response);
  });
}

/** An address of ours knows fewer. */
const MOST_METHODS = 9;

interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

function methodsAt(express: Express, path: string): string[] {
  const layers = (express as unknown as { router: { stack: Layer[] } }).router.stack;
  const methods = new Set<string>();
  for (const layer of layers) {
    if (!layer.route || !matches(layer, path)) continue;
    const known = Object.keys(layer.route.methods);
    // middleware is mounted under every method there is
    if (known.includes('_all') || known.length > MOST_METHODS) continue;
    for (const method of known) methods.add(method.toUpperCase());
  }
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    // a path that cannot be decoded matches nothing
    return false;
  }
}

/** Stops accepting; resolves when requests in flight have been answered. */
export async function stopAccepting(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(sweep);
  }
}
