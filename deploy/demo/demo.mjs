#!/usr/bin/env node
// @ts-check
// npm run demo: from a clone to products on pretend marketplaces. `-- --exit` leaves when all is done.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, writeJson } from '../local/state.mjs';
import { lastWords } from '../prepare.mjs';
import { ServiceFailure, Services } from '../services.mjs';
import { exitStatus, session } from '../session.mjs';
import { ApiFailure, client } from './api.mjs';
import { closeShops, connectShops, foundOrganisation, isRefused, Officer } from './story.mjs';
import {
  countMoving,
  firstLiveListing,
  liveListings,
  poll,
  readProducts,
  refusalsOf,
  uploadCatalogue,
} from './story.mjs';
import { View } from './view.mjs';

/** @typedef {{ install: number, build: number, stack: number, firstLive: number | null, allDone: number | null }} Seconds */

const root = fileURLToPath(new URL('../..', import.meta.url));
const leaves = process.argv.includes('--exit');
/** From the first instant of this process. */
const elapsed = () => Math.round(performance.now()) / 1000;
const DEADLINE_MS = 300_000;
/** Nothing may have moved for this long before "all done" is said. */
const QUIET_MS = 3_000;
const FEW = 20;

const log = (/** @type {string} */ line) => console.log(line);
const say = (/** @type {string} */ line) => log(`  ${'demo'.padEnd(10)} ${line}`);

/** The demo did not get where it should in time. */
class DemoFailure extends Error {}

/** @param {Services} services */
async function open(services) {
  await services.migrate();
  await services.start();
  say(`services ready after ${elapsed().toFixed(1)} s, console ${services.url('console')}`);
  await tidyUp(services.url('console'));
  const keys = readJson(join(root, '.local/start.json'));
  if (!keys?.operatorKey) {
    throw new DemoFailure(
      'There is data of an earlier start, but .local/start.json is gone: `npm run stack -- down --wipe` begins anew.',
    );
  }
  const organisation = await foundOrganisation(services.url('console'), keys);
  const call = client(services.url('console'), organisation.apiKey);
  const control = client(services.url('sandbox'));
  // Shops may be connected before, while or after products are uploaded: nothing depends on the order.
  const [connections, importId] = await Promise.all([
    connectShops(call, control),
    uploadCatalogue(call, services.url('sandbox')),
  ]);
  for (const { name, shop } of connections) say(`${name}: ${shop}`);
  const officer = new Officer(call, client(services.url('console'), keys.officerKey));
  return { call, control, connections, importId, officer, organisation, console: services.url('console') };
}

/** One look at everything. @param {Awaited<ReturnType<typeof open>>} scene */
async function look({ call, control, connections, importId }) {
  const [imported, summary, products, live] = await Promise.all([
    call(`/v1/imports/${importId}`),
    call('/v1/summary'),
    readProducts(call),
    liveListings(control, connections),
  ]);
  // A long queue moves in any case; only its end is looked at one by one.
  const { waiting } = summary.listings;
  const moving = waiting > 0 && waiting <= FEW ? await countMoving(call) : waiting;
  return { imported, summary, products, live, moving };
}
/** @typedef {Awaited<ReturnType<typeof look>>} Look */

/** @param {Look} now @param {Awaited<ReturnType<typeof open>>} scene */
function isSettled({ imported, summary, products, moving }, { connections, officer }) {
  if (imported.status === 'failed') throw new DemoFailure(`The import failed: ${JSON.stringify(imported.failure)}`);
  if (imported.status !== 'completed') return false;
  const { created } = imported.products;
  const { total, inReview } = summary.listings;
  const isAssessed = products.length === created && products.every(({ grade }) => grade);
  return isAssessed && officer.confirmed > 0 && total >= connections.length && moving + inReview === 0;
}

/** @param {Look} now @param {Awaited<ReturnType<typeof open>>} scene @param {import('./view.mjs').Picture['firstLive']} firstLive */
function picture({ imported, summary, products }, scene, firstLive) {
  const { read, refused } = imported.rows;
  const ready = products.filter((product) => product.grade && !isRefused(product)).length;
  const { total: _total, ...listings } = summary.listings;
  return {
    seconds: elapsed(),
    imported: `${imported.status}: ${read} dòng, ${refused} dòng bị trả lại, ${scene.officer.confirmed} giấy OCOP đã xác nhận`,
    products: {
      'đã nhập': products.length,
      'đã đánh giá': products.filter(({ grade }) => grade).length,
      'đủ điều kiện': ready,
      'chưa đạt': products.filter(isRefused).length,
    },
    listings,
    ...(firstLive ? { firstLive } : {}),
    refusals: summary.refusals,
    console: scene.console,
  };
}

/** Watches until nothing moves any more. @param {Awaited<ReturnType<typeof open>>} scene @param {Seconds} seconds */
async function watch(scene, seconds) {
  const view = new View(process.stdout);
  /** @type {import('./view.mjs').Picture['firstLive']} */
  let firstLive;
  // Looked for apart from the big picture, which takes longer to put together than a listing to go live.
  const watched = firstLiveListing(scene.control, scene.connections, performance.now() + DEADLINE_MS).then((first) => {
    if (!first) return;
    seconds.firstLive = elapsed();
    firstLive = { name: first.title, where: first.where, seconds: seconds.firstLive };
  });
  let last = '';
  let movedAt = performance.now();
  const { answer, done } = await poll(
    async () => {
      const now = await look(scene);
      await scene.officer.look(now.products);
      view.show(picture(now, scene, firstLive));
      const trace = JSON.stringify([now.imported.rows, now.summary.listings, now.summary.products, now.live.length]);
      if (trace !== last) movedAt = performance.now();
      last = trace;
      return now;
    },
    (now) => isSettled(now, scene) && performance.now() - movedAt >= QUIET_MS,
    { everyMs: 1000, untilMs: performance.now() + DEADLINE_MS },
  );
  view.settle();
  if (answer.live.length > 0) await watched;
  if (!done) {
    const { inReview } = answer.summary.listings;
    throw new DemoFailure(
      `Not everything settled within ${DEADLINE_MS / 1000} s: ${answer.moving} listings still move, ${inReview} are in review, ` +
        `${answer.products.filter(({ grade }) => grade).length} of ${answer.products.length} products are assessed.`,
    );
  }
  if (answer.live.length === 0) throw new DemoFailure('No product is live on any marketplace.');
  seconds.allDone = Math.round(movedAt) / 1000;
  return answer;
}

/** @param {Look} now @param {Awaited<ReturnType<typeof open>>} scene @param {Seconds} seconds */
async function conclude({ imported, products, summary, live }, { call, console: address, organisation }, seconds) {
  const refusals = await refusalsOf(call, products);
  if (refusals.length > 0) log('\nChưa bán được, và vì sao:');
  for (const { name, reasons } of refusals) log(`  ${name}: ${reasons.join(' ')}`);
  if (imported.rows.refused > 0) log('\nDòng bị trả lại:');
  for (const { row, column, value, message, code } of imported.refused)
    log(`  dòng ${row}, cột ${column} "${value}": ${message ?? code}`);
  const { total, ...buckets } = summary.listings;
  const report = {
    products: {
      uploaded: products.length,
      assessed: products.filter(({ grade }) => grade).length,
      refused: products.filter(isRefused).length,
    },
    listings: { total, ...buckets },
    seconds,
  };
  const path = join(root, '.local/demo-report.json');
  writeJson(path, report);
  log(
    `\n${live.length} listings are live; the first after ${seconds.firstLive} s, all after ${seconds.allDone} s. Report: ${path}`,
  );
  log(`Console ${address}, sign in as ${organisation.email} with ${organisation.password}`);
}

/** Closes what an earlier, broken-off run left connected. @param {string} consoleUrl */
async function tidyUp(consoleUrl) {
  const path = join(root, '.local/demo.json');
  const left = readJson(path);
  if (!left) return;
  try {
    await closeShops(client(consoleUrl, left.apiKey), left.connections);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    say(`shops of an earlier run could not be closed: ${error.message}`);
  }
  writeJson(path, null);
}

/** @param {import('../session.mjs').Ground} ground */
async function play({ addresses, command, seconds: spent }) {
  if (!addresses) throw new Error('the demo needs a stack');
  /** @type {Seconds} */
  const seconds = { ...spent, firstLive: null, allDone: null };
  const services = new Services({ root, addresses, say, signal: command.signal });
  await services.claim();
  const stopped = new Promise((resolve) => command.signal.addEventListener('abort', resolve));
  try {
    const work = run(services, seconds, stopped);
    // Cut short, it may fail later: of what is being taken away under it.
    work.catch(() => undefined);
    await Promise.race([work, stopped]);
    if (!command.signal.aborted) return;
    say('stopping …');
    if (seconds.allDone === null) command.signal.throwIfAborted();
  } finally {
    await services.stop();
  }
}

/** @param {Services} services @param {Seconds} seconds @param {Promise<unknown>} stopped */
async function run(services, seconds, stopped) {
  const scene = await open(services);
  writeJson(join(root, '.local/demo.json'), {
    apiKey: scene.organisation.apiKey,
    connections: scene.connections,
  });
  await conclude(await watch(scene, seconds), scene, seconds);
  if (!leaves) {
    say('everything stays up: Ctrl-C ends it');
    await stopped;
  }
  await tidyUp(services.url('console'));
}

session({ root, log }, play)
  .catch((error) => {
    console.error(lastWords(error, [ServiceFailure, ApiFailure, DemoFailure]));
    process.exitCode = exitStatus(error);
  })
  // What a signal cut short may still be asking.
  .finally(() => process.exit());
