import type { ProducerSnapshot, ProductContent } from '#libs/contracts';
import { type Database, type ModelSpec } from '#libs/storage';
import type { ProductRow } from './product-row.js';

interface RevisionRow {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  productId: string;
  revision: number;
  producer: ProducerSnapshot;
  content: ProductContent;
  contentHash: string;
  /** When it became current, UTC milliseconds. */
  at: number;
}

export const revisionSpec: ModelSpec<RevisionRow> = {
  name: 'Revision',
  collection: 'revisions',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ productId: 1, revision: 1 }, { unique: true }], [{ productId: 1, tenant: 1 }]],
};

/** Past revisions; the current one lives in the product. */
export class RevisionStore {
  private readonly revisions;

  constructor(db: Database) {
    this.revisions = db.model<RevisionRow>(revisionSpec);
  }

  /** Keeps what is about to be replaced; a repeat writes nothing. */
  async keep(replaced: readonly ProductRow[]): Promise<void> {
    if (replaced.length === 0) return;
    await this.revisions.bulkWrite(
      replaced.map(({ _id, tenant, revision, producer, content, contentHash, contentTrail }) => ({
        updateOne: {
          filter: { _id: `${_id}/${revision}`, tenant },
          update: {
            $setOnInsert: {
              schemaVersion: 1,
              productId: _id,
              revision,
              producer,
              content,
              contentHash,
              at: contentTrail.at,
            },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
