import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { correlationOf, Log, ProblemError } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { bodyLimit, tooLarge } from './body-limits.js';
import { requestHeaders, responseHeaders, webhookHeaders } from './forward-headers.js';
import type { Match, Owners } from './match-route.js';
import { answerOf, OwnerClient, type OwnerCall } from './owner-client.js';

const hasBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
const gone = new Set(['ECONNRESET', 'EPIPE']);

/** Passes a request on to the service that owns its route, streamed both ways. */
@Injectable()
export class PassThrough {
  constructor(
    private readonly client: OwnerClient,
    private readonly owners: Owners,
    private readonly timeoutMs: number,
    private readonly log: Log,
  ) {}

  /** Rejects with DependencyAway when the owner is away; a too large body → ProblemError `request.tooLarge`. */
  async forward(match: Match, request: Request, response: Response, authorization: string | undefined): Promise<void> {
    const limit = bodyLimit(match.name, match.route);
    if (limit !== null && Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
    const call = this.call(match, request, authorization);
    const answer = await this.ask(call, match, request, limit);
    await this.hand(answer, request, response);
  }

  private call({ route }: Match, request: Request, authorization: string | undefined): OwnerCall {
    if (route.owner === 'console') throw new Error('the console answers its own routes');
    const correlationId = correlationOf(request);
    const headers: OutgoingHttpHeaders =
      route.scope === 'public'
        ? webhookHeaders(request.headers, correlationId)
        : requestHeaders(request.headers, { authorization, correlationId });
    const { method, originalUrl: target } = request;
    return { base: this.owners[route.owner], method, target, headers, timeoutMs: this.timeoutMs };
  }

  private async ask(call: OwnerCall, match: Match, request: Request, limit: number | null): Promise<IncomingMessage> {
    const { owner } = match.route;
    if (hasBody(request)) return this.send(call, owner, request, limit);
    const first = this.client.begin(call);
    first.end();
    try {
      return await answerOf(first, owner, this.timeoutMs);
    } catch (error) {
      // A kept connection that the owner had just closed: nothing was read there, so asking anew is safe for reads.
      if (!first.reusedSocket || call.method !== 'GET' || !gone.has(codeOf(error))) throw error;
      const second = this.client.begin(call);
      second.end();
      return answerOf(second, owner, this.timeoutMs);
    }
  }

  private async send(call: OwnerCall, owner: string, request: Request, limit: number | null): Promise<IncomingMessage> {
    const upstream = this.client.begin(call);
    const answer = answerOf(upstream, owner, this.timeoutMs);
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (limit !== null && bytes > limit) upstream.destroy(tooLarge(limit));
    };
    request.on('data', count);
    request.once('aborted', () => upstream.destroy(new Error('the sender went away')));
    request.pipe(upstream);
    try {
      return await answer;
    } catch (error) {
      request.unpipe(upstream);
      throw limit !== null && bytes > limit ? tooLarge(limit) : error;
    } finally {
      request.off('data', count);
    }
  }

  private async hand(answer: IncomingMessage, request: Request, response: Response): Promise<void> {
    const status = answer.statusCode ?? 502;
    if (status >= 300 && status < 400 && status !== 304) {
      answer.resume();
      throw new ProblemError('service.unavailable', { seconds: 5 });
    }
    const headers = responseHeaders(answer.headers, correlationOf(request));
    if (!request.complete) headers.connection = 'close';
    response.writeHead(status, headers);
    try {
      await pipeline(answer, response);
    } catch (error) {
      // Headers are out: all that is left is to break the connection, which pipeline has done.
      this.log.warn('An answer was cut', { path: request.path, error });
    }
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
