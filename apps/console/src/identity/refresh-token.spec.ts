import { describe, expect, it } from 'vitest';
import { decideRefresh, makeRefreshToken, refreshId, type RefreshRow, type SessionRow } from './refresh-token.js';

const NOW = 1_000_000;
const later = new Date(NOW + 1000);
const row = (over: Partial<RefreshRow> = {}): RefreshRow => ({
  _id: 'r',
  family: 's',
  spentAt: null,
  expiresAt: later,
  ...over,
});
const session = (over: Partial<SessionRow> = {}): SessionRow => ({
  _id: 's',
  tenant: 't',
  person: 'p',
  revokedAt: null,
  createdAt: 0,
  expiresAt: later,
  ...over,
});

describe('refresh rotation', () => {
  it.each([
    ['a fresh token', row(), session(), 'rotate'],
    ['a spent token', row({ spentAt: NOW - 1 }), session(), 'revoke'],
    ['an unknown token', null, session(), 'refuse'],
    ['a token without its session', row(), null, 'refuse'],
    ['a revoked session', row(), session({ revokedAt: NOW - 1 }), 'refuse'],
    ['a spent token of a revoked session', row({ spentAt: 1 }), session({ revokedAt: 2 }), 'refuse'],
    ['an expired token', row({ expiresAt: new Date(NOW) }), session(), 'refuse'],
    ['an expired session', row(), session({ expiresAt: new Date(NOW) }), 'refuse'],
    ['a spent and expired token', row({ spentAt: 1, expiresAt: new Date(NOW) }), session(), 'refuse'],
  ] as const)('%s', (_name, token, family, decision) => {
    expect(decideRefresh(token, family, NOW)).toBe(decision);
  });

  it('stores no token in the clear', () => {
    const { text, id } = makeRefreshToken();
    expect(text).toMatch(/^gr_[A-Za-z0-9_-]{43}$/);
    expect(id).not.toContain(text.slice(3));
    expect(refreshId(text)).toBe(id);
  });
});
