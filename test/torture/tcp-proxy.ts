import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the wire does between a service and a server. */
export type Trouble =
  | { mode: 'pass' }
  /** Every piece arrives that much later, give or take `jitterMs`. */
  | { mode: 'delay'; ms: number; jitterMs: number }
  /** Half-open: connections stay, bytes of one or both directions vanish. `up` = towards the server. */
  | { mode: 'silent'; direction: 'up' | 'down' | 'both' }
  /** Nobody is let in. */
  | { mode: 'refuse' }
  | { mode: 'slow'; bytesPerSecond: number };

interface Pair {
  client: Socket;
  server: Socket;
  /** Bytes were dropped: this connection can never be right again. */
  torn: boolean;
}

/** A TCP proxy on loopback that can be told to misbehave. */
export class TcpProxy {
  private trouble: Trouble = { mode: 'pass' };
  private readonly pairs = new Set<Pair>();
  /** Aborts when the trouble changes: what waits on the wire arrives then. */
  private change = new AbortController();

  private constructor(
    private readonly listener: Server,
    private upstream: number,
  ) {}

  /** Listens on `port`; `aim` tells where to. */
  static open(port: number): Promise<TcpProxy> {
    return new Promise((resolve, reject) => {
      const listener = createServer({ noDelay: true, pauseOnConnect: true });
      const proxy = new TcpProxy(listener, 0);
      listener.on('connection', (client) => proxy.accept(client));
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', () => resolve(proxy));
    });
  }

  aim(upstream: number): void {
    this.upstream = upstream;
  }

  /** Connections that lost bytes are reset when the trouble ends, as a real network's are in the end. */
  set(trouble: Trouble): void {
    this.trouble = trouble;
    this.change.abort();
    this.change = new AbortController();
    setMaxListeners(0, this.change.signal);
    if (trouble.mode === 'refuse') this.cut();
    if (trouble.mode !== 'silent') for (const pair of this.pairs) if (pair.torn) end(pair);
  }

  /** Resets every connection there is now. Answers how many. */
  cut(): number {
    const count = this.pairs.size;
    for (const pair of this.pairs) end(pair);
    return count;
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.listener.close(() => resolve()));
  }

  private accept(client: Socket): void {
    if (this.trouble.mode === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: this.upstream, host: '127.0.0.1', noDelay: true });
    const pair: Pair = { client, server, torn: false };
    this.pairs.add(pair);
    this.pump(pair, 'up');
    this.pump(pair, 'down');
    for (const socket of [client, server]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.pairs.delete(pair);
        client.destroy();
        server.destroy();
      });
    }
  }

  private pump(pair: Pair, direction: 'up' | 'down'): void {
    const [from, to] = direction === 'up' ? [pair.client, pair.server] : [pair.server, pair.client];
    let queue: Promise<void> | undefined;
    const deliver = (data: Buffer): void => {
      if (to.destroyed || to.write(data)) return;
      from.pause();
      to.once('drain', () => from.resume());
    };
    from.on('data', (data) => {
      const { trouble } = this;
      if (pair.torn || (trouble.mode === 'silent' && [direction, 'both'].includes(trouble.direction))) {
        pair.torn = true;
        return;
      }
      if (trouble.mode !== 'delay' && trouble.mode !== 'slow' && !queue) return deliver(data);
      const arrives = trouble.mode === 'delay' ? performance.now() + lateness(trouble) : 0;
      const transfer = trouble.mode === 'slow' ? (data.length / trouble.bytesPerSecond) * 1000 : 0;
      const { signal } = this.change;
      // What came first arrives first, also when the trouble ends in between.
      const before = queue ?? Promise.resolve();
      const mine: Promise<void> = before
        .then(() => waitFor(Math.max(transfer, arrives - performance.now()), signal))
        .then(() => {
          if (!pair.torn) deliver(data);
          if (queue === mine) queue = undefined;
        });
      queue = mine;
    });
    from.on('end', () => to.end());
    from.resume();
  }
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> | undefined =>
  ms > 0 && !signal.aborted ? pause(ms, undefined, { signal }).catch(() => undefined) : undefined;

const lateness = ({ ms, jitterMs }: { ms: number; jitterMs: number }): number =>
  Math.max(0, ms + (Math.random() * 2 - 1) * jitterMs);

function end({ client, server }: Pair): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
