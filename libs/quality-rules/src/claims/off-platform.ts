import { contactsIn } from '../contacts.js';
import marketplaces from '../lexicons/marketplaces.json' with { type: 'json' };
import { offPlatformWords } from '../lexicons/off-platform.js';
import type { ReadText, TermHit } from '../texts.js';
import { disguisedAddresses, labelledPhones, spelledPhones } from './disguised-contacts.js';
import { type Finds, Vocabulary } from './vocabulary.js';

const vocabulary = new Vocabulary(offPlatformWords);

/** The lexicon a rule or fact has to declare to use `offPlatformFinds`. */
export const offPlatformLexicon = vocabulary.terms;

export interface OffPlatformFind extends TermHit {
  /** `strong`: a contact or a clear invitation; `weak`: asks for contact; `name`: names a channel, which may be harmless. */
  strength: 'strong' | 'weak' | 'name';
}

const CONTACTS = [contactsIn, spelledPhones, labelledPhones, disguisedAddresses];
const RANK = { strong: 0, weak: 1, name: 2 };
/** A channel with a colon behind it is a field of a template. */
const FIELD = /^ ?:/;
/** What fills such a field: an address, a name or a number in its line. */
const FILLED =
  /^ ?: ?(?!(?:địa chỉ|hotline|email|fax|website|xuất xứ|https?:?)(?![\p{L}\d])|đang cập nhật|không có)[^\n]*?[\p{L}\d]/u;
const LONGEST_FIELD = 40;
/** A marketplace as the value of a field leads nobody away from it. */
const isFilled = (behind: string): boolean =>
  FILLED.test(behind) && !marketplaces.values.some((name) => behind.replace(FIELD, '').startsWith(name));
const SENSITIVE = new Set([
  'fb',
  'page',
  'ig',
  'mess',
  'tele',
  'line',
  'mail',
  'email',
  'gmail',
  'website',
  'web',
  'lh',
  'sđt',
  'cskh',
  'tổng đài',
]);

/** "Website:" with nothing behind it invites nobody; "fb: Trà Đồi Sương" does. */
function strengthOf(hit: TermHit, kind: OffPlatformFind['strength']): OffPlatformFind['strength'] | undefined {
  const behind = hit.text.folded.text.slice(hit.end, hit.end + LONGEST_FIELD);
  if (kind === 'name') return SENSITIVE.has(hit.term) && isFilled(behind) ? 'strong' : kind;
  return kind === 'strong' && FIELD.test(behind) && !/^ ?:(?:[^\n]*[\p{L}\d]|\s*\(?[+\d@])/u.test(behind)
    ? undefined
    : kind;
}

/** Contacts and invitations out of the marketplace, strong ones first; of overlapping ones the stronger stays. */
export function offPlatformFinds(source: Finds & { texts: readonly ReadText[] }, lexicon: string): OffPlatformFind[] {
  const finds: OffPlatformFind[] = [];
  for (const text of source.texts)
    if (text.role !== 'label')
      for (const range of CONTACTS.flatMap((find) => find(text.folded.text)))
        finds.push({ text, term: '', ...range, strength: 'strong' });
  for (const [text, marks] of vocabulary.marks(source.found(lexicon)))
    for (const mark of marks) {
      const strength = mark.kind === 'nothing' ? undefined : strengthOf(mark, mark.kind);
      if (strength && (strength === 'strong' || text.role !== 'label')) finds.push({ ...mark, strength });
    }
  finds.sort((a, b) => RANK[a.strength] - RANK[b.strength]);
  return apart(finds);
}

/** Leaves out what overlaps something before it; a find is short, so only nearby starts can overlap. */
function apart(finds: readonly OffPlatformFind[]): OffPlatformFind[] {
  const taken = new Map<ReadText, Set<number>>();
  return finds.filter(({ text, start, end }) => {
    const units = taken.get(text) ?? new Set<number>();
    taken.set(text, units);
    if (units.has(start) || units.has(end - 1)) return false;
    for (let at = start; at < end; at++) units.add(at);
    return true;
  });
}
