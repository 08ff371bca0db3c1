import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { correlationOf } from './actor.js';
import { isDependencyAway } from './dependency-away.js';
import { uuidv7 } from './ids.js';
import type { Log } from './log.js';
import { discardBody } from './read-body.js';
import { ProblemError, problemDocument, type ProblemTexts } from './problem.js';

const RETRY_SECONDS = 5;

/** Which methods the address knows; empty = there is nothing at this address. */
export type AllowedMethods = (path: string) => string[];

/** Answers every error as a problem document. A bug gives only a reference; its stack goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: ProblemTexts,
    private readonly log: Log,
    private readonly allowed: AllowedMethods,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  /** Also for errors outside Nest, e.g. of Express itself. */
  async answer(error: unknown, request: Request, response: Response): Promise<void> {
    const problem = this.problemOf(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const document = problemDocument(this.texts, problem, this.texts.languageOf(request.headers['accept-language']));
    if (document.status === 503) response.setHeader('Retry-After', String(problem.params['seconds'] ?? RETRY_SECONDS));
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    await discardBody(request);
    // an unread body would be taken for the next request
    if (!request.complete) response.setHeader('Connection', 'close');
    response.status(document.status).type('application/problem+json').send(JSON.stringify(document));
  }

  private problemOf(error: unknown, request: Request): ProblemError {
    if (error instanceof ProblemError) return this.checked(error, request);
    if (isDependencyAway(error)) {
      this.log.warn('A dependency is away', { error, correlation: correlationOf(request) });
      return new ProblemError('service.unavailable', { seconds: RETRY_SECONDS });
    }
    return this.refusalOf(statusOf(error), request) ?? this.bug(error, request);
  }

  private checked(problem: ProblemError, request: Request): ProblemError {
    if (Object.hasOwn(this.texts.problems, problem.code)) {
      if (problem.code === 'service.busy' || problem.code === 'service.unavailable')
        problem.params['seconds'] ??= RETRY_SECONDS;
      return problem;
    }
    return this.bug(problem, request);
  }

  private refusalOf(status: number | undefined, request: Request): ProblemError | undefined {
    switch (status) {
      case 400:
        // Express could not decode the path; bodies and fields have their own problems
        return new ProblemError('route.notFound');
      case 401:
        return new ProblemError('auth.required', {}, { headers: { 'WWW-Authenticate': 'Bearer' } });
      case 403:
        return new ProblemError('auth.scope', { scope: '' });
      case 404:
        return this.notFound(request);
      case 413:
        return new ProblemError('request.tooLarge', { limit: '' });
      case 415:
        return new ProblemError('request.unsupportedType', { expected: 'application/json' });
      default:
        return undefined;
    }
  }

  private notFound(request: Request): ProblemError {
    const allowed = this.allowed(request.path).join(', ');
    if (allowed === '') return new ProblemError('route.notFound');
    return new ProblemError('route.method', { allowed }, { headers: { Allow: allowed } });
  }

  private bug(error: unknown, request: Request): ProblemError {
    const reference = uuidv7();
    this.log.error('Bug', {
      reference,
      method: request.method,
      path: request.path,
      correlation: correlationOf(request),
      error,
    });
    return new ProblemError('service.bug', { reference });
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return error instanceof URIError ? 400 : undefined;
}
