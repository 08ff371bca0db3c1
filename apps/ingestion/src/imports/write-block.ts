import type { ProducerSnapshot } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';
import { type Accepted, AcceptProduct, type AcceptRequest } from '../products/accept-product.js';
import type { Wanted } from '../products/plan-product.js';
import type { ProductRow } from '../products/product-row.js';
import { blameOf, issueFor } from './blame-rows.js';
import { buildProduct } from './build-product.js';
import type { Block, RefusedRow, RowGroup } from './group-rows.js';
import type { BlockOutcome, ImportRow } from './import.store.js';
import { ImportProducers } from './import-producers.js';
import type { ReadRow } from './read-row.js';

export interface WrittenBlock extends BlockOutcome {
  refused: RefusedRow[];
}
interface Work {
  group: RowGroup;
  producer: ProducerSnapshot;
  /** Rows still wanted. */
  rows: ReadRow[];
  /** Found while building; replaced when built again. */
  found: RefusedRow[];
  used: ReadRow[];
  skus: string[];
}

/** Writes a block: each product by itself; a row at fault goes, the other rows of its product stay. */
export class WriteBlock {
  constructor(private readonly accept: AcceptProduct) {}

  async write(block: Block, row: ImportRow, producers: ImportProducers): Promise<WrittenBlock> {
    const refused: RefusedRow[] = [...block.refused];
    let works: Work[] = [];
    for (const group of block.groups) {
      const producer = await producers.of(group);
      if (producer.ok) works.push(workOf(group, producer.snapshot));
      else refused.push(...producer.refused);
    }
    const outcome: WrittenBlock = {
      lastRow: block.lastRow,
      rows: { read: block.read, created: 0, updated: 0, unchanged: 0, refused: 0 },
      products: { created: 0, updated: 0, unchanged: 0 },
      refused,
    };
    while (works.length > 0) works = await this.round(works, row, outcome);
    outcome.rows.refused = refused.length;
    return outcome;
  }

  /** Returns products that lost a row and are tried without it. */
  private async round(works: readonly Work[], row: ImportRow, outcome: WrittenBlock): Promise<Work[]> {
    const context = {
      tenant: row.tenant,
      origin: { correlationId: row._id, actor: row.actor },
      requestId: row._id,
      receivedAt: row.createdAt,
      warn: false,
    };
    const results = await this.accept.accept(works.map(requestOf), context);
    const again: Work[] = [];
    for (const [index, work] of works.entries()) {
      const result = results[index];
      if (!result) continue;
      if (!(result instanceof ProblemError)) count(outcome, work, result);
      else if (result.code === 'service.busy') throw result;
      else if (!dropRows(work, result, outcome.refused)) again.push(work);
    }
    return again;
  }
}

const workOf = (group: RowGroup, producer: ProducerSnapshot): Work => ({
  group,
  producer,
  rows: group.rows,
  found: [],
  used: [],
  skus: [],
});

function count(outcome: WrittenBlock, { used, found }: Work, { outcome: what }: Accepted): void {
  outcome.rows[what] += used.length;
  outcome.products[what] += 1;
  outcome.refused.push(...found);
}

const requestOf = (work: Work): AcceptRequest => ({
  producerId: work.producer.id,
  code: work.group.code,
  mode: { kind: 'upsert' },
  build: (before) => build(work, before),
});

/** Builds from the rows that hold; rows at fault are noted. @throws ProblemError when no row is left */
function build(work: Work, before: ProductRow | null): Wanted {
  work.found = [];
  work.used = work.rows;
  while (work.used.length > 0) {
    const built = buildProduct(work.group.code, work.used, before?.content ?? null);
    if (built.ok) {
      const { producer: _, producerCode: __, offers, ...content } = built.input;
      work.skus = content.variants.map((item) => item.sku);
      return { content, producer: work.producer, offers: offers ?? [] };
    }
    refuseBlamed(work, built.errors, built.skus, built.offerSkus);
  }
  throw new ProblemError('request.invalid');
}

function refuseBlamed(
  work: Work,
  errors: readonly ProblemError['errors'][number][],
  skus: readonly string[],
  offerSkus: readonly string[],
): void {
  const blamed = errors.map((error) => ({ error, ...blameOf(error.field, skus, offerSkus) }));
  const ofRow = ({ values }: ReadRow) => blamed.filter(({ sku }) => sku === values.sku);
  const anyRow = work.used.some((item) => ofRow(item).length > 0);
  const kept: ReadRow[] = [];
  for (const item of work.used) {
    // Faults of single rows go first: without them the product may be right.
    const mine = anyRow ? ofRow(item) : blamed;
    if (mine.length === 0) kept.push(item);
    else
      work.found.push({
        row: item.row,
        cells: item.cells,
        issues: mine.slice(0, 20).map(({ column, error }) => issueFor(item, column, error)),
      });
  }
  work.used = kept;
}

/** True when nothing is left to try. A SKU that another product holds costs its row only. */
function dropRows(work: Work, problem: ProblemError, refused: RefusedRow[]): boolean {
  if (work.used.length === 0) {
    refused.push(...work.found);
    return true;
  }
  const errors = problem.errors.length > 0 ? problem.errors : [{ field: '/code', code: problem.code }];
  const blamed = new Set(errors.map((error) => blameOf(error.field, work.skus, []).sku));
  const atFault = work.used.filter(({ values }) => blamed.has(values.sku ?? ''));
  const gone = new Set(atFault.length > 0 ? atFault : work.used);
  for (const item of gone) {
    const error = { ...(errors[0] ?? { field: '/code', code: problem.code }), params: problem.params };
    const column = atFault.length > 0 ? 'sku' : 'product_code';
    refused.push({ row: item.row, cells: item.cells, issues: [issueFor(item, column, error)] });
  }
  refused.push(...work.found);
  const noted = new Set(work.found.map((item) => item.row));
  work.rows = work.used.filter((item) => !gone.has(item) && !noted.has(item.row));
  return work.rows.length === 0;
}
