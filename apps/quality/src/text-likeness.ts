import { foldText, words } from '#libs/ocop';

/** Words that stand together in one piece of comparison. */
const PIECE = 5;
/** A text with fewer pieces cannot be told from chance. */
const FEWEST = 8;
/** Hashes kept of a text. */
const KEPT = 32;
/** Fewer hashes that can be compared say nothing. */
const COMPARABLE = 8;

/** What is kept of a text so that likeness can be told and the text cannot: its smallest hashes, in order. */
export interface Sketch {
  hashes: string[];
  /** Above this hash nothing was kept; the largest of all for a text kept whole. */
  top: string;
}

/** 53 bits of a text as 14 hexadecimal digits, evenly spread; not secret, not for signatures. */
export function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}

/** Bottom-k sketch of the word sequences of a text; undefined = too short to compare. */
export function sketchOf(text: string): Sketch | undefined {
  const all = words(foldText(text));
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE <= all.length; at++) pieces.add(shortHash(all.slice(at, at + PIECE).join(' ')));
  if (pieces.size < FEWEST) return undefined;
  const hashes = [...pieces].sort().slice(0, KEPT);
  return { hashes, top: pieces.size > KEPT ? (hashes.at(-1) ?? '') : 'f'.repeat(14) };
}

/**
 * Share (0–1) of a text's pieces that another one holds as well, estimated from sketches.
 * @returns undefined where too little can be compared, as with a far longer text
 */
export function shareIn({ hashes }: Sketch, other: Sketch): number | undefined {
  const comparable = hashes.filter((hash) => hash <= other.top);
  if (comparable.length < COMPARABLE) return undefined;
  const theirs = new Set(other.hashes);
  return comparable.filter((hash) => theirs.has(hash)).length / comparable.length;
}
