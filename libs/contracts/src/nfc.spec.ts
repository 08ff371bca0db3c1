import { expect, it } from 'vitest';
import { nfc } from './nfc.js';

it('gives every single unit as NFC does', () => {
  for (let unit = 0; unit < 65_536; unit++) {
    const char = String.fromCharCode(unit);
    expect(nfc(char) === char.normalize('NFC'), unit.toString(16)).toBe(true);
  }
});

it('composes letters and keeps 32 marks on one', () => {
  expect(nfc('đươ\u0323c')).toBe('được');
  expect(nfc(`a${'\u0332'.repeat(100)}`)).toHaveLength(33);
});
