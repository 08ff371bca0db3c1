import type { ProductState } from '#libs/contracts';
import { foldText, originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';

const SHORTEST = 2;

/** What kind of organisation it is stands before its own name. */
const KIND =
  /^(?:hợp tác xã|htx|tổ hợp tác|công ty(?: tnhh| cổ phần| cp)?(?: một thành viên| mtv)?|cơ sở(?: sản xuất)?|hộ(?: kinh doanh| sản xuất)?|trang trại|nông trại|doanh nghiệp(?: tư nhân)?|hội|hiệp hội)\s+/iu;

/** The name without its kind, when that is more than one word: "Đồi Sương" of "Hợp tác xã Đồi Sương". */
function core(name: string): string[] {
  const rest = name.replace(KIND, '');
  return rest !== name && /\s/.test(rest) ? [rest] : [];
}

/** Names of this product's brand and people, as their owners write them. */
export function ownNames({ content, producer }: ProductState): string[] {
  const names = [content.brand, producer.name, producer.labelParty?.name]
    .map((name) => name?.trim().normalize('NFC') ?? '')
    .filter((name) => name.length >= SHORTEST);
  return [...new Set(names.flatMap((name) => [name, ...core(name)]))];
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Places of names in a text, whatever their capitals and tone style. */
export function placesOf(read: ReadText, names: readonly string[]): { start: number; end: number; name: string }[] {
  const { text } = read.folded;
  return names.flatMap((name) => {
    const wanted = foldText(name);
    const found: { start: number; end: number; name: string }[] = [];
    if (wanted === '') return found;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const [before, after] = [text[at - 1] ?? ' ', text[at + wanted.length] ?? ' '];
      if (!LETTER.test(before) && !LETTER.test(after))
        found.push({ ...originalRange(read.folded, at, at + wanted.length), name });
    }
    return found;
  });
}
