import type { Evidence, Violation } from '../evidence.js';
import type { Journal, Wanted } from '../journal.js';
import { isOf, type ShownListing } from '../operator.js';

/** I5: the counts add up: every listing in exactly one bucket that explains it, every imported row accounted for. */
export function accounts(evidence: Evidence): Violation[] {
  const { journal } = evidence;
  return [
    ...journal.products.filter(({ unsure }) => !unsure).flatMap((wanted) => listingsOf(wanted, evidence)),
    ...journal.imports.flatMap((one) => importOf(one, evidence)),
    ...unseenPoison(evidence),
  ];
}

function listingsOf(wanted: Wanted, { listings }: Evidence): Violation[] {
  const { sku, organisation, removed } = wanted;
  const own = listings.get(organisation)?.filter((one) => isOf(one, wanted)) ?? [];
  return organisation.shops.flatMap(({ connectionId, channel }) => {
    const rows = own.filter((one) => one.connectionId === connectionId);
    const wrong = (says: string): Violation => ({ invariant: 'I5', says: `${sku} at ${channel} ${says}`, sku });
    if (rows.length > 1 || (rows.length === 0 && !removed)) return [wrong(`has ${rows.length} listings`)];
    const unexplained = rows.filter(({ bucket }) => bucket !== (removed ? 'withdrawn' : 'live'));
    return unexplained.map(({ id, bucket, lanes }) => wrong(`is "${bucket}" (listing ${id}): ${stateOf(lanes)}`));
  });
}

const stateOf = (lanes: ShownListing['lanes']): string =>
  Object.entries(lanes)
    .map(([lane, { operation, failure }]) => `${lane} ${operation} ${failure?.code ?? ''} ${failure?.words ?? ''}`)
    .join(' / ');

/** A file with one bad row: that one refused, all others taken. */
function importOf({ id, rows }: Journal['imports'][number], { imports }: Evidence): Violation[] {
  const shown = imports.get(id);
  if (shown?.status === 'completed' && shown.rows.read === rows && shown.rows.refused === 1) return [];
  const told = JSON.stringify(shown && { status: shown.status, rows: shown.rows });
  return [{ invariant: 'I5', says: `import ${id} of ${rows} rows, 1 of them bad, says ${told}` }];
}

/** Every record nobody can read is parked by the service of the line that met it, unless Kafka lost it before. */
function unseenPoison({ journal, parked }: Evidence): Violation[] {
  const lost = new Set(journal.lost.map(({ key }) => key));
  const events = parked.filter(({ kind, owner }) => kind === 'event' && owner !== 'console');
  // By name, not by number: an event that was parked for no reason must not stand in for a lost one.
  const subjects = new Set(events.map(({ subject }) => subject));
  const unseen = journal.poison.filter(({ key, place }) => !lost.has(key) && !subjects.has(place));
  return unseen.map(({ place }) => ({ invariant: 'I5', says: `the unreadable record ${place} is not parked` }));
}
