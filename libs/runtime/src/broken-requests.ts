import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ProblemError, problemDocument, type Language, type ProblemTexts } from './problem.js';

/** How long a sender of a broken request may take to read its answer; what it still sends is thrown away. */
const FAREWELL_MS = 1_000;
const METHODS = 'GET, POST, PUT, PATCH, DELETE';

interface ParserError extends Error {
  code?: string;
  /** What was being read, as far as Node kept it. */
  rawPacket?: Buffer;
}
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Answers what Node's parser refuses as a problem document too, and closes the connection. */
export function answerBrokenRequests(server: Server, texts: ProblemTexts): void {
  const latest = new WeakMap<Duplex, Exchange>();
  const done = new WeakSet<Duplex>();
  const bidFarewell = (socket: Duplex, problem: ProblemError, accepted: string | undefined): void => {
    if (!socket.writable) return void socket.destroy();
    socket.end(rawAnswer(texts, problem, accepted));
    setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  };
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
    latest.set(request.socket, { request, response }),
  );
  server.on('clientError', (error: ParserError, socket: Duplex) => {
    if (done.has(socket)) return;
    done.add(socket);
    const open = unanswered(latest.get(socket));
    const problem = problemOf(error);
    if (!problem || (open?.response.headersSent && !open.request.complete)) return void socket.destroy();
    if (open?.request.complete) {
      // The request before the broken one gets its answer first.
      open.response.once('finish', () => bidFarewell(socket, problem, acceptedOf(error)));
    } else bidFarewell(socket, problem, open?.request.headers['accept-language'] ?? acceptedOf(error));
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    const problem = new ProblemError('route.method', { allowed: METHODS }, { headers: { Allow: METHODS } });
    bidFarewell(socket, problem, request.headers['accept-language'] ?? '');
  });
  server.on('checkExpectation', ({ headers, socket }: IncomingMessage) =>
    bidFarewell(socket, new ProblemError('request.header', { header: 'Expect' }), headers['accept-language'] ?? ''),
  );
}

const unanswered = (exchange: Exchange | undefined): Exchange | undefined =>
  exchange?.response.writableFinished ? undefined : exchange;

/** Undefined = the sender is gone. */
function problemOf({ code }: ParserError): ProblemError | undefined {
  switch (code) {
    case 'ECONNRESET':
    case 'EPIPE':
      return undefined;
    case 'HPE_HEADER_OVERFLOW':
      return new ProblemError('request.headersTooLarge');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ProblemError('request.tooLarge', { limit: '16 kB' });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ProblemError('request.timeout');
    default:
      return new ProblemError('request.malformed');
  }
}

/** The language asked for, where it stands in what was read before the request broke. */
const acceptedOf = ({ rawPacket }: ParserError): string | undefined =>
  /\r?\naccept-language:[ \t]*([^\r\n]{1,200})/i.exec(rawPacket?.toString('latin1', 0, 20_000) ?? '')?.[1];

/** @param accepted what Accept-Language says; undefined = unknown, so both languages are given. */
function rawAnswer(texts: ProblemTexts, problem: ProblemError, accepted: string | undefined): string {
  const languages: Language[] = accepted === undefined ? ['vi', 'en'] : [texts.languageOf(accepted)];
  const documents = languages.map((language) => problemDocument(texts, problem, language));
  const [first] = documents;
  if (!first) throw new Error('no language');
  const said = (field: 'title' | 'detail'): string => documents.map((document) => String(document[field])).join(' / ');
  const body = JSON.stringify({ ...first, title: said('title'), detail: said('detail') });
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    ...problem.headers,
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${first.status} ${STATUS_CODES[first.status] ?? ''}`, ...lines, '', body].join('\r\n');
}
