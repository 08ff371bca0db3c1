import { describe, expect, it } from 'vitest';
import { createLog, type Log } from './log.js';

function capture(): { log: Log; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const log = createLog('test', { level: 'debug', to: { write: (line: string) => void written.push(line) } });
  return {
    log,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  it('writes one JSON line per call, whatever the message contains', () => {
    const { log, lines } = capture();
    log.child({ tenant: 't1' }).info('first\n{"level":"error"}', { product: 'p1' });
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ level: 'info', service: 'test', tenant: 't1', product: 'p1' });
  });

  it('hides secrets by name at any depth, and keeps the rest', () => {
    const { log, text, lines } = capture();
    const credentials = { appKey: 's3cret-1' };
    log.info('call', {
      headers: { Authorization: 's3cret-2', 'x-api-key': 's3cret-3', accept: 'json' },
      list: [{ refreshToken: 's3cret-4', shop: { password: 's3cret-5', app_secret: 's3cret-6' } }],
      credentials,
    });
    log.child({ accessToken: 's3cret-7' }).info('child');
    expect(text()).not.toContain('s3cret');
    expect(lines()[0]).toMatchObject({ headers: { accept: 'json' } });
  });

  it('hides secrets by look inside texts', () => {
    const { log, text } = capture();
    log.warn('GET https://u:hunter2@shop.example/a?sign=hunter2&x=1 with Bearer hunter2.abc', {
      url: 'mongodb://admin:hunter2@db.example/x',
      said: '{"access_token":"hunter2"}',
      jwt: 'got eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJodW50ZXIyIn0.c2ln',
    });
    expect(text()).not.toMatch(/hunter2|eyJhbGci/);
    expect(text()).toContain('x=1');
  });

  it('hides Vietnamese telephone numbers but neither ids, prices nor barcodes', () => {
    const { log, lines } = capture();
    const id = '01934567-8901-7abc-8def-0123456789ab';
    log.info('Gọi 0912 345 678 hoặc +84 24 3825 1234, 0281.234.5678', { id, price: 1250000, gtin: '8930000000014' });
    const [line] = lines();
    expect(line?.['msg']).toBe('Gọi *** hoặc ***, ***');
    expect(line).toMatchObject({ id, price: 1250000, gtin: '8930000000014' });
  });

  it('writes of an error its class, code, message, stack and cause, and never its request', () => {
    const { log, lines, text } = capture();
    const error = Object.assign(new TypeError('token=hunter2 refused', { cause: new Error('deeper') }), {
      code: 'ECONNRESET',
      config: { headers: { Authorization: 'Bearer hunter2' }, data: 'hunter2' },
      response: { data: 'hunter2' },
    });
    log.error('failed', { error });
    expect(text()).not.toContain('hunter2');
    expect(lines()[0]?.['error']).toMatchObject({
      name: 'TypeError',
      code: 'ECONNRESET',
      cause: { message: 'deeper' },
    });
    expect(lines()[0]?.['error']).not.toHaveProperty('config');
  });

  it('bears cycles, giants and bigints', () => {
    const { log, text } = capture();
    const cycle: Record<string, unknown> = { n: 10n };
    cycle['self'] = cycle;
    log.info('odd', { cycle, long: 'x'.repeat(1_000_000), many: Array.from({ length: 10_000 }, () => 'y') });
    expect(text().length).toBeLessThan(20_000);
  });
});
