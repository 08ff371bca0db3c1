// @ts-check
// What happens in the demo, all of it through doors that outsiders have: shops, connections, one CSV file, an officer.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pause } from '../local/progress.mjs';
import { all, ApiFailure, client } from './api.mjs';
import { CATALOGUE_FILE } from './build-catalogue.mjs';

/**
 * @typedef {ReturnType<typeof client>} Call
 * @typedef {{ id: string, channel: string, name: string, shop: string }} Connected
 * @typedef {{ console: string, operatorKey: string, officerKey: string }} Keys what the first start wrote down
 */

const SHOPS = 2;
/** Calls per second the pretend shops allow: brisk, so that a person sees the whole catalogue go live. */
const SHOP_PACE = 40;
/** One product in so many keeps its papers unconfirmed, as in life. */
const UNCONFIRMED_EVERY = 15;
const LANES = 8;

/** Runs `work` over items, a few at a time. @template T @param {T[]} items @param {(item: T) => Promise<void>} work */
async function inLanes(items, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/**
 * A new organisation for this run: what earlier runs left behind stays where it is.
 * @param {string} consoleUrl
 * @param {Keys} keys
 */
export async function foundOrganisation(consoleUrl, { operatorKey }) {
  const call = client(consoleUrl);
  const mark = randomBytes(4).toString('hex');
  const owner = {
    email: `chu-${mark}@ganh.example`,
    password: randomBytes(12).toString('base64url'),
    name: 'Chủ đơn vị',
  };
  const name = `Liên hiệp hợp tác xã Gánh Mẫu ${mark}`;
  const { id } = await call('/v1/organisations', { method: 'POST', key: operatorKey, body: { name, owner } });
  const session = await call('/v1/sessions', {
    method: 'POST',
    body: { email: owner.email, password: owner.password },
  });
  const scopes = ['read', 'write', 'publish', 'manage'];
  const { key } = await call('/v1/keys', {
    method: 'POST',
    key: session.accessToken,
    body: { name: 'demo', scopes },
  });
  return { id, name, email: owner.email, password: owner.password, apiKey: key };
}

/**
 * Opens one shop on each of the first channels and connects it: what is good enough is published by itself.
 * @param {Call} call
 * @param {Call} control
 * @returns {Promise<Connected[]>}
 */
export async function connectShops(call, control) {
  const { items: channels } = await call('/v1/channels');
  return Promise.all(
    channels.slice(0, SHOPS).map(async (/** @type {any} */ { id: channel, names }) => {
      const shop = `ganh-${randomBytes(3).toString('hex')}`;
      const form = await control(`/_control/${channel}/shops`, {
        method: 'POST',
        body: { shop, perSecond: SHOP_PACE },
      });
      const name = `Gian hàng mẫu trên ${names?.vi ?? channel}`;
      const { settings, credentials, mapping } = form;
      const { id } = await call('/v1/connections', {
        method: 'POST',
        body: { channel, name, settings, credentials, mapping, policy: { mode: 'auto', minGrade: 'D' } },
      });
      return { id, channel, name, shop: form.shop ?? shop };
    }),
  );
}

/**
 * Uploads the catalogue as one file.
 * @param {Call} call
 * @param {string} sandboxUrl pictures are served there
 * @returns {Promise<string>} id of the import
 */
export async function uploadCatalogue(call, sandboxUrl) {
  const csv = readFileSync(CATALOGUE_FILE, 'utf8').replaceAll('{{images}}', `${sandboxUrl}/images`);
  const { id } = await call('/v1/imports?fileName=catalogue.csv', {
    method: 'POST',
    csv,
    idempotencyKey: randomBytes(12).toString('hex'),
  });
  return id;
}

/** Confirms OCOP certificates as quality comes to know the products. */
export class Officer {
  /** @type {Set<string>} */
  #seen = new Set();

  /** @param {Call} call the organisation's door @param {Call} officerCall the officer's */
  constructor(call, officerCall) {
    this.call = call;
    this.officerCall = officerCall;
    this.confirmed = 0;
  }

  /** @param {any[]} products of the read model @returns {Promise<void>} */
  async look(products) {
    const fresh = products.filter(({ id, grade }) => grade && !this.#seen.has(id));
    for (const { id } of fresh) this.#seen.add(id);
    /** @type {object[]} */
    const items = [];
    const wanted = fresh.filter((_, index) => (index + 1) % UNCONFIRMED_EVERY !== 0);
    await inLanes(wanted, async ({ id }) => {
      const { product } = await this.call(`/v1/products/${id}`);
      for (const { id: documentId, kind } of product.content.documents) {
        if (kind === 'ocopCertificate') items.push({ productId: id, documentId, verification: 'authority' });
      }
    });
    if (items.length === 0) return;
    const { items: outcomes } = await this.officerCall('/v1/documents:confirm', { method: 'POST', body: { items } });
    this.confirmed += outcomes.filter((/** @type {any} */ { status }) => status < 300).length;
  }
}

/**
 * What a buyer sees now, told by the marketplaces themselves.
 * @param {Call} control
 * @param {Connected[]} connections
 * @returns {Promise<{ title: string, where: string }[]>}
 */
export async function liveListings(control, connections) {
  const shops = await Promise.all(
    connections.map(async ({ channel, shop, name }) => {
      const answer = await control(`/_control/${channel}/shops/${shop}/listings`);
      const listings = Array.isArray(answer) ? answer : (answer.items ?? answer.listings);
      return listings
        .filter((/** @type {any} */ { live }) => live)
        .map((/** @type {any} */ { title }) => ({ title, where: name }));
    }),
  );
  return shops.flat();
}

/**
 * The first listing a buyer sees, told by the marketplaces; undefined when none comes in time.
 * @param {Call} control
 * @param {Connected[]} connections
 * @param {number} untilMs of `performance.now()`
 */
export async function firstLiveListing(control, connections, untilMs) {
  while (performance.now() < untilMs) {
    const [first] = await liveListings(control, connections);
    if (first) return first;
    await pause(150);
  }
  return undefined;
}

/**
 * Why each product that is ready nowhere is not, in Vietnamese.
 * @param {Call} call
 * @param {any[]} products
 * @returns {Promise<{ name: string, reasons: string[] }[]>}
 */
export async function refusalsOf(call, products) {
  /** @type {{ name: string, reasons: string[] }[]} */
  const told = [];
  await inLanes(products.filter(isRefused), async ({ id, name }) => {
    const { channels, findings } = await call(`/v1/products/${id}/assessment`);
    const blocking = Object.values(channels).flatMap((/** @type {any} */ verdict) => verdict.blocking);
    const words = [...new Set(blocking)].map((index) => findings[index]?.message ?? findings[index]?.rule);
    told.push({ name, reasons: [...new Set(words)] });
  });
  return told.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** Assessed, and ready on no channel. @param {any} product */
export const isRefused = ({ grade, readiness }) => Boolean(grade) && !Object.values(readiness ?? {}).includes('ready');

/** Closes the connections: their marketplaces forget everything when they end. @param {Call} call @param {Connected[]} connections */
export async function closeShops(call, connections) {
  for (const { id } of connections) {
    try {
      await call(`/v1/connections/${id}`, { method: 'DELETE' });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
    }
  }
}

/** What only a person can end: a price that was never told, a question, a shop to authorise anew. */
const FOR_A_PERSON = ['offers', 'question', 'connection'];

/**
 * Listings that will still move by themselves.
 * @param {Call} call
 * @returns {Promise<number>}
 */
export async function countMoving(call) {
  const waiting = await all(call, '/v1/listings?bucket=waiting');
  const moves = (/** @type {any} */ { operation, waitingFor, dueAt }) =>
    operation !== 'idle' && !(operation === 'waiting' && FOR_A_PERSON.includes(waitingFor) && dueAt === undefined);
  return waiting.filter(({ lanes }) => moves(lanes.content) || moves(lanes.offers)).length;
}

/** Every product of the organisation, as its list shows them. @param {Call} call */
export const readProducts = (call) => all(call, '/v1/products');

/**
 * Asks until the answer is the one waited for.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} isDone
 * @param {{ everyMs: number, untilMs: number }} times `untilMs` a reading of performance.now()
 * @returns {Promise<{ answer: T, done: boolean }>}
 */
export async function poll(ask, isDone, { everyMs, untilMs }) {
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return { answer, done: true };
    if (performance.now() > untilMs) return { answer, done: false };
    await pause(everyMs);
  }
}
