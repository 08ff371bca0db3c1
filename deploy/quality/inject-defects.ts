import type { FactName } from '#libs/quality-rules';
import type { Assessed, Assessor } from './assessor.js';
import { type Injected, type Injector, injectors } from './injectors.js';
import type { OpenListing } from './labelled-listings.js';
import type { Listing } from './listing.js';
import { type Estimate, estimate } from './statistics.js';

/** A listing in which the readers marked any of these is no ground for a defect. */
const defects: readonly FactName[] = [
  'disease_claim',
  'superlative',
  'off_platform',
  'text_defect',
  'field_contradiction',
  'title_problem',
];
const isClean = ({ labels }: OpenListing): boolean => defects.every((label) => (labels[label] ?? []).length === 0);

/** What became of one kind of defect over all clean listings that could take it. */
export interface InjectionFigures {
  id: string;
  /** Tries in which a wanted rule pointed at the defect and every wanted fact became true. */
  hit: Estimate;
  /** Tries in which nothing else was newly found. */
  alone: Estimate;
  /** What else was newly found, and how often: rules and facts by name. */
  extras: Record<string, number>;
  /** Listings in which it was not found. */
  missed: (string | number)[];
}
interface Look {
  rules: Map<string, number>;
  facts: ReadonlySet<string>;
  findings: Assessed['findings'];
}

/** Puts one defect at a time into clean listings and sees that it is found, and nothing else. */
export class DefectInjection {
  /** Looks at listings as they are; every kind of defect compares with the same. */
  private readonly untouched = new Map<Listing, Look>();

  constructor(private readonly assessor: Assessor) {}

  /** @param listings those that are not clean are passed over */
  run(listings: readonly OpenListing[]): InjectionFigures[] {
    const clean = listings.filter(isClean);
    return injectors.map((injector) => this.tryOut(injector, clean));
  }

  private before(listing: Listing): Look {
    const look = this.untouched.get(listing) ?? this.look(listing);
    this.untouched.set(listing, look);
    return look;
  }

  private look(listing: Listing): Look {
    const assessed = this.assessor.assess(listing) as Assessed;
    const findings = assessed.findings.filter(({ severity }) => severity !== 'notChecked');
    const rules = new Map<string, number>();
    for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const stated = Object.entries(assessed.facts).filter(([, { value }]) => value);
    return { rules, facts: new Set(stated.map(([name]) => name)), findings };
  }

  private tryOut(injector: Injector, listings: readonly OpenListing[]): InjectionFigures {
    const extras: Record<string, number> = {};
    const missed: (string | number)[] = [];
    let [tries, alone] = [0, 0];
    listings.forEach(({ id, listing }, turn) => {
      const texts = { name: listing.name ?? '', description: listing.description ?? '' };
      const injected = injector.inject(texts, turn);
      if (injected === null) return;
      tries++;
      const { name, description } = injected;
      const [before, after] = [this.before(listing), this.look({ ...listing, name, description })];
      if (!isFound(injector, injected, after)) missed.push(id);
      const others = newlyFound(injector, before, after);
      if (others.length === 0) alone++;
      for (const other of others) extras[other] = (extras[other] ?? 0) + 1;
    });
    const hit = estimate(tries - missed.length, tries);
    return { id: injector.id, hit, alone: estimate(alone, tries), extras, missed };
  }
}

function isFound({ rules, facts }: Injector, { at }: Injected, after: Look): boolean {
  const pointed = after.findings.some(
    ({ rule, field, start = 0, end = Infinity }) =>
      rules.includes(rule) && field === `/${at.field}/vi` && start < at.end && at.start < end,
  );
  return pointed && facts.every((fact) => after.facts.has(fact));
}

/** Rules that find more often than before, and facts that were not stated before, but for those that belong to the defect. */
function newlyFound({ rules, facts, follows }: Injector, before: Look, after: Look): string[] {
  const mayRules = [...rules, ...(follows?.rules ?? [])];
  const mayFacts: readonly FactName[] = [...facts, ...(follows?.facts ?? [])];
  const newRules = [...after.rules].filter(
    ([rule, times]) => times > (before.rules.get(rule) ?? 0) && !mayRules.includes(rule),
  );
  const newFacts = [...after.facts].filter((fact) => !before.facts.has(fact) && !mayFacts.some((may) => may === fact));
  return [...newRules.map(([rule]) => rule), ...newFacts];
}
