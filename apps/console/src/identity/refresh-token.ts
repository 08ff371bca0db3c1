import { randomBytes } from 'node:crypto';
import { hashSecret } from './api-key.js';

/** One refresh token as stored: its id is the SHA-256 of its text. Spent ones stay until they would have expired. */
export interface RefreshRow {
  _id: string;
  family: string;
  spentAt: number | null;
  expiresAt: Date;
}

/** A sign-in and everything refreshed from it. */
export interface SessionRow {
  _id: string;
  tenant: string;
  person: string;
  revokedAt: number | null;
  createdAt: number;
  expiresAt: Date;
}

/** A new token and the id under which it is stored. */
export function makeRefreshToken(): { text: string; id: string } {
  const text = `gr_${randomBytes(32).toString('base64url')}`;
  return { text, id: refreshId(text) };
}

export const refreshId = (text: string): string => hashSecret(text);

export type RefreshDecision = 'rotate' | 'refuse' | 'revoke';

/**
 * What a presented refresh token leads to: a fresh one is spent for the next; a spent one means that two hold it, so
 * the whole sign-in ends; anything else is refused.
 */
export function decideRefresh(row: RefreshRow | null, session: SessionRow | null, now: number): RefreshDecision {
  if (!row || !session) return 'refuse';
  if (session.revokedAt !== null) return 'refuse';
  if (session.expiresAt.getTime() <= now || row.expiresAt.getTime() <= now) return 'refuse';
  return row.spentAt === null ? 'rotate' : 'revoke';
}
