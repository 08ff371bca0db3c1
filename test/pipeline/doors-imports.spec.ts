import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  expectNoGrowth,
  Ledger,
  refusedInBoth,
  readVitals,
  shoot,
  type Vitals,
  type Wanted,
} from './nonsense.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

let world: World;
let ledger: Ledger;
let vitals: Vitals;

beforeAll(async () => {
  world = await World.start({ IMPORT_MAX_BYTES: '20000000' });
  ledger = await Ledger.open(world);
  await ledger.settled();
  vitals = await readVitals(world);
});
afterAll(async () => {
  await ledger?.close();
  await world?.stop();
});

const head = 'Mã sản phẩm,Mã SKU,Tên sản phẩm,Giá bán,Tồn kho,Mã chủ thể,Tên chủ thể,Loại chủ thể,Mã xã/phường';
const owner = 'htx-sen,Hợp tác xã Sen Xanh,Hợp tác xã,00004';
const rowOf = (code: string, more: { name?: string; price?: string; stock?: string; sku?: string } = {}): string =>
  [code, more.sku ?? code, more.name ?? `Trà sen ${code}`, more.price ?? '120000', more.stock ?? '10', owner].join(',');
const file = (...rows: string[]): string => `${[head, ...rows].join('\n')}\n`;
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const bytes = (...values: number[]): Buffer => Buffer.from(values);
/** Vietnamese as windows-1258 writes it: letters and combining marks of one byte each. */
const windows1258 = Buffer.concat([
  utf8('product_code,sku,name\nT1,T1,Tr'),
  bytes(0xe0),
  utf8(' sen h'),
  bytes(0xf4, 0xec),
  utf8('\n'),
]);

const post = (body: string | Uint8Array, more: { name?: string; headers?: Record<string, string> } = {}) => ({
  method: 'POST',
  path: `/v1/imports?fileName=${more.name ?? 'bang.csv'}`,
  body,
  headers: { 'content-type': 'text/csv', ...more.headers },
});

async function ended(body: string | Uint8Array): Promise<Answer['body']> {
  const accepted = await shoot(world, post(body));
  expect(accepted.status, accepted.text).toBe(202);
  return until('the import ended', async () => {
    const { body: state } = await shoot(world, { method: 'GET', path: `/v1/imports/${accepted.body.id}` });
    return ['completed', 'failed'].includes(state.status) ? state : null;
  });
}

describe('a file that is none is refused at the door', () => {
  it.each<[string, string | Uint8Array, Wanted['code']]>([
    ['nothing', '', 'import.empty'],
    ['blank lines', '\n\r\n \n', 'import.empty'],
    ['windows-1258', windows1258, 'import.encoding'],
    ['UTF-16 without its mark', Buffer.from(file(rowOf('U1')), 'utf16le'), 'import.encoding'],
    ['half a letter at the end', Buffer.concat([utf8(file(rowOf('U2'))), bytes(0xe1, 0xba)]), 'import.encoding'],
    ['NUL bytes', utf8(`${head}\nA\u0000,B,C\n`), 'import.encoding'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'import.notCsv'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'import.notCsv'],
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0), 'import.notCsv'],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0), 'import.notCsv'],
    ['a packed file', bytes(0x1f, 0x8b, 8, 0), 'import.notCsv'],
    ['HTML', '<!doctype html><html><body>a,b</body></html>', 'import.missingColumn'],
    ['JSON', '{"items":[]}', 'import.missingColumn'],
    ['a wrong separator', 'product_code|sku|name\nA|B|C', 'import.missingColumn'],
    ['no SKU', 'Mã sản phẩm,Tên\nA,B', 'import.missingColumn'],
    ['a column twice', 'product_code,sku,SKU\nA,B,C', 'import.duplicateColumn'],
    ['a heading of 100,000 columns', `product_code,sku${',x'.repeat(100_000)}\nA,B\n`, 'import.notCsv'],
    ['a heading of a million blanks', `product_code,sku${','.repeat(1_000_000)}\nA,B\n`, 'import.notCsv'],
    ['19 MB of one letter', Buffer.alloc(19_000_000, 0x61), 'import.missingColumn'],
    ['20 MB of rows', `${head}\n${'x,\n'.repeat(6_700_000)}`, 'import.tooLarge'],
    ['20 MB in one quoted cell', `"${'a'.repeat(3_000_000)}`, 'import.missingColumn'],
  ])('%s', async (_name, body, code) => {
    const before = await ledger.read();
    await refusedInBoth(world, post(body), { code });
    expect(await ledger.read()).toEqual(before);
  });

  it('says what it takes', async () => {
    const before = await ledger.read();
    const text = file(rowOf('X1'));
    const others: Record<string, string>[] = [
      { 'content-type': 'application/json' },
      { 'content-type': 'text/html' },
      { 'content-encoding': 'gzip' },
    ];
    for (const headers of others)
      await refusedInBoth(world, post(text, { headers }), { code: 'request.unsupportedType' });
    for (const [query, field] of [
      [`fileName=${'a'.repeat(300)}`, '/fileName'],
      ['fileName=', '/fileName'],
      ['fileName=a&fileName=b', '/fileName'],
      ['name=a', '/name'],
    ] as const)
      await refusedInBoth(world, { ...post(text), path: `/v1/imports?${query}` }, { code: 'request.invalid', field });
    expect(await ledger.read()).toEqual(before);
  });
});

describe('a row that is none is refused alone', () => {
  /** Beside one good row each. Column and code of what is refused. */
  it.each<[name: string, row: string, column: string, code: string]>([
    ['200,000 letters in a name', rowOf('R1', { name: 'x'.repeat(200_000) }), 'name', 'too_big'],
    ['200,000 letters in a SKU', rowOf('R2', { sku: 'x'.repeat(200_000) }), 'sku', 'too_big'],
    ['10,000 columns', `${rowOf('R3')}${',x'.repeat(10_000)}`, '', 'row.columns'],
    ['a negative price', rowOf('R4', { price: '-5' }), 'price', 'price.form'],
    ['an absurd price', rowOf('R5', { price: '99999999999999' }), 'price', ''],
    ['a decimal comma', rowOf('R6', { price: '"12,5"' }), 'price', 'price.form'],
    ['a price in words', rowOf('R7', { price: 'miễn phí' }), 'price', 'price.form'],
    ['1E5 as a price', rowOf('R8', { price: '1E5' }), 'price', 'price.form'],
    ['a formula for a price', rowOf('R9', { price: '=1+1' }), 'price', 'price.form'],
    ['half a stock', rowOf('R10', { stock: '1.5' }), 'stock', 'number.form'],
    ['a negative stock', rowOf('R11', { stock: '-1' }), 'stock', ''],
    ['broken quotes', 'R12,R12,"Trà "sen" dở,1,1', '', 'row.quotes'],
    ['a million columns', `${rowOf('R17')}${','.repeat(1_000_000)}x`, '', 'row.columns'],
    ['1.9 MB in one cell', rowOf('R18', { name: 'x'.repeat(1_900_000) }), 'name', 'too_big'],
    ['9 MB in one cell', rowOf('R19', { name: 'x'.repeat(9_000_000) }), '', 'row.quotes'],
    ['no code', rowOf(' ', { sku: 'R13' }), 'product_code', ''],
    ['a commune of four digits', rowOf('R14').replace('00004', '0004'), 'commune_code', 'commune.form'],
    [
      'a commune of nowhere',
      rowOf('R15').replace('htx-sen', 'htx-khac').replace('00004', '99999'),
      'commune_code',
      'commune.unknown',
    ],
    [
      'an unknown kind of producer',
      rowOf('R16').replace('htx-sen', 'htx-3').replace(',Hợp tác xã,', ',Liên minh,'),
      'producer_kind',
      '',
    ],
  ])('%s', async (name, row, column, code) => {
    const good = `G-${name.replace(/\W/g, '')}`;
    const state = await ended(file(rowOf(good), row));
    expect(state).toMatchObject({ status: 'completed', rows: { read: 2, created: 1, refused: 1 } });
    expect(state.refused).toHaveLength(1);
    expect(state.refused[0]).toMatchObject({ row: 3, column, ...(code === '' ? {} : { code }) });
    for (const language of ['vi', 'en'] as const) {
      const shown = await shoot(world, {
        method: 'GET',
        path: `/v1/imports/${state.id}`,
        headers: { 'accept-language': language },
      });
      const { message, fix } = shown.body.refused[0];
      expect(`${message} ${fix}`).not.toMatch(/\{\w+\}|undefined|^ $/);
      expect(shown.text.length).toBeLessThan(20_000);
    }
  });

  it('an unclosed quote costs its own line', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => rowOf(`Q${index}`));
    const state = await ended(file(rows[0] ?? '', 'Q-mo,Q-mo,"Trà không đóng,1,1', ...rows.slice(1)));
    expect(state).toMatchObject({ status: 'completed', rows: { created: 50, refused: 1 } });
  });

  it('formulas are kept as text and go out harmless', async () => {
    const evil = ['=cmd|x', '+1+1', '-2+3', '@SUM(A1)', '\t=1'];
    const state = await ended(
      file(rowOf('F0'), ...evil.map((cell, index) => rowOf(`F-${index}`, { name: `"${cell}"`, price: 'x' }))),
    );
    expect(state.rows).toMatchObject({ created: 1, refused: evil.length });
    const { text } = await shoot(world, { method: 'GET', path: `/v1/imports/${state.id}/refused.csv` });
    for (const cell of text.split('\r\n').flatMap((line) => line.split(',')))
      expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@\t]|^-\d/);
  });

  it('a file of nonsense alone fails loudly and leaves no product', async () => {
    const count = (await ledger.read())['ingestion/products'];
    const state = await ended(file(...Array.from({ length: 20 }, (_, index) => rowOf(`N${index}`, { price: 'x' }))));
    expect(state).toMatchObject({ status: 'failed', failure: { code: 'import.nothingUsable' }, rows: { refused: 20 } });
    const random = await ended(`product_code,sku\n${'"'.repeat(999)}\n,,,,\n\u200b,\u202e\n`);
    expect(random).toMatchObject({ status: 'failed', rows: { created: 0 } });
    expect((await ledger.read())['ingestion/products']).toBe(count);
  });

  it('a heading alone fails by its name', async () => {
    const state = await ended(`${head}\n`);
    expect(state).toMatchObject({ status: 'failed', rows: { read: 0, created: 0 } });
  });

  it('numbers of a SKU stay letters', async () => {
    const state = await ended(file(rowOf('0012'), rowOf('1E3'), rowOf('1-2')));
    expect(state.rows).toMatchObject({ created: 3, refused: 0 });
    for (const code of ['0012', '1E3', '1-2']) {
      const path = `/v1/products?q=${encodeURIComponent(`Trà sen ${code}`)}`;
      await until(`${code} is listed`, async () => {
        const { body } = await shoot(world, { method: 'GET', path });
        return body.items.some((item: { code: string }) => item.code === code);
      });
    }
  });

  it('the same file five times at once makes its products once', async () => {
    const text = file(rowOf('CÙNG-1'), rowOf('CÙNG-2'));
    const states = await Promise.all(Array.from({ length: 5 }, () => ended(text)));
    const sum = (name: string): number => states.reduce((total, { products }) => total + products[name], 0);
    expect([sum('created'), sum('unchanged')], JSON.stringify(states.map(({ products }) => products))).toEqual([2, 8]);
  });

  it('shows a file name without its path and marks', async () => {
    const name = encodeURIComponent('../../bí\u202emật\n.csv');
    const answer = await shoot(world, post(file(rowOf('T9')), { name }));
    expect(answer.body.fileName).toBe('bímật.csv');
  });
});

describe('after all of this', () => {
  it('services are ready and no larger', async () => {
    await expectNoGrowth(world, vitals);
  });

  it('a cut upload leaves nothing', async () => {
    const before = await ledger.settled();
    await new Promise<void>((resolve) => {
      const { hostname, port } = new URL(world.urls.console);
      const headers = {
        authorization: `Bearer ${world.keys.apiKey}`,
        'content-type': 'text/csv',
        'content-length': '99999',
      };
      const cut = request({ hostname, port, method: 'POST', path: '/v1/imports', headers });
      cut.on('error', () => resolve());
      cut.write(file(rowOf('CUT')), () => setTimeout(() => cut.destroy(new Error('cut')), 200));
    });
    expect(await ledger.settled()).toEqual(before);
  });
});
