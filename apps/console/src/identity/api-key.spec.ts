import { describe, expect, it } from 'vitest';
import { bearerKey, hashSecret, makeApiKey, parseApiKey, secretMatches } from './api-key.js';

const ID = '01932f6e-7c1a-7abc-8def-0123456789ab';

describe('API keys', () => {
  it('come back from their text with id and secret', () => {
    const { text, hash } = makeApiKey(ID);
    const parts = parseApiKey(text);
    expect(parts?.id).toBe(ID);
    expect(secretMatches(parts?.secret ?? '', hash)).toBe(true);
    expect(hash).not.toContain(parts?.secret ?? '?');
  });

  it('never repeat', () => {
    expect(makeApiKey(ID).text).not.toBe(makeApiKey(ID).text);
  });

  it.each([
    ['', 'empty'],
    ['gk_', 'no parts'],
    [`gk_${'a'.repeat(32)}_short`, 'a short secret'],
    [`gk_${'A'.repeat(32)}_${'b'.repeat(43)}`, 'upper-case hex'],
    [`gk_${'a'.repeat(32)}_${'b'.repeat(44)}`, 'a long secret'],
    [`gk_${'a'.repeat(32)}_${'b'.repeat(42)}$`, 'a foreign letter'],
    [`xx_${'a'.repeat(32)}_${'b'.repeat(43)}`, 'another prefix'],
  ])('refuse %s (%s)', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it('do not match another secret or a hash of another length', () => {
    expect(secretMatches('a', hashSecret('b'))).toBe(false);
    expect(secretMatches('a', '')).toBe(false);
    expect(secretMatches('a', hashSecret('a').slice(0, 20))).toBe(false);
  });

  it.each([
    ['Bearer gk_x', 'gk_x'],
    ['bearer gk_x', 'gk_x'],
    ['Bearer ey.a.b', null],
    ['Basic gk_x', null],
    ['Bearer gk_x gk_y', null],
    [undefined, null],
  ])('are read from %s', (header, key) => {
    expect(bearerKey(header)).toBe(key);
  });
});
