/** A dependency (database, broker, Redis, another service) cannot be reached now. Never the message's or request's fault. */
export class DependencyAway extends Error {
  readonly code = 'DEPENDENCY_UNAVAILABLE';
  constructor(dependency: string, cause?: unknown) {
    super(`${dependency} is away`, { cause });
    this.name = 'DependencyAway';
  }
}

const awayCodes = new Set<unknown>([
  'DEPENDENCY_UNAVAILABLE',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // MongoDB: not primary, shutting down, host unreachable, network timeout, exceeded time limit of the server's own
  6,
  7,
  89,
  91,
  189,
  9001,
  10058,
  10107,
  11600,
  11602,
  13435,
  13436,
]);

const awayNames = new Set<unknown>([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
  'MaxRetriesPerRequestError',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
]);

/**
 * What breaks a bulk write on its way reaches us in the driver's own wrapper, without class and code. A server that refuses
 * says so by a code or a list of errors.
 */
const isBrokenBulk = (error: Record<string, unknown>): boolean =>
  error['name'] === 'MongoBulkWriteError' &&
  error['code'] === undefined &&
  Array.isArray(error['writeErrors']) &&
  error['writeErrors'].length === 0;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * True when an error, or a cause of it, says that a dependency is away. Decided by names and codes, never by messages
 * (MongoDB driver's error classes and "not writable primary" codes; Node's socket codes; ioredis; kafkajs).
 */
export function isDependencyAway(error: unknown, depth = 0): boolean {
  if (!isObject(error) || depth > 4) return false;
  if (awayNames.has(error['name']) || awayCodes.has(error['code']) || isBrokenBulk(error)) return true;
  return isDependencyAway(error['cause'], depth + 1);
}
