import type { ForgottenEvent } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import type { ListingStore } from '../listings/listing.store.js';
import type { SubjectDoc } from './subject.models.js';
import { emptySubject, type SubjectStore } from './subject.store.js';

/** A removed product is forgotten: ids and versions stay as fences, so that nothing late brings it back; all else goes. */
export class ForgetProduct {
  constructor(
    private readonly subjects: SubjectStore,
    private readonly listings: ListingStore,
    private readonly clock: Clock,
  ) {}

  async run(event: ForgottenEvent, fence: 'assessmentVersion' | 'offerVersion'): Promise<void> {
    const { changed } = await this.subjects.change(event.subject, event.tenantid, (current): SubjectDoc | null => {
      if (event.version <= current[fence]) return null;
      const { assessmentVersion, offerVersion, stamp } = current;
      const bare = {
        ...emptySubject(current._id, current.tenant),
        assessmentVersion,
        offerVersion,
        stamp,
        removed: true,
      };
      return { ...bare, [fence]: event.version };
    });
    if (!changed) return;
    for (const { _id, tenant } of await this.listings.ofProduct(event.tenantid, event.subject)) {
      await this.listings.change(_id, tenant, (listing) => {
        const { latest: _latest, grade: _grade, gate: _gate, observed, ...rest } = listing;
        return {
          ...rest,
          forgotten: true,
          removed: true,
          productName: '',
          observed: { state: observed.state, ...(observed.at === undefined ? {} : { at: observed.at }) },
          sent: { offers: {}, images: {} },
          answers: {},
          steps: [{ id: `forgotten/${event.version}`, at: this.clock.now(), kind: 'forgotten' }],
        };
      });
    }
  }
}
