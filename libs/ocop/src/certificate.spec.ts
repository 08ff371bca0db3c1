import { describe, expect, it } from 'vitest';
import {
  certificateEnd,
  certificateState,
  mayShowMark,
  nextCertificateChange,
  renewalFiling,
  starsFor,
} from './certificate.js';

const dates = { issued: '2026-05-10' };

describe('an OCOP certificate', () => {
  it.each([
    ['2026-05-09', 'future'],
    ['2026-05-10', 'valid'],
    ['2028-11-10', 'valid'],
    ['2028-11-11', 'renewalOpen'],
    ['2029-01-10', 'renewalOpen'],
    ['2029-01-11', 'renewalLate'],
    ['2029-05-10', 'renewalLate'],
    ['2029-05-11', 'expired'],
  ])('is on %s %s', (day, state) => {
    expect(certificateState(dates, day)).toBe(state);
  });

  it('ends 36 months after its issue unless it says otherwise', () => {
    expect(certificateEnd(dates)).toBe('2029-05-10');
    expect(certificateEnd({ ...dates, expires: '2028-01-01' })).toBe('2028-01-01');
    expect(certificateEnd({ ...dates, expires: '2040-01-01' })).toBe('2029-05-10');
    expect(certificateEnd({ expires: '2028-01-01' })).toBe('2028-01-01');
    expect(certificateState({ ...dates, expires: '2040-01-01' }, '2035-06-01')).toBe('expired');
    expect(certificateState({}, '2026-01-01')).toBe('unknown');
  });

  it('runs on for at most 180 days, and only when the renewal was filed', () => {
    const filed = { ...dates, renewalFiled: true };
    expect(mayShowMark(filed, '2029-11-06')).toBe(true);
    expect(mayShowMark(filed, '2029-11-07')).toBe(false);
    expect(mayShowMark(dates, '2029-05-11')).toBe(false);
  });

  it.each([
    ['2028-11-10', 'early'],
    ['2028-11-11', 'inTime'],
    ['2029-01-10', 'inTime'],
    ['2029-01-11', 'late'],
    ['2029-05-10', 'late'],
    ['2029-05-11', 'afterEnd'],
  ])('a renewal filed on %s is %s', (day, filing) => {
    expect(renewalFiling(dates, day)).toBe(filing);
    expect(mayShowMark({ ...dates, renewalFiledOn: day }, '2029-06-01')).toBe(filing !== 'afterEnd');
    expect(renewalFiling({}, day)).toBeUndefined();
  });

  it('ends with the result of its renewal, even a refusal', () => {
    const decided = { ...dates, renewalFiledOn: '2028-12-01', renewalDecidedOn: '2029-07-01' };
    expect(certificateState(decided, '2029-06-30')).toBe('extended');
    expect(certificateState(decided, '2029-07-01')).toBe('expired');
    expect(nextCertificateChange(decided, '2029-05-11')).toBe('2029-07-01');
    expect(certificateState({ ...decided, renewalDecidedOn: '2029-03-01' }, '2029-05-10')).toBe('renewalLate');
    expect(certificateState({ ...decided, renewalDecidedOn: '2029-03-01' }, '2029-05-11')).toBe('expired');
    expect(nextCertificateChange(dates, '2029-05-11')).toBeUndefined();
  });

  it('names the next day on which something changes, day by day through its life', () => {
    const days: string[] = [];
    for (let day = nextCertificateChange(dates, '2026-01-01'); day; day = nextCertificateChange(dates, day))
      days.push(day);
    expect(days).toEqual(['2026-05-10', '2028-11-11', '2029-01-11', '2029-05-11']);
    for (const day of days) {
      const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      expect(certificateState(dates, before)).not.toBe(certificateState(dates, day));
    }
  });

  it.each([
    [90, 5],
    [89, 4],
    [70, 4],
    [50, 3],
    [30, 2],
    [29, 1],
  ])('%i points are %i stars', (points, stars) => {
    expect(starsFor(points)).toBe(stars);
  });
});
