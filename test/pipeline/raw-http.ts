import { connect } from 'node:net';
import type { Answer } from './nonsense.js';

export interface RawOptions {
  /** Milliseconds between pieces. */
  everyMs?: number;
  /** Given up after this long; 30 s unless told. */
  limitMs?: number;
}

/** Writes bytes as they are, piece by piece, and gives all that comes back until the server closes the connection. */
export function sendRaw(url: string, pieces: (string | Buffer)[], options: RawOptions = {}): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    let next = 0;
    const write = (): void => {
      const piece = pieces[next++];
      if (piece === undefined || socket.destroyed || !socket.writable) return clearInterval(timer);
      socket.write(piece);
    };
    const timer = setInterval(write, options.everyMs ?? 1);
    const limit = setTimeout(
      () => socket.destroy(new Error(`still open: ${answer.slice(0, 300)}`)),
      options.limitMs ?? 30_000,
    );
    const done = (): void => {
      clearInterval(timer);
      clearTimeout(limit);
    };
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (answer += piece));
    // A server that closes while we still write breaks the connection; what it said before counts.
    socket.on('error', (error) => (answer === '' ? reject(error) : undefined));
    socket.on('close', () => {
      done();
      resolve(answer);
    });
    write();
  });
}

/** The answers in what came back, one after the other. */
export function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n');
    const head = rest.slice(0, end).split('\r\n');
    const headers = Object.fromEntries(
      head.slice(1).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
    const bytes = Buffer.from(rest.slice(end + 4));
    const length = Number(headers['content-length'] ?? bytes.length);
    const body = bytes.subarray(0, length).toString();
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(rest)?.[1] ?? 0);
    answers.push({ status, headers, text: body, body: body.startsWith('{') ? JSON.parse(body) : body });
    rest = bytes.subarray(length).toString();
  }
  return answers;
}
