import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosResponse } from 'axios';
import { addressProblem, publicLookup } from './address-guard.js';
import { ChannelFault, isChannelFault } from './fault.js';
import type { ChannelHttp, ChannelRequest, ChannelResponse, HttpGuards } from './http.js';
import { lostAnswer, networkFault, redirectFault, refusedAddress } from './network-faults.js';
import { retryAfterMs } from './status-faults.js';

export interface AgentPair {
  http: http.Agent;
  https: https.Agent;
}
/** Keep-alive sockets; foreign ones apart, so that an unchecked socket is never reused for a checked address. */
export interface HttpAgents {
  shop: AgentPair;
  foreign: AgentPair;
}

export interface ChannelHttpOptions {
  /** May a shop's own address lie in a private network? For pretend marketplaces and shops beside us. */
  allowPrivateShops: boolean;
  /** May a picture's address lie in a private network? */
  allowPrivateImages: boolean;
  /** Make once per process with {@link createAgents}; left out = no socket is kept. */
  agents?: HttpAgents;
  /** Largest answer after decompression; 10 MB unless told. */
  maxBytes?: number;
  /** Longest wait for one answer; 15 s unless told. Never longer than what remains of the step. */
  timeoutMs?: number;
}

/** Sockets for all clients of one process. Call `destroy()` on each agent when shutting down. */
export function createAgents(maxSockets = 256): HttpAgents {
  const pair = (): AgentPair => ({
    http: new http.Agent({ keepAlive: true, maxSockets }),
    https: new https.Agent({ keepAlive: true, maxSockets }),
  });
  return { shop: pair(), foreign: pair() };
}

/** How far a call got: only a call that never connected is known to have done nothing. */
interface Progress {
  started: boolean;
  connected: boolean;
}

/** Node's own transport, watched: axios cannot tell a failed connect from a lost answer. */
function watchedTransport(progress: Progress, checked: boolean) {
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void): http.ClientRequest {
      const secure = options.protocol === 'https:';
      const all = checked ? { ...options, lookup: publicLookup as https.RequestOptions['lookup'] } : options;
      const request = secure ? https.request(all, onResponse) : http.request(all, onResponse);
      progress.started = true;
      request.once('socket', (socket) => {
        if (!socket.connecting) progress.connected = true;
        else socket.once(secure ? 'secureConnect' : 'connect', () => (progress.connected = true));
      });
      return request;
    },
  };
}

function serializeParams(params: NonNullable<ChannelRequest['params']>): string {
  const pairs = Object.entries(params).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((item) => [key, String(item)] as const),
  );
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

class GuardedClient implements ChannelHttp {
  constructor(
    private readonly guards: HttpGuards,
    private readonly options: ChannelHttpOptions,
  ) {}

  async send(build: () => ChannelRequest): Promise<ChannelResponse> {
    // The first build only tells the operation; what is sent is built after the slot, with a fresh timestamp and signature.
    const draft = build();
    if (!draft.foreign) await this.guards.takeSlot(draft.operation);
    const remaining = this.guards.remainingMs();
    if (remaining <= 0 || this.guards.signal.aborted) throw new ChannelFault('unavailable', { code: 'deadline' });
    const request = build();
    const started = performance.now();
    const report = (status: number | null, fault?: string): void =>
      this.guards.onCall({
        operation: request.operation,
        status,
        ms: performance.now() - started,
        ...(fault && { fault }),
      });
    try {
      const response = await this.exchange(request, remaining);
      const throttled = response.status === 429 && !request.foreign;
      report(response.status, throttled ? 'throttled' : undefined);
      if (throttled) await this.guards.onThrottled?.('shop', retryAfterMs(response.headers) ?? 1000);
      return response;
    } catch (error) {
      report(null, isChannelFault(error) ? error.kind : 'bug');
      throw error;
    }
  }

  private async exchange(request: ChannelRequest, remaining: number): Promise<ChannelResponse> {
    const allowPrivate = request.foreign ? this.options.allowPrivateImages : this.options.allowPrivateShops;
    const problem = addressProblem(request.url, allowPrivate);
    if (problem) throw refusedAddress(request, problem);
    const progress: Progress = { started: false, connected: false };
    const answer = await this.call(request, remaining, progress, !allowPrivate);
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) throw redirectFault(request);
    const bytes = Buffer.from(answer.data);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(answer.headers)) headers[name.toLowerCase()] = String(value);
    return { status: answer.status, headers, bytes, text: decode(bytes, headers, request) };
  }

  private async call(
    request: ChannelRequest,
    remaining: number,
    progress: Progress,
    checked: boolean,
  ): Promise<AxiosResponse<ArrayBuffer>> {
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    const timer = setTimeout(stop, Math.min(request.timeoutMs ?? this.options.timeoutMs ?? 15_000, remaining));
    this.guards.signal.addEventListener('abort', stop, { once: true });
    const maxBytes = this.options.maxBytes ?? 10 * 1024 * 1024;
    const agents = request.foreign ? this.options.agents?.foreign : this.options.agents?.shop;
    try {
      return await axios.request<ArrayBuffer>({
        method: request.method,
        url: request.url,
        params: request.params,
        paramsSerializer: { serialize: serializeParams },
        headers: { 'User-Agent': 'Ganh/1', ...request.headers },
        data: request.body,
        // The bytes of `body` are signed or counted already: nothing may rewrite them.
        transformRequest: [(data: unknown) => data],
        transformResponse: [(data: unknown) => data],
        responseType: 'arraybuffer',
        validateStatus: () => true,
        maxRedirects: 0,
        maxContentLength: maxBytes,
        maxBodyLength: 20 * 1024 * 1024,
        proxy: false,
        signal: abort.signal,
        transport: watchedTransport(progress, checked),
        ...(agents && { httpAgent: agents.http, httpsAgent: agents.https }),
      });
    } catch (error) {
      throw networkFault(error, request, progress);
    } finally {
      clearTimeout(timer);
      this.guards.signal.removeEventListener('abort', stop);
    }
  }
}

const textual = /json|text|xml|javascript|urlencoded/i;

function decode(bytes: Buffer, headers: Record<string, string>, request: ChannelRequest): string {
  const type = headers['content-type'] ?? 'application/json';
  if (!textual.test(type)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw lostAnswer(request, 'notUtf8');
  }
}

/**
 * The client every adapter sends through. Takes a slot, builds the request, sends it once (no redirect, no retry), within
 * the remaining time of the step. Faults: `unavailable` (never connected, or a read whose answer was lost),
 * `unknownOutcome` (a write whose answer was lost), `invalid` (a picture's address we may not call), `bug` (the channel
 * redirects elsewhere, or the request cannot be written).
 */
export function createChannelHttp(guards: HttpGuards, options: ChannelHttpOptions): ChannelHttp {
  return new GuardedClient(guards, options);
}
