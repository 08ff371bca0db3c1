import { Clock, Log, ProblemError } from '#libs/runtime';
import { isUnavailable, type Lease } from '#libs/storage';
import { ResolveProducer } from '../producers/resolve-producer.js';
import { type Block, RowGrouper } from './group-rows.js';
import { type Headings, readHeadings } from './headings.js';
import { ImportProducers } from './import-producers.js';
import { type ImportRow, ImportStore } from './import.store.js';
import { TableReader } from './read-table.js';
import { WriteBlock } from './write-block.js';

export interface RunnerRules {
  /** How often to look for imports when nobody wakes the runner. */
  pollMs: number;
  /** An import that fails this often in a row for no known reason is given up. */
  attempts: number;
}
type LeaseOf = (name: string) => Lease;
type End = 'done' | 'interrupted';

/** Runs imports, one at a time, each under its lease: reads the stored file again and goes on after the cursor. */
export class ImportRunner {
  private readonly failures = new Map<string, number>();
  private wakeUp: (() => void) | null = null;
  private stopping = false;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly parts: {
      store: ImportStore;
      block: WriteBlock;
      producers: ResolveProducer;
      clock: Clock;
      log: Log;
    },
    private readonly leaseOf: LeaseOf,
    private readonly rules: RunnerRules,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  wake(): void {
    this.wakeUp?.();
  }

  /** Stops after the block in hand; the cursor says where the next runner goes on. */
  async drain(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const worked = await this.round();
      if (!worked && !this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.rules.pollMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** True when an import was finished: there may be more. */
  private async round(): Promise<boolean> {
    try {
      for (const row of await this.parts.store.open(20)) {
        if (this.stopping) return false;
        if (await this.tryOne(row)) return true;
      }
    } catch (error) {
      this.parts.log.warn('Imports cannot be looked up', { error });
    }
    return false;
  }

  private async tryOne(row: ImportRow): Promise<boolean> {
    const log = this.parts.log.child({ tenant: row.tenant, import: row._id, stage: 'import' });
    const lease = this.leaseOf(`import/${row._id}`);
    if (!(await lease.tryAcquire())) return false;
    try {
      // Read again under the lease: its last holder may have moved the cursor since.
      const current = await this.parts.store.find(row.tenant, row._id);
      if (!current?.open) return false;
      return (await this.runImport(current, lease)) === 'done';
    } catch (error) {
      await this.noteFailure(row, error, log);
      return false;
    } finally {
      await lease.release().catch((error: unknown) => log.warn('Lease not released', { error }));
    }
  }

  private async runImport(row: ImportRow, lease: Lease): Promise<End> {
    const producers = new ImportProducers(row.tenant, this.parts.producers);
    await this.parts.store.begin(row);
    let current = row;
    try {
      for await (const block of this.blocks(row)) {
        if (block.lastRow <= row.cursor) continue;
        if (this.stopping || !(await lease.renew())) return 'interrupted';
        const next = await this.writeBlock(current, block, producers);
        if (!next) return 'interrupted';
        current = next;
      }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'service.busy') throw error;
      return this.finish(current, { code: error.code, params: error.params });
    }
    return this.finish(current, failureOf(current));
  }

  private async *blocks(row: ImportRow): AsyncGenerator<Block> {
    const reader = new TableReader();
    let headings: Headings | null = null;
    let grouper: RowGrouper | null = null;
    for (let n = 0; n <= row.chunks; n += 1) {
      const text = n < row.chunks ? await this.parts.store.chunkText(row.tenant, row._id, n) : null;
      if (n < row.chunks && text === null) throw new Error(`chunk ${n} of import ${row._id} is missing`);
      for (const record of text === null ? reader.end() : reader.push(text)) {
        if (!headings) {
          headings = readHeadings(record.cells);
          grouper = new RowGrouper(headings, row.block);
          continue;
        }
        const block = grouper?.push(record);
        if (block) yield block;
      }
    }
    const last = grouper?.end();
    if (last) yield last;
  }

  private async writeBlock(row: ImportRow, block: Block, producers: ImportProducers): Promise<ImportRow | null> {
    const written = await this.parts.block.write(block, row, producers);
    await this.parts.store.saveRefusals(row, written.refused);
    if (!(await this.parts.store.advance(row, written))) return null;
    this.failures.delete(row._id);
    return {
      ...row,
      cursor: written.lastRow,
      rows: {
        read: row.rows.read + written.rows.read,
        created: row.rows.created + written.rows.created,
        updated: row.rows.updated + written.rows.updated,
        unchanged: row.rows.unchanged + written.rows.unchanged,
        refused: row.rows.refused + written.rows.refused,
      },
    };
  }

  private async finish(row: ImportRow, failure: ImportRow['failure'] | null): Promise<End> {
    const end = failure ? { status: 'failed' as const, failure } : { status: 'completed' as const };
    const finished = await this.parts.store.finish(row, end, this.parts.clock.now());
    this.failures.delete(row._id);
    return finished ? 'done' : 'interrupted';
  }

  private async noteFailure(row: ImportRow, error: unknown, log: Log): Promise<void> {
    if (isUnavailable(error) || (error instanceof ProblemError && error.code === 'service.busy')) {
      log.warn('Import waits', { error });
      return;
    }
    const failures = (this.failures.get(row._id) ?? 0) + 1;
    this.failures.set(row._id, failures);
    log.error('Import failed', { error, failures });
    if (failures < this.rules.attempts) return;
    const current = await this.parts.store.find(row.tenant, row._id);
    if (current?.open) await this.finish(current, { code: 'service.bug', params: { reference: row._id } });
  }
}

function failureOf({ rows }: ImportRow): ImportRow['failure'] | null {
  if (rows.read === 0) return { code: 'import.empty', params: {} };
  return rows.created + rows.updated + rows.unchanged === 0 ? { code: 'import.nothingUsable', params: {} } : null;
}
