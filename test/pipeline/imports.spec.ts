import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportStore } from '../../apps/ingestion/src/imports/import.store.js';
import { type Answer, type IngestionApp, loggedErrors, startIngestion } from './ingestion-app.js';
import { until } from '../world/stack.js';

const HEAD = 'Mã sản phẩm;Mã SKU;Tên sản phẩm;Giá bán;Tồn kho;Mã chủ thể;Tên chủ thể;Loại chủ thể;Mã xã/phường';
const OWNER = 'htx-sen;Hợp tác xã Sen Xanh;Hợp tác xã;00004';
const rowOf = (code: string, sku: string, price = '120.000', stock = '10'): string =>
  `${code};${sku};Trà sen ${code};${price};${stock};${OWNER}`;
const file = (...rows: string[]): string => [HEAD, ...rows].join('\r\n');

let service: IngestionApp;
beforeAll(async () => {
  service = await startIngestion({ IMPORT_BLOCK_PRODUCTS: '10', IMPORT_LEASE_MS: '500', IMPORT_MAX_BYTES: '3000000' });
});
afterAll(async () => {
  await service.close();
});

const post = (raw: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> =>
  service.ask('POST', '/v1/imports?fileName=..%2Fb%E1%BA%A3ng.csv', {
    raw,
    headers: { 'content-type': 'text/csv', ...headers },
  });
const ended = (id: unknown): Promise<Answer> =>
  until(
    'the import ended',
    async () => {
      const answer = await service.ask('GET', `/v1/imports/${String(id)}`);
      return ['completed', 'failed'].includes(String(answer.body['status'])) && answer;
    },
    80_000,
  );
const run = async (raw: string | Uint8Array): Promise<Answer> => {
  const accepted = await post(raw);
  expect(accepted.status, accepted.text).toBe(202);
  return ended(accepted.body['id']);
};
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('imports', () => {
  it('reads a file once, counts rows and products, and finds the same file unchanged', async () => {
    const csv = file(rowOf('T1', 'T1-A'), rowOf('T1', 'T1-B'), rowOf('T2', 'T2-A'));
    const options = `${HEAD};Tên phân loại 1;Giá trị phân loại 1`;
    const first = await run(
      [options, `${rowOf('T1', 'T1-A')};Cỡ;100 g`, `${rowOf('T1', 'T1-B')};;200 g`, rowOf('T2', 'T2-A')].join('\n'),
    );
    expect(first.body).toMatchObject({
      status: 'completed',
      fileName: 'bảng.csv',
      rows: { read: 3, created: 3, updated: 0, unchanged: 0, refused: 0 },
      products: { created: 2, updated: 0, unchanged: 0 },
    });
    const again = await run(csv);
    expect(again.body).toMatchObject({ rows: { read: 3, unchanged: 3, refused: 0 }, products: { unchanged: 2 } });
    const dearer = await run(file(rowOf('T2', 'T2-A', '130.000')));
    expect(dearer.body).toMatchObject({ rows: { updated: 1 } });
  });

  it('refuses rows, never the file, and gives them back to correct', async () => {
    const csv = file(
      rowOf('R1', 'R1-A', '12,5'),
      rowOf('R2', 'R2-A'),
      rowOf('R1', 'R1-B'),
      'R3;R3-A;"Trà "sen" dở;1;1',
      rowOf('R4', 'R4-A', '=1+1'),
      rowOf('R5', 'x'.repeat(200_000)),
      rowOf('R6', 'T1-A'),
      rowOf('R7', 'R7-A', '-5'),
      rowOf('R8', 'R8-A'),
    );
    const { body } = await run(csv);
    expect(body).toMatchObject({ status: 'completed', rows: { read: 9, created: 2, refused: 7 } });
    const refused = body['refused'] as { row: number; code: string; column: string; message: string }[];
    expect(refused.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'price', 'price.form'],
      [4, 'product_code', 'row.stray'],
      [5, '', 'row.quotes'],
      [6, 'price', 'price.form'],
      [7, 'sku', 'too_big'],
      [8, 'sku', 'sku.taken'],
      [9, 'price', 'price.form'],
    ]);
    expect(refused[0]?.message).toBe('Giá chưa đúng dạng');
    const back = await service.ask('GET', `/v1/imports/${String(body['id'])}/refused.csv`, {
      headers: { 'accept-language': 'en' },
    });
    const lines = back.text.split('\r\n');
    expect(lines[0]).toContain(`${HEAD.replaceAll(';', ',')},reason`);
    expect(back.text).toContain(`'=1+1`);
    expect(back.text).toContain('The price has the wrong form');
    expect(lines).toHaveLength(9);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'import.empty'],
    ['blank lines', '\n\n\n', 'import.empty'],
    ['windows-1252', Buffer.from(`${HEAD}\nT\xe9;b`, 'latin1'), 'import.encoding'],
    ['UTF-16 without its mark', Buffer.from(file(rowOf('U', 'U')), 'utf16le'), 'import.encoding'],
    ['a PDF', '%PDF-1.7 ...', 'import.notCsv'],
    ['HTML', '<html><body>404</body></html>', 'import.missingColumn'],
    ['no SKU column', 'Mã sản phẩm;Tên\nA;B', 'import.missingColumn'],
    ['a column twice', 'product_code;sku;Mã SKU\nA;B;C', 'import.duplicateColumn'],
    ['a wrong separator', 'product_code|sku|name\nA|B|C', 'import.missingColumn'],
    ['3 MB and more', `${HEAD}\n${'x;\n'.repeat(1_000_000)}`, 'import.tooLarge'],
  ])('refuses %s at the door', async (_, raw, code) => {
    const answer = await post(raw);
    expect([answer.status, answer.body['code']]).toEqual([code === 'import.tooLarge' ? 413 : 422, code]);
  });

  it('fails loudly when nothing is usable', async () => {
    expect((await run(HEAD)).body).toMatchObject({ status: 'failed', failure: { code: 'import.empty' } });
    const { body } = await run(file(rowOf('N1', 'N1', 'miễn phí')));
    expect(body).toMatchObject({ status: 'failed', failure: { code: 'import.nothingUsable' }, rows: { refused: 1 } });
  });

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['UTF-16 with its mark', utf16],
    ['UTF-8 with its mark and old Mac line ends', (text) => `\ufeff${text.replaceAll('\r\n', '\r')}`],
    [
      'tabs and quotes',
      (text) =>
        text
          .replaceAll('\r\n', '\n')
          .replaceAll(';', '\t')
          .replace(/Trà sen \S+/g, '"$&, ""ngon"""'),
    ],
  ])('reads %s', async (name, form) => {
    const code = name.replace(/\W/g, '');
    const { body } = await run(form(file(rowOf(code, code))));
    expect(body).toMatchObject({ status: 'completed', rows: { read: 1, created: 1 } });
  });

  it('answers the same upload with a key once, and other types with 415', async () => {
    const headers = { 'idempotency-key': 'import-key-0001' };
    const first = await post(file(rowOf('K1', 'K1')), headers);
    const repeat = await post(file(rowOf('K1', 'K1')), headers);
    expect(repeat.body['id']).toBe(first.body['id']);
    expect((await post(file(rowOf('K2', 'K2')), headers)).body['code']).toBe('idempotency.otherBody');
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect(
      (await service.ask('GET', `/v1/imports/${String(first.body['id'])}`, { tenant: crypto.randomUUID() })).status,
    ).toBe(404);
    await ended(first.body['id']);
  });

  it('goes on after a crash between a block and its count, and counts nothing twice', async () => {
    const store = service.app.get(ImportStore);
    const advance = store.advance.bind(store);
    let calls = 0;
    store.advance = (row, block) => {
      calls += 1;
      // The products of this block are written; its count is not.
      return calls === 2 || calls === 4 ? Promise.resolve(false) : advance(row, block);
    };
    const rows = Array.from({ length: 45 }, (_, index) => rowOf(`C${index}`, `C${index}`, index === 7 ? 'x' : '9.000'));
    const { body } = await run(file(...rows));
    store.advance = advance;
    expect(calls).toBe(7);
    expect(body).toMatchObject({
      status: 'completed',
      rows: { read: 45, created: 44, updated: 0, unchanged: 0, refused: 1 },
      products: { created: 44, updated: 0, unchanged: 0 },
    });
  });

  it('takes 2,000 rows', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => rowOf(`M${index}`, `M${index}`));
    const { body } = await run(file(...rows));
    expect(body).toMatchObject({ rows: { created: 2000 } });
  });

  it('met no bug on the way', () => {
    expect(loggedErrors()).toEqual([]);
  });
});
