import type { ProducerInput, ProducerSnapshot } from '#libs/contracts';
import { communeOf } from '#libs/ocop';
import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { ProducerStore, type ProducerRow, snapshotOf } from './producer.store.js';

const ATTEMPTS = 5;

const sameAs = (row: ProducerRow, input: ProducerInput): boolean =>
  row.name === input.name &&
  row.kind === input.kind &&
  row.communeCode === input.communeCode &&
  row.labelParty?.name === input.labelParty?.name &&
  row.labelParty?.address === input.labelParty?.address;

/** Refuses a commune code that is not in the list in force. `at` is the JSON pointer of the producer in the request. */
export function refuseUnknownCommune(communeCode: string, at: string): void {
  if (communeOf(communeCode)) return;
  const errors = [{ field: `${at}/communeCode`, code: 'commune.unknown' }];
  throw new ProblemError('request.invalid', {}, { errors });
}

/** Which producer a product or an offer belongs to. */
export class ResolveProducer {
  constructor(
    private readonly store: ProducerStore,
    private readonly clock: Clock,
  ) {}

  /** Creates the producer or changes it; its products are swept afterwards. */
  async save(tenant: string, input: ProducerInput): Promise<ProducerSnapshot> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.store.findByCode(tenant, input.code);
      if (before && sameAs(before, input)) return snapshotOf(before);
      const now = this.clock.now();
      if (before) {
        if (await this.store.update(before, input, now)) return { id: before._id, ...input };
        continue;
      }
      const row: ProducerRow = {
        ...input,
        _id: uuidv7(now),
        tenant,
        schemaVersion: 1,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      if (await this.store.insert(row)) return snapshotOf(row);
    }
    throw new ProblemError('service.busy', { seconds: 1 }, { headers: { 'retry-after': '1' } });
  }

  /** @throws ProblemError producer.notFound */
  async byCode(tenant: string, code: string): Promise<ProducerSnapshot> {
    const row = await this.store.findByCode(tenant, code);
    if (!row) throw new ProblemError('producer.notFound', { code });
    return snapshotOf(row);
  }

  /**
   * The organisation's only producer, for requests that name none.
   * @throws ProblemError request.invalid on `/producerCode` when there is none or more than one
   */
  async only(tenant: string): Promise<ProducerSnapshot> {
    const [first, second] = await this.store.page(tenant, '', 2);
    if (first && !second) return snapshotOf(first);
    const errors = [{ field: '/producerCode', code: 'producer.needed' }];
    throw new ProblemError('request.invalid', {}, { errors });
  }

  /** What the request says: a whole producer, a code, or nothing (then the only one). */
  async resolve(
    tenant: string,
    told: { producer?: ProducerInput | undefined; producerCode?: string | undefined },
  ): Promise<ProducerSnapshot> {
    if (told.producer) {
      refuseUnknownCommune(told.producer.communeCode, '/producer');
      return this.save(tenant, told.producer);
    }
    return told.producerCode ? this.byCode(tenant, told.producerCode) : this.only(tenant);
  }
}
