import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isChannelFault, type ChannelFault } from './fault.js';
import { createChannelHttp, type ChannelHttpOptions } from './http-client.js';
import type { ChannelRequest, HttpGuards } from './http.js';

let answer: RequestListener;
let server: Server;
let origin: string;
let log: string[];
let guards: HttpGuards;
let abort: AbortController;

beforeEach(async () => {
  log = [];
  abort = new AbortController();
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  guards = {
    takeSlot: (operation) => Promise.resolve(void log.push(`slot ${operation}`)),
    onCall: ({ operation, status, fault }) => void log.push(`call ${operation} ${status ?? fault}`),
    remainingMs: () => 5000,
    onThrottled: (scope, ms) => Promise.resolve(void log.push(`throttled ${scope} ${ms}`)),
    signal: abort.signal,
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const open: ChannelHttpOptions = { allowPrivateShops: true, allowPrivateImages: true };
const request = (more: Partial<ChannelRequest> = {}): ChannelRequest => ({
  method: 'GET',
  url: `${origin}/x`,
  writes: false,
  operation: 'op',
  ...more,
});

async function faultOf(more: Partial<ChannelRequest>, options = open): Promise<ChannelFault> {
  const error: unknown = await createChannelHttp(guards, options)
    .send(() => request(more))
    .catch((thrown: unknown) => thrown);
  if (!isChannelFault(error)) throw new Error(`no fault: ${String(error)}`);
  return error;
}

describe('a call', () => {
  it('takes its slot first, then is built, then sent with its bytes untouched', async () => {
    let body = '';
    answer = (incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      incoming.on('end', () => response.setHeader('content-type', 'application/json').end('{"ok":"Nhãn"}'));
    };
    guards.takeSlot = () => Promise.resolve(void log.push('slot'));
    const response = await createChannelHttp(guards, open).send(() => {
      log.push('built');
      return request({
        method: 'POST',
        body: '{ "a":1 }',
        writes: true,
        headers: { 'Content-Type': 'application/json' },
      });
    });
    expect(body).toBe('{ "a":1 }');
    expect(response).toMatchObject({ status: 200, text: '{"ok":"Nhãn"}' });
    expect(log).toEqual(['built', 'slot', 'built', 'call op 200']);
  });

  it('repeats list parameters and encodes the rest', async () => {
    let url = '';
    answer = (incoming, response) => {
      url = incoming.url ?? '';
      response.end();
    };
    await createChannelHttp(guards, open).send(() => request({ params: { s: ['A', 'B'], q: 'hai từ+' } }));
    expect(url).toBe('/x?s=A&s=B&q=hai%20t%E1%BB%AB%2B');
  });

  it('tells the slots when the channel throttles, and hands the answer on', async () => {
    answer = (_incoming, response) => response.writeHead(429, { 'retry-after': '4' }).end();
    expect((await createChannelHttp(guards, open).send(() => request())).status).toBe(429);
    expect(log).toContain('throttled shop 4000');
  });

  it('is not sent when no time is left', async () => {
    let calls = 0;
    answer = (_incoming, response) => void ((calls += 1), response.end());
    guards.remainingMs = () => 0;
    expect(await faultOf({ writes: true })).toMatchObject({ kind: 'unavailable', detail: { code: 'deadline' } });
    expect(calls).toBe(0);
  });

  it('lets a slot that was refused pass as it is', async () => {
    const refusal = new Error('no slot');
    guards.takeSlot = () => Promise.reject(refusal);
    await expect(createChannelHttp(guards, open).send(() => request())).rejects.toBe(refusal);
  });
});

describe('an answer that was lost', () => {
  const lost: [name: string, listener: RequestListener][] = [
    ['cut at once', (incoming) => incoming.socket.destroy()],
    [
      'cut in the middle',
      (_incoming, response) =>
        void response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy()),
    ],
    ['too large', (_incoming, response) => response.end(Buffer.alloc(2000, 'x'))],
    [
      'too large once inflated',
      (_incoming, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(100_000))),
    ],
    [
      'no UTF-8',
      (_incoming, response) =>
        response.setHeader('content-type', 'application/json').end(Buffer.from([0x22, 0xff, 0x22])),
    ],
  ];
  it.each(lost)('%s: a read may be repeated, a write may have happened', async (_name, listener) => {
    answer = listener;
    const small = { ...open, maxBytes: 1000 };
    expect((await faultOf({}, small)).kind).toBe('unavailable');
    expect((await faultOf({ writes: true, method: 'POST', body: '{}' }, small)).kind).toBe('unknownOutcome');
  });

  it('given up while waiting: the same', async () => {
    answer = () => abort.abort();
    expect((await faultOf({ writes: true, method: 'POST', body: '{}' })).kind).toBe('unknownOutcome');
  });

  it('never connected: nothing was done, also for a write', async () => {
    await new Promise((done) => server.close(done));
    expect(await faultOf({ writes: true, method: 'POST' })).toMatchObject({
      kind: 'unavailable',
      detail: { code: 'ECONNREFUSED' },
    });
    expect((await faultOf({ writes: true, url: 'http://khong-co.invalid/' })).kind).toBe('unavailable');
  });

  it('a request that cannot be written is a bug', async () => {
    expect((await faultOf({ writes: true, url: 'http://127.0.0.1:1/', method: 'BAD METHOD' as 'GET' })).kind).toBe(
      'bug',
    );
  });
});

describe('addresses', () => {
  it('redirects are not followed', async () => {
    const seen: string[] = [];
    answer = (incoming, response) => {
      seen.push(incoming.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    expect((await faultOf({})).kind).toBe('bug');
    expect(await faultOf({ foreign: true })).toMatchObject({ kind: 'invalid', detail: { field: 'images' } });
    expect(seen).toEqual(['/x', '/x']);
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '１２７.0.0.1',
  ])('a picture at %s is refused', async (host) => {
    let calls = 0;
    answer = (_incoming, response) => void ((calls += 1), response.end());
    const url = `http://${host}:${new URL(origin).port}/a.png`;
    const fault = await faultOf({ url, foreign: true }, { allowPrivateShops: true, allowPrivateImages: false });
    expect(fault).toMatchObject({ kind: 'invalid', detail: { code: 'address.private', field: 'images' } });
    expect(calls).toBe(0);
  });

  it.each(['file:///etc/passwd', 'ftp://a.vn/x', 'http://ten:mat-khau@a.vn/x', 'không phải'])(
    '%s is no address to call',
    async (url) => {
      expect((await faultOf({ url, foreign: true })).kind).toBe('invalid');
    },
  );

  it('a shop in a private network is refused unless allowed', async () => {
    const fault = await faultOf({}, { allowPrivateShops: false, allowPrivateImages: true });
    expect(fault).toMatchObject({ kind: 'invalid', detail: { field: 'settings' } });
  });

  it('a picture takes no slot', async () => {
    answer = (_incoming, response) => response.setHeader('content-type', 'image/png').end(Buffer.from([0xff, 0xfe]));
    const response = await createChannelHttp(guards, open).send(() => request({ foreign: true }));
    expect([...response.bytes]).toEqual([0xff, 0xfe]);
    expect(log).toEqual(['call op 200']);
  });
});
