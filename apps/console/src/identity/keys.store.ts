import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { acrossTenants, Database, decodeCursor, pageOf } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import { makeApiKey } from './api-key.js';
import { keys, type KeyRow, type ModelOf } from './identity.models.js';
import type { MemberScope } from './rights.js';

export interface ShownKey {
  id: string;
  name: string;
  scopes: string[];
  createdAt: number;
  lastUsedAt?: number;
  revokedAt?: number;
}

/** A key as shown: never its hash. */
export function shownKey({ _id, name, scopes, createdAt, lastUsedAt, revokedAt }: KeyRow): ShownKey {
  return {
    id: _id,
    name,
    scopes,
    createdAt,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
  };
}

/** API keys of an organisation; each belongs to one of its people. */
@Injectable()
export class KeysStore {
  private readonly keys: ModelOf<KeyRow>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.keys = database.model(keys);
  }

  /** A key that is not stored yet. `text` is the only time the secret is seen. */
  prepare(tenant: string, person: string, name: string, scopes: MemberScope[]): [KeyRow, text: string] {
    const now = this.clock.now();
    const _id = uuidv7(now);
    const { text, hash } = makeApiKey(_id);
    const row: KeyRow = {
      ...{ _id, tenant, schemaVersion: 1, person, name, hash, createdAt: now, revokedAt: null },
      scopes: [...new Set(scopes)],
    };
    return [row, text];
  }

  async add(row: KeyRow): Promise<void> {
    await this.keys.create([row]);
  }

  /** The key's row whatever its tenant: the key itself says whose it is. */
  async byId(id: string): Promise<KeyRow | null> {
    return this.keys.findOne({ _id: id }).setOptions(acrossTenants('a key names its tenant')).lean<KeyRow>();
  }

  /** Newest first, revoked ones too. */
  async list(tenant: string, limit: number, cursor: string | undefined): Promise<{ items: ShownKey[]; next?: string }> {
    const after = decodeCursor(cursor)?.id;
    const filter = after === undefined ? { tenant } : { tenant, _id: { $lt: String(after) } };
    const rows = await this.keys
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<KeyRow[]>();
    const { items, next } = pageOf(rows, limit, (row) => ({ id: row._id }));
    return { items: items.map(shownKey), ...(next === undefined ? {} : { next }) };
  }

  /** A revoked key stays revoked; another tenant's is not found. */
  async revoke(tenant: string, id: string): Promise<void> {
    const filter = { _id: id, tenant, revokedAt: null };
    const { matchedCount } = await this.keys.updateOne(filter, { $set: { revokedAt: this.clock.now() } });
    if (matchedCount === 0 && !(await this.keys.findOne({ _id: id, tenant }).lean()))
      throw new ProblemError('key.notFound');
  }

  async used(row: KeyRow): Promise<void> {
    await this.keys.updateOne({ _id: row._id, tenant: row.tenant }, { $set: { lastUsedAt: this.clock.now() } });
  }
}
