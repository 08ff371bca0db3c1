import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBrokenRequests } from './broken-requests.js';
import type { ProblemTexts } from './problem.js';
import { readRaw } from './read-body.js';

const problem = (status: number, word: string) => {
  const text = { vi: `${word} bằng tiếng Việt`, en: `${word} in English` };
  return { status, title: text, fix: text };
};
const texts: ProblemTexts = {
  problems: {
    'request.malformed': problem(400, 'malformed'),
    'request.headersTooLarge': problem(431, 'headers'),
    'request.tooLarge': problem(413, 'large'),
    'request.timeout': problem(408, 'slow'),
    'request.header': problem(400, 'header'),
    'route.method': problem(405, 'method'),
    'service.bug': problem(500, 'bug'),
  },
  issueTexts: {},
  renderText: (both, language) => both[language],
  languageOf: (header) => (header?.startsWith('en') ? 'en' : 'vi'),
};

let server: Server;
let answerLater: (() => void)[] = [];

beforeAll(async () => {
  const patience = { headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 };
  server = createServer(patience, (request, response) => {
    request.on('error', () => undefined);
    request.resume();
    if (request.url === '/later') answerLater.push(() => response.end('good'));
    else request.once('end', () => response.end('good'));
  });
  answerBrokenRequests(server, texts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything that comes back until the server closes the connection. */
function send(...pieces: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (answer += piece));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    for (const piece of pieces) socket.write(piece);
  });
}

const HOST = 'Host: x\r\n';
const english = 'Accept-Language: en\r\n';

describe('a request that Node cannot read', () => {
  it.each([
    ['no HTTP', `nonsense\r\n\r\n`, 400, 'request.malformed'],
    ['an unknown method', `BREW /v1 HTTP/1.1\r\n${HOST}\r\n`, 400, 'request.malformed'],
    ['a broken version', `GET / HTTP/9.9\r\n${HOST}\r\n`, 400, 'request.malformed'],
    ['a length of letters', `POST / HTTP/1.1\r\n${HOST}Content-Length: ten\r\n\r\n`, 400, 'request.malformed'],
    [
      'two lengths',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
      'request.malformed',
    ],
    [
      'a length and pieces',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'request.malformed',
    ],
    ['a header in two lines', `GET / HTTP/1.1\r\n${HOST}X-A: b\r\n c\r\nX-B\r\n\r\n`, 400, 'request.malformed'],
    ['30 kB of headers', `GET / HTTP/1.1\r\n${HOST}X-A: ${'a'.repeat(30_000)}\r\n\r\n`, 431, 'request.headersTooLarge'],
    ['a tunnel', `CONNECT x:443 HTTP/1.1\r\n${HOST}\r\n`, 405, 'route.method'],
    ['an expectation', `GET / HTTP/1.1\r\n${HOST}Expect: tea\r\n\r\n`, 400, 'request.header'],
  ])('of %s gets a problem document', async (_name, request, status, code) => {
    const answer = await send(request);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/\r\nContent-Type: application\/problem\+json/);
    expect(head).toMatch(/\r\nConnection: close/);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
    expect(JSON.parse(body)).toMatchObject({ status, code, type: `urn:ganh:problem:${code}` });
  });

  it('is told in the language asked for where that can be read, else in both', async () => {
    const length = 'Content-Length: x\r\n\r\n';
    const inEnglish = await send(`POST / HTTP/1.1\r\n${HOST}${english}${length}`);
    expect(inEnglish).toContain('"malformed in English"');
    expect(await send(`POST / HTTP/1.1\r\n${HOST}${length}`)).toContain(
      '"malformed bằng tiếng Việt / malformed in English"',
    );
  });

  it('waits for the answer of the good one before it', async () => {
    answerLater = [];
    const answer = send(`GET /later HTTP/1.1\r\n${HOST}\r\nnonsense\r\n\r\n`);
    await expect.poll(() => answerLater.length).toBe(1);
    answerLater[0]?.();
    expect(await answer).toMatch(/^HTTP\/1.1 200 OK[^]*good[^]*HTTP\/1.1 400 /);
  });

  it('is told apart from the good one it is the body of', async () => {
    const head = `POST / HTTP/1.1\r\n${HOST}${english}Transfer-Encoding: chunked\r\n\r\n`;
    const answer = await send(head, 'zz\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"malformed in English"');
  });

  it('that goes on sending is let go', async () => {
    const answer = await send(`GET / HTTP/1.1\r\n${HOST}`, `X-A: ${'a'.repeat(200_000)}`, 'b'.repeat(200_000));
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
  });
});

describe('a request that takes for ever', () => {
  it.each([
    ['its headers', `GET / HTTP/1.1\r\n${HOST}`],
    ['its body', `POST / HTTP/1.1\r\n${HOST}Content-Length: 50\r\n\r\n{`],
  ])('with %s is answered and let go', async (_name, request) => {
    const answer = await send(request);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"request.timeout"');
  });

  it('drop by drop is refused once its time is up', async () => {
    const body = Object.assign(new PassThrough(), { headers: {} });
    const drops = setInterval(() => body.write('x'), 5);
    const refused = readRaw(body as never, 1_000, 40).catch((error: unknown) => error);
    expect(await refused).toMatchObject({ code: 'request.timeout' });
    clearInterval(drops);
    const brisk = Object.assign(new PassThrough(), { headers: {} });
    brisk.end('x'.repeat(900));
    expect(await readRaw(brisk as never, 1_000, 40)).toHaveLength(900);
  });
});
