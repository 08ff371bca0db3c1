import { Body, Controller, Query } from '@nestjs/common';
import { type Language, reviewDecisionsInput, reviewsQuery, routes } from '#libs/contracts';
import { FindingCatalogue, findingKey, isOpenReview } from '#libs/quality-rules';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import type { z } from 'zod';
import { DecideReview } from './decide-review.js';
import { eachItem, type ItemOutcome } from './item-outcomes.js';
import { type AssessedRow, isAssessed } from './next-assessment.js';
import { Reviews } from './review.store.js';

/** What waits for an officer, and what officers say. */
@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly decideReview: DecideReview,
    private readonly catalogue: FindingCatalogue,
  ) {}

  @HttpRoute(routes.listReviews)
  async list(
    @Query({ schema: reviewsQuery }) query: z.infer<typeof reviewsQuery>,
    @Who() actor: Actor,
  ): Promise<{ items: object[]; next?: string }> {
    const { items, next } = await this.reviews.list(actor, query);
    return {
      items: items.filter(isAssessed).map((row) => this.shown(row, actor.language)),
      ...(next && { next }),
    };
  }

  @HttpRoute(routes.decideReviews)
  async decide(
    @Body({ schema: reviewDecisionsInput }) { items }: z.infer<typeof reviewDecisionsInput>,
    @Who() actor: Actor,
  ): Promise<{ items: ItemOutcome[] }> {
    return { items: await eachItem(items, actor.language, (item) => this.decideReview.run(item, actor)) };
  }

  private shown({ _id, product, assessment, area, reviewSince }: AssessedRow, language: Language): object {
    const open = assessment.findings.filter(isOpenReview);
    return {
      productId: _id,
      name: product.content.name.vi,
      producer: product.producer.name,
      ...(area && { area }),
      since: reviewSince ?? assessment.assessedAt,
      findings: open.map((finding) => ({
        ...finding,
        key: findingKey(finding, product),
        ...this.catalogue.renderFinding(finding, language),
      })),
    };
  }
}
