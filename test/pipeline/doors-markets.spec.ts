import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChannelAdapter,
  type ChannelSession,
  createChannelHttp,
  createSession,
  isChannelFault,
} from '#libs/channel-kit';
import { loadChannels } from '#libs/channels';
import { connectionMapping } from '#libs/contracts';

/** What a marketplace, or whatever stands before it, may answer. No service runs here: adapters are asked directly. */
let server: Server;
let origin: string;
let answer: (socket: Socket) => void;
/** Requests that reached the place nobody should be sent to. */
let strayed = 0;
let elsewhere: Server;
let adapters: ChannelAdapter[];

const listen = (one: Server): Promise<string> =>
  new Promise((resolve) =>
    one.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(one.address() as AddressInfo).port}`)),
  );

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  elsewhere = createServer((socket) => {
    strayed += 1;
    socket.destroy();
  });
  origin = await listen(server);
  await listen(elsewhere);
  adapters = [...(await loadChannels()).values()];
});
afterAll(async () => {
  for (const one of [server, elsewhere]) await new Promise((resolve) => one.close(resolve));
});

const SECRET = 'bi-mat-khong-ai-duoc-thay-0123456789';
const connected: Record<
  string,
  { settings: (at: string) => Record<string, unknown>; credentials: Record<string, unknown> }
> = {
  woocommerce: {
    settings: (url) => ({ url }),
    credentials: { consumerKey: `ck_${SECRET}`, consumerSecret: `cs_${SECRET}` },
  },
  shopee: {
    settings: (baseUrl) => ({ baseUrl, shopId: '4400001' }),
    credentials: {
      partnerId: '1000001',
      partnerKey: SECRET,
      accessToken: SECRET,
      refreshToken: SECRET,
      expiresAt: 8_000_000_000_000,
    },
  },
};

function session(adapter: ChannelAdapter, at: string): ChannelSession {
  const guards = {
    takeSlot: () => Promise.resolve(),
    onCall: () => undefined,
    remainingMs: () => 5_000,
    signal: new AbortController().signal,
  };
  const http = createChannelHttp(guards, { allowPrivateShops: true, allowPrivateImages: true, timeoutMs: 5_000 });
  const { settings, credentials } = connected[adapter.id] ?? { settings: () => ({}), credentials: {} };
  const account = { connectionId: 'c', shop: '4400001', settings: settings(at), mapping: connectionMapping.parse({}) };
  return createSession({ account, credentials, http, now: () => 1_790_000_000_000, log: () => undefined });
}

const http = (head: string[], body: string | Buffer = ''): Buffer =>
  Buffer.concat([
    Buffer.from([...head, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', ''].join('\r\n')),
    Buffer.from(body),
  ]);
const ok = 'HTTP/1.1 200 OK';
const json = 'Content-Type: application/json';
const throttled = (after: string): Buffer => http(['HTTP/1.1 429 Too Many', json, `Retry-After: ${after}`], '{}');

const nonsense: [string, () => Buffer][] = [
  ['204 and nothing', () => Buffer.from('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n')],
  ['200 and nothing', () => http([ok, json])],
  ['201 without an id', () => http(['HTTP/1.1 201 Created', json], '{}')],
  ['null', () => http([ok, json], 'null')],
  ['a number', () => http([ok, json], '1e400')],
  ['a prototype', () => http([ok, json], '{"__proto__":{"id":7,"response":{},"error":""}}')],
  ['a constructor', () => http([ok, json], '{"constructor":{"prototype":{"polluted":true}}}')],
  ['100,000 levels', () => http([ok, json], '['.repeat(100_000))],
  ['a web page', () => http([ok, 'Content-Type: text/html'], '<html>Bảo trì</html>')],
  ['a web page called JSON', () => http([ok, json], '<html>Bảo trì</html>')],
  ['half an answer', () => Buffer.from(`${ok}\r\n${json}\r\nContent-Length: 999\r\n\r\n{"id":`)],
  ['pieces without an end', () => Buffer.from(`${ok}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n`)],
  ['pieces of no size', () => Buffer.from(`${ok}\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`)],
  ['no HTTP', () => Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
  ['bytes', () => Buffer.from([0x16, 3, 1, 0, 0xff, 0xfe])],
  [
    'HTTP/1.0 and an error',
    () => Buffer.from(`HTTP/1.0 200 OK\r\n${json}\r\n\r\n{"error":"x","code":"x","message":"x"}`),
  ],
  ['no UTF-8', () => http([ok, json], Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))],
  ['a packed bomb', () => http([ok, json, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(150_000_000, 0x20)))],
  [
    'cookies without end',
    () =>
      http([ok, json, ...Array.from({ length: 2_000 }, (_, index) => `Set-Cookie: c${index}=${'x'.repeat(50)}`)], '{}'),
  ],
  [
    'another place',
    () => http(['HTTP/1.1 301 Moved', `Location: http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`], ''),
  ],
  ['a file', () => http(['HTTP/1.1 302 Found', 'Location: file:///etc/passwd'], '')],
  ['999', () => http(['HTTP/1.1 999 Strange', json], '{}')],
];

/** Both kinds of call, for each channel: what they end as. */
async function outcomes(at = origin): Promise<{ name: string; error: unknown }[]> {
  const found: { name: string; error: unknown }[] = [];
  for (const adapter of adapters) {
    const url = at.includes('://') ? at : `http://${at}`;
    const calls: [string, () => Promise<unknown>][] = [
      ['reads', () => adapter.findBySku(session(adapter, url), ['SP-1'])],
      ['writes', () => adapter.setVisibility(session(adapter, url), { itemId: '7', variants: {} }, 'live')],
    ];
    for (const [name, call] of calls)
      found.push({
        name: `${adapter.id} ${name}`,
        error: await call().then(
          () => 'taken for success',
          (error: unknown) => error,
        ),
      });
  }
  return found;
}

describe('an answer of a marketplace that is none', () => {
  it.each(nonsense)('%s is a fault, never a success, and tells no key', async (_name, bytes) => {
    const raw = bytes();
    answer = (socket) => socket.end(raw);
    for (const { name, error } of await outcomes()) {
      expect(isChannelFault(error), `${name}: ${inspect(error)}`).toBe(true);
      const kinds = name.endsWith('writes')
        ? ['unknownOutcome', 'bug', 'invalid', 'conflict']
        : ['unavailable', 'bug', 'invalid'];
      expect(kinds, name).toContain((error as { kind: string }).kind);
      expect(inspect(error, { depth: 8, showHidden: true })).not.toContain(SECRET);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(strayed).toBe(0);
  });

  it('a place where nobody speaks TLS was not reached', async () => {
    answer = (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    for (const { name, error } of await outcomes(`https://${origin}`))
      expect(error, name).toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    ['-1', undefined],
    ['1e9', 86_400_000],
    ['soon', undefined],
    ['', undefined],
    ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    ['0x10', 16_000],
    ['2', 2_000],
  ])('Retry-After: %s makes a wait of reason', async (after, ms) => {
    answer = (socket) => socket.end(throttled(after));
    for (const { name, error } of await outcomes()) {
      expect(error, name).toMatchObject({ kind: 'throttled' });
      expect((error as { detail: { retryAfterMs?: number } }).detail.retryAfterMs, name).toBe(ms);
    }
  });
});
