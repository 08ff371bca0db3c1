import type { LegalDate } from '#libs/ocop';
import { z } from 'zod';
import first from './packs/2026-11-a.json' with { type: 'json' };
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

/** What is wrong with a pack; it must not be loaded. */
export class RulePackError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`rule pack refused: ${problems.join('; ')}`);
    this.name = 'RulePackError';
  }
}

/** Reads a pack. An unknown rule, a bad date or an empty period throws {@link RulePackError}: never half a pack. */
export function loadRulePack(file: unknown, rules: readonly Rule[]): RulePack {
  const parsed = packFile.safeParse(file);
  if (!parsed.success)
    throw new RulePackError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const problems = Object.entries(parsed.data.rules).flatMap(([id, own]) => {
    const rule = known.get(id);
    if (!rule) return [`rules.${id}: no such rule`];
    const from = own.validFrom ?? rule.validFrom;
    const to = own.validTo ?? rule.validTo;
    return from && to && from > to ? [`rules.${id}: validFrom ${from} is after validTo ${to}`] : [];
  });
  if (problems.length > 0) throw new RulePackError(problems);
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
