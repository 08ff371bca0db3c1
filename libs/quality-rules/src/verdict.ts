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
/** Passages looked up in what one channel shows; of any more it is taken that buyers see them. */
const LOOK_UPS = 500;

/** What one channel shows, folded; made only when a find has to be looked up in it. */
class Shown {
  private text: string | undefined;
  private readonly known = new Map<string, boolean>();

  constructor(private readonly channel: ChannelInput) {}

  /** False when the passage found stands in a text that this channel does not show. */
  has({ field, params: { passage } }: Finding): boolean {
    if (typeof passage !== 'string' || !REPLACEABLE.test(field)) return true;
    const { name, description } = this.channel.ownTexts ?? {};
    if (field === '/name/vi' && !name) return true;
    if (field === '/description/vi' && !description) return true;
    const known = this.known.get(passage);
    if (known !== undefined || this.known.size >= LOOK_UPS) return known ?? true;
    const { title, description: prose } = this.channel.rendered;
    this.text ??= foldText(`${title}\n${prose}`);
    const shown = this.text.includes(foldText(passage));
    this.known.set(passage, shown);
    return shown;
  }
}

/**
 * The verdict for one channel: a block by law or ban refuses, a block of form, a review or goods that nobody knows
 * the channel to take make it fixable.
 * @param judged all finds, those that are told first
 * @param kept how many of them are told; `blocking` points only at those
 */
export function verdictOf(channel: ChannelInput, judged: readonly Judged[], kept: number): ChannelVerdict {
  const shown = new Shown(channel);
  const blocking: number[] = [];
  let readiness: Readiness = 'ready';
  let misfits = 0;
  judged.forEach(({ finding, rule, severityOn }, index) => {
    if (finding.severity === 'notChecked' || (finding.channel && finding.channel !== channel.id)) return;
    const severity = severityOn(channel.kind);
    if (rule.gate === 'form' && finding.channel && severity !== 'inform') misfits++;
    if ((severity !== 'block' && severity !== 'review') || !shown.has(finding)) return;
    if (index < kept) blocking.push(index);
    if (severity === 'block' && rule.gate === 'law') readiness = 'refused';
    else if (readiness === 'ready') readiness = 'fixable';
  });
  // Whether the channel takes the goods is unknown: never ready, not even where C01 could not be checked.
  const isUnknown = (channel.permit?.answer ?? 'unknown') === 'unknown';
  return {
    readiness: isUnknown && readiness === 'ready' ? 'fixable' : readiness,
    blocking,
    grammarVersion: channel.grammarVersion,
    renderHash: channel.renderHash,
    fit: Math.max(0, 100 - misfits * FIT_COST),
  };
}
