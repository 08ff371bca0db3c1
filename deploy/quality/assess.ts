import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Assessor } from './assessor.js';
import { linesOf, parsed, unreadable } from './lines.js';

const usage = `npm run -s assess -- FILE
  FILE  JSON lines: listings {id, name, description, price, n_images, image_urls} or full products
Prints one line of JSON for each line of the file. Status 0: all were assessed; 1: some lines could not be read;
2: nothing was assessed.`;

/** Where a command writes: answers, and sentences for people. */
export interface Output {
  out(line: string): Promise<void> | void;
  err(line: string): void;
}

/**
 * Assesses a file of JSON lines.
 * @returns the exit status
 */
export async function assessFile(args: readonly string[], now: number, { out, err }: Output): Promise<number> {
  const [file, ...others] = args;
  if (file === undefined || others.length > 0 || file.startsWith('-')) {
    err(usage);
    return file === '--help' ? 0 : 2;
  }
  const assessor = await Assessor.create(now);
  let [read, refused] = [0, 0];
  try {
    for await (const { number, text } of linesOf(file)) {
      const assessed = assessor.assess(parsed(text));
      read++;
      if ('error' in assessed) refused++;
      await out(JSON.stringify('error' in assessed ? { line: number, ...assessed } : assessed));
    }
  } catch (error) {
    err(unreadable(file, error));
    return 2;
  }
  if (read === 0) err(`${file} holds no line.`);
  else if (refused > 0) err(`${refused} of ${read} lines could not be read; each says why.`);
  return read === refused ? 2 : refused > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever reads may have enough before the end.
  process.stdout.on('error', () => process.exit(0));
  const out = async (line: string): Promise<void> => {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  };
  process.exitCode = await assessFile(process.argv.slice(2), Date.now(), { out, err: (line) => console.error(line) });
}
