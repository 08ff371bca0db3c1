import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from './api.js';
import { Chaos } from './chaos.js';
import { type Evidence, gather, type Violation } from './evidence.js';
import { faults } from './faults/index.js';
import { Ground } from './ground.js';
import { drain, mend } from './heal.js';
import { secretsIn } from './invariants/secrets.js';
import { standstillsIn } from './invariants/standstill.js';
import { Journal } from './journal.js';
import { judge, type Verdict, verdictOf } from './judge.js';
import { Random } from './random.js';
import { openScene } from './scene.js';
import { timelineOf } from './timeline.js';
import { leaveAlone } from './unaided.js';
import { User } from './users.js';

export interface RunOptions {
  minutes: number;
  seed: number;
  only: string[];
  /** Folder of the build under test; left out = this checkout. */
  build?: string;
  /** How long everything may take to come to rest after the last fault (ms). */
  restMs: number;
  /** No shop is slower than this (calls a second). */
  leastPace?: number;
  /** False = nobody reads the timelines of what is violated: they cost a question per product. */
  timelines?: boolean;
  say: (line: string) => void;
}
/** What a run leaves in `.local/torture.json`. */
export interface Report {
  seed: number;
  minutes: number;
  acknowledged: number;
  requests: Journal['counts'];
  products: number;
  marketplaceCalls: number;
  /** How often each was injected; those that were chosen and never played stand there with 0. */
  faults: Record<string, number>;
  /** How often one could not be played to its end. */
  failedFaults: Record<string, number>;
  selfRestarts: Record<string, number>;
  secondsToRest: number;
  invariants: Verdict;
  violations: Violation[];
}

const USERS = 6;
const REST_MS = 500;
const TIMELINES = 3;

/** One torture run: load and faults, then healing, then the judge. */
export async function torture(options: RunOptions): Promise<Report> {
  const { say } = options;
  const ground = await Ground.lay(options.build, say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void ground.clear().finally(() => process.exit(130)));
  try {
    return await onGround(ground, options);
  } finally {
    await ground.clear();
  }
}

async function onGround(
  ground: Ground,
  { minutes, seed, only, restMs, leastPace, timelines = true, say }: RunOptions,
): Promise<Report> {
  const journalFile = join(ground.folder, 'journal.jsonl');
  const journal = new Journal(journalFile);
  const api = new Api(ground.world, journal);
  const random = new Random(seed);
  journal.organisations.push(...(await openScene(ground.world, leastPace)));
  const chosen = faults.filter(({ id }) => only.length === 0 || only.includes(id));
  const shops = (): Journal['organisations'][number]['shops'] => journal.organisations.flatMap((one) => one.shops);
  // A short run is dense, so that every fault comes; a long one leaves time to work in between.
  const longestGap = Math.min(8, Math.max(1, minutes));
  const chaos = new Chaos(chosen, { api, ground, journal, random: random.fork(), shops }, say, longestGap);

  say(`load and faults for ${minutes} min, seed ${seed}`);
  const stop = new AbortController();
  const users = Array.from({ length: USERS }, (_, index) => {
    const organisation = journal.organisations[index % journal.organisations.length];
    if (!organisation) throw new Error('no organisation');
    return new User(ground.world, api, journal, organisation, random.fork());
  });
  const work = Promise.all([...users.map((user) => user.work(stop.signal, REST_MS)), chaos.play(stop.signal)]);
  await Promise.race([pause(minutes * 60_000), work]);
  stop.abort();
  say('healing');
  const healed = Date.now();
  api.giveUpAt(healed + 90_000);
  // The last faults end by themselves while wires and servers come back: whoever waits for an answer gets one.
  await chaos.ended;
  await mend(ground, journal, api);
  await work;
  api.giveUpAt(Date.now() + restMs + 60_000);
  const open = await drain(ground, journal, api, restMs);
  const secondsToRest = Math.round((Date.now() - healed) / 100) / 10;
  say(`at rest after ${secondsToRest} s; once more, without anybody's help`);
  api.giveUpAt(Date.now() + restMs + 60_000);
  // What is open already is told as it is.
  if (open.length === 0) open.push(...(await leaveAlone(ground, journal, users, restMs)));
  say('judging');
  const evidence = await gather(ground, journal, api, open);
  const logs = join(ground.folder, 'logs');
  const violations = [...judge(evidence), ...standstillsIn(logs), ...secretsIn(logs, secretsOf(ground, journal))];
  if (timelines) await tell(violations, evidence, { api, journalFile, say, seed, folder: ground.folder });
  return {
    seed,
    minutes,
    acknowledged: journal.counts.acknowledged,
    requests: journal.counts,
    products: journal.products.length,
    marketplaceCalls: evidence.shops.reduce((sum, { calls }) => sum + calls.length, 0),
    faults: Object.fromEntries(chosen.map(({ id }) => [id, chaos.injected[id] ?? 0])),
    failedFaults: chaos.failed,
    selfRestarts: ground.selfRestarts,
    secondsToRest,
    invariants: verdictOf(violations),
    violations,
  };
}

/** Everything that must not stand in a log, by what it is. */
function secretsOf({ world, direct }: Ground, journal: Journal): Map<string, string> {
  const secrets = new Map([
    [direct.secretsKey, 'SECRETS_KEY'],
    ['mat-khau-dai-hon', 'a password'],
  ]);
  // The start answer holds it beside the keys.
  const { password } = world.keys as typeof world.keys & { password?: string };
  if (password !== undefined) secrets.set(password, "the first owner's password");
  for (const key of [world.keys.operatorKey, world.keys.officerKey]) secrets.set(key, 'an API key');
  for (const { key } of journal.organisations) secrets.set(key, 'an API key');
  for (const { channel, credentials, oldCredentials } of journal.organisations.flatMap(({ shops }) => shops)) {
    const all = [credentials, ...oldCredentials].flatMap((each) => Object.entries(each));
    const texts = all.filter(([, value]) => typeof value === 'string' && value.length >= 16);
    for (const [name, value] of texts) secrets.set(String(value), `${name} of a ${channel} shop`);
  }
  return secrets;
}

/** Prints the first violations and timelines; those of all products concerned lie in `timelines.txt`. */
async function tell(
  violations: Violation[],
  evidence: Evidence,
  o: { api: Api; journalFile: string; say: (line: string) => void; seed: number; folder: string },
): Promise<void> {
  const file = join(o.folder, 'timelines.txt');
  rmSync(file, { force: true });
  for (const { invariant, says } of violations.slice(0, 40)) o.say(`VIOLATED ${invariant}: ${says}`);
  const skus = new Set(violations.flatMap(({ sku }) => (sku === undefined ? [] : [sku])));
  const timelines: string[] = [];
  for (const sku of skus) {
    const lines = await timelineOf(sku, evidence, o.api, o.journalFile);
    timelines.push([`timeline of ${sku} (seed ${o.seed}):`, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
  for (const timeline of timelines.slice(0, TIMELINES)) o.say(`\n${timeline}`);
  if (timelines.length === 0) return;
  writeFileSync(file, `${timelines.join('\n\n')}\n`);
  o.say(`\nall ${timelines.length} timelines: ${file}`);
}
