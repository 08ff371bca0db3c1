import type { Topic } from '#libs/contracts';
import type { ModelOf } from '../identity/identity.models.js';
import type { AnyEvent } from './projector.js';
import type { TimelineRow } from './rows.js';
import { entriesOf } from './timeline.js';

/** Entries kept per product; the oldest go first. */
export const KEPT = 500;
const SLACK = 50;
const MANY = 10;

/** Adds the steps an event carries; steps that are there already stay as they are. */
export async function writeTimeline(model: ModelOf<TimelineRow>, topic: Topic, event: AnyEvent): Promise<void> {
  const entries = entriesOf(topic, event);
  const [first] = entries;
  if (!first) return;
  const { tenant, productId } = first;
  const known = await model.find({ tenant, productId, at: { $gte: Math.min(...entries.map(({ at }) => at)) } }).lean();
  const ids = new Set(known.map(({ _id }) => _id));
  const fresh = entries.filter(({ _id }) => !ids.has(_id));
  if (fresh.length === 0) return;
  await model.bulkWrite(
    fresh.map(({ _id, tenant: owner, ...rest }) => ({
      updateOne: { filter: { _id, tenant: owner }, update: { $setOnInsert: rest }, upsert: true },
    })),
    { ordered: false },
  );
  // An event carries the last steps only: few of them known means that there are few at all.
  if (known.length >= MANY) await trim(model, tenant, productId);
}

async function trim(model: ModelOf<TimelineRow>, tenant: string, productId: string): Promise<void> {
  if ((await model.countDocuments({ tenant, productId })) <= KEPT + SLACK) return;
  const [oldest] = await model
    .find({ tenant, productId })
    .sort({ at: -1 })
    .skip(KEPT - 1)
    .limit(1)
    .lean();
  if (oldest) await model.deleteMany({ tenant, productId, at: { $lt: oldest.at } });
}
