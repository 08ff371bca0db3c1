import { describe, expect, it } from 'vitest';
import { ProblemError } from '#libs/runtime';
import { FileDecoder, sniffDelimiter } from './decode-file.js';
import { TableReader } from './read-table.js';

function read(text: string, piece = text.length || 1): { row: number; cells: string[]; malformed: boolean }[] {
  const reader = new TableReader();
  const rows = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)));
  return [...rows, ...reader.end()];
}
const cellsOf = (text: string, piece?: number): string[][] => read(text, piece).map((row) => row.cells);

describe('TableReader', () => {
  const text = 'a;b\n1;"x;\n""y"""\n\n2;z\n';
  it.each([1, 2, 3, 7, 100])('reads the same in pieces of %i', (piece) => {
    expect(read(text, piece).map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x;\n"y"'],
      [4, '2', 'z'],
    ]);
  });

  it('loses one line, not the file, to an unclosed quote', () => {
    const rows = read('a,b\n1,2\n3,"4\n5,6\n7,8');
    expect(rows.map(({ row, malformed }) => [row, malformed])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
      [5, false],
    ]);
    expect(rows[4]?.cells).toEqual(['7', '8']);
  });

  it('loses one line to a stray quote, wherever pieces end', () => {
    const broken = 'a,b\n1,"x" y\n2,"ok"\n3,4\n';
    for (const piece of [1, 5, 100]) {
      const rows = read(broken, piece);
      expect(
        rows.filter((row) => row.malformed).map((row) => row.row),
        String(piece),
      ).toEqual([2]);
      expect(rows.map((row) => row.row)).toEqual([1, 2, 3, 4]);
    }
  });

  it('gives up on what is no table', () => {
    expect(() => read(`a,b\n${'1,"x" y\n'.repeat(1002)}`)).toThrow(ProblemError);
  });

  it('reads a heading without a line end, and nothing from nothing', () => {
    expect(cellsOf('a,b')).toEqual([['a', 'b']]);
    expect(cellsOf('')).toEqual([]);
  });

  it('reads a cell of 200,000 characters', () => {
    expect(cellsOf(`a,b\n1,${'x'.repeat(200_000)}\n2,3`, 64_000)[1]?.[1]).toHaveLength(200_000);
  });
});

describe('a line that never ends', () => {
  const endless = 'x'.repeat(9_000_000);
  it('costs itself only, and no more time than its length', () => {
    const begun = performance.now();
    const rows = read(`a,b\n1,2\n3,${endless}\n5,6\n`, 10_000);
    expect(rows.map(({ row, malformed }) => [row, malformed])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
    ]);
    expect(rows[3]?.cells).toEqual(['5', '6']);
    expect(rows[2]?.cells[1]?.length).toBeLessThan(3_000_000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('is a heading like any other wrong one', () => {
    expect(read(endless, 10_000)).toMatchObject([{ row: 1, malformed: true }]);
  });
});

describe('sniffDelimiter', () => {
  it.each([
    ['a,b,c\n', ','],
    ['a;b;c\n1,2;3,4', ';'],
    ['a\tb\tc', '\t'],
    ['"a,b,c";d;e', ';'],
    ['a', ','],
    ['', ','],
  ])('finds the separator of %j', (text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });
});

describe('FileDecoder', () => {
  const decode = (bytes: Uint8Array, piece: number): string => {
    const decoder = new FileDecoder();
    let text = '';
    for (let at = 0; at < bytes.length; at += piece) text += decoder.push(bytes.subarray(at, at + piece));
    return text + decoder.end();
  };
  const codeOf = (bytes: Uint8Array): string => {
    try {
      return decode(bytes, 100);
    } catch (error) {
      return error instanceof ProblemError ? error.code : 'other';
    }
  };
  const bigEndian = Buffer.from('\ufeffTrà\r\nsen', 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from('Trà\r\nsen\rngon\n'), 'Trà\nsen\nngon\n'],
    ['UTF-8 with a mark', Buffer.from('\ufeffTrà\r\nsen'), 'Trà\nsen'],
    ['UTF-16LE', Buffer.from('\ufeffTrà\r\nsen', 'utf16le'), 'Trà\nsen'],
    ['UTF-16BE', bigEndian, 'Trà\nsen'],
  ])('reads %s in any pieces', (_, bytes, text) => {
    for (const piece of [4, 5, 7, 1000]) expect(decode(bytes, piece)).toBe(text);
  });

  it.each([
    ['windows-1258', Buffer.from([0x54, 0x72, 0xe0, 0x20]), 'import.encoding'],
    ['cut UTF-8', Buffer.from([0x61, 0xe1, 0xba]), 'import.encoding'],
    ['UTF-16 without a mark', Buffer.from('a;b', 'utf16le'), 'import.encoding'],
    ['a ZIP', Buffer.from('PK\u0003\u0004xx'), 'import.notCsv'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'import.notCsv'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
