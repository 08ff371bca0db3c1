import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { coordinatorIsUp, pingKafka, pingMongo, pingRedis } from './pings.mjs';

/** A server that answers any question with these pieces, each in a packet of its own, then closes. */
async function answering<T>(
  pieces: Buffer[],
  ping: (port: number) => Promise<T>,
): Promise<{ verdict: T; asked: Buffer }> {
  let asked = Buffer.alloc(0);
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (question) => {
      asked = Buffer.from(question);
      const send = ([piece, ...rest]: Buffer[]): unknown =>
        piece ? socket.write(piece, () => setImmediate(() => send(rest))) : socket.end();
      send(pieces);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return { verdict: await ping((server.address() as AddressInfo).port), asked };
  } finally {
    server.close();
  }
}

const text = (words: string) => [Buffer.from(words)];
const kafkaAnswer = (body: number[]) => Buffer.from([0, 0, 0, 4 + body.length, 0, 0, 0, 1, ...body]);
const mongoAnswer = (ok: number) => {
  const value = Buffer.alloc(8);
  value.writeDoubleLE(ok);
  const document = Buffer.concat([Buffer.from([17, 0, 0, 0, 1]), Buffer.from('ok\0'), value, Buffer.from([0])]);
  const message = Buffer.concat([Buffer.alloc(21), document]);
  message.writeInt32LE(message.length, 0);
  return message;
};

describe('pingRedis', () => {
  it.each([
    ['+PONG\r\n', true],
    ['-NOAUTH Authentication required.\r\n', true],
    ['-LOADING Redis is loading the dataset in memory\r\n', false],
    ['HTTP/1.1 400 Bad Request\r\n', false],
    ['', false],
  ])('judges %j', async (answer, ready) => {
    expect((await answering(text(answer), pingRedis)).verdict).toBe(ready);
  });

  it('waits for an answer in pieces', async () => {
    expect((await answering([...text('+PO'), ...text('NG\r\n')], pingRedis)).verdict).toBe(true);
  });
});

describe('pingMongo', () => {
  it('asks one OP_MSG of the length it names and reads ok', async () => {
    const whole = mongoAnswer(1);
    const { verdict, asked } = await answering([whole.subarray(0, 10), whole.subarray(10)], pingMongo);
    expect(verdict).toBe(true);
    expect(asked.readInt32LE(0)).toBe(asked.length);
    expect(asked.readInt32LE(12)).toBe(2013);
    expect((await answering([mongoAnswer(0)], pingMongo)).verdict).toBe(false);
  });
});

describe('Kafka', () => {
  it('is ready when ApiVersions has no error', async () => {
    const { verdict, asked } = await answering([kafkaAnswer([0, 0, 0, 0, 0, 0])], pingKafka);
    expect(verdict).toBe(true);
    expect(asked.readInt16BE(4)).toBe(18);
    expect((await answering([kafkaAnswer([0, 35, 0, 0, 0, 0])], pingKafka)).verdict).toBe(false);
  });

  it('has a coordinator when FindCoordinator has no error', async () => {
    const answer = (code: number) => kafkaAnswer([0, 0, 0, 0, 0, code, 0, 0]);
    expect((await answering([answer(0)], coordinatorIsUp)).verdict).toBe(true);
    expect((await answering([answer(15)], coordinatorIsUp)).verdict).toBe(false);
  });
});

it('nobody listening is not ready', async () => {
  expect(await Promise.all([pingRedis, pingMongo, pingKafka].map((ping) => ping(1)))).toEqual([false, false, false]);
});
