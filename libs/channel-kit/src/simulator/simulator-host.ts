import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelSimulator, SimCall, SimRequest, SimResponse } from '../simulator.js';
import { type CallEffect, CallLog } from './call-log.js';
import { FaultDesk, isInstant, type CallFault, type FaultOrder } from './fault-desk.js';

const LONG = 30_000;
const MAX_BODY = 20 * 1024 * 1024;

/** Time as the pretend marketplace reads it; tests give their own. */
export interface HostClock {
  /** UTC ms, with fractions where the source has them. */
  now(): number;
  /** Ms of a clock that never jumps, for durations. */
  monotonic(): number;
  wait(ms: number): Promise<void>;
  /** By how many ms this process was late at something in the last second or two. */
  lagMs?(): number;
}

interface Exchange {
  call: SimCall;
  request: SimRequest;
  order: FaultOrder | null;
  response: ServerResponse;
}
interface Ending {
  sent: SimResponse | null;
  done: SimResponse | null;
}

/** Reads a whole body, at most 20 MB. Honours a body that was read before (`rawBody`). */
export async function readBody(request: IncomingMessage & { rawBody?: Buffer }): Promise<Buffer> {
  if (request.rawBody) return request.rawBody;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** One channel's simulator behind HTTP: plays the faults that were ordered and writes down every call. */
export class SimulatorHost {
  readonly faults: FaultDesk;
  readonly calls: CallLog;

  constructor(
    readonly simulator: ChannelSimulator,
    private readonly clock: HostClock,
    parts: { faults?: FaultDesk; calls?: CallLog } = {},
  ) {
    this.faults = parts.faults ?? new FaultDesk();
    this.calls = parts.calls ?? new CallLog();
  }

  /** Orders a fault; an instant one happens now. Answers how many shops or listings it touched, or 1 for a standing one. */
  order(order: FaultOrder): number {
    if (!isInstant(order.fault)) {
      this.faults.add(order, this.clock.now());
      return 1;
    }
    const shops = order.match.shop === undefined ? this.simulator.shops() : [order.match.shop];
    if (order.fault === 'deleteListing') {
      const subject = order.match.subject ?? '';
      return shops.filter((shop) => this.simulator.deleteListing(shop, subject)).length;
    }
    for (const shop of shops)
      if (order.fault === 'expireTokens') this.simulator.expireTokens(shop);
      else this.simulator.revokeTokens(shop);
    return shops.length;
  }

  /** Answers one request of a shop's. `path` is below the channel's root and may carry a query. */
  async handle(incoming: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const time = this.clock.now();
    const begun = this.clock.monotonic();
    const url = new URL(path, 'http://simulator.invalid');
    const request: SimRequest = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: flat(incoming.headers),
      body: await readBody(incoming),
      now: Math.floor(time),
    };
    const call = this.simulator.describe(request);
    const order = this.faults.take(call, time);
    const ending = await this.play({ call, request, order, response });
    this.write({ time, begun, call, order, ...ending });
  }

  private async play(exchange: Exchange): Promise<Ending> {
    const { call, request, order, response } = exchange;
    if (!order) return this.answer(response, await this.simulator.handle(request));
    const fault = order.fault === 'cut' && order.after ? 'cutAfter' : (order.fault as CallFault);
    switch (fault) {
      case '429':
        return this.refuse(response, this.simulator.throttled(call, order.retryAfter));
      case '503':
        return this.refuse(response, busy(order.retryAfter));
      case 'okWithError':
        return this.refuse(response, this.simulator.okWithError(call));
      case 'reject':
        return this.refuse(response, this.simulator.reject(call));
      case 'htmlBody':
        return this.refuse(response, {
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: '<!doctype html><title>Bảo trì</title><p>Hệ thống đang bảo trì.</p>',
        });
      case 'hugeBody':
        return this.flood(response);
      case 'hang':
        await this.clock.wait(order.delayMs ?? LONG);
        return this.cut(response, null);
      case 'cut':
        return this.cut(response, null);
      case 'cutAfter':
        return this.cut(response, await this.simulator.handle(request));
      case 'lateCommit':
        await this.clock.wait(order.delayMs ?? LONG);
        return this.cut(response, await this.simulator.handle(request));
    }
  }

  private answer(response: ServerResponse, done: SimResponse): Ending {
    send(response, done);
    return { sent: done, done };
  }

  private refuse(response: ServerResponse, sent: SimResponse): Ending {
    send(response, sent);
    return { sent, done: null };
  }

  private cut(response: ServerResponse, done: SimResponse | null): Ending {
    response.destroy();
    return { sent: null, done };
  }

  /** 50 MB of well-formed JSON, sent piece by piece so that it costs this side no memory. */
  private async flood(response: ServerResponse): Promise<Ending> {
    response.writeHead(200, { 'content-type': 'application/json' });
    const piece = Buffer.alloc(64 * 1024, 'x');
    response.write('{"x":"');
    for (let sent = 0; sent < 50 * 1024 * 1024 && !response.destroyed; sent += piece.length)
      if (!response.write(piece)) await drained(response);
    response.end('"}');
    return { sent: { status: 200, body: '' }, done: null };
  }

  private write(entry: { time: number; begun: number; call: SimCall; order: FaultOrder | null } & Ending): void {
    const { time, begun, call, order, sent, done } = entry;
    const outcome = order ? order.fault : done?.error === undefined ? 'ok' : 'error';
    this.calls.add({
      time,
      shop: call.shop,
      operation: call.operation,
      subject: call.subject,
      itemId: done?.itemId ?? null,
      status: sent?.status ?? null,
      outcome,
      error: done?.error ?? null,
      committed: done?.committed ?? false,
      after: done?.committed ? this.effect(call.shop, done.itemId) : null,
      ms: this.clock.monotonic() - begun,
      lagMs: this.clock.lagMs?.() ?? 0,
    });
  }

  private effect(shop: string | null, itemId: string | undefined): CallEffect | null {
    const item = shop !== null && itemId !== undefined ? this.simulator.listing(shop, itemId) : null;
    if (!item) return null;
    const { title, live, variants } = item;
    return { title, live, offers: variants.map(({ sku, price, stock }) => ({ sku, price, stock })) };
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    const finish = (): void => {
      response.off('drain', finish);
      response.off('close', finish);
      done();
    };
    response.on('drain', finish);
    response.on('close', finish);
  });
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  return result;
}

const busy = (retryAfter?: number): SimResponse => ({
  status: 503,
  headers: { 'content-type': 'text/plain', ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) },
  body: 'Service Unavailable',
});

function send(response: ServerResponse, answer: SimResponse): void {
  if (response.destroyed) return;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    ...answer.headers,
    'content-length': String(body.length),
  });
  response.end(body);
}
