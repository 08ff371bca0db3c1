import type { LegalDate } from '#libs/ocop';
import { z } from 'zod';
import first from './packs/2026-11-a.json' with { type: 'json' };
import { profileIds } from './profile.js';
import type { ChannelKind, GateSeverity, Rule } from './rule.js';

const gateSeverity = z.enum(['block', 'review', 'warn', 'inform']);
const entry = z.strictObject({
  severity: z
    .strictObject({
      default: gateSeverity.optional(),
      marketplace: gateSeverity.optional(),
      ownShop: gateSeverity.optional(),
      retail: gateSeverity.optional(),
    })
    .optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  off: z.boolean().optional(),
});
const packFile = z.strictObject({
  id: z.string().regex(/^\d{4}-\d{2}-[a-z]$/),
  validFrom: z.iso.date(),
  about: z.strictObject({ vi: z.string(), en: z.string() }),
  profile: z.string(),
  /** By rule id; a rule that is not named is off. */
  rules: z.record(z.string(), entry),
});

/** A dated set of severities: law changes by a new file, not by a release. */
export type RulePack = z.infer<typeof packFile>;

/** The packs that come with the code, oldest first. */
export const rulePackFiles: readonly unknown[] = [first];

/** What is wrong with a pack, by field; it must not be loaded. */
export class RulePackError extends Error {
  /** One line per field, e.g. `rules.Z99: no such rule`. */
  readonly problems: readonly string[];

  /** @param fields issues with the codes of the catalogue of field issues in `params.code` */
  constructor(readonly fields: z.ZodError) {
    const problems = fields.issues.map(({ message, path }) => `${path.join('.')}: ${message}`);
    super(`rule pack refused: ${problems.join('; ')}`);
    this.name = 'RulePackError';
    this.problems = problems;
  }
}

/** What the form of a pack cannot say: its rules and its profile exist, no period is empty. */
function checkNames(pack: z.infer<typeof packFile>, rules: readonly Rule[], context: z.RefinementCtx): void {
  const tell = (path: string[], message: string, params: { code: string } & Record<string, string>): void =>
    context.addIssue({ code: 'custom', path, message, params });
  const profiles = profileIds();
  if (!profiles.includes(pack.profile))
    tell(['profile'], `no such profile; known: ${profiles.join(', ')}`, {
      ...{ code: 'pack.profile', known: profiles.join(', ') },
    });
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [id, own] of Object.entries(pack.rules)) {
    const rule = known.get(id);
    const from = own.validFrom ?? rule?.validFrom;
    const to = own.validTo ?? rule?.validTo;
    if (!rule) tell(['rules', id], 'no such rule', { code: 'pack.rule' });
    else if (from && to && from > to)
      tell(['rules', id], `validFrom ${from} is after validTo ${to}`, { code: 'pack.period', from, to });
  }
}

/** Reads a pack. An unknown rule or profile, a bad date or an empty period throws {@link RulePackError}: never half a pack. */
export function loadRulePack(file: unknown, rules: readonly Rule[]): RulePack {
  const parsed = packFile.superRefine((pack, context) => checkNames(pack, rules, context)).safeParse(file);
  if (!parsed.success) throw new RulePackError(parsed.error);
  return parsed.data;
}

/** Severity of a rule on one kind of channel under a pack; undefined kind = the product by itself. */
export function severityOf(rule: Rule, pack: RulePack, kind?: ChannelKind): GateSeverity {
  const own = pack.rules[rule.id]?.severity;
  return (kind && own?.[kind]) ?? own?.default ?? rule.severity;
}

/** First and last day a rule is in force under a pack; null = switched off. */
export function periodOf(rule: Rule, pack: RulePack): { from?: LegalDate; to?: LegalDate } | null {
  const own = pack.rules[rule.id];
  if (!own || own.off) return null;
  return { from: own.validFrom ?? rule.validFrom, to: own.validTo ?? rule.validTo };
}
