import { expect, it } from 'vitest';
import { loadGrammars } from './load-channels.js';

const grammars = Object.entries(await loadGrammars());

it.each(grammars)('%s answers once for a sheet on any day, by a source that was read', (_, { goods = [] }) => {
  for (let sheet = 1; sheet <= 26; sheet++) {
    const periods = goods
      .filter(({ sheets, alcoholFrom }) => sheets.includes(sheet) && alcoholFrom === undefined)
      .map(({ validFrom = '0000', validTo = '9999' }) => ({ validFrom, validTo }))
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    periods.slice(1).forEach((period, index) => {
      expect(period.validFrom > (periods[index]?.validTo ?? '')).toBe(true);
    });
  }
  for (const { checked, sourceDate = checked } of goods) expect(sourceDate <= checked).toBe(true);
});

it.each(grammars)('%s takes no goods by its list that its form refuses', (_, { goods = [], refusedSheets }) => {
  const taken = goods
    .filter(({ answer }) => answer === 'yes' || answer === 'withPapers')
    .flatMap(({ sheets }) => sheets);
  expect(taken.filter((sheet) => refusedSheets.includes(sheet))).toEqual([]);
});
