import { createHash } from 'node:crypto';
import type { Finding, FindingDecision, ProductState } from '#libs/contracts';
import { foldText } from '#libs/ocop';
import type { GateSeverity } from './rule.js';
import type { Judged } from './verdict.js';

/** What a person decided on one finding of one product. */
export interface Decision {
  /** See {@link findingKey}. */
  key: string;
  kind: FindingDecision['kind'];
  at: number;
  reason: string;
}

const isGate = (severity: string): boolean => severity === 'block' || severity === 'review';

/** What a finding weighs by its rule alone. */
export const ownSeverity = ({ decision, severity }: Pick<Finding, 'decision' | 'severity'>): Finding['severity'] =>
  decision?.severity ?? severity;

function valueAt({ content, producer }: ProductState, pointer: string): unknown {
  let value: unknown = { ...content, producer };
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

/** JSON with sorted keys; other scans of a paper are the same paper. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(foldText(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && name !== 'files');
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .join()}}`;
}

const SENTENCE_END = /[.!?;\n]/;
/** A sentence is read so far to either side (UTF-16 units): texts without full stops cost no more than others. */
const REACH = 300;

/** The sentence around a range, on the stored text. */
function sentenceAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH).split(SENTENCE_END)[0] ?? '';
  return before + text.slice(start, end) + after;
}

/** What a finding rests on: the passage found, for a gate with its sentence; without a passage the whole value. */
function evidenceOf(finding: Finding, product: ProductState): string[] {
  const value = valueAt(product, finding.field);
  const { start, end } = finding;
  if (typeof value === 'string' && start !== undefined && end !== undefined && end > start) {
    const passage = foldText(value.slice(start, end));
    // What is right of one sentence need not be right of the same words in another.
    return isGate(ownSeverity(finding)) ? [passage, foldText(sentenceAround(value, start, end))] : [passage];
  }
  // Of what is missing only the place is known.
  return value === undefined ? [finding.field] : [canonical(value)];
}

/**
 * Names a finding of a product over its revisions: rule, case, channel and folded passage. An edit elsewhere keeps it, a
 * change of the passage ends it. Holds no text.
 */
export function findingKey(finding: Finding, product: ProductState): string {
  const parts = [finding.params['case'] ?? '', finding.channel ?? '', ...evidenceOf(finding, product)];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
  return `${finding.rule}.${hash}`;
}

/** Rules that say what the allow-list says: a dated entry with its source changes the answer, nobody's word does. */
const BY_ENTRY = new Set(['C01', 'K06']);

/**
 * False for what no person can settle: whether a channel takes these goods, and that no sheet is chosen where the
 * channel's form rests on it. Unknown goods are never ready, and tourism is never a parcel, whoever says so.
 */
export const isDecidable = ({ rule, params }: Pick<Finding, 'rule' | 'params'>): boolean =>
  !BY_ENTRY.has(rule) && !(rule === 'K05' && params['case'] === 'ocopSheet');

/** True for what an officer is asked to accept or refuse. */
export const isOpenReview = (finding: Pick<Finding, 'rule' | 'params' | 'severity'>): boolean =>
  finding.severity === 'review' && isDecidable(finding);

/** Each decision is about one weight: advice is dismissed, a review accepted or refused, a block found to be wrong. */
function applies({ kind }: Decision, severity: Finding['severity']): boolean {
  if (kind === 'dismissed') return severity === 'warn' || severity === 'inform';
  return severity === (kind === 'falsePositive' ? 'block' : 'review');
}

function settled(judged: Judged, { at, kind, reason }: Decision): Judged {
  const { finding, severityOn } = judged;
  const { whenLive: _whenLive, severities: _severities, ...rest } = finding;
  const decision = { kind, severity: finding.severity, at, reason };
  if (kind !== 'refused')
    return { ...judged, finding: { ...rest, severity: 'inform', decision }, severityOn: () => 'inform' };
  const on = (...kinds: Parameters<Judged['severityOn']>): GateSeverity => {
    const own = severityOn(...kinds);
    return own === 'review' ? 'block' : own;
  };
  return { ...judged, finding: { ...finding, severity: 'block', decision }, severityOn: on };
}

/** Finds with what people decided on them. A decision that fits no find, or one nobody can decide, changes nothing. */
export function settle(judged: Judged[], product: ProductState, decisions: readonly Decision[] = []): Judged[] {
  if (decisions.length === 0) return judged;
  const rules = new Set(decisions.map(({ key }) => key.split('.')[0]));
  return judged.map((one) => {
    if (one.finding.severity === 'notChecked' || !rules.has(one.finding.rule)) return one;
    if (!isDecidable(one.finding)) return one;
    const key = findingKey(one.finding, product);
    const decision = decisions.find((known) => known.key === key && applies(known, one.finding.severity));
    return decision ? settled(one, decision) : one;
  });
}
