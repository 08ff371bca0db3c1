import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  descriptionDraftInput,
  fixesApplyInput,
  fixesDraftInput,
  fixesQuery,
  id,
  productFixesApplyInput,
  type ProductState,
  routes,
} from '#libs/contracts';
import type { FixOptions } from '#libs/quality-rules';
import { type Actor, HttpRoute, ProblemError, Who } from '#libs/runtime';
import { z } from 'zod';
import { AssessmentStore } from './assessment.store.js';
import { Assessor } from './assessor.js';
import { draftProduct } from './draft-product.js';
import { type Fixable, FixProduct } from './fix-product.js';
import { isAssessed } from './next-assessment.js';

const productPath = z.strictObject({ id });
type ProductPath = z.infer<typeof productPath>;

@Controller()
export class FixesController {
  constructor(
    private readonly store: AssessmentStore,
    private readonly assessor: Assessor,
    private readonly fixProduct: FixProduct,
  ) {}

  @HttpRoute(routes.draftFixes)
  draft(@Body({ schema: fixesDraftInput }) body: z.infer<typeof fixesDraftInput>, @Who() actor: Actor): object {
    return this.fixProduct.propose(draftProduct(body.product, actor.tenant), optionsOf(body));
  }

  @HttpRoute(routes.applyFixes)
  apply(@Body({ schema: fixesApplyInput }) body: z.infer<typeof fixesApplyInput>, @Who() actor: Actor): object {
    const applied = this.fixProduct.apply(draftProduct(body.product, actor.tenant), optionsOf(body), body.fixes);
    return { ...applied, product: { ...body.product, ...applied.product.content } };
  }

  @HttpRoute(routes.getFixes)
  async get(
    @Param({ schema: productPath }) path: ProductPath,
    @Query({ schema: fixesQuery }) query: z.infer<typeof fixesQuery>,
    @Who() actor: Actor,
  ): Promise<object> {
    const stored = await this.stored(path.id, actor);
    return { revision: stored.product.revision, ...this.fixProduct.propose(stored, optionsOf(query)) };
  }

  /** @throws ProblemError product.notFound; product.changed when another revision was judged since */
  @HttpRoute(routes.applyProductFixes)
  async applyTo(
    @Param({ schema: productPath }) path: ProductPath,
    @Body({ schema: productFixesApplyInput }) body: z.infer<typeof productFixesApplyInput>,
    @Who() actor: Actor,
  ): Promise<object> {
    const stored = await this.stored(path.id, actor);
    const { revision } = stored.product;
    if (revision !== body.revision) throw new ProblemError('product.changed', { revision });
    const applied = this.fixProduct.apply(stored, optionsOf(body), body.fixes);
    return { revision, ...applied, product: inputOf(applied.product) };
  }

  @HttpRoute(routes.draftDescription)
  describe(
    @Body({ schema: descriptionDraftInput }) body: z.infer<typeof descriptionDraftInput>,
    @Who() actor: Actor,
  ): object {
    const { product, channel } = body;
    return { channel, ...this.fixProduct.describe(draftProduct(product, actor.tenant), channel) };
  }

  private async stored(productId: string, actor: Actor): Promise<Fixable> {
    const row = await this.store.find(productId, actor.tenant);
    if (!isAssessed(row)) throw new ProblemError('product.notFound');
    return { product: row.product, known: await this.assessor.knownOf(row.product, row) };
  }
}

const optionsOf = ({ toneStyle }: { toneStyle?: FixOptions['toneStyle'] | undefined }): FixOptions =>
  toneStyle ? { toneStyle } : {};

/** The body of a PUT: the producer is named, its record stays as it is. */
const inputOf = ({ content, producer }: ProductState): object => ({ ...content, producerCode: producer.code });
