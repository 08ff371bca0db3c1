import { readFileSync } from 'node:fs';
import type { Api } from './api.js';
import type { Evidence } from './evidence.js';

interface Line {
  at: number;
  source: string;
  says: string;
}

/** Everything that is known about one product: what was asked, what was injected, what the marketplaces got, what we say. */
export async function timelineOf(sku: string, evidence: Evidence, api: Api, journalFile: string): Promise<string[]> {
  const wanted = evidence.journal.of(sku);
  const lines: Line[] = [];
  for (const text of readFileSync(journalFile, 'utf8').split('\n').filter(Boolean)) {
    const { at, what, ...about } = JSON.parse(text) as { at: number; what: string; sku?: string; skus?: string[] };
    const isOurs = about.sku === sku || about.skus?.includes(sku) || what.includes(wanted?.id ?? '\0');
    if (isOurs || what.startsWith('fault '))
      lines.push({ at, source: isOurs ? 'api' : '', says: `${what} ${details(about)}` });
  }
  for (const { shop, calls, items } of evidence.shops) {
    const ids = new Set(items.filter((item) => item.sku === sku).map((item) => item.itemId));
    for (const call of calls) {
      const about = [call.subject, call.itemId].some((name) => name !== null && (name === sku || ids.has(name)));
      if (!about) continue;
      const effect = call.after ? ` → ${JSON.stringify(call.after)}` : '';
      const says = `${call.operation} ${call.outcome} ${call.status ?? 'no answer'} ${call.error ?? ''}${effect}`;
      lines.push({ at: call.time, source: `${shop.channel} ${shop.shop} #${call.seq}`, says });
    }
  }
  if (wanted?.id) {
    const path = `/v1/products/${wanted.id}/timeline?limit=200`;
    const answer = await api.ask(wanted.organisation, { method: 'GET', path, expect: [404], about: { sku } });
    for (const step of answer?.body.items ?? []) lines.push({ at: step.at, source: 'timeline', says: details(step) });
  }
  return lines
    .sort((left, right) => left.at - right.at)
    .map(({ at, source, says }) =>
      `${new Date(at).toISOString().slice(11, 23)} ${source.padEnd(22)} ${says}`.slice(0, 300),
    );
}

const details = (about: object): string => (Object.keys(about).length === 0 ? '' : JSON.stringify(about));
