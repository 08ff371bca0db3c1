import { createHash } from 'node:crypto';
import { type Actor, Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { FileDecoder } from './decode-file.js';
import { type Headings, readHeadings } from './headings.js';
import { ImportStore, type ImportRow } from './import.store.js';
import { TableReader } from './read-table.js';

export interface ReceiveLimits {
  maxBytes: number;
  /** Text kept per document. */
  chunkChars: number;
  block: ImportRow['block'];
}
/** A file that is stored, but no import yet. */
export interface ReceivedFile {
  importId: string;
  bytes: number;
  chunks: number;
  hash: string;
  headings: Headings;
}

const zeroCounts = () => ({ read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 });

/** Takes a file: decoded, judged by its heading row, and stored in pieces as it streams in. */
export class ReceiveImport {
  constructor(
    private readonly store: ImportStore,
    private readonly clock: Clock,
    private readonly limits: ReceiveLimits,
  ) {}

  /**
   * Stores the file; on any refusal nothing stays.
   * @throws ProblemError import.tooLarge, import.encoding, import.notCsv, import.empty, import.missingColumn,
   *   import.duplicateColumn
   */
  async receiveFile(tenant: string, body: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    const importId = uuidv7(this.clock.now());
    try {
      return await this.receive(tenant, importId, body);
    } catch (error) {
      await this.store.dropChunks(tenant, importId);
      throw error;
    }
  }

  private async receive(tenant: string, importId: string, body: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    const decoder = new FileDecoder();
    const heading = new HeadingCheck();
    const hash = createHash('sha256');
    let bytes = 0;
    let chunks = 0;
    let text = '';
    const flush = async (): Promise<void> => {
      if (text === '') return;
      await this.store.saveChunk(tenant, importId, chunks, text, this.clock.now());
      chunks += 1;
      text = '';
    };
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > this.limits.maxBytes) throw tooLarge(this.limits.maxBytes);
      hash.update(piece);
      const decoded = decoder.push(piece);
      heading.push(decoded);
      text += decoded;
      if (text.length >= this.limits.chunkChars) await flush();
    }
    const rest = decoder.end();
    heading.push(rest);
    const headings = heading.end();
    text += rest;
    await flush();
    return { importId, bytes, chunks, hash: hash.digest('hex'), headings };
  }

  /** Makes a stored file an import that waits for its runner. */
  async open(actor: Actor, fileName: string, file: ReceivedFile): Promise<ImportRow> {
    const row: ImportRow = {
      _id: file.importId,
      tenant: actor.tenant,
      schemaVersion: 1,
      fileName,
      bytes: file.bytes,
      chunks: file.chunks,
      status: 'waiting',
      actor: actor.id,
      cursor: 0,
      rows: zeroCounts(),
      products: { created: 0, updated: 0, unchanged: 0 },
      headings: file.headings.cells,
      unknownColumns: file.headings.unknown.slice(0, 50),
      block: this.limits.block,
      open: 1,
      createdAt: this.clock.now(),
    };
    await this.store.insert(row);
    return row;
  }

  drop(tenant: string, { importId }: ReceivedFile): Promise<void> {
    return this.store.dropChunks(tenant, importId);
  }
}

export const tooLarge = (maxBytes: number): ProblemError =>
  new ProblemError('import.tooLarge', { limit: `${Math.round(maxBytes / 1_000_000)} MB` });

/** Judges the heading row as soon as it is there, so that a wrong file is refused at the door. */
class HeadingCheck {
  private readonly reader = new TableReader();
  private headings: Headings | null = null;

  push(text: string): void {
    if (this.headings || text === '') return;
    this.check(this.reader.push(text).at(0)?.cells);
  }

  end(): Headings {
    if (!this.headings) this.check(this.reader.end().at(0)?.cells);
    if (!this.headings) throw new ProblemError('import.empty');
    return this.headings;
  }

  private check(cells: string[] | undefined): void {
    if (cells) this.headings = readHeadings(cells);
  }
}
