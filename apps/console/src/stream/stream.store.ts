import { Clock } from '#libs/runtime';
import { Database, isDuplicateKey, type ModelSpec } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import type { ModelOf } from '../identity/identity.models.js';
import type { Change } from '../projections/projector.js';

/** One frame of a tenant's stream. */
export interface FrameRow {
  _id: string;
  tenant: string;
  seq: number;
  change: Omit<Change, 'tenant'>;
  at: Date;
}
interface HeadRow {
  _id: string;
  tenant: string;
  seq: number;
  /** When the newest frame was written. */
  at: number;
}

/** How long a reader may stay away and still resume. */
export const KEPT_SECONDS = 86_400;

export const frames: ModelSpec<FrameRow> = {
  name: 'StreamFrame',
  collection: 'stream_frames',
  tenantScoped: true,
  indexes: [[{ tenant: 1, seq: 1 }], [{ at: 1 }, { expireAfterSeconds: KEPT_SECONDS }]],
};
export const heads: ModelSpec<HeadRow> = {
  name: 'StreamHead',
  collection: 'stream_heads',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ _id: 1, tenant: 1, seq: 1 }]],
};

const ATTEMPTS = 100;

/** The stored sequence of frames per tenant: 1, 2, 3 … A writer that died leaves a gap, never a repeat. */
@Injectable()
export class StreamStore {
  private readonly frames: ModelOf<FrameRow>;
  private readonly heads: ModelOf<HeadRow>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.frames = database.model(frames);
    this.heads = database.model(heads);
  }

  async append(tenant: string, changes: Change[]): Promise<void> {
    const first = (await this.allot(tenant, changes.length)) + 1;
    const at = new Date(this.clock.now());
    const rows = changes.map(({ tenant: _tenant, ...change }, index): FrameRow => {
      const seq = first + index;
      return { _id: `${tenant}/${seq}`, tenant, seq, change, at };
    });
    await this.frames.insertMany(rows, { lean: true });
  }

  /** Frames after `after`, oldest first. */
  async after(tenant: string, after: number, limit: number): Promise<FrameRow[]> {
    return this.frames
      .find({ tenant, seq: { $gt: after } })
      .sort({ seq: 1 })
      .limit(limit)
      .lean<FrameRow[]>();
  }

  /** The newest number given out and when; 0 before the first. */
  async head(tenant: string): Promise<{ seq: number; at?: number }> {
    const row = await this.heads.findOne({ _id: tenant, tenant }).lean<HeadRow>();
    return row ? { seq: row.seq, at: row.at } : { seq: 0 };
  }

  /** The newest frame that is stored; where all have been thrown away, the newest number given out. */
  async newest(tenant: string): Promise<number> {
    const [row] = await this.frames.find({ tenant }).sort({ seq: -1 }).limit(1).lean<FrameRow[]>();
    return row?.seq ?? (await this.head(tenant)).seq;
  }

  /** Takes `count` numbers; answers the one before the first. */
  private async allot(tenant: string, count: number): Promise<number> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { seq } = await this.head(tenant);
      if (await this.advance(tenant, seq, seq + count)) return seq;
    }
    throw new Error('the stream of a tenant could not be advanced: too many others write it');
  }

  private async advance(tenant: string, from: number, to: number): Promise<boolean> {
    const at = this.clock.now();
    const { matchedCount } = await this.heads.updateOne({ _id: tenant, tenant, seq: from }, { $set: { seq: to, at } });
    if (matchedCount === 1 || from > 0) return matchedCount === 1;
    try {
      await this.heads.insertMany([{ _id: tenant, tenant, seq: to, at }], { lean: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
