import { ProblemError } from '#libs/runtime';

/** Longest heading row looked at. */
const HEAD = 64_000;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);

function encodingOf(bytes: Uint8Array): Encoding {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be';
  const isOther =
    starts(bytes, 0x25, 0x50, 0x44, 0x46) || // %PDF
    starts(bytes, 0x50, 0x4b, 0x03, 0x04) || // a ZIP, which an XLSX is
    starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) || // an old XLS
    starts(bytes, 0x89, 0x50, 0x4e, 0x47) || // PNG
    starts(bytes, 0xff, 0xd8, 0xff) || // JPEG
    starts(bytes, 0x1f, 0x8b); // gzip
  if (isOther) throw new ProblemError('import.notCsv');
  return 'utf-8';
}

/**
 * Turns the bytes of a file into text with `\n` line ends, piece by piece. UTF-8 with or without a mark, and UTF-16 with
 * one; anything else is refused before a row is read, so that no half-read file leaves products with broken letters.
 */
export class FileDecoder {
  private decoder: InstanceType<typeof TextDecoder> | null = null;
  private pendingReturn = false;

  /** @throws ProblemError import.encoding, import.notCsv */
  push(bytes: Uint8Array): string {
    this.decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    return this.normalise(this.decode(bytes, true), false);
  }

  end(): string {
    return this.normalise(this.decoder ? this.decode(new Uint8Array(), false) : '', true);
  }

  private decode(bytes: Uint8Array, more: boolean): string {
    let text: string;
    try {
      text = this.decoder?.decode(bytes, { stream: more }) ?? '';
    } catch (error) {
      if (error instanceof TypeError) throw new ProblemError('import.encoding');
      throw error;
    }
    // A text has no NUL: UTF-16 without its mark and binary files do.
    if (text.includes('\u0000')) throw new ProblemError('import.encoding');
    return text;
  }

  private normalise(text: string, last: boolean): string {
    let whole = this.pendingReturn ? `\r${text}` : text;
    this.pendingReturn = !last && whole.endsWith('\r');
    if (this.pendingReturn) whole = whole.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
}

/** The separator of the heading row: the one of `,` `;` tab that occurs most outside quotes. */
export function sniffDelimiter(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const letter of text.slice(0, HEAD)) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '\n') break;
    else if (letter === ',' || letter === ';' || letter === '\t') counts[letter] += 1;
  }
  const best = Math.max(...Object.values(counts));
  return counts[';'] === best && best > 0 ? ';' : counts['\t'] === best && best > 0 ? '\t' : ',';
}
