import { internalRoutes } from '#libs/contracts';
import { HttpRoute } from '#libs/runtime';
import { Body, Controller } from '@nestjs/common';
import { z } from 'zod';
import { GenerationStore } from './generation.store.js';
import { Rebuild } from './rebuild.js';

const replayInput = z.strictObject({ ids: z.array(z.string().max(300)).max(500) });

/** Doors of the role `projections` for our own services. */
@Controller()
export class ProjectionsInternalController {
  constructor(private readonly rebuild: Rebuild) {}

  @HttpRoute({ method: 'POST', path: internalRoutes.replay, scope: 'internal' })
  async replay(@Body({ schema: replayInput }) { ids }: z.infer<typeof replayInput>): Promise<{ replayed: number }> {
    return { replayed: await this.rebuild.replay(ids) };
  }
}

/** Begins a rebuild of the read models: an operator's command. */
@Controller()
export class RebuildController {
  constructor(private readonly generations: GenerationStore) {}

  /** Answers which generation is read and which is being built. */
  @HttpRoute({ method: 'POST', path: '/internal/projections:rebuild', scope: 'operator', status: 202 })
  begin(): Promise<{ current: number; building: number | null }> {
    return this.generations.begin();
  }
}
