import { describe, expect, it } from 'vitest';
import { noGrants, rightsOfKey, rightsOfPerson, scopesBeyond, withGrant } from './rights.js';

const officer = { officerAreas: ['04'], operator: false };

describe('rights', () => {
  it.each([
    ['owner', ['read', 'write', 'publish', 'manage']],
    ['editor', ['read', 'write']],
    ['publisher', ['read', 'write', 'publish']],
    ['viewer', ['read']],
  ] as const)('of a %s', (role, scopes) => {
    expect(rightsOfPerson(role, noGrants).scopes).toEqual(scopes);
  });

  it('grants add officer and operator, nothing else does', () => {
    expect(rightsOfPerson('viewer', officer).scopes).toEqual(['read', 'officer']);
    expect(rightsOfPerson('viewer', { officerAreas: [], operator: true }).scopes).toEqual(['read', 'operator']);
    expect(rightsOfKey(['read', 'operator', 'officer'], 'owner', noGrants).scopes).toEqual(['read']);
  });

  it('a key holds no more than its person still holds', () => {
    expect(rightsOfKey(['read', 'publish', 'manage'], 'viewer', noGrants).scopes).toEqual(['read']);
    expect(rightsOfKey(['write'], 'owner', noGrants).scopes).toEqual(['write']);
  });

  it('nobody hands out what they do not hold', () => {
    expect(scopesBeyond(['read', 'manage'], ['read'])).toEqual(['manage']);
  });

  it('a repeated grant changes nothing', () => {
    expect(withGrant(officer, { kind: 'officer', area: '04' })).toEqual(officer);
    expect(withGrant(officer, { kind: 'officer', area: '*' }).officerAreas).toEqual(['04', '*']);
  });
});
