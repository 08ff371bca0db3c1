import { producerInput, type ProducerSnapshot } from '#libs/contracts';
import { communeOf } from '#libs/ocop';
import { type FieldIssue, issuesOf, ProblemError } from '#libs/runtime';
import { ResolveProducer } from '../producers/resolve-producer.js';
import { blameOf, issueFor } from './blame-rows.js';
import type { RefusedRow, RowGroup } from './group-rows.js';
import type { ReadRow, RowValues } from './read-row.js';

type Resolved = { ok: true; snapshot: ProducerSnapshot } | { ok: false; refused: RefusedRow[] };
type Known = ProducerSnapshot | FieldIssue[];

/** The producers of one import: each is looked up or saved once per wording. */
export class ImportProducers {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly tenant: string,
    private readonly resolve: ResolveProducer,
  ) {}

  async of(group: RowGroup): Promise<Resolved> {
    const told = toldBy(group.rows);
    const key = JSON.stringify([group.producerCode, told]);
    const known = this.known.get(key) ?? (await this.find(group.producerCode, told));
    this.known.set(key, known);
    if (!Array.isArray(known)) return { ok: true, snapshot: known };
    const refused = group.rows.map((item) => ({
      row: item.row,
      cells: item.cells,
      issues: known.map((error) => issueFor(item, blameOf(error.field, [], []).column, error)),
    }));
    return { ok: false, refused };
  }

  private async find(code: string, told: Told): Promise<Known> {
    try {
      const tells = Object.values(told).some((value) => value !== undefined);
      if (!tells) return await this.resolve.resolve(this.tenant, code === '' ? {} : { producerCode: code });
      return await this.save(code, told);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'service.busy') throw error;
      return error.errors.length > 0
        ? error.errors
        : [{ field: '/producerCode', code: error.code, params: error.params }];
    }
  }

  /** Blank cells leave what is known; a new producer needs name, kind and commune. */
  private async save(code: string, told: Told): Promise<Known> {
    const before = await this.before(code);
    const party = { ...before?.labelParty, ...defined({ name: told.label_name, address: told.label_address }) };
    const draft = {
      ...defined({ name: before?.name, kind: before?.kind, communeCode: before?.communeCode }),
      ...defined({ name: told.producer_name, kind: told.producer_kind, communeCode: told.commune_code }),
      code: before?.code ?? code,
      ...(Object.keys(party).length > 0 ? { labelParty: party } : {}),
    };
    const parsed = producerInput.safeParse(draft);
    if (!parsed.success)
      return issuesOf(parsed.error, draft).map((issue) => ({ ...issue, field: `/producer${issue.field}` }));
    if (!communeOf(parsed.data.communeCode)) return [{ field: '/producer/communeCode', code: 'commune.unknown' }];
    return this.resolve.save(this.tenant, parsed.data);
  }

  private async before(code: string): Promise<ProducerSnapshot | null> {
    try {
      return await this.resolve.resolve(this.tenant, code === '' ? {} : { producerCode: code });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'producer.notFound') return null;
      throw error;
    }
  }
}

type Told = Pick<RowValues, 'producer_name' | 'producer_kind' | 'commune_code' | 'label_name' | 'label_address'>;

function toldBy(rows: readonly ReadRow[]): Told {
  const first = <K extends keyof Told>(column: K): Told[K] =>
    rows.find((row) => row.values[column] !== undefined)?.values[column];
  return {
    producer_name: first('producer_name'),
    producer_kind: first('producer_kind'),
    commune_code: first('commune_code'),
    label_name: first('label_name'),
    label_address: first('label_address'),
  };
}

function defined(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
