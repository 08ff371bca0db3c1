import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signToken } from '#libs/runtime';
import { bodyOf, goods } from '../world/goods.js';
import { World } from '../world/world.js';
import {
  type Answer,
  expectNoGrowth,
  expectRefusal,
  GoodClient,
  Ledger,
  readVitals,
  refusedInBoth,
  shoot,
  type Vitals,
} from './nonsense.js';
import { answersIn, sendRaw } from './raw-http.js';

const services = ['console', 'ingestion', 'quality', 'publishing', 'sandbox'] as const;
let world: World;
let ledger: Ledger;
let written: Record<string, string>;
let vitals: Vitals;
let good: GoodClient;
/** Connections that take for ever, begun before all others. */
let slow: Record<'head' | 'body' | 'upload' | 'short', Promise<string>>;

beforeAll(async () => {
  world = await World.start({ SIGN_IN_PER_EMAIL: '5' });
  ledger = await Ledger.open(world);
  expect((await shoot(world, { method: 'POST', path: '/v1/products', body: {} })).status).toBe(422);
  written = await ledger.settled();
  vitals = await readVitals(world);
  good = GoodClient.start(world);
  const dropByDrop = (text: string, everyMs: number): Promise<string> =>
    sendRaw(world.urls.console, [text, ...Array.from({ length: 60 }, () => ' ')], { everyMs, limitMs: 60_000 });
  const post = (path: string, type: string, length: number): string =>
    head(`POST ${path}`, `Content-Type: ${type}`, `Content-Length: ${length}`);
  slow = {
    head: dropByDrop('GET /v1/products HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nX-A:', 500),
    body: dropByDrop(`${post('/v1/products', 'application/json', 5_000)}{`, 500),
    upload: dropByDrop(`${post('/v1/imports', 'text/csv', 99_999)}product_code,sku\nA,`, 500),
    short: sendRaw(world.urls.console, [`${post('/v1/products', 'application/json', 500)}{"code":"A"}`], {
      limitMs: 60_000,
    }),
  };
});
afterAll(async () => {
  await good?.stop();
  await ledger?.close();
  await world?.stop();
});

const head = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${world.keys.apiKey}`, ...headers, '', ''].join('\r\n');
const chunked = 'Transfer-Encoding: chunked';
const json = 'Content-Type: application/json';

describe('what is no HTTP of ours', () => {
  it.each<[string, (language: string) => string, string]>([
    ['noise', (language) => `${'\u0016\u0003'}noise\r\n${language}\r\n\r\n`, 'request.malformed'],
    ['an unknown method', (language) => head('BREW /v1/products', language), 'request.malformed'],
    ['HTTP/9', (language) => `GET / HTTP/9.0\r\nHost: x\r\n${language}\r\n\r\n`, 'request.malformed'],
    ['a NUL in the address', (language) => head('GET /v1/\u0000', language), 'request.malformed'],
    [
      'a length of letters',
      (language) => head('POST /v1/products', language, 'Content-Length: 1e3'),
      'request.malformed',
    ],
    ['a negative length', (language) => head('POST /v1/products', language, 'Content-Length: -1'), 'request.malformed'],
    [
      'two lengths',
      (language) => head('POST /v1/products', language, 'Content-Length: 2', 'Content-Length: 3'),
      'request.malformed',
    ],
    [
      'a length and pieces',
      (language) => `${head('POST /v1/products', language, json, 'Content-Length: 2', chunked)}0\r\n\r\n`,
      'request.malformed',
    ],
    [
      'pieces of no size',
      (language) => `${head('POST /v1/products', language, json, chunked)}zz\r\n{}\r\n`,
      'request.malformed',
    ],
    [
      'a piece of 2^64 bytes',
      (language) => `${head('POST /v1/products', language, json, chunked)}fffffffffffffffff\r\n{}\r\n`,
      'request.malformed',
    ],
    [
      'an unknown coding of pieces',
      (language) => head('POST /v1/products', language, json, 'Transfer-Encoding: gzip, chunked, brew'),
      'request.malformed',
    ],
    ['a line end in a header', (language) => head('GET /v1/products', language, 'X-A: b\rX-B: c'), 'request.malformed'],
    [
      '100 headers of 8 kB',
      (language) =>
        head(
          'GET /v1/products',
          language,
          ...Array.from({ length: 100 }, (_, index) => `X-${index}: ${'a'.repeat(8_000)}`),
        ),
      'request.headersTooLarge',
    ],
    [
      '10,000 headers',
      (language) =>
        head('GET /v1/products', language, ...Array.from({ length: 10_000 }, (_, index) => `X-${index}: a`)),
      'request.headersTooLarge',
    ],
    [
      'a token of 100 kB',
      (language) => head('GET /v1/products', language, `Authorization: Bearer ${'a'.repeat(100_000)}`),
      'request.headersTooLarge',
    ],
    [
      'an address of 100 kB',
      (language) => head(`GET /v1/products?q=${'a'.repeat(100_000)}`, language),
      'request.headersTooLarge',
    ],
    ['a tunnel', (language) => head('CONNECT x:443', language), 'route.method'],
    ['an expectation', (language) => head('POST /v1/products', language, 'Expect: tea'), 'request.header'],
    [
      'no Host',
      (language) => `GET /v1/products HTTP/1.1\r\nConnection: close\r\n${language}\r\n\r\n`,
      'request.header',
    ],
  ])('%s is refused by every service with a document, and the connection ends', async (_name, request, code) => {
    await Promise.all(
      services.flatMap((service) =>
        (['vi', 'en'] as const).map(async (language) => {
          const [answer, ...more] = answersIn(
            await sendRaw(world.urls[service], [request(`Accept-Language: ${language}`)]),
          );
          expect(more).toEqual([]);
          if (!answer) throw new Error(`${service} said nothing`);
          // Where the request broke before its language could be read, both are given.
          const both = / \/ /.test(String(answer.body.title));
          expectRefusal(answer, { code }, both ? 'vi' : language);
        }),
      ),
    );
  });

  it('a body longer than it says is a second request, and that one is refused', async () => {
    const text = `${head('POST /v1/products', json, 'Content-Length: 3')}{"code":"A"}`;
    const answers = answersIn(await sendRaw(world.urls.console, [text]));
    expect(answers.map(({ body }) => body.code)).toEqual(['request.notJson', 'request.malformed']);
  });

  it('the good request before a broken one is answered first', async () => {
    const answers = answersIn(await sendRaw(world.urls.console, [`${head('GET /v1/me')}noise\r\n\r\n`]));
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  });

  it('headers that would change the method change nothing', async () => {
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const answer = await shoot(world, { method: 'GET', path: '/v1/products', headers: { [name]: 'DELETE' } });
      expect(answer.status, name).toBe(200);
    }
    expectRefusal(await shoot(world, { method: 'TRACE', path: '/v1/products' }), { code: 'route.method' }, 'vi');
  });
});

describe('who asks', () => {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = async (): Promise<Record<string, string>> => {
    const { keys } = (await (await fetch(`${world.urls.console}/.well-known/jwks.json`)).json()) as {
      keys: { kid: string; x: string }[];
    };
    const { kid = '', x = '' } = keys[0] ?? {};
    const at = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ sub: 'x', tenant: world.keys.organisation, kind: 'key' as const, operator: true },
      ...{ scopes: ['read', 'write', 'publish', 'manage', 'internal'], iss: 'ganh-console', aud: 'ganh', exp: at + 60 },
    };
    const stranger = await generateSigningKey();
    const by = (header: object, sign: (text: string) => Buffer): string => {
      const text = `${encode({ typ: 'at+jwt', kid, ...header })}.${encode(claims)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    };
    const hmac = (secret: string | Buffer) => (text: string) => createHmac('sha256', secret).update(text).digest();
    const mine = await signToken(stranger, claims, 60);
    return {
      'alg none': by({ alg: 'none' }, () => Buffer.alloc(0)),
      'alg None with a signature': by({ alg: 'None' }, () => randomBytes(64)),
      'HS256 by the public key': by({ alg: 'HS256' }, hmac(Buffer.from(x, 'base64url'))),
      'HS256 by its text': by({ alg: 'HS256' }, hmac(x)),
      'a key of its own in the header': by({ alg: 'EdDSA', jwk: stranger.publicJwk }, () => randomBytes(64)),
      'a key set of its own': by({ alg: 'EdDSA', jku: `${world.urls.sandbox}/keys` }, () => randomBytes(64)),
      'a path as kid': await signToken({ ...stranger, kid: '../../../../dev/null' }, claims, 60),
      'an injection as kid': await signToken({ ...stranger, kid: "' OR 1=1 --" }, claims, 60),
      'a stranger': mine,
      'a stranger under our kid': await signToken({ ...stranger, kid }, claims, 60),
      'a cut signature': mine.slice(0, -20),
      'a service of its own': `gsvc1.${encode({ service: 'console', audience: 'ganh', expires: Date.now() + 9_999 })}.${randomBytes(32).toString('base64url')}`,
      'no parts': '..',
      'eleven parts': Array.from({ length: 11 }, () => 'e30').join('.'),
    };
  };

  it('tokens that nobody of ours signed open no door of any service', async () => {
    const doors = {
      console: '/v1/products',
      ingestion: '/v1/producers',
      quality: '/v1/rules',
      publishing: '/v1/connections',
    };
    for (const [name, token] of Object.entries(await forged()))
      for (const [service, path] of Object.entries(doors)) {
        const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
        const response = await fetch(`${world.urls[service as 'console']}${path}`, { headers });
        const text = await response.text();
        const answer = {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text,
          body: JSON.parse(text),
        };
        expectRefusal(answer, { code: 'auth.invalid' }, 'en');
        expect(response.headers.get('www-authenticate'), name).toContain('Bearer');
      }
  });

  it('headers say nothing about it: not the organisation, not the person, not the rights', async () => {
    const made = await shoot(world, { method: 'POST', path: '/v1/keys', body: { name: 'Đọc', scopes: ['read'] } });
    const key = String(made.body.key);
    const headers = {
      'x-tenant-id': '0190b5a0-0000-7000-8000-000000000000',
      'x-user-id': 'root',
      'x-scopes': 'operator manage write',
      'x-forwarded-user': 'root',
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      'x-original-url': '/internal/parked:replay',
      'x-rewrite-url': '/internal/parked:replay',
      'x-forwarded-host': 'evil.example',
      cookie: 'session=root',
    };
    const plain = await shoot(world, { method: 'GET', path: '/v1/me', key });
    const dressed = await shoot(world, { method: 'GET', path: '/v1/me', key, headers });
    expect(dressed.body).toEqual(plain.body);
    expect(dressed.body.organisation?.id ?? dressed.body.tenant ?? dressed.body.organisation).toBe(
      world.keys.organisation,
    );
    for (const path of ['/v1/products', '/v1/keys', '/v1/connections', '/v1/organisations', '/v1/parked:replay'])
      await refusedInBoth(world, { method: 'POST', path, body: {}, key, headers }, { code: 'auth.scope' });
    await shoot(world, { method: 'DELETE', path: `/v1/keys/${made.body.id}` });
    await refusedInBoth(world, { method: 'GET', path: '/v1/products', key }, { code: 'auth.invalid' });
  });

  it('guessing ends soon, whatever address is claimed', async () => {
    const attempt = (turn: number) =>
      shoot(world, {
        ...{ method: 'POST', path: '/v1/sessions', key: '' },
        body: { email: 'doan@ganh.example', password: `x${turn}` },
        headers: { 'x-forwarded-for': `10.0.${turn % 100}.1`, forwarded: `for=10.0.${turn % 100}.1` },
      });
    const answers: Answer[] = [];
    for (let turn = 0; turn < 60; turn += 20)
      answers.push(...(await Promise.all(Array.from({ length: 20 }, (_, index) => attempt(turn + index)))));
    const judged = answers.filter(({ status }) => status === 401);
    expect(judged.length).toBeLessThanOrEqual(5);
    for (const answer of answers) {
      expectRefusal(answer, { code: answer.status === 401 ? 'auth.wrong' : 'auth.tooMany' }, 'vi');
      if (answer.status === 429) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('what is open to all says nothing of anybody, and nothing else is open', async () => {
    const { apiKey, operatorKey, organisation } = world.keys;
    for (const service of services)
      for (const path of ['/health/live', '/health/ready', '/metrics']) {
        const text = await (await fetch(`${world.urls[service]}${path}`)).text();
        for (const secret of [apiKey, operatorKey, organisation, world.stack.mongodbUrl])
          expect(text).not.toContain(secret);
      }
    for (const path of [
      '/docs',
      '/swagger',
      '/api',
      '/api-docs',
      '/queues',
      '/admin',
      '/debug',
      '/.env',
      '/.git/config',
      '/actuator',
    ])
      await refusedInBoth(world, { method: 'GET', path, key: '' }, { code: 'route.notFound' });
  });
});

describe('what takes for ever', () => {
  it('a head that comes letter by letter', async () => {
    const [answer] = answersIn(await slow.head);
    expectRefusal(answer as never, { code: 'request.timeout' }, 'vi');
  });

  it.each(['body', 'short'] as const)('a body that comes drop by drop or not at all: %s', async (which) => {
    const [answer] = answersIn(await slow[which]);
    expectRefusal(answer as never, { code: 'request.timeout' }, 'vi');
  });

  it('a file that comes drop by drop', async () => {
    const [answer] = answersIn(await slow.upload);
    expectRefusal(answer as never, { code: 'request.timeout' }, 'vi');
  });
});

describe('after all of this', () => {
  it('a good client was answered all along', async () => {
    const { answered, failed, slowestMs } = await good.stop();
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(20);
    expect(slowestMs).toBeLessThan(10_000);
  });

  it('nothing was written, services are ready, no larger, and never stood still', async () => {
    const after = await ledger.settled();
    expect({ ...after, 'console/keys': written['console/keys'] }).toEqual(written);
    await expectNoGrowth(world, vitals);
  });

  it('a good product is taken', async () => {
    const answer = await shoot(world, { method: 'POST', path: '/v1/products', body: bodyOf(goods(world)) });
    expect(answer.status, answer.text).toBe(201);
  });
});
