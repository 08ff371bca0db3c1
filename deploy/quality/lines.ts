import { createReadStream } from 'node:fs';

/**
 * The lines of a text file, with their numbers from 1; blank ones are left out. Only line feeds end a line: a JSON
 * string may hold other separators as they are.
 */
export async function* linesOf(file: string): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  let pieces: string[] = [];
  const line = (): { number: number; text: string } => {
    number++;
    const text = pieces.join('');
    pieces = [];
    return { number, text: (number === 1 ? text.replace(/^\uFEFF/, '') : text).trim() };
  };
  for await (const chunk of createReadStream(file, 'utf8')) {
    for (const [index, part] of String(chunk).split('\n').entries()) {
      const before = index > 0 ? line() : undefined;
      if (before?.text) yield before;
      pieces.push(part);
    }
  }
  const last = line();
  if (last.text) yield last;
}

/** The value of a text of JSON; undefined when it is none. The parser's own words quote the text, so they are dropped. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a file could not be read, in a sentence. */
export function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `There is no file ${file}.`;
  if (code === 'EISDIR') return `${file} is a folder, not a file.`;
  if (code === 'EACCES') return `${file} may not be read.`;
  throw error;
}
