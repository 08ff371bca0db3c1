import { describe, expect, it } from 'vitest';
import { generatePassword, hashPassword, passwordCost, passwordMatches } from './password.js';

const cheap = { N: 16, r: 1, p: 1 };

describe('passwords', () => {
  it('match themselves and nothing else', async () => {
    const stored = await hashPassword('gánh hàng lên phố', cheap);
    expect(await passwordMatches('gánh hàng lên phố', stored, cheap)).toBe(true);
    expect(await passwordMatches('gánh hàng lên phô', stored, cheap)).toBe(false);
  });

  it('match whatever way the keyboard composes accents', async () => {
    const stored = await hashPassword('gánh hàng'.normalize('NFC'), cheap);
    expect(await passwordMatches('gánh hàng'.normalize('NFD'), stored, cheap)).toBe(true);
  });

  it('have a salt of their own and keep their parameters', async () => {
    const [one, two] = [await hashPassword('same', cheap), await hashPassword('same', cheap)];
    expect(one.hash).not.toBe(two.hash);
    expect(one).toMatchObject({ algorithm: 'scrypt', ...cheap });
    expect(await passwordMatches('same', one, { N: 32, r: 1, p: 1 })).toBe(true);
  });

  it('never match where nobody is', async () => {
    expect(await passwordMatches('', undefined, cheap)).toBe(false);
  });

  it('cost at least 2^15', () => {
    expect(passwordCost.N).toBeGreaterThanOrEqual(2 ** 15);
  });

  it('are generated long and different', () => {
    const many = new Set(Array.from({ length: 50 }, generatePassword));
    expect(many.size).toBe(50);
    for (const password of many) expect(password).toMatch(/^[a-z0-9A-D]{8}-[a-z0-9A-D]{8}-[a-z0-9A-D]{8}$/);
  });
});
