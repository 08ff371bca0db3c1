// Loaded before a service (--import): its clock reads CLOCK_FILE's milliseconds ahead of or behind the machine's.
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE ?? '';
const RealDate = Date;
const realNow = Date.now;
let offset = 0;

const read = () => {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0; // no file, no step
  }
};
read();
setInterval(read, 200).unref();

class SteppedDate extends RealDate {
  /** @param {any[]} words */
  constructor(...words) {
    // @ts-expect-error the real constructor takes any of its forms
    super(...(words.length === 0 ? [realNow() + offset] : words));
  }
  static now() {
    return realNow() + offset;
  }
}
globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (SteppedDate));
