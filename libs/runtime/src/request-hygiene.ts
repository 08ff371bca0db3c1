import type { NextFunction, Request, Response } from 'express';
import { correlationOf } from './actor.js';
import type { Log } from './log.js';
import { metrics } from './metrics.js';
import { ProblemError } from './problem.js';

const headers: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Cache-Control', 'no-store'],
];

/** First of all middleware: safe headers (a handler may replace them), correlation id, duration of every request. */
export function requestHygiene(log: Log): (request: Request, response: Response, next: NextFunction) => void {
  const seconds = metrics.histogram(
    'http_request_seconds',
    'Duration of HTTP requests',
    ['method', 'route', 'status'],
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  );
  return (request, response, next) => {
    const begun = performance.now();
    for (const [name, value] of headers) response.setHeader(name, value);
    const correlation = correlationOf(request);
    response.setHeader('X-Correlation-Id', correlation);
    response.once('close', () => {
      const took = (performance.now() - begun) / 1000;
      const pattern: unknown = (request.route as { path?: unknown } | undefined)?.path;
      const route = typeof pattern === 'string' ? pattern : '(none)';
      const status = response.writableFinished ? response.statusCode : 499;
      seconds.observe({ method: request.method.slice(0, 10), route, status }, took);
      log.debug('Request', { method: request.method, route, status, ms: Math.round(took * 1000), correlation });
    });
    const lost = request.httpVersion === '1.1' && request.headers.host === undefined;
    next(lost ? new ProblemError('request.header', { header: 'Host' }) : undefined);
  };
}
