// @ts-check
import { StackFailure } from './failure.mjs';
import { down, killServer, startServer, status, up } from './stack.mjs';
import { SERVER_NAMES } from './state.mjs';

const USAGE = `npm run stack -- up             bring Kafka, Redis and MongoDB up, or find them running
npm run stack -- status         what runs, and where
npm run stack -- down [--wipe]  end what was started here; --wipe also removes its data
npm run stack -- kill NAME      end one server as a crash would (mongodb, kafka, redis)
npm run stack -- start NAME     start it again, same port, same data`;

/**
 * The command line. Answers the exit status: 0 done, 1 failed or (status) not all up, 2 not understood.
 * @param {string[]} words
 * @param {string} root
 * @returns {Promise<number>}
 */
export async function main(words, root) {
  const log = (/** @type {string} */ line) => console.log(line);
  try {
    return await run(words, root, log);
  } catch (error) {
    if (!(error instanceof StackFailure)) throw error;
    console.error(`\n${error.message}`);
    return 1;
  }
}

/** @param {string[]} words @param {string} root @param {(line: string) => void} log */
async function run([verb, word], root, log) {
  const name = SERVER_NAMES.find((known) => known === word);
  if (verb === 'up') await up({ root, log, temporary: false });
  else if (verb === 'down') await down({ root, log, wipe: word === '--wipe' });
  else if (verb === 'status') return report(root, log);
  else if (verb === 'kill' && name) await killServer(root, name);
  else if (verb === 'start' && name) await startServer(root, name, { log });
  else {
    console.error(USAGE);
    return 2;
  }
  return 0;
}

/** @param {string} root @param {(line: string) => void} log */
async function report(root, log) {
  const { startedBy, servers } = await status({ root });
  for (const { name, url, healthy } of servers) {
    log(`  ${name.padEnd(10)} ${url ? url.replace(/:[^:@/]*@/, ':…@') : '-'}  ${healthy ? 'answers' : 'down'}`);
  }
  log(`  ${'stack'.padEnd(10)} ${startedBy ? `by ${startedBy}` : 'not started'}`);
  return servers.every(({ healthy }) => healthy) ? 0 : 1;
}
