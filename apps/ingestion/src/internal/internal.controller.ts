import { Body, Controller } from '@nestjs/common';
import { z } from 'zod';
import { id, internalRoutes, topics } from '#libs/contracts';
import { Parking } from '#libs/messaging';
import { HttpRoute } from '#libs/runtime';
import { RelayBell } from '../relay-bell.js';
import { MarkAgain } from './mark-again.js';

const replayBody = z.strictObject({ ids: z.array(z.string().min(1).max(400)).min(1).max(500) });
const markBody = z.strictObject({
  topic: z.enum([topics.products, topics.offers]),
  ids: z.array(id).min(1).max(500).optional(),
});
const internal = (path: string) => ({ method: 'POST' as const, path, scope: 'internal', status: 200 });

/** Doors for our own services: replay of parked work, re-announcement on demand. */
@Controller()
export class InternalController {
  constructor(
    private readonly parking: Parking,
    private readonly again: MarkAgain,
    private readonly bell: RelayBell,
  ) {}

  @HttpRoute(internal(internalRoutes.replay))
  async replay(@Body({ schema: replayBody }) body: z.infer<typeof replayBody>): Promise<{ replayed: number }> {
    let replayed = 0;
    for (const work of await this.parking.find(body.ids)) {
      if (work.kind !== 'relay' || work.state === 'resolved') continue;
      await this.parking.setState(work.id, work.tenant, 'replaying');
      const topic = work.topic === topics.offers ? topics.offers : topics.products;
      await this.again.mark(topic, [work.subject]);
      replayed += 1;
    }
    this.bell.ring();
    return { replayed };
  }

  @HttpRoute(internal(internalRoutes.reannounce))
  async reannounce(@Body({ schema: markBody }) body: z.infer<typeof markBody>): Promise<{ marked: number }> {
    const marked = await this.again.mark(body.topic, body.ids);
    this.bell.ring();
    return { marked };
  }
}
