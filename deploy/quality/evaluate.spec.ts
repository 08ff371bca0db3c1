import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factNames } from '#libs/quality-rules';
import { evaluate, type EvaluateOptions } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { loadSets } from './labelled-listings.js';
import { passageLines } from './print-evaluation.js';

const NOW = Date.parse('2026-11-22T05:00:00Z');
// Each run assesses some nine hundred listings.
const slow = { timeout: 180_000 };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(asked: Partial<EvaluateOptions>): Promise<{ status: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const status = await evaluate({ listings: [], json: false, ...asked }, NOW, output);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const CANARY = 'chim hoàng yến';
const listings = [
  { id: 1, name: 'Trà vối Bờ Giếng túi 100 g', description: 'Trà lá vối. Uống đều giúp chữa khỏi viêm gan.' },
  { id: 777_002, name: 'Trà sen Hồ Gươm túi 100 g', description: `Trà ướp sen ${CANARY}. Giúp chữa khỏi viêm gan.` },
  { id: 3, name: 'Trà nhài Vườn Hạ túi 100 g', description: 'Trà ướp nhài. Gọi 0900 000 123 để đặt.' },
  {
    id: 777_004,
    name: 'Trà gừng Đồi Gió túi 100 g',
    description: `Trà gừng. ${CANARY} chữa khỏi viêm gan.`,
    price: 50_000,
  },
];
const net = { net_quantity: [['name', 10, 25]] };
const labels = {
  agreement: { disease_claim: { first: 2, second: 2, both: 2 } },
  listings: [
    { id: 1, set: 'dev', sealed: false, overall: [0, 1], labels: { ...net, disease_claim: [['description', 26, 44]] } },
    // Marked in another place than the claim, and sealed.
    {
      id: 777_002,
      set: 'dev',
      sealed: true,
      overall: [0, 0],
      labels: { ...net, disease_claim: [['description', 0, 5]] },
    },
    { id: 3, set: 'hard', sealed: false, labels: { ...net }, unsettled: ['off_platform'] },
    // The readers found no claim here.
    { id: 777_004, set: 'dev', sealed: true, overall: [2, 2], labels: { ...net } },
    { id: 5, set: 'dev', sealed: false, labels: {} },
  ],
};
const files = (own: object = labels): Partial<EvaluateOptions> => ({
  listings: [fileOf('listings.jsonl', listings.map((one) => JSON.stringify(one)).join('\n'))],
  labels: fileOf('labels.json', JSON.stringify(own)),
  'no-defects': true,
});
/** Reports of equal files are made once. */
const reports = new Map<string, Promise<Evaluation>>();
const reportOf = (asked: Partial<EvaluateOptions>, own: object = labels): Promise<Evaluation> => {
  const key = JSON.stringify([asked.listings, own]);
  const report = reports.get(key) ?? newReport(asked);
  reports.set(key, report);
  return report;
};
const newReport = async (asked: Partial<EvaluateOptions>): Promise<Evaluation> =>
  JSON.parse((await run({ ...asked, json: true })).out) as Evaluation;

describe('npm run evaluate without listings', slow, () => {
  it('measures the fictional samples, from end to end', async () => {
    const { status, out, err } = await run({});
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Measured on the fictional samples of the project.');
    for (const name of factNames) expect(out).toMatch(new RegExp(`^${name} +\\d+ `, 'm'));
    expect(out).toContain('sealed: no listing');
    expect(out).toContain('one defect put into clean listings:');
    expect(out).toContain('the label file does not say');
  });

  it('puts each defect into clean samples, and finds the bans without anything else', async () => {
    const { injection } = await reportOf({});
    for (const { id, hit, alone, missed } of injection) {
      expect([id, hit.of > 0, alone.of]).toEqual([id, true, hit.of]);
      expect([id, missed.length]).toEqual([id, hit.of - hit.hits]);
    }
    const bans = ['disease claim', 'superlative', 'telephone number', 'contact elsewhere', 'star without certificate'];
    for (const { hit, alone } of injection.filter(({ id }) => bans.includes(id)))
      expect([hit.value, alone.value]).toEqual([1, 1]);
  });

  it('counts what is found besides', async () => {
    const { injection } = await reportOf({});
    for (const { id, alone, extras } of injection)
      expect([id, Object.keys(extras).length > 0]).toEqual([id, alone.hits < alone.of]);
  });
});

describe('npm run evaluate with listings', slow, () => {
  it('counts a hit only where the readers marked it, and sealed listings apart', async () => {
    const { open, sealed, absent } = await reportOf(files());
    expect([open.listings, sealed.listings, absent]).toEqual([1, 2, 1]);
    expect(open.labels.disease_claim).toMatchObject({ positives: 1, f1: 1, aim: 'undecided' });
    expect(open.labels.disease_claim.recall).toMatchObject({ hits: 1, of: 1 });
    expect(sealed.labels.disease_claim.precision).toMatchObject({ hits: 0, of: 2 });
    expect(sealed.labels.disease_claim.recall).toMatchObject({ hits: 0, of: 1 });
  });

  it('judges blocks by the labels behind them, and leaves those of other rules apart', async () => {
    const { open, sealed } = await reportOf(files());
    expect(open.blocking.precision).toMatchObject({ hits: 1, of: 1 });
    expect(open.blocking.byRule['F04']?.precision.value).toBe(1);
    expect(sealed.blocking.precision).toMatchObject({ hits: 0, of: 2 });
    // One of them was marked in another place; only the other one is wrongly blocked.
    expect(sealed.blocking.anywhere).toMatchObject({ hits: 1, of: 2 });
    expect([sealed.blocking.blockedListings, sealed.blocking.wronglyBlocked]).toEqual([2, 1]);
    expect(open.blocking.unjudged).toHaveProperty('K03');
    expect(open.blocking.findings.mean).toBeGreaterThan(1);
  });

  it('keeps hard cases out of every figure, and what is unsettled out of all', async () => {
    const { open, hard } = await reportOf(files());
    expect(hard.listings).toBe(1);
    expect(hard.labels.off_platform).toEqual({ right: 0, wrong: 0, missed: 0 });
    expect(hard.labels.net_quantity).toEqual({ right: 1, wrong: 0, missed: 0 });
    expect(open.labels.net_quantity.positives).toBe(1);
  });

  it('lists misses and wrongly blocked listings of open ones by place', async () => {
    const own = structuredClone(labels);
    own.listings[0] = { id: 1, set: 'dev', sealed: false, labels: { superlative: [['description', 0, 5]] } as never };
    const { misses, wronglyBlocked } = await reportOf(files(own), own);
    expect(misses).toContainEqual({
      ...{ id: 1, label: 'superlative', kind: 'missed' },
      ...{ marks: [['description', 0, 5]], found: [] },
    });
    expect(misses.filter(({ label }) => label === 'disease_claim').map(({ kind }) => kind)).toEqual(['wrong']);
    expect(wronglyBlocked).toEqual([1]);
  });

  it.each([
    ['as text, with misses', { misses: 'disease_claim' }],
    ['as JSON', { json: true }],
  ])('shows no text of a sealed listing, and no id: %s', async (_, asked) => {
    const { status, out, err } = await run({ ...files(), ...asked });
    expect(status).toBe(0);
    expect(out + err).not.toContain(CANARY);
    expect(out + err).not.toContain('777');
  });

  it('has no passage of a sealed listing to show, whatever the label', async () => {
    const { listings: given = [], labels: file = '' } = files();
    const sets = await loadSets(given, file);
    expect(sets.sealed.map(({ id }) => id)).toEqual([777_002, 777_004]);
    for (const name of factNames) expect(passageLines(sets, name).join()).not.toMatch(/777|hoàng yến/);
  });

  it('shows passages of open listings when asked', async () => {
    const own = structuredClone(labels);
    own.listings[0] = { id: 1, set: 'dev', sealed: false, labels: {} as never };
    const { out } = await run({ ...files(own), misses: 'disease_claim' });
    expect(out).toMatch(/^1 found {2}description ".*chữa khỏi viêm gan/m);
  });

  it('tells how far the readers agreed', async () => {
    const { out } = await run(files());
    expect(out).toMatch(/^disease_claim +100\.0 % +1\.000$/m);
    expect(out).toMatch(/^overall \(0–3\) +66\.7 %/m);
  });

  it('says when a listing is not the one that was labelled', async () => {
    const own = structuredClone(labels);
    own.listings[0] = { id: 1, set: 'dev', sealed: false, labels: { expiry: [['description', 5, 900]] } as never };
    const { status, err } = await run(files(own));
    expect([status, err]).toEqual([0, '1 listings are shorter than their labels say.']);
  });
});

describe('npm run evaluate asked wrongly', () => {
  it('says which file is missing', async () => {
    const { status, out, err } = await run({ listings: ['nowhere.jsonl'] });
    expect([status, out, err]).toEqual([2, '', 'There is no file nowhere.jsonl.']);
    expect((await run({ ...files(), labels: 'nowhere.json' })).err).toBe('There is no file nowhere.json.');
  });

  it('says where a file is no listings or no labels, without quoting it', async () => {
    const bad = fileOf('bad.jsonl', `${JSON.stringify(listings[0])}\n{"id": 2, "description": "${CANARY}`);
    const { status, err } = await run({ ...files(), listings: [bad] });
    expect([status, err]).toEqual([2, `${bad}, line 2: not a listing {id, name, description, price}.`]);
    const other = await run(files({ listings: [{ id: 1, labels: { beauty: [] } }] }));
    expect([other.status, other.err]).toEqual([2, expect.stringContaining('holds no labels: /listings/0/labels')]);
  });

  it('says when nothing in the files has labels', async () => {
    const { status, err } = await run({ listings: [fileOf('other.jsonl', '{"id":999999999,"name":"Chè"}')] });
    expect([status, err]).toEqual([2, expect.stringContaining('No labelled listing is in')]);
  });

  it('knows its labels, and needs listings to them', async () => {
    expect((await run({ misses: 'beauty' })).err).toContain('There is no label beauty.');
    expect((await run({ labels: 'labels.json' })).status).toBe(2);
  });
});
