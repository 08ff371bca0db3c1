import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem.js';
import { strictJson } from './strict-json.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function refusal(input: Uint8Array | string): string {
  try {
    strictJson(typeof input === 'string' ? bytes(input) : input);
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
  return 'taken';
}

describe('strictJson', () => {
  it('reads what it should, letters and escapes kept', () => {
    const text = '{"tên":"Nước mắm \\"Cô Ba\\" \\u1ec7","n":[0,-1.5e3,9007199254740991],"deep":{"n":null},"t":true}';
    expect(strictJson(bytes(text))).toEqual(JSON.parse(text));
    expect(strictJson(bytes('"a string"'))).toBe('a string');
    expect(strictJson(bytes('{"a":{"x":1},"b":{"x":2}}'))).toEqual({ a: { x: 1 }, b: { x: 2 } });
    expect(strictJson(bytes('{"k":"a.b $c __proto__"}'))).toEqual({ k: 'a.b $c __proto__' });
  });

  it.each([
    '',
    '{"a":1',
    '{"a":1,}',
    '{"a":1}{"b":2}',
    '\ufeff{"a":1}',
    '{"a":01}',
    "{'a':1}",
    '{"a":"\u0001"}',
    '{"a":9007199254740993}',
    '{"a":1e400}',
    '[-1e309]',
    '{"a":NaN}',
    '"never closed',
  ])('refuses %j as no JSON', (text) => {
    expect(refusal(text)).toBe('request.notJson');
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refusal(new Uint8Array([0x22, 0xff, 0x22]))).toBe('request.notJson');
    expect(refusal(new Uint8Array([0xff, 0xfe, 0x22, 0x00, 0x22, 0x00]))).toBe('request.notJson');
  });

  it.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":{"$where":"1"}}',
    '[{"a.b":1}]',
    '{"a\\u0000":1}',
    '{"price":1,"price":9}',
    '{"price":1,"\\u0070rice":9}',
    '{"\\u005f_proto__":1}',
    '{"a" :1, "a"\n:2}',
  ])('refuses the field name in %j', (text) => {
    expect(refusal(text)).toBe('request.forbiddenKey');
  });

  it('takes 32 levels and not one more, however many are claimed', () => {
    expect(refusal('['.repeat(32) + ']'.repeat(32))).toBe('taken');
    expect(refusal('['.repeat(33) + ']'.repeat(33))).toBe('request.tooDeep');
    expect(refusal('{"a":'.repeat(100_000))).toBe('request.tooDeep');
  });
});
