import { describe, expect, it } from 'vitest';
import { isSafe, unsafePackages } from './dependencies.mjs';

describe('the dependency check', () => {
  it.each([
    ['1.12.0', ['1.12.0'], true],
    ['1.9.9', ['1.12.0'], false],
    ['2.0.0', ['1.12.0'], true],
    ['10.4.15', ['10.4.16', '11.0.16'], false],
    ['11.0.16', ['10.4.16', '11.0.16'], true],
    ['9.0.0', ['10.4.16', '11.0.16'], false],
    ['1.20.2', ['1.20.3', '2.2.1'], false],
  ])('says of %s against %j: safe is %s', (version, safe, expected) => {
    expect(isSafe(version, safe)).toBe(expected);
  });

  it('finds an old copy wherever it is nested, and nothing else', () => {
    const lock = {
      packages: {
        '': { version: '0.1.0' },
        'node_modules/axios': { version: '1.21.1' },
        'node_modules/old/node_modules/axios': { version: '1.7.0' },
        'node_modules/not-axios': { version: '0.0.1' },
      },
    };
    expect(unsafePackages(lock)).toEqual([
      'axios 1.7.0 (node_modules/old/node_modules/axios): CVE-2025-58754, safe from 1.12.0',
    ]);
  });
});
