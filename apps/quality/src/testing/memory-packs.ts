import type { PackAct, RulePackRow, StoredPreview } from '../models.js';
import type { RulePackRows } from '../rule-pack.store.js';

/** Rule packs in memory. */
export class MemoryPacks implements RulePackRows {
  readonly rows = new Map<string, RulePackRow>();

  all = () => Promise.resolve([...this.rows.values()].map((row) => structuredClone(row)));

  insert(row: RulePackRow): Promise<boolean> {
    if (this.rows.has(row._id)) return Promise.resolve(false);
    return this.change(row._id, row).then(() => true);
  }

  activate(id: string, by: string, at: number): Promise<void> {
    return this.change(id, { activatedAt: at, activatedBy: by }, { what: 'activated', by, at });
  }

  adopt(id: string, adoptedAt: number): Promise<void> {
    return this.change(id, { adoptedAt });
  }

  startPreview(id: string, preview: StoredPreview, by: string): Promise<void> {
    return this.change(id, { preview }, { what: 'previewed', by, at: preview.startedAt });
  }

  putPreview(id: string, after: string, preview: StoredPreview): Promise<void> {
    const stands = this.rows.get(id)?.preview;
    return stands?.state === 'running' && stands.after === after && stands.startedAt === preview.startedAt
      ? this.change(id, { preview })
      : Promise.resolve();
  }

  cancelPreview(id: string, by: string, at: number): Promise<boolean> {
    const stands = this.rows.get(id)?.preview;
    if (stands?.state !== 'running') return Promise.resolve(false);
    const preview = { ...stands, state: 'cancelled' as const, finishedAt: at };
    return this.change(id, { preview }, { what: 'cancelled', by, at }).then(() => true);
  }

  private change(id: string, fields: Partial<RulePackRow>, act?: PackAct): Promise<void> {
    const before = this.rows.get(id);
    const history = act && { history: [...(before?.history ?? []), act] };
    this.rows.set(id, { ...before, ...fields, ...history, _id: id });
    return Promise.resolve();
  }
}
