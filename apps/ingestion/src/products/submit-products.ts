import { productInput, type ProductInput, type ProducerSnapshot } from '#libs/contracts';
import { issuesOf, ProblemError } from '#libs/runtime';
import { ResolveProducer } from '../producers/resolve-producer.js';
import {
  type AcceptContext,
  type Accepted,
  AcceptProduct,
  type AcceptRequest,
  type AcceptResult,
} from './accept-product.js';
import type { AcceptMode } from './accept-product.js';
import { ProductStore } from './product.store.js';

/** Brings what the product doors are told to `AcceptProduct`: finds the producer, splits content from offers. */
export class SubmitProducts {
  constructor(
    private readonly accept: AcceptProduct,
    private readonly producers: ResolveProducer,
    private readonly store: ProductStore,
  ) {}

  /** @throws ProblemError product.exists, product.skuTaken, product.tooLarge, producer.notFound, request.invalid */
  async create(input: ProductInput, context: AcceptContext): Promise<Accepted> {
    const producer = await this.producers.resolve(context.tenant, input);
    return this.one(requestOf(input, producer, { kind: 'create' }), context);
  }

  /** @throws ProblemError product.notFound, product.changed and those of `create` */
  async replace(id: string, revision: number, input: ProductInput, context: AcceptContext): Promise<Accepted> {
    const row = await this.store.findById(context.tenant, id);
    if (!row) throw new ProblemError('product.notFound');
    const named = input.producer !== undefined || input.producerCode !== undefined;
    const producer = named
      ? await this.producers.resolve(context.tenant, input)
      : await this.producers.byCode(context.tenant, row.producer.code);
    return this.one(requestOf(input, producer, { kind: 'replace', id, revision }), context);
  }

  /** Creates or replaces by (producer, code); outcomes in order, one bad item never refuses the others. */
  async upsertMany(items: readonly unknown[], context: AcceptContext): Promise<AcceptResult[]> {
    const results: (AcceptResult | undefined)[] = [];
    const requests: { index: number; request: AcceptRequest }[] = [];
    const producers = new Map<string, ProducerSnapshot | ProblemError>();
    for (const [index, item] of items.entries()) {
      const parsed = productInput.safeParse(item);
      if (!parsed.success) {
        results[index] = new ProblemError('request.invalid', {}, { errors: issuesOf(parsed.error, item) });
        continue;
      }
      const key = JSON.stringify([parsed.data.producer, parsed.data.producerCode]);
      const producer = producers.get(key) ?? (await this.producerOf(parsed.data, context.tenant));
      producers.set(key, producer);
      if (producer instanceof ProblemError) results[index] = producer;
      else requests.push({ index, request: requestOf(parsed.data, producer, { kind: 'upsert' }) });
    }
    const accepted = await this.accept.accept(
      requests.map(({ request }) => request),
      context,
    );
    requests.forEach(({ index }, place) => {
      results[index] = accepted[place];
    });
    return items.map((_, index) => results[index] ?? new ProblemError('service.busy', { seconds: 1 }));
  }

  private async one(request: AcceptRequest, context: AcceptContext): Promise<Accepted> {
    const [result] = await this.accept.accept([request], context);
    if (!result || result instanceof ProblemError) throw result ?? new Error('a request was not answered');
    return result;
  }

  private async producerOf(input: ProductInput, tenant: string): Promise<ProducerSnapshot | ProblemError> {
    try {
      return await this.producers.resolve(tenant, input);
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  }
}

function requestOf(input: ProductInput, producer: ProducerSnapshot, mode: AcceptMode): AcceptRequest {
  const { producer: _, producerCode: __, offers, ...content } = input;
  const wanted = { content, producer, offers: offers ?? [] };
  return { producerId: producer.id, code: content.code, mode, build: () => wanted };
}
