/** What an `If-Match` header asks for. */
export type Match = { kind: 'absent' } | { kind: 'invalid' } | { kind: 'revision'; revision: number };

/**
 * Reads `If-Match: "<revision>"`, the only form taken: `*` would overwrite unseen work, weak and several tags mean
 * nothing for a counter.
 */
export function readIfMatch(header: string | string[] | undefined): Match {
  if (header === undefined) return { kind: 'absent' };
  const match = typeof header === 'string' ? /^"([1-9]\d{0,14})"$/.exec(header.trim()) : null;
  return match ? { kind: 'revision', revision: Number(match[1]) } : { kind: 'invalid' };
}

/** The entity tag of a revision. */
export const revisionTag = (revision: number): string => `"${revision}"`;
