import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signToken, uuidv7 } from '#libs/runtime';
import { dummyOwner, startConsole, type Answer, type ConsoleApp, type DummyOwner } from './console-app.js';

let owner: DummyOwner;
let app: ConsoleApp;
beforeAll(async () => {
  owner = await dummyOwner();
  app = await startConsole(owner);
});
afterAll(async () => {
  await app?.close();
  await owner?.close();
});
const ask: ConsoleApp['ask'] = (...asked) => app.ask(...asked);
const codeOf = (answer: Answer): [number, unknown] => [answer.status, answer.body['code']];

describe('hazards', () => {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(performance.timeOrigin / 1000);
  const claims = { sub: 'x', tenant: uuidv7(), kind: 'key', scopes: ['read', 'manage'], aud: 'ganh', exp: now + 9999 };

  it('tokens that nobody of ours signed are refused', async () => {
    const stranger = await generateSigningKey();
    const keySet = (await ask('GET', '/.well-known/jwks.json', { token: '' })).body['keys'] as { kid: string }[];
    const mine = { ...claims, kind: 'key' as const };
    const tokens = [
      `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims)}.`,
      `${encode({ alg: 'HS256', typ: 'at+jwt', kid: keySet[0]?.kid ?? '' })}.${encode(claims)}.${randomBytes(32).toString('base64url')}`,
      await signToken(stranger, mine, 60),
      await signToken({ ...stranger, kid: keySet[0]?.kid ?? '' }, mine, 60),
      await signToken({ ...stranger, kid: '../../etc/passwd' }, mine, 60),
      `gk_${'a'.repeat(32)}_${'b'.repeat(43)}`,
      'gk_short',
      'gsvc1.e30.e30',
    ];
    for (const token of tokens)
      expect(codeOf(await ask('GET', '/v1/products', { token })), token).toEqual([401, 'auth.invalid']);
  });

  it('private keys are not shown', async () => {
    const { text } = await ask('GET', '/.well-known/jwks.json', { token: '' });
    expect(text).not.toMatch(/"d":/);
  });

  it.each([
    ['GET', '/v1/products?cursor=%25%25'],
    ['GET', '/v1/products?cursor=eyIkd2hlcmUiOiIxIn0'],
    ['GET', '/v1/products?limit=-1'],
    ['GET', '/v1/products?limit=1e9'],
    ['GET', '/v1/products?limit=1&limit=2'],
    ['GET', '/v1/products?q[$ne]=x'],
    ['GET', '/v1/products?nope=1'],
    ['GET', '/v1/listings?connectionId=x'],
    ['GET', '/v1/events?after=-1'],
  ])('%s %s is refused by name', async (method, path) => {
    expect(codeOf(await ask(method, path))).toEqual([422, 'request.invalid']);
  });

  it.each(['(a+)+$', '.*', '\\', '%5B', '%00'])('searching for %s finds nothing and breaks nothing', async (q) => {
    const answer = await ask('GET', `/v1/products?q=${encodeURIComponent(q)}`);
    expect([200, 422]).toContain(answer.status);
    if (answer.status === 200) expect(answer.body['items']).toEqual([]);
  });

  it.each([
    ['null', 422],
    ['[]', 422],
    ['{"email":{"$ne":null},"password":"x"}', 400],
    ['{"email":"a@b.example","password":"x","__proto__":{"a":1}}', 400],
    ['{"email":"a@b.example","password":"x","role":"owner"}', 422],
    ['{', 400],
  ])('signing in with %s is refused', async (raw, status) => {
    const answer = await ask('POST', '/v1/sessions', {
      token: '',
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status, answer.text).toBe(status);
  });

  it('a header beyond all measure is refused and harms nobody else', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${'a'.repeat(100_000)}` };
      const request = httpRequest(`${app.url}/v1/me`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' ? resolve(431) : reject(error),
      );
      request.end();
    });
    expect(status).toBe(431);
    expect((await ask('GET', '/v1/me')).status).toBe(200);
  });
});
