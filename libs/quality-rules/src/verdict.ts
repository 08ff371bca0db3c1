import type { ChannelVerdict, Finding, Readiness } from '#libs/contracts';
import { foldText } from '#libs/ocop';
import type { ChannelInput, ChannelKind, GateSeverity, Rule } from './rule.js';

/** A finding with what decides its weight on each kind of channel. */
export interface Judged {
  finding: Finding;
  rule: Rule;
  severityOn(kind?: ChannelKind): GateSeverity;
}

/** Texts that a channel may replace by its own, so that it does not show them. */
const REPLACEABLE = /^\/(?:name|description|sections)\//;
const FIT_COST = 25;

/** What a channel shows, folded; made only when a find has to be looked up in it. */
function shownOn(channel: ChannelInput): () => string {
  let shown: string | undefined;
  return () => (shown ??= foldText(`${channel.rendered.title}\n${channel.rendered.description}`));
}

/** False when the passage found stands in a text that this channel does not show. */
function isShown(finding: Finding, channel: ChannelInput, shown: () => string): boolean {
  const { passage } = finding.params;
  if (typeof passage !== 'string' || !REPLACEABLE.test(finding.field)) return true;
  const { name, description } = channel.ownTexts ?? {};
  if (finding.field === '/name/vi' && !name) return true;
  if (finding.field === '/description/vi' && !description) return true;
  return shown().includes(foldText(passage));
}

/**
 * The verdict for one channel: a block by law or ban refuses, a block of form or a review makes it fixable.
 * @param judged all finds, gates first
 * @param kept how many of them are told; `blocking` points only at those
 */
export function verdictOf(channel: ChannelInput, judged: readonly Judged[], kept: number): ChannelVerdict {
  const shown = shownOn(channel);
  const blocking: number[] = [];
  let readiness: Readiness = 'ready';
  let misfits = 0;
  judged.forEach(({ finding, rule, severityOn }, index) => {
    if (finding.severity === 'notChecked' || (finding.channel && finding.channel !== channel.id)) return;
    const severity = severityOn(channel.kind);
    if (rule.gate === 'form' && finding.channel && severity !== 'inform') misfits++;
    if ((severity !== 'block' && severity !== 'review') || !isShown(finding, channel, shown)) return;
    if (index < kept) blocking.push(index);
    if (severity === 'block' && rule.gate === 'law') readiness = 'refused';
    else if (readiness === 'ready') readiness = 'fixable';
  });
  return {
    readiness,
    blocking,
    grammarVersion: channel.grammarVersion,
    renderHash: channel.renderHash,
    fit: Math.max(0, 100 - misfits * FIT_COST),
  };
}
