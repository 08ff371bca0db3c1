import { acrossTenants, type Database, type ModelSpec } from '#libs/storage';
import type { RefusedRow } from './group-rows.js';
import type { CellIssue } from './read-row.js';

export interface ImportCounts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}
/** An import [đợt nhập]. `cursor` and the counts change in one write per block, so a re-run counts nothing twice. */
export interface ImportRow {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  fileName: string;
  bytes: number;
  chunks: number;
  status: 'waiting' | 'running' | 'completed' | 'failed';
  actor: string;
  /** Last row whose block is written; rows up to it are never counted again. */
  cursor: number;
  rows: ImportCounts;
  products: { created: number; updated: number; unchanged: number };
  /** The heading row as written, and those of its columns that are not read. */
  headings: string[];
  unknownColumns: string[];
  /** How its blocks are cut: fixed at the start, so that a re-run cuts them the same way. */
  block: { products: number; rows: number };
  failure?: { code: string; params: Record<string, unknown> };
  /** 1 while there is work to do: what the runner looks for. */
  open?: 1;
  createdAt: number;
  finishedAt?: number;
}
interface ChunkRow {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  importId: string;
  n: number;
  text: string;
  expireAt: Date;
}
export interface RefusalRow {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  importId: string;
  row: number;
  cells: string[];
  issues: CellIssue[];
}

const CHUNKS_KEPT_MS = 30 * 86_400_000;

export const importSpec: ModelSpec<ImportRow> = {
  name: 'Import',
  collection: 'imports',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ tenant: 1, _id: -1 }], [{ _id: 1, tenant: 1, cursor: 1 }], [{ open: 1 }]],
};
export const chunkSpec: ModelSpec<ChunkRow> = {
  name: 'ImportChunk',
  collection: 'import_chunks',
  tenantScoped: true,
  indexes: [[{ tenant: 1, importId: 1, n: 1 }], [{ expireAt: 1 }, { expireAfterSeconds: 0 }]],
};
export const refusalSpec: ModelSpec<RefusalRow> = {
  name: 'ImportRefusal',
  collection: 'import_refusals',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ tenant: 1, importId: 1, row: 1 }]],
};

/** What one block changed. */
export interface BlockOutcome {
  lastRow: number;
  rows: ImportCounts;
  products: ImportRow['products'];
}

/** What a spreadsheet takes per cell, and a bound per row: a refused giant row must still fit a document. */
const CELL_KEPT = 32_767;
const ROW_KEPT = 1_000_000;
export function storable(cells: readonly string[]): string[] {
  let left = ROW_KEPT;
  return cells.slice(0, 1000).map((cell) => {
    const kept = cell.slice(0, Math.min(CELL_KEPT, left)).toWellFormed();
    left -= kept.length;
    return kept;
  });
}

/** The only place that knows how imports are kept. */
export class ImportStore {
  private readonly imports;
  private readonly chunks;
  private readonly refusals;

  constructor(db: Database) {
    this.imports = db.model<ImportRow>(importSpec);
    this.chunks = db.model<ChunkRow>(chunkSpec);
    this.refusals = db.model<RefusalRow>(refusalSpec);
  }

  async saveChunk(tenant: string, importId: string, n: number, text: string, now: number): Promise<void> {
    const expireAt = new Date(now + CHUNKS_KEPT_MS);
    await this.chunks.insertMany([{ _id: `${importId}/${n}`, tenant, schemaVersion: 1, importId, n, text, expireAt }], {
      lean: true,
    });
  }

  async chunkText(tenant: string, importId: string, n: number): Promise<string | null> {
    const chunk = await this.chunks.findOne({ tenant, importId, n }).lean<ChunkRow>().exec();
    return chunk?.text ?? null;
  }

  async dropChunks(tenant: string, importId: string): Promise<void> {
    await this.chunks.deleteMany({ tenant, importId });
  }

  async insert(row: ImportRow): Promise<void> {
    await this.imports.insertMany([row], { lean: true });
  }

  find(tenant: string, id: string): Promise<ImportRow | null> {
    return this.imports.findOne({ _id: id, tenant }).lean<ImportRow>().exec();
  }

  /** Newest first (ids are in order of time), before `beforeId` where given. */
  page(tenant: string, beforeId: string | undefined, limit: number): Promise<ImportRow[]> {
    return this.imports
      .find(beforeId === undefined ? { tenant } : { tenant, _id: { $lt: beforeId } })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<ImportRow[]>()
      .exec();
  }

  /** Imports with work to do, oldest first. */
  async open(limit: number): Promise<ImportRow[]> {
    const rows = await this.imports
      .find({ open: 1 })
      .setOptions(acrossTenants('import runner'))
      .limit(limit)
      .lean<ImportRow[]>()
      .exec();
    return rows.sort((a, b) => a.createdAt - b.createdAt);
  }

  async begin({ _id, tenant }: ImportRow): Promise<void> {
    await this.imports.updateOne({ _id, tenant }, { $set: { status: 'running' } });
  }

  /** Counts a block and moves the cursor in one write. False = another runner did it: stop. */
  async advance({ _id, tenant, cursor }: ImportRow, block: BlockOutcome): Promise<boolean> {
    const { rows, products } = block;
    const { matchedCount } = await this.imports.updateOne(
      { _id, tenant, cursor },
      {
        $set: { cursor: block.lastRow },
        $inc: {
          'rows.read': rows.read,
          'rows.created': rows.created,
          'rows.updated': rows.updated,
          'rows.unchanged': rows.unchanged,
          'rows.refused': rows.refused,
          'products.created': products.created,
          'products.updated': products.updated,
          'products.unchanged': products.unchanged,
        },
      },
    );
    return matchedCount === 1;
  }

  /** Ends an import, while its cursor stands where the caller left it. */
  async finish(
    { _id, tenant, cursor }: ImportRow,
    end: { status: 'completed' | 'failed'; failure?: ImportRow['failure'] },
    now: number,
  ): Promise<boolean> {
    const failure = end.failure ? { failure: end.failure } : {};
    const { matchedCount } = await this.imports.updateOne(
      { _id, tenant, cursor },
      { $set: { status: end.status, finishedAt: now, ...failure }, $unset: { open: 1 } },
    );
    return matchedCount === 1;
  }

  /** Keeps refused rows; a re-run writes the same ones over. */
  async saveRefusals({ _id, tenant }: ImportRow, refused: readonly RefusedRow[]): Promise<void> {
    if (refused.length === 0) return;
    await this.refusals.bulkWrite(
      refused.map(({ row, cells, issues }) => ({
        updateOne: {
          filter: { _id: `${_id}/${row}`, tenant },
          update: { $set: { schemaVersion: 1, importId: _id, row, cells: storable(cells), issues } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** Refused rows after `afterRow`, in order. */
  refusedAfter(tenant: string, importId: string, afterRow: number, limit: number): Promise<RefusalRow[]> {
    return this.refusals
      .find({ tenant, importId, row: { $gt: afterRow } })
      .sort({ row: 1 })
      .limit(limit)
      .lean<RefusalRow[]>()
      .exec();
  }
}
