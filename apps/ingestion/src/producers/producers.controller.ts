import { Body, Controller, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { code, pageQuery, producerInput, type ProducerSnapshot, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { decodeCursor, pageOf } from '#libs/storage';
import { ProducerStore, snapshotOf } from './producer.store.js';
import { refuseUnknownCommune, ResolveProducer } from './resolve-producer.js';

const byCode = z.strictObject({ code });
const body = producerInput.omit({ code: true });

@Controller()
export class ProducersController {
  constructor(
    private readonly producers: ResolveProducer,
    private readonly store: ProducerStore,
  ) {}

  @HttpRoute(routes.putProducer)
  put(
    @Who() actor: Actor,
    @Param({ schema: byCode }) path: z.infer<typeof byCode>,
    @Body({ schema: body }) input: z.infer<typeof body>,
  ): Promise<ProducerSnapshot> {
    refuseUnknownCommune(input.communeCode, '');
    return this.producers.save(actor.tenant, { ...input, code: path.code });
  }

  @HttpRoute(routes.listProducers)
  async list(
    @Who() actor: Actor,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
  ): Promise<{ items: ProducerSnapshot[]; next?: string }> {
    const afterId = String(decodeCursor(query.cursor)?.['id'] ?? '');
    const page = pageOf(await this.store.page(actor.tenant, afterId, query.limit + 1), query.limit, (row) => ({
      id: row._id,
    }));
    return { ...page, items: page.items.map(snapshotOf) };
  }
}
