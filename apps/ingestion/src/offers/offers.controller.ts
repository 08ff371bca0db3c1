import { Body, Controller, Headers } from '@nestjs/common';
import type { z } from 'zod';
import { offersPatchInput, routes } from '#libs/contracts';
import { type Actor, HttpRoute, problemDocument, Who } from '#libs/runtime';
import { texts } from '../problem-texts.js';
import { KeyedRequests } from '../requests/keyed-request.js';
import { ChangeOffers } from './change-offers.js';

@Controller()
export class OffersController {
  constructor(
    private readonly offers: ChangeOffers,
    private readonly keyed: KeyedRequests,
  ) {}

  @HttpRoute(routes.patchOffers)
  async change(
    @Who() actor: Actor,
    @Body({ schema: offersPatchInput }) body: z.infer<typeof offersPatchInput>,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<{ items: unknown[] }> {
    const request = { actor, route: 'patchOffers', header, content: body };
    const outcome = await this.keyed.run(request, async () => {
      const origin = { correlationId: actor.correlationId, actor: actor.id };
      const outcomes = await this.offers.change(actor.tenant, body.items, origin);
      const items = outcomes.map((item) => {
        if (!('problem' in item)) return item;
        const problem = problemDocument(texts, item.problem, actor.language);
        return { index: item.index, status: problem.status, problem };
      });
      return { status: 200, body: { items } };
    });
    return outcome.body;
  }
}
