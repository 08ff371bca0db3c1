import type { IncomingMessage } from 'node:http';
import { createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import { ProblemError } from './problem.js';
import { strictJson } from './strict-json.js';

/** A request once its body was read. */
export interface BodyRequest extends IncomingMessage {
  body?: unknown;
  /** The bytes as sent, after decompression. */
  rawBody?: Buffer;
}

const IDLE_MS = 10_000;
/** Bytes per second that a body must bring once it takes longer than the silence it may keep. */
const SLOWEST = 500;
/** What is still read and thrown away so that the sender gets to see a refusal instead of a broken connection. */
const DISCARD = { bytes: 128_000_000, ms: 15_000, idleMs: 1_000 } as const;
const jsonType = /^application\/(?:json|[\w.+-]+\+json)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?(?:;.*)?$/i;
const otherCharset = /charset\s*=\s*"?(?!utf-?8)/i;

const tooLarge = (limit: number): ProblemError =>
  new ProblemError(
    'request.tooLarge',
    { limit: `${Math.round(limit / 1000)} kB` },
    { headers: { Connection: 'close' } },
  );

function decoded(request: IncomingMessage): Readable {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return request;
  const inflate = encoding === 'gzip' ? createGunzip() : encoding === 'deflate' ? createInflate() : null;
  if (!inflate) throw new ProblemError('request.unsupportedType', { expected: 'application/json (identity, gzip)' });
  request.once('aborted', () => inflate.destroy(new ProblemError('request.notJson')));
  return request.pipe(inflate);
}

/** Stops reading without leaving bytes that would be taken for the next request on this connection. */
function abandon(request: IncomingMessage): void {
  request.unpipe();
  request.pause();
}

const tooSlow = (): ProblemError => new ProblemError('request.timeout', {}, { headers: { Connection: 'close' } });

/** The sender is answered, not cut off: what it sent so far may be all that it has. */
async function beforeIdle<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), ms);
  });
  try {
    return await Promise.race([work, idle]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The pieces of a body as they come, in time: silence for `idleMs`, or drop by drop for longer → ProblemError
 * `request.timeout`. A reader that stops early leaves the rest to `discardBody`.
 */
export async function* piecesOf(source: Readable, idleMs = IDLE_MS): AsyncGenerator<Buffer, void, undefined> {
  const begun = performance.now();
  let size = 0;
  const pieces = source.iterator({ destroyOnReturn: false });
  let waiting = true;
  try {
    for (;;) {
      waiting = true;
      const piece = await beforeIdle(pieces.next() as Promise<IteratorResult<Buffer, undefined>>, idleMs);
      waiting = false;
      if (piece.done) return;
      size += piece.value.length;
      const took = performance.now() - begun;
      if (took > idleMs && size * 1_000 < SLOWEST * took) throw tooSlow();
      yield piece.value;
    }
  } finally {
    // Its listeners would keep others from reading on; while it waits for a piece it cannot be ended.
    if (!waiting) await pieces.return?.();
  }
}

async function collect(request: IncomingMessage, source: Readable, limit: number, idleMs: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of piecesOf(source, idleMs)) {
      size += piece.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(piece);
    }
    return Buffer.concat(chunks, size);
  } catch (error) {
    abandon(request);
    throw error instanceof ProblemError
      ? error
      : new ProblemError('request.notJson', {}, { headers: { Connection: 'close' } });
  }
}

/** Reads the rest of a body and throws it away, within bounds of size, time and silence. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed || Number(request.headers['content-length'] ?? 0) > DISCARD.bytes) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DISCARD.ms);
    let idle = setTimeout(resolve, DISCARD.idleMs);
    const done = (): void => {
      clearTimeout(timer);
      clearTimeout(idle);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DISCARD.bytes) return done();
      clearTimeout(idle);
      idle = setTimeout(done, DISCARD.idleMs);
    });
    for (const end of ['end', 'close', 'error']) request.once(end, done);
    request.resume();
  });
}

/**
 * All bytes of a request's body (gzip and deflate undone), kept as `rawBody` so that a second call gives the same.
 * More than `limit` bytes, also after inflation → ProblemError `request.tooLarge`; no byte for 10 s, or
 * drop by drop for longer → `request.timeout`.
 */
export async function readRaw(request: IncomingMessage, limit: number, idleMs = IDLE_MS): Promise<Buffer> {
  const carrier = request as BodyRequest;
  if (carrier.rawBody) return carrier.rawBody;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  carrier.rawBody = await collect(request, decoded(request), limit, idleMs);
  return carrier.rawBody;
}

export const hasBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

export const isJson = (request: IncomingMessage): boolean => {
  const type = request.headers['content-type'] ?? '';
  return jsonType.test(type) && !otherCharset.test(type);
};

/** The JSON body, strictly read; undefined where there is none. Sets `body` and `rawBody`. */
export async function readJson(request: IncomingMessage, limit: number, idleMs = IDLE_MS): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  if (!isJson(request)) throw new ProblemError('request.unsupportedType', { expected: 'application/json' });
  const carrier = request as BodyRequest;
  carrier.body = strictJson(await readRaw(request, limit, idleMs));
  return carrier.body;
}
