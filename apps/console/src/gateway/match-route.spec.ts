import { routes, type Route } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { matchRoute } from './match-route.js';

const ID = '01932f6e-7c1a-7abc-8def-0123456789ab';
const example = (path: string): string =>
  path.replace('{id}', ID).replace('{channel}', 'demo-shop').replace('{code}', 'HTX%20%C4%90%E1%BB%93i');

describe('the route table', () => {
  it.each(Object.entries(routes as Record<string, Route>))('finds %s by its own path', (name, route) => {
    const found = matchRoute(route.method, example(route.path));
    expect(found).toMatchObject({ kind: 'route', match: { name } });
  });

  it('decodes and hands out parameters', () => {
    expect(matchRoute('PUT', '/v1/producers/HTX%20%C4%90%E1%BB%93i')).toMatchObject({
      match: { name: 'putProducer', params: { code: 'HTX Đồi' } },
    });
  });

  it('tells an action from the thing it acts on', () => {
    expect(matchRoute('POST', `/v1/listings/${ID}:pause`)).toMatchObject({ match: { name: 'pauseListing' } });
    expect(matchRoute('GET', `/v1/listings/${ID}`)).toMatchObject({ match: { name: 'getListing' } });
    expect(matchRoute('POST', '/v1/products:batch')).toMatchObject({ match: { name: 'batchProducts' } });
  });

  it('names the methods an address has', () => {
    expect(matchRoute('PATCH', `/v1/products/${ID}`)).toEqual({ kind: 'method', allowed: ['DELETE', 'GET', 'PUT'] });
  });

  it.each([
    '/v1/nothing',
    '/v1/products/',
    '/v1/products/42',
    '/v1/products/..%2f..%2finternal',
    `/v1/products/${ID}/`,
    `/v1/products/${ID}:boil`,
    `//v1/products/${ID}`,
    '/v1/products/%ff',
    '/v1/producers/..',
    '/v1/producers/%00',
    `/v1/webhooks/__proto__/${ID}`,
    '/internal/parked:replay',
    '',
  ])('knows nothing at %s', (path) => {
    expect(matchRoute('GET', path)).toEqual({ kind: 'none' });
    expect(matchRoute('POST', path)).toEqual({ kind: 'none' });
  });
});
