// Loaded before a service (--import): its clock runs ahead of or behind the machine's by the milliseconds in its file,
// which is named like the service in CLOCK_FOLDER.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, service] = /apps\/(\w+)\//.exec(process.argv[1] ?? '') ?? [];
const file = join(process.env.CLOCK_FOLDER ?? '', service ?? 'none');
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

// The same Date for everybody, only told another time: dates made before and after, here and inside Node, are of one kind.
RealDate.now = () => realNow() + offset;
globalThis.Date = new Proxy(RealDate, {
  construct: (date, words, target) =>
    Reflect.construct(date, words.length === 0 ? [realNow() + offset] : words, target),
});
