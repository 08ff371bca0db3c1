import { HitIndex, sentenceOf } from '../clauses.js';
import { contactsIn } from '../contacts.js';
import marketplaces from '../lexicons/marketplaces.json' with { type: 'json' };
import { offPlatformWords } from '../lexicons/off-platform.js';
import type { ReadText, TermHit } from '../texts.js';
import { disguisedAddresses, labelledPhones, shopPlaces, spelledPhones } from './disguised-contacts.js';
import { type Finds, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof offPlatformWords;

const vocabulary = new Vocabulary<Kind>(offPlatformWords);

/** The lexicon a rule or fact has to declare to use `offPlatformFinds`. */
export const offPlatformLexicon = vocabulary.terms;

export interface OffPlatformFind extends TermHit {
  /** `strong`: a contact or a clear invitation; `weak`: asks for contact; `name`: names a channel, which may be harmless. */
  strength: 'strong' | 'weak' | 'name';
}

const CONTACTS = [contactsIn, spelledPhones, labelledPhones, disguisedAddresses, shopPlaces];
const RANK = { strong: 0, weak: 1, name: 2 };
/** A channel with a colon behind it is a field of a template. */
const FIELD = /^ ?:/;
/** What fills such a field: an address, a name or a number in its line, or a number below it. */
const FILLED =
  /^ ?:(?:(?! ?(?:(?:địa chỉ|hotline|email|fax|website|xuất xứ|https?:?)(?![\p{L}\d])|đang cập nhật|cập nhật sau|chưa có|không có|updating|n\/a))[^\n]*?[\p{L}\d]|\s*\(?[+\d@])/u;
const LONGEST_FIELD = 40;
const VALUE = /^ ?:\s*/;
/** A marketplace as the value of a field leads nobody away from it. */
const isFilled = (behind: string): boolean =>
  FILLED.test(behind) && !marketplaces.values.some((name) => behind.replace(VALUE, '').startsWith(name));
/** The marketplaces themselves, without a shop on them. */
const OWN_DOMAINS = new Set(marketplaces.names.flatMap((name) => [`${name}.vn`, `${name}.com`]));
const VIDEO = /youtu\.be\/|youtube\.com\/watch/;
const HOW_TO = /(?:hướng dẫn|cách)(?![\p{L}])[^\n]{0,50}\n?$/u;
/** Plain asking, without a way named: where it happens is said beside it. */
const ASKING = /^(?:(?:xin|vui lòng|hãy|để) )?(?:liên hệ|liên lạc|nhắn|gửi tin nhắn)/u;
/** Whom one asks for help, not to buy. */
const HELPERS =
  /^(?: \p{L}{1,8}){0,3} (?:bác sĩ|y tế|dược sĩ|bệnh viện|chuyên gia|thầy thuốc|phòng khám|chuyên viên y|cơ quan chức năng|công an)(?!\p{L})/u;
const PLATFORM_REACH = 45;
/** Goods that are carried to a shop. */
const CARRIED = /(?:mang|đem|chuyển|giao|đưa|gửi|phân phối|cung cấp|phân bổ)(?: \p{L}{1,12}){0,4} $/u;
const VISIT = /^(?:đến|tới|qua) /u;
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

const after = ({ text, end }: TermHit): string => text.folded.text.slice(end, end + LONGEST_FIELD);
const ahead = ({ text, start }: TermHit): string => text.folded.text.slice(Math.max(0, start - LONGEST_FIELD), start);

/** The maker's own ways to its wares: "chúng tôi đến tận vườn", "được thu mua tại vườn". */
const GOING = /^(?:đến|tới|qua|ghé|tạt|mua|bán|đặt|lấy|nhận|xem) /u;
const OWN_WAYS =
  /(?<!\p{L})(?:được|thu|chúng tôi|chúng mình|thương lái|đội|đoàn|du khách|nhân viên|kỹ sư|cán bộ|thợ|bà con|nguyên liệu|nhà máy|công ty|nông dân|em|mình|tôi)(?!\p{L})[^\n.;,]{0,24}$/u;
const INVITED = /(?<!\p{L})(?:bạn|khách|mời|hãy|xin|vui lòng|nhớ|có thể|nên|cả nhà|ai)(?!\p{L})[^\n.;]{0,36}$/u;

/** "Website:" with nothing behind it invites nobody; "fb: Trà Đồi Sương" does. */
function strengthOf(hit: TermHit, kind: Kind): OffPlatformFind['strength'] | undefined {
  const behind = after(hit);
  if (kind === 'nothing' || kind === 'platform') return undefined;
  if (kind === 'place') return /^[^\n]{0,20}?(?::|\d)/.test(behind) ? 'strong' : undefined;
  if (kind === 'name') return SENSITIVE.has(hit.term) && isFilled(behind) ? 'strong' : kind;
  if (ASKING.test(hit.term) && HELPERS.test(behind)) return undefined;
  if (VISIT.test(hit.term) && CARRIED.test(ahead(hit))) return undefined;
  if (GOING.test(hit.term) && OWN_WAYS.test(ahead(hit)) && !INVITED.test(ahead(hit))) return undefined;
  return kind === 'strong' && FIELD.test(behind) && !isFilled(behind) ? undefined : kind;
}

/** "nhắn tin cho shop qua chat": the marketplace's own way stands beside it in its sentence. */
function isOnPlatform(hit: TermHit, platform: HitIndex): boolean {
  if (!ASKING.test(hit.term)) return false;
  return [...platform.before(hit, 1), ...platform.after(hit, 1)].some(
    (own) =>
      Math.max(own.start - hit.end, hit.start - own.end) <= PLATFORM_REACH &&
      sentenceOf(hit.text, own.start) === sentenceOf(hit.text, hit.start),
  );
}

/** Numbers, links and addresses; a film that shows how to use the goods is a link, but no invitation. */
function contactsOf(text: ReadText): OffPlatformFind[] {
  const { text: folded } = text.folded;
  return CONTACTS.flatMap((find) => find(folded)).flatMap((range) => {
    const found = folded.slice(range.start, range.end);
    if (OWN_DOMAINS.has(found.replace(/^(?:https?:\/\/)?(?:www\.)?/, ''))) return [];
    const isFilm = VIDEO.test(found) && HOW_TO.test(folded.slice(Math.max(0, range.start - 70), range.start));
    return [{ text, term: '', ...range, strength: isFilm ? 'name' : 'strong' }];
  });
}

/** Contacts and invitations out of the marketplace, strong ones first; of overlapping ones the stronger stays. */
export function offPlatformFinds(source: Finds & { texts: readonly ReadText[] }, lexicon: string): OffPlatformFind[] {
  const finds = source.texts.filter(({ role }) => role !== 'label').flatMap(contactsOf);
  for (const [text, marks] of vocabulary.marks(source.found(lexicon))) {
    const platform = new HitIndex(marks.filter(({ kind }) => kind === 'platform'));
    for (const mark of marks) {
      const strength = strengthOf(mark, mark.kind);
      if (!strength || (strength !== 'strong' && text.role === 'label')) continue;
      if (strength === 'name' || !isOnPlatform(mark, platform)) finds.push({ ...mark, strength });
    }
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
