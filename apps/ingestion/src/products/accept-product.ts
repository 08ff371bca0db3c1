import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { groupBy } from '../group-by.js';
import { ownOutcome, planProduct, type PlanContext, type ProductPlan, type Wanted } from './plan-product.js';
import type { Origin, Outcome, ProductRow } from './product-row.js';
import { ProductStore, type WriteResult } from './product.store.js';
import { revisionTag } from './if-match.js';
import { foldSku, nearEquals, type SkuOwner } from './sku-likeness.js';

/** `create` refuses an existing code, `upsert` writes over it, `replace` changes one product at a known revision. */
export type AcceptMode = { kind: 'create' } | { kind: 'upsert' } | { kind: 'replace'; id: string; revision: number };
export interface AcceptRequest {
  producerId: string;
  code: string;
  mode: AcceptMode;
  /** What the product shall be, given what it is; called again after a lost race. @throws ProblemError to refuse it */
  build(before: ProductRow | null): Wanted;
}
export interface AcceptContext {
  tenant: string;
  origin: Origin;
  /** Recognises this request's own writes when it is repeated after a crash. */
  requestId?: string | undefined;
  /** When the request came in (UTC ms); left out = now. A file is written later than it came in. */
  receivedAt?: number;
  /** Look for near-equal SKUs (one more query per producer). */
  warn: boolean;
}
export interface Warning {
  code: string;
  field: string;
  [param: string]: string;
}
/** The body that doors answer for an accepted product. */
export interface Accepted {
  id: string;
  revision: number;
  offerVersion: number;
  outcome: Outcome;
  warnings: Warning[];
}
export type AcceptResult = Accepted | ProblemError;

interface Pending extends AcceptRequest {
  index: number;
  /** A unique key refused its last write: find out whose. */
  suspect: boolean;
}
interface Planned {
  item: Pending;
  wanted: Wanted;
  plan: ProductPlan;
}
type Results = Map<number, { result: AcceptResult; wanted?: Wanted }>;

const ROUNDS = 8;
const busy = (): ProblemError => new ProblemError('service.busy', { seconds: 1 }, { headers: { 'retry-after': '1' } });

const groupKey = ({ mode, producerId, code }: AcceptRequest): string =>
  mode.kind === 'replace' ? mode.id : `${producerId}\u0001${code}`;

/** Accepts products: state, mark and reserved SKUs are one write each; one refused product never refuses the others. */
export class AcceptProduct {
  constructor(
    private readonly store: ProductStore,
    private readonly clock: Clock,
  ) {}

  /** Outcomes in the order of `requests`. Requests for the same product are applied one after the other. */
  async accept(requests: readonly AcceptRequest[], context: AcceptContext): Promise<AcceptResult[]> {
    const results: Results = new Map();
    const now = this.clock.now();
    let pending: Pending[] = requests.map((request, index) => ({ ...request, index, suspect: false }));
    for (let round = 0; pending.length > 0 && round < ROUNDS + requests.length; round += 1) {
      const wave = [...groupBy(pending, groupKey).values()].flatMap((group) => group.slice(0, 1));
      const again = new Set(await this.runWave(wave, context, now, results));
      const inWave = new Set(wave);
      pending = pending.filter((item) => !inWave.has(item) || again.has(item));
      if (round >= ROUNDS && again.size === wave.length) break;
    }
    if (context.warn) await this.addWarnings(results, context.tenant);
    return requests.map((_, index) => results.get(index)?.result ?? busy());
  }

  /** Returns what has to be tried again. */
  private async runWave(
    wave: readonly Pending[],
    context: AcceptContext,
    now: number,
    results: Results,
  ): Promise<Pending[]> {
    const existing = await this.load(wave, context.tenant);
    const planned: Planned[] = [];
    for (const item of wave) {
      try {
        const before = refuseWrongState(item, existing.get(groupKey(item)) ?? null, context);
        const wanted = item.build(before);
        if (item.suspect) await this.refuseTaken(wanted, before, context.tenant);
        planned.push({ item, wanted, plan: planProduct(before, wanted, planContext(context, now)) });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        results.set(item.index, { result: error });
      }
    }
    const writing = planned.filter(({ plan }) => plan.kind !== 'none');
    const written = await this.store.write(writing.map(({ plan }) => plan as Exclude<ProductPlan, { kind: 'none' }>));
    const outcome = new Map<Planned, WriteResult>(writing.map((entry, index) => [entry, written[index] ?? 'lost']));
    const again: Pending[] = [];
    for (const entry of planned) {
      const result = outcome.get(entry) ?? 'won';
      if (result === 'won') results.set(entry.item.index, { result: acceptedOf(entry.plan), wanted: entry.wanted });
      else {
        entry.item.suspect = result === 'duplicate';
        again.push(entry.item);
      }
    }
    return again;
  }

  private async load(wave: readonly Pending[], tenant: string): Promise<Map<string, ProductRow>> {
    const rows = new Map<string, ProductRow>();
    const byCode = wave.filter((item) => item.mode.kind !== 'replace');
    for (const [producerId, group] of groupBy(byCode, (item) => item.producerId)) {
      const codes = group.map((item) => item.code);
      for (const row of await this.store.findByCodes(tenant, producerId, codes))
        rows.set(`${producerId}\u0001${row.codeKey}`, row);
    }
    for (const { mode } of wave) {
      if (mode.kind !== 'replace') continue;
      const row = await this.store.findById(tenant, mode.id);
      if (row) rows.set(mode.id, row);
    }
    return rows;
  }

  /** @throws ProblemError product.exists, product.skuTaken; nothing when the other one has let go meanwhile */
  private async refuseTaken(wanted: Wanted, before: ProductRow | null, tenant: string): Promise<void> {
    const { content, producer } = wanted;
    const [sameCode] = await this.store.findByCodes(tenant, producer.id, [content.code]);
    if (sameCode && before && sameCode._id !== before._id)
      throw new ProblemError('product.exists', { code: content.code, id: sameCode._id });
    const skus = content.variants.map((item) => item.sku);
    const other = (await this.store.findBySkus(tenant, producer.id, skus)).find((row) => row._id !== before?._id);
    if (!other) return;
    const index = skus.findIndex((sku) => other.skuKeys.includes(sku));
    const errors = [{ field: `/variants/${index}/sku`, code: 'sku.taken', params: { id: other._id } }];
    throw new ProblemError('product.skuTaken', { sku: skus[index], id: other._id }, { errors });
  }

  private async addWarnings(results: Results, tenant: string): Promise<void> {
    const pairs = [...results.values()].flatMap(({ result, wanted }) =>
      wanted && !(result instanceof ProblemError) ? [{ wanted, result }] : [],
    );
    for (const [producerId, group] of groupBy(pairs, ({ wanted }) => wanted.producer.id)) {
      const folds = group.flatMap(({ wanted }) => wanted.content.variants.map((item) => foldSku(item.sku)));
      const others: SkuOwner[] = (await this.store.skusLike(tenant, producerId, folds)).flatMap((row) =>
        row.skuKeys.map((sku) => ({ productId: row._id, sku })),
      );
      const byFold = groupBy(others, (owner) => foldSku(owner.sku));
      for (const { wanted, result } of group) {
        const skus = wanted.content.variants.map((item) => item.sku);
        const near = nearEquals(
          result.id,
          skus,
          skus.flatMap((sku) => byFold.get(foldSku(sku)) ?? []),
        );
        result.warnings.push(...near.map((warning) => ({ ...warning })));
      }
    }
  }
}

function refuseWrongState(item: Pending, before: ProductRow | null, context: AcceptContext): ProductRow | null {
  const { mode, code } = item;
  if (mode.kind === 'replace') {
    if (!before) throw new ProblemError('product.notFound');
    if (before.revision !== mode.revision && !ownOutcome(before, context))
      throw new ProblemError(
        'product.changed',
        { revision: before.revision },
        { headers: { etag: revisionTag(before.revision) } },
      );
  }
  if (mode.kind === 'create' && before && !ownOutcome(before, context))
    throw new ProblemError('product.exists', { code, id: before._id });
  return before;
}

const planContext = ({ tenant, origin, requestId, receivedAt }: AcceptContext, now: number): PlanContext => ({
  tenant,
  origin,
  requestId,
  now,
  receivedAt: receivedAt ?? now,
  newId: uuidv7(now),
  writeId: uuidv7(now),
});

function acceptedOf({ row, outcome, older }: ProductPlan): Accepted {
  const warnings = older.map((sku) => ({ code: 'offer.older', field: '/offers', sku }));
  return { id: row._id, revision: row.revision, offerVersion: row.offerVersion, outcome, warnings };
}
