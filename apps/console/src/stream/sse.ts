import type { FrameRow } from './stream.store.js';

/** A frame on the wire; its id is what a client resumes after. */
export function sseFrame({ seq, change }: Pick<FrameRow, 'seq' | 'change'>): string {
  return `id: ${seq}\ndata: ${JSON.stringify(change)}\n\n`;
}

/** Tells a client that came back too late to load everything anew. */
export function sseReset(position: number): string {
  return `id: ${position}\nevent: reset\ndata: {}\n\n`;
}

/** Where a client wants to go on: its header wins over the query. Null = not a number we gave out. */
export function startAfter(
  header: string | string[] | undefined,
  query: number | undefined,
): number | undefined | null {
  if (header === undefined || header === '') return query;
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) return null;
  return Number(header);
}
