// @ts-check
import { connect } from 'node:net';

/**
 * Asks a server one question in its own protocol.
 * @param {number} port on 127.0.0.1
 * @param {Buffer} question
 * @param {(answer: Buffer) => boolean | undefined} judge undefined: the answer is not complete yet
 * @param {number} [timeoutMs]
 * @returns {Promise<boolean>}
 */
function ask(port, question, judge, timeoutMs = 2_000) {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(question));
    const finish = (/** @type {boolean} */ verdict) => {
      socket.destroy();
      resolve(verdict);
    };
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => resolve(false));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const verdict = judge(answer);
      if (verdict !== undefined) finish(verdict);
    });
  });
}

/** Redis: PING → +PONG, or its demand for a password. While it loads its file it answers -LOADING, which is not ready. */
export function pingRedis(/** @type {number} */ port) {
  const ready = /^(\+PONG|-NOAUTH)/;
  return ask(port, Buffer.from('PING\r\n'), (answer) =>
    answer.includes('\r\n') ? ready.test(`${answer}`) : undefined,
  );
}

/** MongoDB: `hello` in an OP_MSG (opcode 2013); ready when the answer says `ok: 1`. */
export function pingMongo(/** @type {number} */ port) {
  const document = bson([int32Element('hello', 1), stringElement('$db', 'admin')]);
  const message = Buffer.concat([Buffer.alloc(16), Buffer.alloc(4), Buffer.from([0]), document]);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(2013, 12);
  const okIsOne = Buffer.concat([Buffer.from([1]), cstring('ok'), doubleOf(1)]);
  return ask(port, message, (answer) =>
    answer.length >= 4 && answer.length >= answer.readInt32LE(0) ? answer.includes(okIsOne) : undefined,
  );
}

/** Kafka: ApiVersions (key 18, version 0); ready when the error code is 0. */
export function pingKafka(/** @type {number} */ port) {
  return askKafka(port, 18, 0, Buffer.alloc(0), (body) => body.readInt16BE(0) === 0);
}

/** Kafka: FindCoordinator (key 10, version 1) for a group. The first call makes the broker create the offsets topic. */
export function coordinatorIsUp(/** @type {number} */ port) {
  const group = kafkaString('ganh-readiness');
  return askKafka(port, 10, 1, Buffer.concat([group, Buffer.from([0])]), (body) => body.readInt16BE(4) === 0);
}

/**
 * @param {number} port
 * @param {number} key
 * @param {number} version
 * @param {Buffer} body
 * @param {(body: Buffer) => boolean} judge
 */
function askKafka(port, key, version, body, judge) {
  const header = Buffer.alloc(8);
  header.writeInt16BE(key, 0);
  header.writeInt16BE(version, 2);
  header.writeInt32BE(1, 4);
  const request = Buffer.concat([header, kafkaString('ganh-stack'), body]);
  const size = Buffer.alloc(4);
  size.writeInt32BE(request.length);
  return ask(port, Buffer.concat([size, request]), (answer) =>
    answer.length >= 14 && answer.length >= 4 + answer.readInt32BE(0) ? judge(answer.subarray(8)) : undefined,
  );
}

/** @param {string} text */
function kafkaString(text) {
  const length = Buffer.alloc(2);
  length.writeInt16BE(text.length);
  return Buffer.concat([length, Buffer.from(text)]);
}

/** @param {Buffer[]} elements */
function bson(elements) {
  const document = Buffer.concat([Buffer.alloc(4), ...elements, Buffer.from([0])]);
  document.writeInt32LE(document.length, 0);
  return document;
}

/** @param {string} text */
function cstring(text) {
  return Buffer.from(`${text}\0`);
}

/** @param {number} value */
function doubleOf(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** @param {string} name @param {number} value */
function int32Element(name, value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return Buffer.concat([Buffer.from([0x10]), cstring(name), bytes]);
}

/** @param {string} name @param {string} value */
function stringElement(name, value) {
  const length = Buffer.alloc(4);
  length.writeInt32LE(value.length + 1);
  return Buffer.concat([Buffer.from([0x02]), cstring(name), length, cstring(value)]);
}
