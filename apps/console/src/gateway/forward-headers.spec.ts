import { describe, expect, it } from 'vitest';
import { requestHeaders, responseHeaders, webhookHeaders } from './forward-headers.js';

const set = { authorization: 'Bearer short', correlationId: 'c-1' };

describe('headers on the way to an owner', () => {
  it('are a short list with our identity', () => {
    const headers = requestHeaders(
      {
        authorization: 'Bearer gk_secret',
        cookie: 'a=b',
        host: 'console',
        'x-forwarded-for': '1.2.3.4',
        'x-tenant-id': 'other',
        'x-correlation-id': 'theirs',
        'content-type': 'application/json',
        'if-match': '"3"',
        'idempotency-key': 'k',
      },
      set,
    );
    expect(headers).toEqual({
      'x-correlation-id': 'c-1',
      'content-type': 'application/json',
      'if-match': '"3"',
      'idempotency-key': 'k',
      authorization: 'Bearer short',
    });
  });

  it('carry no identity where none was given', () => {
    expect(requestHeaders({ authorization: 'x' }, { ...set, authorization: undefined })).not.toHaveProperty(
      'authorization',
    );
  });

  it('of a webhook are all but those of the connection', () => {
    const headers = webhookHeaders(
      { host: 'a', connection: 'close, X-Hop', 'x-hop': '1', 'x-signature': 's', authorization: 'hmac' },
      'c-1',
    );
    expect(headers).toEqual({ 'x-signature': 's', authorization: 'hmac', 'x-correlation-id': 'c-1' });
  });
});

describe('headers on the way back', () => {
  it('keep what a client needs and drop what speaks of the inside', () => {
    const headers = responseHeaders(
      { etag: '"2"', location: '/v1/x', 'retry-after': '5', 'x-powered-by': 'x', 'set-cookie': ['a=b'] },
      'c-1',
    );
    expect(headers).toEqual({
      'x-content-type-options': 'nosniff',
      etag: '"2"',
      location: '/v1/x',
      'retry-after': '5',
      'x-correlation-id': 'c-1',
    });
  });
});
