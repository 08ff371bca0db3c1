import { ProblemError } from '#libs/runtime';

/** Where a page ended: plain values of the sort fields, never an operator. */
export type Cursor = Record<string, string | number>;

export const encodeCursor = (value: Cursor): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const badCursor = (): ProblemError =>
  new ProblemError('request.invalid', {}, { errors: [{ field: '/cursor', code: 'custom' }] });

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    throw badCursor();
  }
}

/** What a client sent back; undefined = the first page. Throws ProblemError `request.invalid` at `/cursor`. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badCursor();
  for (const [name, field] of Object.entries(value)) {
    const plain = typeof field === 'string' || (typeof field === 'number' && Number.isFinite(field));
    if (!plain || name.startsWith('$')) throw badCursor();
  }
  return value as Cursor;
}

/** A page from up to `limit + 1` rows: the surplus row only says that there is more. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => Cursor,
): { items: T[]; next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(cursorOf(last)) } : { items };
}
