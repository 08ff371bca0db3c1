import { Body, Controller, Headers, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { id, productInput, type ProductInput, productsBatchInput, routes } from '#libs/contracts';
import { type Actor, HttpRoute, ProblemError, problemDocument, Who } from '#libs/runtime';
import { texts } from '../problem-texts.js';
import { BackPressure } from '../requests/back-pressure.js';
import { KeyedRequests } from '../requests/keyed-request.js';
import type { Accepted } from './accept-product.js';
import { readIfMatch, revisionTag } from './if-match.js';
import { publicOffer, stateOf } from './product-events.js';
import { ProductStore } from './product.store.js';
import { RemoveProduct } from './remove-product.js';
import { SubmitProducts } from './submit-products.js';

const byId = z.strictObject({ id });
type ById = z.infer<typeof byId>;
const originOf = (actor: Actor) => ({ correlationId: actor.correlationId, actor: actor.id });

@Controller()
export class ProductsController {
  constructor(
    private readonly submit: SubmitProducts,
    private readonly removal: RemoveProduct,
    private readonly store: ProductStore,
    private readonly keyed: KeyedRequests,
    private readonly pressure: BackPressure,
  ) {}

  @HttpRoute(routes.createProduct)
  async create(
    @Who() actor: Actor,
    @Body({ schema: productInput }) body: ProductInput,
    @Headers('idempotency-key') header: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Accepted> {
    const request = { actor, route: 'createProduct', header, content: body };
    const outcome = await this.keyed.run(request, async (requestId) => ({
      status: 201,
      body: await this.submit.create(body, { tenant: actor.tenant, origin: originOf(actor), requestId, warn: true }),
    }));
    response.setHeader('ETag', revisionTag(outcome.body.revision));
    response.setHeader('Location', `/v1/products/${outcome.body.id}`);
    return outcome.body;
  }

  @HttpRoute(routes.batchProducts)
  async batch(
    @Who() actor: Actor,
    @Body({ schema: productsBatchInput }) body: z.infer<typeof productsBatchInput>,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<{ items: unknown[] }> {
    await this.pressure.refuseWhenBehind();
    const request = { actor, route: 'batchProducts', header, content: body };
    const outcome = await this.keyed.run(request, async (requestId) => {
      const context = { tenant: actor.tenant, origin: originOf(actor), requestId, warn: true };
      const results = await this.submit.upsertMany(body.items, context);
      const items = results.map((result, index) => {
        if (!(result instanceof ProblemError))
          return { index, status: result.outcome === 'created' ? 201 : 200, ...result };
        const problem = problemDocument(texts, result, actor.language);
        return { index, status: problem.status, problem };
      });
      return { status: 200, body: { items } };
    });
    return outcome.body;
  }

  @HttpRoute(routes.putProduct)
  async replace(
    @Who() actor: Actor,
    @Param({ schema: byId }) path: ById,
    @Body({ schema: productInput }) body: ProductInput,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Accepted> {
    const match = readIfMatch(headers['if-match']);
    if (match.kind === 'absent') throw new ProblemError('product.matchRequired');
    if (match.kind === 'invalid') throw new ProblemError('request.header', { header: 'If-Match' });
    const content = { id: path.id, revision: match.revision, body };
    const request = { actor, route: 'putProduct', header: headers['idempotency-key'], content };
    const outcome = await this.keyed.run(request, async (requestId) => {
      const context = { tenant: actor.tenant, origin: originOf(actor), requestId, warn: true };
      return { status: 200, body: await this.submit.replace(path.id, match.revision, body, context) };
    });
    response.setHeader('ETag', revisionTag(outcome.body.revision));
    return outcome.body;
  }

  @HttpRoute(routes.getProduct)
  async get(
    @Who() actor: Actor,
    @Param({ schema: byId }) path: ById,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const row = await this.store.findById(actor.tenant, path.id);
    if (!row) throw new ProblemError('product.notFound');
    response.setHeader('ETag', revisionTag(row.revision));
    return { product: stateOf(row), offerVersion: row.offerVersion, offers: row.offers.map(publicOffer) };
  }

  @HttpRoute(routes.deleteProduct)
  async remove(
    @Who() actor: Actor,
    @Param({ schema: byId }) path: ById,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<{ id: string }> {
    const match = readIfMatch(headers['if-match']);
    if (match.kind === 'invalid') throw new ProblemError('request.header', { header: 'If-Match' });
    const request = {
      actor,
      route: 'deleteProduct',
      header: headers['idempotency-key'],
      content: { id: path.id, match },
    };
    const outcome = await this.keyed.run(request, async () => ({
      status: 202,
      body: await this.removal.remove(actor.tenant, path.id, match, originOf(actor)),
    }));
    return outcome.body;
  }
}
