import http, { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { DependencyAway } from '#libs/runtime';

export interface OwnerCall {
  /** Base URL of the owner. */
  base: string;
  method: string;
  /** Path and query, percent-encoded as sent. */
  target: string;
  headers: OutgoingHttpHeaders;
  /** Milliseconds until the answer must begin, counted from the last byte sent. */
  timeoutMs: number;
}

/** Keeps connections to the owners open and sends requests over them. Follows no redirects, reads no body. */
export class OwnerClient {
  private readonly plain = new http.Agent({ keepAlive: true, maxSockets: 512, maxFreeSockets: 64 });
  private readonly secure = new https.Agent({ keepAlive: true, maxSockets: 512, maxFreeSockets: 64 });

  /** Begins a request; the caller writes the body. */
  begin({ base, method, target, headers }: OwnerCall): ClientRequest {
    const url = new URL(base);
    const [client, agent] = url.protocol === 'https:' ? [https, this.secure] : [http, this.plain];
    return client.request({
      protocol: url.protocol,
      hostname: url.hostname,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: target,
      method,
      headers,
      agent,
    });
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}

/** The head of the owner's answer. Rejects with DependencyAway when it does not come. */
export function answerOf(upstream: ClientRequest, owner: string, timeoutMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const away = (cause: unknown): void => {
      clearTimeout(timer);
      reject(new DependencyAway(owner, cause));
    };
    const watch = (): void => {
      timer = setTimeout(() => upstream.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    };
    upstream.once('finish', watch);
    upstream.once('error', away);
    upstream.once('close', () => away(new Error('closed before an answer')));
    upstream.once('response', (answer) => {
      clearTimeout(timer);
      upstream.off('finish', watch);
      resolve(answer);
    });
  });
}
