import type { KafkaLanes, Parking } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import { dueLanes, wakeLane } from './listings/wake-lane.js';
import type { RunStores } from './run-stores.js';

/** Plans parked lanes again, and handles parked events again. */
export class ReplayParked {
  constructor(
    private readonly stores: RunStores,
    private readonly parking: Parking,
    private readonly consumers: () => KafkaLanes[],
    private readonly clock: Clock,
  ) {}

  async run(ids: string[]): Promise<number> {
    let replayed = 0;
    const work = await this.parking.find(ids);
    for (const item of work.filter((row) => row.kind === 'lane' && row.lane !== undefined)) {
      const lane = item.lane ?? 'content';
      await this.parking.setState(item.id, item.tenant, 'replaying');
      const saved = await this.stores.listings.change(item.subject.slice(0, 36), item.tenant, (listing) => {
        wakeLane(listing, lane, this.clock.now());
        return listing;
      });
      if (!saved) continue;
      replayed += 1;
      await Promise.all(dueLanes(saved).map((due) => this.stores.wakeUps.wake(due)));
    }
    for (const item of work.filter((row) => row.kind === 'relay')) {
      replayed += await this.stores.listings.markAgain(Number.MAX_SAFE_INTEGER, 1, [item.subject]);
      await this.parking.setState(item.id, item.tenant, 'resolved');
    }
    const events = work.filter((row) => row.kind === 'event').map((row) => row.id);
    if (events.length === 0) return replayed;
    // Each knows the handlers of its own topics and leaves the others alone.
    for (const consumer of this.consumers()) replayed += await consumer.replay(events);
    return replayed;
  }
}
