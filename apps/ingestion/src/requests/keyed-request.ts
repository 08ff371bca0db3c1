import { createHash } from 'node:crypto';
import { type Actor, ProblemError } from '#libs/runtime';
import { canonicalHash, Idempotency, type Outcome } from '#libs/storage';

const VISIBLE_ASCII = /^[\x21-\x7e]{8,200}$/;

/** The `Idempotency-Key` of a request. @throws ProblemError request.header */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && VISIBLE_ASCII.test(header)) return header;
  throw new ProblemError('request.header', { header: 'Idempotency-Key' });
}

export interface KeyedRequest {
  actor: Actor;
  route: string;
  header: string | string[] | undefined;
  /** Everything that makes the request what it is: path parameters, conditions, body. */
  content: unknown;
}

/** Runs a command once per `Idempotency-Key`; without a key it just runs. */
export class KeyedRequests {
  constructor(private readonly idempotency: Idempotency) {}

  /**
   * @param work gets the id by which a repeat after a crash recognises its own writes (undefined without a key)
   */
  run<T>(request: KeyedRequest, work: (requestId: string | undefined) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const { actor, route, content } = request;
    const key = readKey(request.header);
    const requestId =
      key === undefined ? undefined : createHash('sha256').update(`${route}\n${key}`).digest('base64url').slice(0, 24);
    const bodyHash = canonicalHash(content);
    return this.idempotency.run({ tenant: actor.tenant, route, key, bodyHash }, () => work(requestId));
  }
}
