import { Clock, ProblemError, type TokenClaims } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import { hashSecret, parseApiKey, secretMatches } from './api-key.js';
import type { KeyRow, PersonRow } from './identity.models.js';
import { KeysStore } from './keys.store.js';
import { PeopleStore } from './people.store.js';
import { rightsOfKey, rightsOfPerson, type Rights } from './rights.js';
import { SigningKeys } from './signing-keys.js';

export const PERSON_SECONDS = 600;
export const KEY_SECONDS = 60;
/** How long an exchanged key is taken from memory: the longest a revoked one still opens a door. */
const CACHE_MS = 30_000;
const CACHE_SIZE = 10_000;
const USED_EVERY_MS = 60_000;

const claimsOf = (kind: 'person' | 'key', sub: string, tenant: string, rights: Rights): TokenClaims => ({
  kind,
  sub,
  tenant,
  scopes: rights.scopes,
  ...(rights.officerAreas.length > 0 ? { officerAreas: rights.officerAreas } : {}),
  ...(rights.operator ? { operator: true } : {}),
});

/** Issues access tokens: to people after sign-in, to keys by exchange. */
@Injectable()
export class TokenDesk {
  private readonly cache = new Map<string, { token: Promise<string>; until: number }>();

  constructor(
    private readonly signing: SigningKeys,
    private readonly keys: KeysStore,
    private readonly people: PeopleStore,
    private readonly clock: Clock,
  ) {}

  /** A 10-minute token of a member, or ProblemError `auth.invalid` when they are none any more. */
  async forPerson(person: PersonRow, organisation: string): Promise<string> {
    const member = person.memberships.find((membership) => membership.organisation === organisation);
    if (!member) throw new ProblemError('auth.invalid');
    const rights = rightsOfPerson(member.role, person.grants);
    return this.signing.sign(claimsOf('person', person._id, organisation, rights), PERSON_SECONDS);
  }

  /** A 60-second token for an API key. Throws ProblemError `auth.invalid`. */
  async forKey(text: string): Promise<string> {
    const parts = parseApiKey(text);
    const row = parts && (await this.keys.byId(parts.id));
    if (!parts || !row || !secretMatches(parts.secret, row.hash) || row.revokedAt !== null)
      throw new ProblemError('auth.invalid');
    const person = await this.people.byId(row.person);
    const member = person?.memberships.find((membership) => membership.organisation === row.tenant);
    if (!person || !member) throw new ProblemError('auth.invalid');
    if (this.clock.now() - (row.lastUsedAt ?? 0) > USED_EVERY_MS) await this.keys.used(row);
    return this.signing.sign(this.claimsOfKey(row, person, member.role), KEY_SECONDS);
  }

  /** As `forKey`, from memory where it was exchanged less than 30 s ago. */
  async forKeyCached(text: string): Promise<string> {
    const now = this.clock.monotonic();
    const id = hashSecret(text);
    const cached = this.cache.get(id);
    if (cached && cached.until > now) return cached.token;
    const token = this.forKey(text);
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(id, { token, until: now + CACHE_MS });
    token.catch(() => this.cache.delete(id));
    return token;
  }

  /** Forgets exchanged keys at once on this instance; others follow within 30 s. */
  forget(): void {
    this.cache.clear();
  }

  private claimsOfKey(row: KeyRow, person: PersonRow, role: PersonRow['memberships'][number]['role']): TokenClaims {
    return claimsOf('key', row._id, row.tenant, rightsOfKey(row.scopes, role, person.grants));
  }
}
