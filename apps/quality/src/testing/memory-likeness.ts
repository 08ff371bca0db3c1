import type { LikenessRows } from '../likeness.store.js';
import type { LikenessRow } from '../models.js';
import type { ProductMark } from '../product-marks.js';

/** The index in memory. */
export class MemoryLikeness implements LikenessRows {
  rows: LikenessRow[] = [];
  /** Postings answered per token, the earliest first. */
  most = Infinity;

  marksOf(product: string, tenant: string): Promise<string[]> {
    return Promise.resolve(this.of({ product, tenant }).map(({ mark }) => mark));
  }

  tokensOf(mark: string, tenant: string): Promise<string[]> {
    return Promise.resolve(this.of({ mark, tenant }).flatMap(({ token }) => token ?? []));
  }

  add(product: Parameters<LikenessRows['add']>[0], marks: readonly ProductMark[], now: number): Promise<void> {
    const { id, tenant, producer } = product;
    for (const { id: mark, sketch, tokens } of marks) {
      this.insert({ _id: `${mark}/${id}`, tenant, mark, product: id });
      for (const token of tokens)
        this.insert({
          ...{ _id: `${mark}#${token}`, tenant, mark, token, producer: producer.id, at: now },
          ...(sketch && { sketch }),
        });
    }
    return Promise.resolve();
  }

  remove(mark: string, product: string, tenant: string): Promise<boolean> {
    this.rows = this.rows.filter(({ _id }) => _id !== `${mark}/${product}`);
    if (this.of({ mark, tenant }).some((row) => row.product)) return Promise.resolve(false);
    this.rows = this.rows.filter((row) => row.mark !== mark || row.tenant !== tenant);
    return Promise.resolve(true);
  }

  postings(tokens: readonly string[]): Promise<LikenessRow[]> {
    const ordered = [...this.rows].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const of = (wanted: string) => ordered.filter(({ token }) => token === wanted).slice(0, this.most);
    return Promise.resolve(tokens.flatMap(of));
  }

  posting(id: string, tenant: string): Promise<LikenessRow | null> {
    return Promise.resolve(this.of({ _id: id, tenant })[0] ?? null);
  }

  hasten(marks: readonly Pick<LikenessRow, 'mark' | 'tenant'>[], now: number): Promise<void> {
    for (const { mark, tenant } of marks) for (const row of this.of({ mark, tenant })) if (row.product) row.dueAt = now;
    return Promise.resolve();
  }

  private of(like: Partial<LikenessRow>): LikenessRow[] {
    return this.rows.filter((row) =>
      Object.entries(like).every(([name, value]) => row[name as keyof LikenessRow] === value),
    );
  }

  private insert(row: LikenessRow): void {
    if (!this.rows.some(({ _id }) => _id === row._id)) this.rows.push(row);
  }
}
