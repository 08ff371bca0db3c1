import { Body, Controller } from '@nestjs/common';
import { internalRoutes, topics } from '#libs/contracts';
import { KafkaLanes, Parking, Relay } from '#libs/messaging';
import { Clock, HttpRoute } from '#libs/runtime';
import { z } from 'zod';
import { AssessmentStore } from './assessment.store.js';
import { JUDGEMENT_FAILED } from './park-judgement.js';

const replayInput = z.strictObject({ ids: z.array(z.string().max(300)).max(500) });
const announceInput = z.strictObject({ topic: z.string(), ids: z.array(z.string().max(100)).max(500).optional() });
const LIMIT = 5000;

/** Doors for our own services only. */
@Controller()
export class InternalController {
  constructor(
    private readonly lanes: KafkaLanes,
    private readonly parking: Parking,
    private readonly store: AssessmentStore,
    private readonly relay: Relay,
    private readonly clock: Clock,
  ) {}

  /** Runs parked events again; an announcement the broker refused is owed again, a judgement that failed is due. */
  @HttpRoute({ method: 'POST', path: internalRoutes.replay, scope: 'internal' })
  async replay(@Body({ schema: replayInput }) { ids }: z.infer<typeof replayInput>): Promise<{ replayed: number }> {
    const works = await this.parking.find(ids);
    const events = works.filter(({ kind }) => kind === 'event').map((work) => work.id);
    const now = this.clock.now();
    const unjudged = works.filter(({ cause, state }) => cause === JUDGEMENT_FAILED && state !== 'resolved');
    const due = await this.store.hasten([...new Set(unjudged.map(({ subject }) => subject))], now);
    const refused = works.filter(({ kind, state }) => kind === 'relay' && state !== 'resolved');
    const marked = await this.store.markIds([...new Set(refused.map(({ subject }) => subject))], now);
    for (const work of refused) await this.parking.setState(work.id, work.tenant, 'resolved');
    const replayed = events.length > 0 ? await this.lanes.replay(events) : 0;
    this.relay.wake();
    return { replayed: replayed + marked + due };
  }

  @HttpRoute({ method: 'POST', path: internalRoutes.reannounce, scope: 'internal' })
  async reannounce(
    @Body({ schema: announceInput }) { topic, ids }: z.infer<typeof announceInput>,
  ): Promise<{ marked: number }> {
    if (topic !== topics.assessments) return { marked: 0 };
    const now = this.clock.now();
    const marked = ids ? await this.store.markIds(ids, now) : await this.store.remark(now, LIMIT, now);
    this.relay.wake();
    return { marked };
  }
}
