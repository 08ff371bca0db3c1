import 'reflect-metadata';
import { request as rawRequest, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Query, Req, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Who, type Actor } from './actor.js';
import { Clock } from './clock.js';
import { DependencyAway } from './dependency-away.js';
import { Health } from './health.js';
import { HttpRoute } from './http-route.js';
import { answerExpressErrors, dressHttp } from './http-server.js';
import { createLog } from './log.js';
import { ProblemError, type BilingualText, type ProblemTexts } from './problem.js';
import { readRaw } from './read-body.js';
import { RuntimeModule } from './runtime.module.js';
import { ServiceTokens } from './service-tokens.js';
import { Shutdown } from './shutdown.js';
import { generateSigningKey, signToken, TokenVerifier, type SigningKey } from './tokens.js';

const text = (word: string): BilingualText => ({ vi: `${word} (vi)`, en: `${word} (en)` });
const problem = (status: number) => ({ status, title: text('title'), fix: text('fix {limit}') });
const texts: ProblemTexts = {
  problems: {
    'request.invalid': problem(422),
    'request.notJson': problem(400),
    'request.tooLarge': problem(413),
    'request.tooDeep': problem(400),
    'request.forbiddenKey': problem(400),
    'request.unsupportedType': problem(415),
    'route.notFound': problem(404),
    'route.method': problem(405),
    'auth.required': problem(401),
    'auth.invalid': problem(401),
    'auth.scope': problem(403),
    'service.unavailable': problem(503),
    'service.bug': problem(500),
  },
  issueTexts: {
    custom: { message: text('custom'), fix: text('mend') },
    missing: { message: text('missing'), fix: text('add') },
  },
  renderText: (both, language, params = {}) => both[language].replace('{limit}', String(params['limit'] ?? '')),
  languageOf: (header) => (header?.startsWith('en') ? 'en' : 'vi'),
};

const input = z.strictObject({ name: z.string(), count: z.number().optional() });
const secretsKey = Buffer.alloc(32, 7).toString('base64');

@Controller()
class Trial {
  @HttpRoute({ method: 'POST', path: '/v1/things:batch', scope: 'write', status: 201 })
  batch(@Body({ schema: input }) body: z.infer<typeof input>, @Who() actor: Actor): unknown {
    return { body, tenant: actor.tenant, language: actor.language, correlation: actor.correlationId };
  }

  @HttpRoute({ method: 'GET', path: '/v1/things/{id}', scope: 'read' })
  one(@Param({ schema: z.strictObject({ id: z.uuid() }) }) { id }: { id: string }): unknown {
    return { id };
  }

  @HttpRoute({ method: 'GET', path: '/v1/things', scope: 'public' })
  list(@Query({ schema: z.strictObject({ limit: z.coerce.number().max(10) }) }) query: unknown): unknown {
    return query;
  }

  @HttpRoute({ method: 'POST', path: '/v1/files', scope: 'public', consumes: 'text/csv' })
  async file(@Req() request: Request): Promise<unknown> {
    return { bytes: (await readRaw(request, 100)).length };
  }

  @HttpRoute({ method: 'POST', path: '/v1/echo', scope: 'public' })
  echo(@Body() body: unknown): unknown {
    return { body };
  }

  @HttpRoute({ method: 'POST', path: '/internal/things\\:mark', scope: 'internal' })
  mark(@Who() actor: Actor): unknown {
    return { service: actor.id };
  }

  @HttpRoute({ method: 'GET', path: '/v1/failures/{kind}', scope: 'public' })
  fail(@Param('kind') kind: string): never {
    if (kind === 'away') throw new DependencyAway('database');
    if (kind === 'problem')
      throw new ProblemError('request.invalid', {}, { errors: [{ field: '/a', code: 'custom' }] });
    throw new Error('password=hunter2 and a stack');
  }

  @Get('/v1/undeclared')
  undeclared(): string {
    return 'open?';
  }

  @Post('/v1/undeclared')
  undeclaredPost(): string {
    return 'open?';
  }
}

const log = createLog('test', { level: 'silent' });
const shutdown = new Shutdown(log, 1_000);
const health = new Health(log, () => shutdown.draining);

let app: INestApplication;
let base: string;
let key: SigningKey;
let writer: string;

beforeAll(async () => {
  key = await generateSigningKey();
  @Module({
    imports: [RuntimeModule.of({ service: 'quality', log, shutdown, health, consoleUrl: undefined, secretsKey })],
    controllers: [Trial],
  })
  class Root {}
  app = await NestFactory.create(Root, { logger: false, bodyParser: false, abortOnError: false });
  Object.assign(app.get(TokenVerifier), { keys: { keys: [key.publicJwk] } });
  dressHttp(app, { texts, limits: { standard: 2_000, byPath: { '/v1/things:batch': 5_000 } }, undeclared: 'refuse' });
  await app.listen(0, '127.0.0.1');
  answerExpressErrors(app, texts);
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
  writer = await signToken(key, { sub: 'p1', tenant: 't1', kind: 'person', scopes: ['write', 'internal'] }, 60);
});
afterAll(() => app.close());

const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(base + path, {
    method: 'POST',
    body: body as NonNullable<RequestInit['body']>,
    headers: { 'content-type': 'application/json', ...headers },
  });
const codeOf = async (answer: Response): Promise<[number, unknown]> => {
  const document = (await answer.json()) as { code?: unknown };
  return [answer.status, document.code];
};

describe('a declared route', () => {
  it('gets the actor, the parsed body and its status', async () => {
    const answer = await post('/v1/things:batch', '{"name":"Chè"}', {
      authorization: `Bearer ${writer}`,
      'accept-language': 'en',
      'x-correlation-id': 'import-12345678',
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      body: { name: 'Chè' },
      tenant: 't1',
      language: 'en',
      correlation: 'import-12345678',
    });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('is closed without a token, with a wrong one, and without the scope', async () => {
    expect(await codeOf(await post('/v1/things:batch', '{}'))).toEqual([401, 'auth.required']);
    expect(await codeOf(await post('/v1/things:batch', '{}', { authorization: 'Bearer x.y.z' }))).toEqual([
      401,
      'auth.invalid',
    ]);
    const lister = { headers: { authorization: `Bearer ${writer}` } };
    expect(await codeOf(await fetch(`${base}/v1/things/${crypto.randomUUID()}`, lister))).toEqual([403, 'auth.scope']);
  });

  it('of scope internal takes service tokens only, and service tokens open nothing else', async () => {
    const tokens = new ServiceTokens('console', secretsKey, new Clock());
    const service = { authorization: `Bearer ${await tokens.token('quality')}` };
    const answer = await post('/internal/things:mark', '', service);
    expect([answer.status, await answer.json()]).toEqual([200, { service: 'console' }]);
    const elsewhere = { authorization: `Bearer ${await tokens.token('ingestion')}` };
    expect(await codeOf(await post('/internal/things:mark', '', elsewhere))).toEqual([401, 'auth.invalid']);
    const person = { authorization: `Bearer ${writer}` };
    expect(await codeOf(await post('/internal/things:mark', '', person))).toEqual([403, 'auth.scope']);
    expect(await codeOf(await post('/v1/things:batch', '{"name":"x"}', service))).toEqual([403, 'auth.scope']);
  });

  it('names wrong fields by pointer, and answers 404 for an id that is none', async () => {
    const answer = await post('/v1/things:batch', '{"extra":1}', { authorization: `Bearer ${writer}` });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 422,
      errors: [
        { field: '/name', code: 'missing' },
        { field: '/extra', code: 'unrecognized_keys' },
      ],
    });
    const reader = await signToken(key, { sub: 'p1', tenant: 't1', kind: 'key', scopes: ['read'] }, 60);
    const lister = { headers: { authorization: `Bearer ${reader}` } };
    expect(await codeOf(await fetch(`${base}/v1/things/not-an-id`, lister))).toEqual([404, 'route.notFound']);
    expect(await codeOf(await fetch(`${base}/v1/things?limit=11`))).toEqual([422, 'request.invalid']);
    expect(await codeOf(await fetch(`${base}/v1/things?limit=1&limit=2`))).toEqual([422, 'request.invalid']);
  });
});

describe('a body', () => {
  it('is limited, also after inflation, and by path', async () => {
    const long = JSON.stringify({ name: 'x'.repeat(3_000) });
    expect(await codeOf(await post('/v1/echo', long))).toEqual([413, 'request.tooLarge']);
    const bomb = gzipSync(JSON.stringify({ name: 'x'.repeat(1_000_000) }));
    expect(bomb.length).toBeLessThan(2_000);
    expect(await codeOf(await post('/v1/echo', bomb, { 'content-encoding': 'gzip' }))).toEqual([
      413,
      'request.tooLarge',
    ]);
    expect((await post('/v1/things:batch', long, { authorization: `Bearer ${writer}` })).status).toBe(201);
    const small = gzipSync('{"a":1}');
    expect(await (await post('/v1/echo', small, { 'content-encoding': 'gzip' })).json()).toEqual({ body: { a: 1 } });
  });

  it('is refused when it is not plain JSON in UTF-8', async () => {
    expect(await codeOf(await post('/v1/echo', '{"a":1}', { 'content-type': 'text/plain' }))).toEqual([
      415,
      'request.unsupportedType',
    ]);
    expect(await codeOf(await post('/v1/echo', '{}', { 'content-type': 'application/json; charset=utf-7' }))).toEqual([
      415,
      'request.unsupportedType',
    ]);
    expect(await codeOf(await post('/v1/echo', '{}', { 'content-encoding': 'br' }))).toEqual([
      415,
      'request.unsupportedType',
    ]);
    expect(await codeOf(await post('/v1/echo', 'not gzip', { 'content-encoding': 'gzip' }))).toEqual([
      400,
      'request.notJson',
    ]);
  });

  it('of another type is left to the handler', async () => {
    const answer = await post('/v1/files', 'a;b\n1;2', { 'content-type': 'text/csv' });
    expect(await answer.json()).toEqual({ bytes: 7 });
  });

  it('that stops half-way does not hang the connection for ever', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const request = rawRequest(`${base}/v1/echo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 50 },
      });
      request.on('error', () => resolve('closed'));
      request.write('{"a"');
      setImmediate(() => request.destroy());
    });
    expect(outcome).toBe('closed');
    expect((await post('/v1/echo', '{}')).status).toBe(200);
  });
});

describe('an error', () => {
  it('of a dependency is 503 with Retry-After', async () => {
    const answer = await fetch(`${base}/v1/failures/away`);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await codeOf(answer)).toEqual([503, 'service.unavailable']);
  });

  it('of ours shows a reference and nothing else', async () => {
    const answer = await fetch(`${base}/v1/failures/bug`);
    const body = await answer.text();
    expect(answer.status).toBe(500);
    expect(body).not.toMatch(/hunter2|stack|Error/);
  });

  it('of the address says what would work', async () => {
    expect(await codeOf(await fetch(`${base}/v1/nowhere`))).toEqual([404, 'route.notFound']);
    const wrong = await fetch(`${base}/v1/echo`, { method: 'PUT' });
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(await codeOf(wrong)).toEqual([405, 'route.method']);
    expect((await fetch(`${base}/v1/things/%ff`)).status).toBe(404);
  });

  it('answers a handler that nobody declared by closing it', async () => {
    expect((await fetch(`${base}/v1/undeclared`)).status).toBe(500);
    expect((await fetch(`${base}/v1/undeclared`, { method: 'POST' })).status).toBe(500);
  });
});

describe('health', () => {
  it('is live always, ready only with what it needs', async () => {
    health.add('database', () => Promise.resolve());
    health.add('broker', () => Promise.reject(new Error('away')), { ready: false });
    const ready = await fetch(`${base}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', broker: 'failing' } },
    ]);
    health.add('database', () => Promise.reject(new Error('away')));
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('ganh_http_request_seconds_count');
  });
});
