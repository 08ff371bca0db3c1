import { buckets } from '#libs/contracts';
import type { Evidence, Violation } from '../evidence.js';
import { isOf } from '../operator.js';

/** I5: the counts add up: every listing in exactly one bucket that explains it, every imported row accounted for. */
export function accounts({ journal, listings, imports }: Evidence): Violation[] {
  const found: Violation[] = [];
  const wrong = (says: string, sku?: string): void =>
    void found.push({ invariant: 'I5', says, ...(sku ? { sku } : {}) });
  for (const wanted of journal.products.filter(({ unsure }) => !unsure)) {
    const { sku, organisation, removed } = wanted;
    const own = listings.get(organisation)?.filter((one) => isOf(one, wanted)) ?? [];
    for (const { connectionId, channel } of organisation.shops) {
      const rows = own.filter((one) => one.connectionId === connectionId);
      if (rows.length > 1 || (rows.length === 0 && !removed))
        wrong(`${sku} has ${rows.length} listings at ${channel}`, sku);
      for (const { id, bucket, lanes } of rows) {
        const known = (buckets as readonly string[]).includes(bucket);
        if (known && bucket === (removed ? 'withdrawn' : 'live')) continue;
        const words = Object.values(lanes).map(
          ({ operation, failure }) => `${operation} ${failure?.code ?? ''} ${failure?.words ?? ''}`,
        );
        wrong(`listing ${id} of ${sku} at ${channel} is "${bucket}": ${words.join(' / ')}`, sku);
      }
    }
  }
  for (const { id, rows } of journal.imports) {
    const shown = imports.get(id);
    if (shown?.status !== 'completed' || shown.rows.read !== rows || shown.rows.refused !== 1)
      wrong(
        `import ${id} of ${rows} rows, 1 of them bad, says ${JSON.stringify(shown && { status: shown.status, rows: shown.rows })}`,
      );
  }
  return found;
}
