import { describe, expect, it } from 'vitest';
import { certificateProblems } from './certificate-record.js';
import { classificationSchemes, schemesOn } from './classification-schemes.js';
import { mayTakePart, producerKinds } from './producer-kinds.js';

describe('a certificate as held', () => {
  it.each([
    [{ stars: 3, authority: 'district', issued: '2024-11-20', scheme: 'QD148' }, []],
    [{ stars: 4, authority: 'province', issued: '2026-08-05', expires: '2029-08-05', scheme: 'QD26' }, []],
    [{ stars: 5, authority: 'central', issued: '2021-03-01', scheme: 'QD1048' }, []],
    [{}, []],
    [{ stars: 2 }, ['starsOutside']],
    [{ stars: 5, authority: 'province' }, ['starsNotOfAuthority']],
    [{ stars: 4, authority: 'district', issued: '2024-01-01' }, ['starsNotOfAuthority']],
    [{ stars: 3, authority: 'district', issued: '2025-07-01' }, ['authorityEnded']],
    [{ scheme: 'QD26', issued: '2026-05-21' }, ['schemeNotInForce']],
    [{ scheme: 'QD148', issued: '2026-07-21' }, []],
    [{ scheme: 'QD148', issued: '2026-07-22' }, ['schemeNotInForce']],
    [{ issued: '2026-01-01', expires: '2025-01-01' }, ['datesReversed']],
    [{ issued: '2026-01-01', expires: '2029-01-02' }, ['longerThan36Months']],
  ] as const)('%j has problems %j', (record, problems) => {
    expect(certificateProblems(record)).toEqual(problems);
  });
});

describe('classification schemes', () => {
  it('follow each other, each with six sectors', () => {
    for (const scheme of classificationSchemes) expect(scheme.sectors).toHaveLength(6);
    expect(schemesOn('2018-01-01')).toEqual([]);
    expect(schemesOn('2020-06-01')).toEqual(['QD1048']);
    expect(schemesOn('2023-02-24')).toEqual(['QD148']);
    expect(schemesOn('2026-06-01')).toEqual(['QD148', 'QD26']);
    expect(schemesOn('2026-11-22')).toEqual(['QD26']);
  });
});

describe('producer kinds', () => {
  it('let associations take part in tourism only', () => {
    expect(mayTakePart('association', 26)).toBe(true);
    expect(mayTakePart('association', 4)).toBe(false);
    expect(mayTakePart('household', 4)).toBe(true);
    expect(producerKinds.cooperative.vi).toBe('Hợp tác xã');
  });
});
