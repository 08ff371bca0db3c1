import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factNames } from '#libs/quality-rules';
import { assessFile } from './assess.js';
import type { Assessed, Unreadable } from './assessor.js';

const NOW = Date.parse('2026-11-22T05:00:00Z');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assess-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[]): Promise<{ status: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await assessFile(args, NOW, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { status, out, err };
}

function fileOf(content: string | Buffer): string {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, content);
  return file;
}

const assess = (content: string | Buffer): ReturnType<typeof run> => run([fileOf(content)]);
const told = ({ out }: { out: string[] }): (Assessed & Unreadable & { line?: number })[] =>
  out.map((line) => JSON.parse(line) as Assessed & Unreadable);

const listing = {
  id: 7,
  name: 'Mật ong hoa nhãn Đồi Sương hũ 500 g',
  description: 'Thành phần: 100 % mật ong hoa nhãn.\nMật ong chữa khỏi đau dạ dày.\nBảo quản nơi khô mát.',
  price: 185_000,
  n_images: 3,
};
const product = {
  code: 'MO',
  name: { vi: 'Mật ong hoa nhãn Đồi Sương hũ thuỷ tinh 500 g' },
  ocopSheet: 4,
  description: { vi: 'Mật ong quay từ cầu đã vít nắp, hương hoa nhãn.\nBảo quản: nơi khô mát.' },
  sections: {},
  labelFields: { netQuantity: '500 g' },
  documents: [],
  channelContent: {},
  images: [{ url: 'https://anh.example/1.jpg' }],
  options: [],
  variants: [{ sku: 'MO-500', optionValues: [] }],
  defaults: {},
};

describe('a listing', () => {
  it('is told with its findings, their words, its score and channels', async () => {
    const { status, out, err } = await assess(JSON.stringify(listing));
    expect([status, err, out.length]).toEqual([0, [], 1]);
    const [one] = told({ out });
    expect(Object.keys(one ?? {})).toEqual(['id', 'score', 'grade', 'channels', 'dimensions', 'findings', 'facts']);
    expect(one?.id).toBe(7);
    expect(one?.score).toBeGreaterThanOrEqual(0);
    expect(one?.grade).toMatch(/^[A-E]$/);
    expect(one?.channels['shopee']?.readiness).toBe('refused');
    const claim = one?.findings.find(({ rule }) => rule === 'F04');
    expect(claim).toMatchObject({ severity: 'block', field: '/description/vi' });
    expect(listing.description.slice(claim?.start, claim?.end)).toBe('chữa khỏi đau dạ dày');
    expect(claim?.messageVi).toContain('chữa khỏi đau dạ dày');
    expect(claim?.messageEn).toContain('chữa khỏi đau dạ dày');
    expect(claim?.fix).not.toBe('');
  });

  it('has every fact by name, each with the passage it rests on', async () => {
    const [one] = told(await assess(JSON.stringify(listing)));
    expect(Object.keys(one?.facts ?? {})).toEqual([...factNames]);
    expect(one?.facts.off_platform).toEqual({ value: false });
    for (const fact of Object.values(one?.facts ?? {})) {
      if (!fact.value) continue;
      const text = fact.field === '/name/vi' ? listing.name : listing.description;
      expect(text.slice(fact.start, fact.end)).toBe(fact.passage);
    }
    const stated = Object.entries(one?.facts ?? {}).filter(([, { value }]) => value);
    expect(stated.map(([name]) => name)).toEqual(
      expect.arrayContaining(['disease_claim', 'health_claim', 'ingredients', 'net_quantity', 'storage']),
    );
  });

  it('is not held to what a collected listing cannot show: parcel, score sheet, label fields', async () => {
    const [one] = told(await assess(JSON.stringify({ ...listing, description: 'Mật ong quay đầu mùa, lọc hai lần.' })));
    const severityOf = (rule: string): string[] =>
      (one?.findings ?? []).filter((finding) => finding.rule === rule).map(({ severity }) => severity);
    for (const rule of ['K05', 'L01', 'L02', 'C01', 'C03', 'F06']) expect(severityOf(rule)).toEqual(['notChecked']);
    // What the goods are is unknown all the same.
    for (const { readiness } of Object.values(one?.channels ?? {})) expect(readiness).not.toBe('ready');
  });

  it.each([
    ['without anything', {}],
    ['with empty texts', { id: 'x', name: '', description: '' }],
    ['with nulls', { id: 'x', name: null, description: null, image_urls: null, price: null }],
    ['with 200 kB', { id: 'x', name: 'Chè', description: 'chữa bệnh. '.repeat(19_000) }],
    ['with lone surrogates', { id: 'x', name: 'Chè \ud800', description: 'búp \udc00 non \ud83d' }],
    ['with marks of direction', { id: 'x', name: 'Chè \u202exanh\u202c', description: '\u200f\u2067búp\u2069' }],
    ['of emoji', { id: 'x', name: '🐝🐝', description: '🍯'.repeat(500) }],
    ['of HTML and JSON', { id: 'x', name: '<b>Chè</b>', description: '<script>1</script>{"a":[1]}' }],
    ['with odd numbers', { id: 'x', name: 'Chè', price: 'ba trăm', n_images: -4, image_urls: [1, null] }],
    ['with other separators', { id: 'x', name: 'Chè\u2028xanh', description: 'a\u0085b\u000bc' }],
  ])('%s gives findings', async (_, line) => {
    const { status, out } = await assess(JSON.stringify(line).replace('\\u2028', '\u2028'));
    expect(status).toBe(0);
    expect(told({ out })[0]?.findings.length).toBeGreaterThan(0);
  });
});

describe('a full product', () => {
  it('is judged by all rules', async () => {
    const { status, out } = await assess(JSON.stringify(product));
    const [one] = told({ out });
    expect([status, one?.id]).toEqual([0, 'MO']);
    const blocks = one?.findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule);
    expect(blocks).toEqual(expect.arrayContaining(['K05', 'L01']));
  });

  it('keeps the id its file gave it', async () => {
    expect(told(await assess(JSON.stringify({ id: 'p-1', ...product })))[0]?.id).toBe('p-1');
  });

  it('that cannot be read is told by its fields', async () => {
    const { status, out } = await assess(JSON.stringify({ ...product, variants: [], colour: 'red' }));
    const [one] = told({ out });
    expect(status).toBe(2);
    expect(one).toMatchObject({ line: 1, error: 'not a product that can be read' });
    expect(one?.problems?.join()).toContain('/variants');
  });
});

describe('a file', () => {
  it('may hold bad lines; each is told by its number and stops nothing', async () => {
    const lines = ['{"id":', '', '[1]', 'null', JSON.stringify({ id: 1, name: 5 }), JSON.stringify(listing)];
    const { status, out, err } = await assess(lines.join('\r\n'));
    expect(status).toBe(1);
    expect(told({ out }).map(({ line, error }) => error && [line, error])).toEqual([
      [1, 'not a JSON object'],
      [3, 'not a JSON object'],
      [4, 'not a JSON object'],
      [5, 'not a listing that can be read'],
      undefined,
    ]);
    expect(err).toEqual(['4 of 5 lines could not be read; each says why.']);
  });

  it('may begin with a byte order mark and end without a line feed', async () => {
    const { status, out } = await assess(`\uFEFF${JSON.stringify(listing)}\n${JSON.stringify(listing)}`);
    expect([status, out.length]).toEqual([0, 2]);
  });

  it('that is no UTF-8 is told, not guessed', async () => {
    expect((await assess(Buffer.from([0xff, 0xfe, 0x7b, 0x00]))).status).toBe(2);
  });

  it.each([
    ['is missing', ['nowhere.jsonl'], /no file nowhere\.jsonl/],
    ['is a folder', ['deploy'], /deploy is a folder/],
    ['is not named', [], /npm run -s assess/],
    ['is one too many', ['a', 'b'], /npm run -s assess/],
  ])('that %s ends with a sentence and status 2', async (_, args, sentence) => {
    const { status, out, err } = await run(args);
    expect([status, out]).toEqual([2, []]);
    expect(err.join('\n')).toMatch(sentence);
  });

  it('that is empty says so', async () => {
    const { status, out, err } = await assess('\n\n');
    expect([status, out, err[0]]).toEqual([2, [], expect.stringContaining('holds no line')]);
  });
});
