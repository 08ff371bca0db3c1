import type { InvariantName } from './evidence.js';

/** A change to one built file: `find` stands there exactly once. */
export interface Patch {
  file: string;
  find: string;
  put: string;
}

/** A mistake we know would break a promise. A run with it must say so, by one of these invariants. */
export interface Defect {
  name: string;
  about: string;
  patches: Patch[];
  /** Faults under which it does harm. */
  faults: string[];
  caughtBy: InvariantName[];
}

const publishing = 'dist/apps/publishing/src';

export const defects: readonly Defect[] = [
  {
    name: 'mark-before-ack',
    about: 'the relay clears its mark before the broker has the event',
    patches: [
      {
        file: 'dist/libs/messaging/src/relay.js',
        find: 'await sendAnnouncements(',
        put: 'await this.acknowledged({ sent: [...owner.keys()], refused: [] }, owner); await sendAnnouncements(',
      },
    ],
    faults: ['F4', 'F7'],
    caughtBy: ['I1', 'I3'],
  },
  {
    name: 'no-look-before-write',
    about: 'after an unknown outcome a listing is created again without looking',
    patches: [
      {
        file: `${publishing}/listings/plan-content.js`,
        find: "return { step: 'lookUp', why: 'unknownOutcome', since: listing.unknown };",
        put: 'delete listing.unknown;',
      },
    ],
    faults: ['F19', 'F22'],
    caughtBy: ['I3'],
  },
  {
    name: 'no-fence',
    about: 'publishing takes events in the order of their arrival, old ones after new ones',
    patches: [
      {
        file: `${publishing}/subjects/take-assessment.js`,
        find: 'event.version > current.assessmentVersion ? this.next(current, event) : null',
        put: 'this.next(current, event)',
      },
      {
        file: `${publishing}/subjects/take-offers.js`,
        find: 'if (event.version <= current.offerVersion)\n                return null;',
        put: '',
      },
    ],
    faults: ['F26'],
    caughtBy: ['I2'],
  },
  {
    name: 'no-lane-order',
    about: 'a lane does not wait for the attempt that is open on its listing',
    patches: [{ file: `${publishing}/listings/plan-listing.js`, find: 'if (listing.attempt) {', put: 'if (false) {' }],
    faults: ['F23'],
    caughtBy: ['I2', 'I3'],
  },
  {
    name: 'no-sweeper',
    about: 'nobody looks for due work whose wake-up is gone',
    patches: [
      {
        file: `${publishing}/sweepers.js`,
        find: 'this.running.push(this.repeat(name, sweep));',
        put: 'if (name === "connections") this.running.push(this.repeat(name, sweep));',
      },
    ],
    faults: ['F17', 'F18'],
    caughtBy: ['I3', 'I6'],
  },
];
