import { Body, Controller } from '@nestjs/common';
import { internalRoutes } from '#libs/contracts';
import { HttpRoute } from '#libs/runtime';
import { z } from 'zod';
import { ListingStore } from './listings/listing.store.js';
import { ReplayParked } from './replay-parked.js';

const replayInput = z.strictObject({ ids: z.array(z.string()).max(500) });
const announceInput = z.strictObject({ topic: z.string(), ids: z.array(z.string()).max(500).optional() });
const LIMIT = 5000;

/** Doors for our own services only. */
@Controller()
export class InternalController {
  constructor(
    private readonly replayParked: ReplayParked,
    private readonly listings: ListingStore,
  ) {}

  @HttpRoute({ method: 'POST', path: internalRoutes.replay, scope: 'internal' })
  async replay(@Body({ schema: replayInput }) input: z.infer<typeof replayInput>): Promise<{ replayed: number }> {
    return { replayed: await this.replayParked.run(input.ids) };
  }

  @HttpRoute({ method: 'POST', path: internalRoutes.reannounce, scope: 'internal' })
  async reannounce(@Body({ schema: announceInput }) input: z.infer<typeof announceInput>): Promise<{ marked: number }> {
    return { marked: await this.listings.markAgain(Number.MAX_SAFE_INTEGER, LIMIT, input.ids) };
  }
}
