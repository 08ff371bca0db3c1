import { routes, type Route } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document.js';

interface Operation {
  operationId: string;
  parameters: { name?: string; in?: string; $ref?: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
  security?: unknown[];
}
const document = openApiDocument('https://ganh.example');
const paths = document.paths as Record<string, Record<string, Operation>>;

function refsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === '$ref' && typeof value === 'string' ? [value] : refsOf(value),
  );
}
const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);

describe('the OpenAPI document', () => {
  it.each(Object.entries(routes as Record<string, Route>))('describes %s', (name, route) => {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    expect(operation?.responses).toHaveProperty([String(route.status ?? 200)]);
    expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body ?? route.consumes));
    for (const [, param] of route.path.matchAll(/\{(\w+)\}/g))
      expect(operation?.parameters).toContainEqual(
        expect.objectContaining({ name: param, in: 'path', required: true }),
      );
    expect(operation?.security).toEqual(route.scope === 'public' ? [] : undefined);
  });

  it('describes nothing else', () => {
    const described = Object.values(paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(described.sort()).toEqual(Object.keys(routes).sort());
  });

  it('refers only to what is there', () => {
    const refs = [...new Set(refsOf(document))];
    expect(refs.length).toBeGreaterThan(40);
    expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('keeps what a sender must know of a product', () => {
    const schema = resolve('#/components/schemas/CreateProductRequest') as Record<string, unknown>;
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name', 'variants'],
    });
  });

  it('asks for If-Match and Idempotency-Key where they belong', () => {
    const put = paths['/v1/products/{id}']?.put?.parameters.map(({ $ref }) => $ref);
    expect(put).toContain('#/components/parameters/IfMatch');
    expect(put).toContain('#/components/parameters/IdempotencyKey');
    expect(paths['/v1/products']?.get?.parameters.map(({ name }) => name)).toContain('cursor');
  });
});
