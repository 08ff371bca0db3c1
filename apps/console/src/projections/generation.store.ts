import { Clock } from '#libs/runtime';
import { Database, isDuplicateKey, type ModelSpec } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import type { ModelOf } from '../identity/identity.models.js';
import { readModelsOf, readModelSpecs, type ReadModels } from './read-models.js';

interface GenerationRow {
  _id: string;
  /** The one that is read. */
  current: number;
  /** The one that is being filled beside it. */
  building: number | null;
}
export type Generations = Pick<GenerationRow, 'current' | 'building'>;

export const generations: ModelSpec<GenerationRow> = {
  name: 'Generation',
  collection: 'generations',
  tenantScoped: false,
  indexes: [[{ _id: 1, current: 1, building: 1 }]],
};

const ROW = 'read-models';
const FRESH_MS = 1_000;

/** Which generation of read models is read and which is being built. */
@Injectable()
export class GenerationStore {
  private readonly rows: ModelOf<GenerationRow>;
  private held: { value: Generations; at: number } | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.rows = database.model(generations);
  }

  async read(): Promise<Generations> {
    const row = await this.rows.findOne({ _id: ROW }).lean<GenerationRow>();
    const value = row ? { current: row.current, building: row.building } : { current: 1, building: null };
    this.held = { value, at: this.clock.monotonic() };
    return value;
  }

  /** The read models to answer from; looked up at most once a second. */
  async models(): Promise<ReadModels> {
    const fresh = this.held && this.clock.monotonic() - this.held.at < FRESH_MS;
    const { current } = fresh && this.held ? this.held.value : await this.read();
    return readModelsOf(this.database, current);
  }

  modelsOf(generation: number): ReadModels {
    return readModelsOf(this.database, generation);
  }

  /** Begins to build the next generation from nothing; answers which. One that is being built already goes on. */
  async begin(): Promise<Generations> {
    const seen = await this.read();
    if (seen.building !== null) return seen;
    const building = seen.current + 1;
    await this.clear(building);
    for (const spec of readModelSpecs(building)) this.database.model(spec);
    await this.database.migrate();
    if (!(await this.change(seen, { current: seen.current, building }))) return this.read();
    return { current: seen.current, building };
  }

  /** Makes the built generation the one that is read. False when somebody else did. */
  async switchTo(building: number): Promise<boolean> {
    const seen = await this.read();
    return seen.building === building && this.change(seen, { current: building, building: null });
  }

  /** Removes the collections of a generation that is neither read nor built. */
  async clear(generation: number): Promise<void> {
    const { current, building } = await this.read();
    if (generation === current || generation === building) return;
    const { products, listings, parked, timeline } = readModelsOf(this.database, generation);
    for (const model of [products, listings, parked, timeline]) await model.collection.drop().catch(ignoreMissing);
  }

  private async change(seen: Generations, next: Generations): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne({ _id: ROW, ...seen }, { $set: next });
    if (matchedCount === 1) return true;
    try {
      await this.rows.create([{ _id: ROW, ...next }]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

const NAMESPACE_NOT_FOUND = 26;
function ignoreMissing(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === NAMESPACE_NOT_FOUND) return;
  throw error;
}
