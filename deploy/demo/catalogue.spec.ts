import { readFileSync } from 'node:fs';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvColumns } from '#libs/contracts';
import { communeOf, gtinProblem, provinceOfCommune } from '#libs/ocop';
import { buildCatalogue, CATALOGUE_FILE, readProducers, readProducts } from './build-catalogue.mjs';

const bytes = readFileSync(CATALOGUE_FILE);
const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const headings = new Map(csvColumns.map(({ vi, name }) => [vi, name]));
const { data: rows, errors } = papaparse.parse<Record<string, string>>(text, {
  header: true,
  skipEmptyLines: true,
  transformHeader: (heading) => headings.get(heading) ?? `unknown: ${heading}`,
});
const products = readProducts();
const flawed = new Map(products.flatMap((product) => (product.flaw ? [[product.code, product.flaw]] : [])));
const flawOf = (row: Record<string, string>): string | undefined => flawed.get(row['product_code'] ?? '');
/** Codes of products whose rows show something, in the order of the file. */
const codesWhere = (test: (row: Record<string, string>) => boolean): string[] => [
  ...new Set(rows.filter(test).map((row) => row['product_code'] ?? '')),
];
const withFlaw = (...flaws: string[]): string[] =>
  products.filter(({ flaw }) => flaw && flaws.includes(flaw)).map(({ code }) => code);

const story = (row: Record<string, string>): string =>
  row['description'] ||
  ['what_it_is', 'ingredients', 'use', 'storage', 'story', 'warnings'].map((name) => row[name] ?? '').join('\n');

describe('the sample catalogue', () => {
  it('is the file that its sources make', () => {
    expect(text).toBe(buildCatalogue());
  });

  it('reads without error, under headings of the column dictionary only', () => {
    expect(errors).toEqual([]);
    expect(Object.keys(rows[0] ?? {}).filter((name) => name.startsWith('unknown'))).toEqual([]);
  });

  it('holds at least 64 products of all 26 score sheets', () => {
    const codes = new Set(rows.map((row) => row['product_code']));
    expect(codes.size).toBeGreaterThanOrEqual(64);
    const sheets = new Set(rows.map((row) => Number(row['ocop_sheet'])));
    expect([...sheets].sort((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect(rows.length).toBeGreaterThanOrEqual(100);
  });

  it('keeps the rows of a product together, but for the stray one', () => {
    const seen = new Set<string>();
    const stray = rows.filter((row, index) => {
      const code = row['product_code'] ?? '';
      const isLater = seen.has(code) && rows[index - 1]?.['product_code'] !== code;
      seen.add(code);
      return isLater;
    });
    expect(stray.map((row) => row['sku'])).toEqual(['MAN-HAU-10KG']);
  });

  it('repeats a SKU only where that is the flaw', () => {
    const repeated = rows.filter((row, index) => rows.findIndex((other) => other['sku'] === row['sku']) !== index);
    expect(repeated.map((row) => row['product_code'])).toEqual(withFlaw('sku-repeated'));
  });

  it('has valid bar codes of the restricted range, but for the wrong check digit', () => {
    const coded = rows.filter((row) => row['gtin']);
    expect(coded.length).toBeGreaterThan(40);
    expect(coded.filter((row) => !/^2\d{12}$/.test(row['gtin'] ?? ''))).toEqual([]);
    expect(new Set(coded.map((row) => row['gtin'])).size).toBe(coded.length);
    const wrong = coded.filter((row) => gtinProblem(row['gtin'] ?? '') !== null);
    expect(wrong.map((row) => row['product_code'])).toEqual(withFlaw('gtin-check-digit'));
  });

  it('has names and texts of the right length, but for the flawed ones', () => {
    const odd = codesWhere((row) => {
      const { length } = (row['name'] ?? '').normalize('NFC');
      return length < 25 || length > 100;
    });
    expect(odd).toEqual(withFlaw('short-name'));
    const short = codesWhere((row) => {
      const { length } = story(row).normalize('NFC');
      return length < 400 || length > 1500;
    });
    expect(short).toEqual(withFlaw('short-description'));
  });

  it('is written in NFC, but for the decomposed one', () => {
    const loose = codesWhere((row) => Object.values(row).some((cell) => cell !== cell.normalize('NFC')));
    expect(loose).toEqual(withFlaw('nfd'));
  });

  it('has producers in communes that exist, named as they are named', () => {
    const producers = readProducers();
    expect(producers.length).toBeGreaterThanOrEqual(18);
    const plain = (words: string | undefined): string =>
      (words ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (const { code, communeCode, commune, province } of producers) {
      expect(plain(communeOf(communeCode)?.name), code).toBe(plain(commune));
      expect(plain(provinceOfCommune(communeCode)?.name), code).toBe(plain(province));
    }
  });

  it('has a complete label, but for the one without responsible party', () => {
    const incomplete = codesWhere((row) =>
      ['label_name', 'label_address', 'origin'].some((column) => row[column] === ''),
    );
    expect(incomplete).toEqual(withFlaw('no-label-party'));
    expect(codesWhere((row) => !row['net_quantity'] || !row['manufactured'] || !row['expiry'])).toEqual([]);
  });

  it('has three to five pictures each, but for the one with one', () => {
    const count = (row: Record<string, string>): number => (row['image_urls'] ?? '').split(' ').length;
    expect(codesWhere((row) => count(row) < 3 || count(row) > 5)).toEqual(withFlaw('one-image'));
    const others = rows.flatMap((row) => (row['image_urls'] ?? '').split(' '));
    expect(others.filter((url) => !/^\{\{images\}\}\/[a-z0-9-]+-\d\.png$/.test(url))).toEqual([]);
  });

  it('has certificates of 36 months that are valid, but for the expired and the missing one', () => {
    expect(codesWhere((row) => !row['ocop_certificate'])).toEqual(withFlaw('no-certificate'));
    const iso = (date = ''): string => date.split('/').reverse().join('-');
    const dated = rows.filter((row) => row['ocop_issued']);
    const months = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
    expect(dated.filter((row) => months(iso(row['ocop_expires'])) - months(iso(row['ocop_issued'])) !== 36)).toEqual(
      [],
    );
    const old = dated.filter((row) => iso(row['ocop_expires']) < '2026-11-22');
    expect(old.map((row) => row['product_code'])).toEqual(withFlaw('expired-certificate'));
    const stars = dated.map((row) => Number(row['ocop_stars']));
    expect([...new Set(stars)].sort()).toEqual([3, 4, 5]);
  });

  it('names OCOP stars only as certified, but for the two that claim too much', () => {
    const claims = codesWhere((row) => {
      const claimed = /OCOP (\d) sao/.exec(story(row).normalize('NFC'))?.[1];
      return claimed !== undefined && claimed !== row['ocop_stars'];
    });
    expect(claims.sort()).toEqual(withFlaw('star-mismatch', 'no-certificate').sort());
  });

  it('has prices a shop can take, but for the three that cannot be read or are missing', () => {
    const odd = codesWhere((row) => !/^[1-9]\d{3,7}$/.test(row['price'] ?? ''));
    expect(odd.sort()).toEqual(withFlaw('price-missing', 'price-negative', 'price-letters').sort());
    for (const row of rows.filter((item) => item['list_price'] && flawOf(item) === undefined))
      expect(Number(row['list_price'])).toBeGreaterThan(Number(row['price']));
    const parcels = rows.filter((row) =>
      ['weight_grams', 'length_mm', 'width_mm', 'height_mm'].some((c) => !(Number(row[c]) > 0)),
    );
    expect(parcels).toEqual([]);
  });

  it('speaks of no real person or contact: the one number is an obvious fake', () => {
    const numbers = [...text.matchAll(/(?<!\d)0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)/g)].map(([number]) => number);
    expect([...new Set(numbers)]).toEqual(['0900 000 000']);
    expect(codesWhere((row) => /zalo/i.test(story(row)))).toEqual(withFlaw('contact'));
  });

  it('has every kind of flaw once', () => {
    const kinds = [...flawed.values()];
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThanOrEqual(16);
  });
});
