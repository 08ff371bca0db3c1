import { routes, type Route } from '#libs/contracts';
import { z } from 'zod';
import { problemSchema } from './problem-schema.js';

type Json = Record<string, unknown>;

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

const named: Record<string, Json> = {
  id: { type: 'string', format: 'uuid' },
  channel: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,30}$' },
  code: { type: 'string', maxLength: 100 },
};

function parameters(name: string, route: Route): Json[] {
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => ({
    ...{ name: param, in: 'path', required: true },
    schema: named[param] ?? { type: 'string' },
  }));
  const query = route.query ? queryParameters(route.query) : [];
  const headers = [
    ref('parameters', 'AcceptLanguage'),
    ...(route.idempotent ? [ref('parameters', 'IdempotencyKey')] : []),
    ...(name === 'putProduct' ? [ref('parameters', 'IfMatch')] : []),
    ...(name === 'deleteProduct' || name === 'putSelfAssessment' ? [ref('parameters', 'IfMatchIfAny')] : []),
    ...(name === 'events' ? [ref('parameters', 'LastEventId')] : []),
  ];
  return [...path, ...query, ...headers];
}

function queryParameters(schema: z.ZodType): Json[] {
  const { properties = {} } = jsonSchema(schema, 'input') as { properties?: Record<string, Json> };
  // Nothing in a query is required: what is missing has a default.
  return Object.entries(properties).map(([name, property]) => ({ name, in: 'query', schema: property }));
}

function requestBody(name: string, route: Route): Json {
  if (route.body)
    return { required: true, content: { 'application/json': { schema: ref('schemas', `${capital(name)}Request`) } } };
  if (route.consumes === 'text/csv') return { required: true, content: { 'text/csv': { schema: { type: 'string' } } } };
  return { content: { '*/*': { schema: {} } } };
}

function success(name: string, route: Route): Json {
  const description = route.about;
  if (route.status === 204) return { description };
  const type = route.produces ?? 'application/json';
  const schema = route.response ? ref('schemas', `${capital(name)}Response`) : route.produces ? { type: 'string' } : {};
  return { description, content: { [type]: { schema } } };
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.about,
    tags: [route.path.split(/[/:{]/)[2] || 'description'],
    'x-scope': route.scope,
    ...(route.scope === 'public' ? { security: [] } : {}),
    parameters: parameters(name, route),
    ...(route.body || route.consumes ? { requestBody: requestBody(name, route) } : {}),
    responses: { [String(route.status ?? 200)]: success(name, route), default: ref('responses', 'Problem') },
  };
}

function schemas(table: [string, Route][]): Json {
  const found: Json = { Problem: problemSchema };
  for (const [name, { body, response }] of table) {
    if (body) found[`${capital(name)}Request`] = jsonSchema(body, 'input');
    if (response) found[`${capital(name)}Response`] = jsonSchema(response, 'output');
  }
  return found;
}

const header = (name: string, description: string, form: Json = {}, required = false): Json => ({
  ...{ name, in: 'header', description, required },
  schema: { type: 'string', ...form },
});
const revisionTag = { pattern: '^"[1-9][0-9]{0,14}"$', minLength: 3, maxLength: 17, examples: ['"1"'] };

/**
 * The OpenAPI 3.1 description of everything in the route table.
 * @param server address under which outsiders reach the API.
 */
export function openApiDocument(server: string): Json {
  const table = Object.entries(routes as Record<string, Route>);
  const paths: Record<string, Json> = {};
  for (const [name, route] of table)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gánh',
      version: '1',
      description: [
        'Write a product down once; it is judged, carried to every market and kept true there.',
        'JSON is taken in UTF-8 without a byte-order mark: at most 32 levels, no key twice, no key that begins with `$`,',
        'holds `.` or NUL, or is called `__proto__`, `constructor` or `prototype`, no number beyond ±(2^53 − 1).',
      ].join('\n'),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API key `gk_…`, or the access token of a session.' },
      },
      parameters: {
        AcceptLanguage: header('Accept-Language', '`vi` (default) or `en`: the language of texts'),
        IdempotencyKey: header(
          'Idempotency-Key',
          'A repeat with the same key and body gives the same answer for 48 hours',
          { pattern: '^[!-~]{8,200}$', minLength: 8, maxLength: 200 },
        ),
        IfMatch: header('If-Match', 'The revision that was read, as in `ETag`', revisionTag, true),
        IfMatchIfAny: header('If-Match', 'Where given: only this revision, as in `ETag`', revisionTag),
        LastEventId: header('Last-Event-ID', 'Go on after this event', { pattern: '^[0-9]{0,15}$' }),
      },
      responses: {
        Problem: {
          description: 'A problem document (RFC 9457)',
          content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
        },
      },
      schemas: schemas(table),
    },
  };
}
