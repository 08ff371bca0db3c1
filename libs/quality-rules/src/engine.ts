import { limits, type Assessment, type Finding } from '#libs/contracts';
import { addDays, startOfLegalDate, type LegalDate } from '#libs/ocop';
import { readProduct, type AssessInput, type Reading } from './context.js';
import { settle } from './decisions.js';
import { LexiconScan } from './lexicon-scan.js';
import { profileOf, type Profile } from './profile.js';
import { periodOf, severityOf, type RulePack } from './rule-pack.js';
import { notChecked, type ChannelKind, type GateSeverity, type Rule, type RuleHit } from './rule.js';
import { scoreOf } from './score.js';
import { verdictOf, type Judged } from './verdict.js';

const RANK = { block: 0, review: 1, warn: 2, inform: 3, notChecked: 4 } as const;
/** Finds of one rule that are told, about the product and about each channel; a text full of one fault needs no more. */
const PER_RULE = 20;

const weaker = (a: GateSeverity, b: GateSeverity): GateSeverity => (RANK[a] >= RANK[b] ? a : b);
const stronger = (a: GateSeverity, b: GateSeverity): GateSeverity => (RANK[a] <= RANK[b] ? a : b);

/** The verdict without what only its keeper knows: version, revision and time. */
export interface Judgement extends Pick<
  Assessment,
  'rulePack' | 'score' | 'grade' | 'dimensions' | 'channels' | 'findings' | 'moreFindings' | 'verifications'
> {
  reassessAt?: number;
}

/** Judges products by a rule pack. Built once; `assess` is pure and does not depend on the order of rules. */
export class RuleEngine {
  private readonly scan: LexiconScan;
  private readonly profile: Profile;

  constructor(
    readonly rules: readonly Rule[],
    readonly pack: RulePack,
  ) {
    this.scan = new LexiconScan(rules);
    this.profile = profileOf(pack.profile);
  }

  assess(input: AssessInput): Judgement {
    const reading = readProduct(input, this.scan);
    const found: Judged[] = [];
    for (const rule of this.rules) this.judge(rule, input, reading, found);
    const { told, rest } = apart(settle(found, input.product, input.decisions));
    const kept = told.slice(0, limits.findings);
    const findings = kept.map(({ finding }) => finding);
    const judged = rest.length > 0 ? [...told, ...rest] : told;
    return {
      rulePack: this.pack.id,
      ...reassess(reading.days),
      ...scoreOf(input, told, this.profile, reading.texts),
      channels: Object.fromEntries(
        input.channels.map((channel) => [channel.id, verdictOf(channel, judged, kept.length)]),
      ),
      findings,
      moreFindings: judged.length - kept.length,
      verifications: Object.fromEntries(
        (input.product.content.documents ?? []).map(({ id }) => [id, input.verifications[id] ?? 'claimed']),
      ),
    };
  }

  private judge(rule: Rule, input: AssessInput, reading: Reading, judged: Judged[]): void {
    const period = periodOf(rule, this.pack);
    if (!period) return;
    if (period.from && period.from > input.today) {
      reading.days.add(period.from);
      return;
    }
    if (period.to && period.to < input.today) return;
    if (period.to) reading.days.add(addDays(period.to, 1));
    const context = reading.contextOf(rule);
    const answer = input.unanswerable?.includes(rule.id) ? notChecked : rule.check(context);
    if (answer === notChecked) {
      const finding = { rule: rule.id, ruleVersion: rule.version, dimension: rule.dimension, field: '', params: {} };
      judged.push({ finding: { ...finding, severity: 'notChecked' }, rule, severityOn: () => 'inform' });
      return;
    }
    for (const hit of answer) judged.push(this.judged(rule, hit, input));
  }

  private judged(rule: Rule, hit: RuleHit, { channels }: AssessInput): Judged {
    const on = (kind?: ChannelKind): GateSeverity => {
      const own = severityOf(rule, this.pack, kind);
      return hit.severity ? weaker(own, hit.severity) : own;
    };
    const concerned = hit.channel ? channels.filter(({ id }) => id === hit.channel) : channels;
    const kinds = [...new Set(concerned.map(({ kind }) => kind))].sort();
    const severities = kinds.map((kind) => [kind, on(kind)] as const);
    const severity = severities.length === 0 ? on() : severities.map(([, own]) => own).reduce(stronger);
    const differs = severities.some(([, own]) => own !== severity);
    return {
      finding: toFinding(rule, hit, severity, differs ? Object.fromEntries(severities) : undefined),
      rule,
      severityOn: on,
    };
  }
}

function toFinding(
  rule: Rule,
  hit: RuleHit,
  severity: GateSeverity,
  severities?: Record<string, GateSeverity>,
): Finding {
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    dimension: rule.dimension,
    severity,
    field: hit.field,
    ...(hit.start !== undefined && { start: hit.start }),
    ...(hit.end !== undefined && { end: hit.end }),
    params: { ...hit.params, ...(hit.case && { case: hit.case }) },
    ...(hit.suggestedValue !== undefined && { suggestedValue: hit.suggestedValue }),
    ...(hit.channel && { channel: hit.channel }),
    ...(rule.whenLive && (severity === 'block' || severity === 'review') && { whenLive: rule.whenLive }),
    ...(severities && { severities }),
  };
}

function reassess(days: ReadonlySet<LegalDate>): { reassessAt?: number } {
  const next = [...days].sort()[0];
  return next ? { reassessAt: startOfLegalDate(next) } : {};
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Finds that are told, in order, and those a rule has too many of. Every find counts for the verdict; what people settled
 * leaves the places to what they have not seen yet.
 */
function apart(judged: readonly Judged[]): { told: Judged[]; rest: Judged[] } {
  const counts = new Map<string, number>();
  const [told, rest]: [Judged[], Judged[]] = [[], []];
  for (const one of [...judged].sort(compare)) {
    const key = `${one.finding.rule}/${one.finding.channel ?? ''}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    (count <= PER_RULE ? told : rest).push(one);
  }
  return { told, rest };
}

/** Gates first, then by rule, channel and place: independent of the order in which rules ran. */
function compare({ finding: a }: Judged, { finding: b }: Judged): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    order(a.rule, b.rule) ||
    order(a.channel ?? '', b.channel ?? '') ||
    order(a.field, b.field) ||
    (a.start ?? 0) - (b.start ?? 0)
  );
}
