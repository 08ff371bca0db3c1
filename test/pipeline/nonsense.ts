import { createHash } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';
import { expect } from 'vitest';
import type { World } from '../world/world.js';

/** One request, as raw as it has to be. */
export interface Shot {
  method: string;
  path: string;
  /** Text and bytes go out as they are; anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Undefined = the API key of the first organisation; '' = none. */
  key?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // Answers are read freely in tests; their shape is what the assertions check.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

const encode = (body: unknown): string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

const isJson = (text: string): boolean => text.startsWith('{') || text.startsWith('[');

/** Sends over a connection of its own; an answer that comes before the body was taken counts as the answer. */
export function shoot(world: World, { method, path, body, headers, key }: Shot): Promise<Answer> {
  const bearer = key ?? world.keys.apiKey;
  const url = new URL(world.urls.console);
  const sent = body === undefined ? undefined : encode(body);
  // Without it a DELETE's body would go out unframed.
  const framed = headers?.['content-length'] ?? headers?.['transfer-encoding'];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...{ host: url.hostname, port: url.port, method, path, agent: false },
        headers: {
          ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...(sent === undefined || framed ? {} : { 'content-length': String(Buffer.byteLength(sent)) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode: status = 0 } = response;
          resolve({ status, headers: response.headers, text, body: isJson(text) ? JSON.parse(text) : text });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.setTimeout(30_000, () => outgoing.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
    outgoing.end(sent);
  });
}

/** What a refusal must say. */
export interface Wanted {
  code: string;
  /** JSON pointer that must be among the fields named. */
  field?: string;
}

const inside = /node_modules|\bat .+:\d+:\d+|\.ts:|\.js:|mongo|ECONN|zod/i;
const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

/** A refusal with its code, told in the language asked for; never our fault, never a look inside. */
export function expectRefusal({ status, headers, text, body }: Answer, wanted: Wanted, language: 'vi' | 'en'): void {
  const told = `${status} ${text.slice(0, 600)}`;
  expect(status, told).toBeGreaterThanOrEqual(400);
  if (status === 503) expect(headers['retry-after'], told).toMatch(/^\d+$/);
  else expect(status, told).toBeLessThan(500);
  expect(headers['content-type'], told).toMatch(/^application\/problem\+json/);
  expect(body, told).toMatchObject({ status, code: wanted.code });
  expect(text, told).not.toMatch(inside);
  const said = [body.title, body.detail];
  for (const issue of body.errors ?? []) said.push(issue.message, issue.fix);
  for (const words of said) {
    expect(words, told).toMatch(/\S/);
    expect(words, told).not.toMatch(/\{\w+\}/);
  }
  expect(vietnamese.test(String(body.title)), told).toBe(language === 'vi');
  if (wanted.field !== undefined) {
    const fields = body.errors?.map((issue: { field: string }) => issue.field);
    expect(fields, told).toContain(wanted.field);
  }
}

/** Sends the same nonsense in both languages and judges both answers. */
export async function refusedInBoth(world: World, shot: Shot, wanted: Wanted): Promise<void> {
  await Promise.all(
    (['vi', 'en'] as const).map(async (language) => {
      const answer = await shoot(world, { ...shot, headers: { 'accept-language': language, ...shot.headers } });
      expectRefusal(answer, wanted, language);
    }),
  );
}

/** What a refused request may leave behind: counters of guesses, remembered keys, what has its own clock. */
const ownClock =
  /^(idempotency|throttles|leases|migrations|signing_keys|stream_|generations|attempts|sessions|refresh)/;

/** A key notes when it was last used: that is no trace of the request. */
const withoutUse = (name: string, value: unknown): unknown => (name === 'lastUsedAt' ? undefined : value);

async function digest(collection: { find(): { toArray(): Promise<object[]> } }): Promise<string> {
  const texts = (await collection.find().toArray()).map((document) => JSON.stringify(document, withoutUse)).sort();
  return `${texts.length} ${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`;
}

/** Of what is held only how many: where a look at the channel may write down what it saw. */
export const counted = (held: Record<string, string>): Record<string, number> =>
  Object.fromEntries(Object.entries(held).map(([name, digest]) => [name, Number.parseInt(digest, 10)]));

const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);

/** What each collection of each service holds: how many documents, and a hash of them all. */
export class Ledger {
  private constructor(private readonly connections: Map<string, mongoose.Connection>) {}

  static async open(world: World): Promise<Ledger> {
    const connections = new Map<string, mongoose.Connection>();
    for (const service of ['ingestion', 'quality', 'publishing', 'console']) {
      const dbName = `${world.stack.dbPrefix}-${service}`;
      connections.set(service, await mongoose.createConnection(world.stack.mongodbUrl, { dbName }).asPromise());
    }
    return new Ledger(connections);
  }

  async read(): Promise<Record<string, string>> {
    const held: Record<string, string> = {};
    for (const [service, { db }] of this.connections)
      for (const { name } of (await db?.listCollections().toArray()) ?? [])
        if (db && !ownClock.test(name)) held[`${service}/${name}`] = await digest(db.collection(name));
    return held;
  }

  /** What is held once it stays as it is, with what goes on in the background done. */
  async settled(): Promise<Record<string, string>> {
    const until = Date.now() + 60_000;
    for (let before = await this.read(); ;) {
      await delay(1_500);
      const after = await this.read();
      if (JSON.stringify(after) === JSON.stringify(before)) return after;
      if (Date.now() > until) throw new Error(`never at rest: ${changed(before, after).join(', ')}`);
      before = after;
    }
  }

  async close(): Promise<void> {
    for (const connection of this.connections.values()) await connection.close();
  }
}

const owners = ['console', 'ingestion', 'quality', 'publishing'] as const;

/** What services are like inside: resident memory, and the longest their event loops stood still since the last look. */
export interface Vitals {
  services: Record<string, { megabytes: number; stillMs: number }>;
  /** Of the tests themselves: on a busy machine everybody waits for a processor. */
  own: IntervalHistogram;
}

/** Looks at every service; fails when one is not ready. */
export async function readVitals(world: World): Promise<Vitals> {
  const services: Vitals['services'] = {};
  for (const service of owners) {
    expect((await fetch(`${world.urls[service]}/health/ready`)).status, service).toBe(200);
    const text = await (await fetch(`${world.urls[service]}/metrics`)).text();
    const read = (name: string): number => Number(new RegExp(`^ganh_${name} (\\S+)`, 'm').exec(text)?.[1]);
    services[service] = {
      megabytes: Math.round(read('process_resident_memory_bytes') / 1_000_000),
      stillMs: Math.round(read('nodejs_eventloop_lag_max_seconds') * 1_000),
    };
  }
  const own = monitorEventLoopDelay({ resolution: 10 });
  own.enable();
  return { services, own };
}

/** What a service may hold beyond what it held before, and how long it may stand still on an idle machine. */
const BOUNDS = { megabytes: 150, stillMs: 1_500 } as const;

/** Fails when a service holds much more than before, or stood still for long at any time since. */
export async function expectNoGrowth(world: World, before: Vitals): Promise<void> {
  const longest = BOUNDS.stillMs + (3 * before.own.max) / 1_000_000;
  before.own.disable();
  for (const [service, { megabytes, stillMs }] of Object.entries((await readVitals(world)).services)) {
    const held = before.services[service]?.megabytes ?? 0;
    expect(megabytes - held, `${service}: ${held} → ${megabytes} MB`).toBeLessThan(BOUNDS.megabytes);
    expect(stillMs, `${service} stood still for ${stillMs} ms`).toBeLessThan(longest);
  }
}

/** Somebody who behaves, beside all others. */
export class GoodClient {
  private answered = 0;
  private slowestMs = 0;
  private readonly failed: string[] = [];
  private stopped = false;
  private readonly ended: Promise<void>;

  private constructor(private readonly world: World) {
    this.ended = this.run();
  }

  static start(world: World): GoodClient {
    return new GoodClient(world);
  }

  async stop(): Promise<{ answered: number; slowestMs: number; failed: string[] }> {
    this.stopped = true;
    await this.ended;
    return { answered: this.answered, slowestMs: Math.round(this.slowestMs), failed: this.failed };
  }

  private async run(): Promise<void> {
    const paths = ['/v1/products?limit=5', '/v1/producers', '/v1/rules', '/v1/connections'];
    for (let turn = 0; !this.stopped; turn++) {
      const path = paths[turn % paths.length] ?? '/v1/me';
      const begun = performance.now();
      const { status, text } = await shoot(this.world, { method: 'GET', path }).catch((error: unknown) => ({
        status: 0,
        text: String(error),
      }));
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
      if (status === 200) this.answered += 1;
      else this.failed.push(`${path}: ${status} ${text.slice(0, 300)}`);
      await delay(50);
    }
  }
}
