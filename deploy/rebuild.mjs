// @ts-check
// `npm run rebuild`: builds the console's read models anew from the topics while the old ones keep serving.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

/** Where the console is and an operator's key: from the environment, else from what `npm start` wrote. */
function door() {
  const { CONSOLE_URL: url, OPERATOR_KEY: key } = process.env;
  if (url && key) return { url, key };
  const start = JSON.parse(readFileSync(join(root, '.local/start.json'), 'utf8'));
  return { url: start.console, key: start.operatorKey };
}

try {
  const { url, key } = door();
  const answer = await fetch(`${url}/internal/projections:rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{}',
  });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The console was not reached (${reason}). Set CONSOLE_URL and OPERATOR_KEY, or run npm start.\n`,
  );
  process.exitCode = 1;
}
