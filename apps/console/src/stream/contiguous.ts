/** How long a missing number is waited for: its writer may just be slower than the one after it. */
export const GAP_MS = 2_000;

export interface Gap {
  /** The missing number. */
  seq: number;
  /** Since when it is missed (monotonic milliseconds). */
  since: number;
}
export interface Contiguous<F> {
  /** To be handed out now. */
  frames: F[];
  position: number;
  gap: Gap | null;
}

/**
 * What of `found` (ascending, all beyond `position`) may be handed out without overtaking a number that is still to come.
 * A gap older than GAP_MS was left by a writer that died, and is passed over.
 */
export function contiguous<F extends { seq: number }>(
  found: F[],
  position: number,
  gap: Gap | null,
  now: number,
): Contiguous<F> {
  const frames: F[] = [];
  let at = position;
  let missed = gap;
  for (const frame of found) {
    if (frame.seq > at + 1) {
      if (missed?.seq !== at + 1) return { frames, position: at, gap: { seq: at + 1, since: now } };
      if (now - missed.since < GAP_MS) return { frames, position: at, gap: missed };
    }
    frames.push(frame);
    at = frame.seq;
    missed = null;
  }
  return { frames, position: at, gap: frames.length > 0 ? null : missed };
}
