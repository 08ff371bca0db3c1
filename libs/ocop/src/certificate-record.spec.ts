import { describe, expect, it } from 'vitest';
import { certificateProblems } from './certificate-record.js';
import { classificationSchemes, schemesOn } from './classification-schemes.js';
import { decisionNumber, issuingLevel } from './issuing-level.js';
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
    [{ issued: '2018-05-06' }, ['beforeProgramme']],
    [
      { stars: 4, issuer: 'UBND huyện', scheme: 'QD1048', issued: '2026-01-01' },
      ['starsNotOfAuthority', 'authorityEnded', 'schemeNotInForce'],
    ],
    [{ stars: 3, issuer: 'UBND xã Ninh Gia' }, ['starsNotOfAuthority']],
    [{ stars: 5, number: '102/QĐ-UBND' }, ['starsNotOfAuthority']],
    [{ stars: 5, number: '102/QĐ-BNNMT' }, []],
    [{ stars: 4, authority: 'province', issuer: 'UBND huyện Đức Trọng' }, ['issuerOfOtherLevel']],
    [{ authority: 'province', number: '102/QĐ-BNNMT' }, []],
    [{ issued: '2023-05-10', renewalFiledOn: '2025-12-01', renewalDecidedOn: '2026-05-01' }, []],
    [{ issued: '2023-05-10', renewalFiledOn: '2023-05-09' }, ['renewalReversed']],
    [{ renewalFiledOn: '2025-12-01', renewalDecidedOn: '2025-11-30' }, ['renewalReversed']],
    [{ productCode: '68-24787-3-2026' }, []],
    [{ productCode: 'OCOP-4-sao' }, ['productCodeForm']],
    [{ productCode: '68-99999-3-2026' }, ['productCodePlace']],
    [{ productCode: '01-00577-12-2026' }, ['productCodeElsewhere']],
    [{ productCode: '83-829-28780-3-2022' }, ['productCodeElsewhere']],
  ] as const)('%j has problems %j', (record, problems) => {
    expect(certificateProblems(record, '24787')).toEqual(problems);
  });
});

describe('the level that decided', () => {
  it.each([
    ['UBND tỉnh Lâm Đồng', 'province'],
    ['Uỷ ban nhân dân Thành phố Hà Nội', 'province'],
    ['UBND TP.HCM', 'province'],
    ['UBND thành phố Đà Lạt, tỉnh Lâm Đồng', 'district'],
    ['ubnd huyen Dak Song', 'district'],
    ['UBND thị xã La Gi', 'district'],
    ['UBND phường Phan Thiết', 'commune'],
    ['Bộ Nông nghiệp và Môi trường', 'central'],
    ['Hội đồng OCOP Trung ương', 'central'],
    ['Thành phố Cần Thơ trực thuộc trung ương', 'province'],
    ['UBND', 'province'],
    ['HTX Đồi Sương', undefined],
  ])('of %s is %s', (issuer, level) => {
    expect(issuingLevel({ issuer })).toBe(level);
  });
});

describe('a decision number', () => {
  it.each([
    ['102/QĐ-UBND', '102/qd-ubnd'],
    ['Quyết định số 0102 / QĐ - UBND ngày 10/5/2026 của UBND tỉnh', '102/qd-ubnd'],
    ['102/QD-UBND (UBND tỉnh Lâm Đồng)', '102/qd-ubnd'],
    ['102/2026/QĐ-UBND', '102/2026/qd-ubnd'],
    ['77/QĐ-BNN-VPĐP', '77/qd-bnn-vpdp'],
    ['Số 12 A', 'so12a'],
  ])('%s is compared as %s', (written, number) => {
    expect(decisionNumber(written)).toBe(number);
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
