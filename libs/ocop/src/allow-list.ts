import { goodsList, type GoodsAnswer, type GoodsEntry, type PaperDemand } from '#libs/contracts';
import law from './data/goods-law-2026-11.json' with { type: 'json' };
import { addDays, type LegalDate } from './legal-dates.js';

/** What of a product decides whether it may be offered somewhere. */
export interface Goods {
  /** Score sheet; undefined = not chosen, so nothing is known. */
  sheet: number | undefined;
  /** % vol as stated on the label. */
  alcoholPercent?: number;
}

/** Where it would be offered. */
export interface Outlet {
  kind: 'marketplace' | 'ownShop' | 'retail';
  /** What is known of the goods this channel takes; left out = nothing. */
  goods?: readonly GoodsEntry[];
}

/** Whether a channel may show these goods: the strictest of what law and channel say, with every source. */
export interface GoodsPermit {
  answer: GoodsAnswer;
  /** All of them are needed; empty unless some entry says `withPapers`. */
  papers: readonly PaperDemand[];
  /** The entries it rests on, law first; empty = no source. */
  entries: readonly GoodsEntry[];
  /** An entry of the channel in force says that it checks the buyer's age. Left out = none does. */
  ageGate?: true;
  /** Next day on which an entry begins or ends. */
  changesOn?: LegalDate;
}

const STRICTEST: readonly GoodsAnswer[] = ['no', 'unknown', 'withPapers', 'yes'];

const everyChannel: readonly GoodsEntry[] = goodsList.parse(law.everyChannel).entries;
const ownShop: readonly GoodsEntry[] = goodsList.parse(law.ownShop).entries;

/** What law says about goods on every channel, and on a shop of one's own; for show and for fingerprints. */
export const goodsLaw = { everyChannel, ownShop };

function isAbout({ sheets, alcoholFrom }: GoodsEntry, { sheet, alcoholPercent }: Goods): boolean {
  if (sheet === undefined || !sheets.includes(sheet)) return false;
  return alcoholFrom === undefined || alcoholPercent === undefined || alcoholPercent >= alcoholFrom;
}

const isInForce = ({ validFrom, validTo }: GoodsEntry, today: LegalDate): boolean =>
  (validFrom === undefined || validFrom <= today) && (validTo === undefined || validTo >= today);

const changesOf = ({ validFrom, validTo }: GoodsEntry): LegalDate[] => [
  ...(validFrom ? [validFrom] : []),
  ...(validTo ? [addDays(validTo, 1)] : []),
];

/**
 * May these goods be offered on this channel today? Law binds every channel; beside it somebody must say that the
 * channel takes them: its own list, or for a shop of one's own the law on such shops. Otherwise it is `unknown`.
 */
export function goodsPermit(goods: Goods, { kind, goods: own = [] }: Outlet, today: LegalDate): GoodsPermit {
  const laws = everyChannel.filter((entry) => isAbout(entry, goods));
  const channel = [...own, ...(kind === 'ownShop' ? ownShop : [])].filter((entry) => isAbout(entry, goods));
  const [changesOn] = [...laws, ...channel]
    .flatMap(changesOf)
    .filter((day) => day > today)
    .sort();
  const bound = laws.filter((entry) => isInForce(entry, today));
  const taken = channel.filter((entry) => isInForce(entry, today));
  const entries = [...bound, ...taken];
  const answers = new Set(entries.map(({ answer }) => answer));
  if (taken.length === 0) answers.add('unknown');
  return {
    answer: STRICTEST.find((answer) => answers.has(answer)) ?? 'unknown',
    papers: entries.flatMap(({ papers }) => papers),
    entries,
    ...(taken.some(({ ageGate }) => ageGate) && { ageGate: true }),
    ...(changesOn !== undefined && { changesOn }),
  };
}
