import type { Topic } from '#libs/contracts';
import { GatheredRows } from '#libs/storage';
import type { ModelOf } from '../identity/identity.models.js';
import type { AnyEvent } from './projector.js';
import type { TimelineRow } from './rows.js';
import { entriesOf } from './timeline.js';

/** Entries kept per product; the oldest go first. */
export const KEPT = 500;
const SLACK = 50;
const MANY = 10;
/** Ids remembered as written: events carry their last steps again and again. */
const REMEMBERED = 20_000;

/** Adds the steps events carry; steps that are there already stay as they are. */
export class TimelineStore {
  private readonly rows: GatheredRows<TimelineRow>;
  private readonly written = new Set<string>();

  constructor(private readonly model: ModelOf<TimelineRow>) {
    this.rows = new GatheredRows(model);
  }

  async write(topic: Topic, event: AnyEvent): Promise<void> {
    const entries = entriesOf(topic, event);
    const [first] = entries;
    if (!first) return;
    const fresh = entries.filter((entry) => !this.written.has(entry._id));
    const inserted = await Promise.all(fresh.map((entry) => this.rows.insert(entry)));
    for (const { _id } of fresh) this.remember(_id);
    const known = entries.length - inserted.filter(Boolean).length;
    // An event carries the last steps only: few of them known means that there are few at all.
    if (fresh.length > 0 && known >= MANY) await this.trim(first.tenant, first.productId);
  }

  /** Removes what is kept of a product. */
  async forget(tenant: string, productId: string): Promise<void> {
    await this.model.deleteMany({ tenant, productId });
  }

  private remember(id: string): void {
    this.written.add(id);
    if (this.written.size <= REMEMBERED) return;
    for (const oldest of this.written) {
      this.written.delete(oldest);
      break;
    }
  }

  private async trim(tenant: string, productId: string): Promise<void> {
    if ((await this.model.countDocuments({ tenant, productId })) <= KEPT + SLACK) return;
    const [oldest] = await this.model
      .find({ tenant, productId })
      .sort({ at: -1 })
      .skip(KEPT - 1)
      .limit(1)
      .lean();
    if (oldest) await this.model.deleteMany({ tenant, productId, at: { $lt: oldest.at } });
  }
}
