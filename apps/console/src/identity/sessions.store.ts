import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { acrossTenants, Database } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import { refreshTokens, sessions, type ModelOf } from './identity.models.js';
import { decideRefresh, makeRefreshToken, refreshId, type RefreshRow, type SessionRow } from './refresh-token.js';

const REFRESH_MS = 30 * 86_400_000;
/** However diligently refreshed, a sign-in ends. */
const SESSION_MS = 180 * 86_400_000;

/** Sign-ins and their refresh tokens: single use, a reused one ends the whole sign-in. */
@Injectable()
export class SessionsStore {
  private readonly sessions: ModelOf<SessionRow>;
  private readonly tokens: ModelOf<RefreshRow>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.sessions = database.model(sessions);
    this.tokens = database.model(refreshTokens);
  }

  /** Opens a session; answers its first refresh token. */
  async open(person: string, tenant: string): Promise<string> {
    const now = this.clock.now();
    const _id = uuidv7(now);
    const expiresAt = new Date(now + SESSION_MS);
    await this.sessions.create([{ _id, tenant, person, revokedAt: null, createdAt: now, expiresAt }]);
    return this.issue(_id);
  }

  /** Spends a refresh token for the next. Anything but a fresh one → ProblemError `auth.invalid`. */
  async rotate(text: string): Promise<{ session: SessionRow; refreshToken: string }> {
    const now = this.clock.now();
    const { row, session } = await this.find(text);
    const decision = decideRefresh(row, session, now);
    if (decision === 'refuse' || !row || !session) throw new ProblemError('auth.invalid');
    const spent =
      decision === 'rotate' &&
      (await this.tokens.updateOne({ _id: row._id, spentAt: null }, { $set: { spentAt: now } })).matchedCount === 1;
    if (!spent) {
      await this.revoke(session);
      throw new ProblemError('auth.invalid');
    }
    return { session, refreshToken: await this.issue(session._id) };
  }

  /** Ends the session of a refresh token; an unknown one changes nothing. */
  async end(text: string): Promise<void> {
    const { session } = await this.find(text);
    if (session) await this.revoke(session);
  }

  private async find(text: string): Promise<{ row: RefreshRow | null; session: SessionRow | null }> {
    const row = await this.tokens.findOne({ _id: refreshId(text) }).lean<RefreshRow>();
    const session = row && (await this.sessionOf(row.family));
    return { row, session };
  }

  /** The token itself says whose sign-in it goes on with. */
  private sessionOf(id: string): Promise<SessionRow | null> {
    const across = acrossTenants('a refresh token names its sign-in');
    return this.sessions.findOne({ _id: id }).setOptions(across).lean<SessionRow>().exec();
  }

  private async issue(family: string): Promise<string> {
    const { text, id } = makeRefreshToken();
    await this.tokens.create([{ _id: id, family, spentAt: null, expiresAt: new Date(this.clock.now() + REFRESH_MS) }]);
    return text;
  }

  private async revoke({ _id, tenant }: SessionRow): Promise<void> {
    await this.sessions.updateOne({ _id, tenant, revokedAt: null }, { $set: { revokedAt: this.clock.now() } });
  }
}
