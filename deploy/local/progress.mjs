// @ts-check
/**
 * @typedef {(line: string) => void} Log
 * @typedef {(subject: string, text: string) => void} Say
 */

/**
 * Prints `  subject    text` lines.
 * @param {Log} log
 * @returns {Say}
 */
export function sayTo(log) {
  return (subject, text) => log(`  ${subject.padEnd(10)} ${text}`);
}

/**
 * A stopwatch: call it for the elapsed time as `2.1 s`.
 * @returns {() => string}
 */
export function stopwatch() {
  const from = performance.now();
  return () => `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
