import { limits, type Language, type ProductState } from '#libs/contracts';
import { goodsKind, utf8Bytes } from '#libs/ocop';
import { labelGroup, type LabelItem } from '../../law/label-groups.js';
import { fieldQuestions } from '../questions.js';
import { sectionsOf, type Section, type SectionId } from './sections.js';

/** What a channel's form can hold, in UTF-16 units and, where it counts them, UTF-8 bytes. */
export interface DescriptionLimit {
  min: number;
  max: number;
  maxBytes?: number;
}

export interface SectionState {
  id: SectionId;
  /** `shortened`: its facts stay, its prose had no room. `missing`: the product says nothing of it. */
  state: 'whole' | 'shortened' | 'dropped' | 'missing';
}

export interface BuiltDescription {
  /** Plain text in NFC with line feeds; empty where the product states nothing. */
  text: string;
  characters: number;
  bytes: number;
  /** False when even what must stay is too long, or all there is is too short: then nothing was cut. */
  fits: boolean;
  sections: SectionState[];
  /** One per section that is missing and that these goods need. */
  questions: { section: SectionId; field: string; messages: Readonly<Record<Language, string>> }[];
}

/** What goes first when there is no room. */
const LEAST_FIRST: readonly SectionId[] = [
  'more',
  'story',
  'usage',
  'storage',
  'origin',
  'expiry',
  'ingredients',
  'whatItIs',
];

/** Field that would fill a section; the others follow from these or are never asked for. */
const FIELDS: Partial<Record<SectionId, string>> = {
  whatItIs: '/sections/whatItIs/vi',
  ingredients: '/labelFields/ingredients',
  netQuantity: '/labelFields/netQuantity',
  usage: '/labelFields/usage',
  storage: '/labelFields/storage',
  manufactured: '/labelFields/manufactured',
  expiry: '/labelFields/expiry',
  origin: '/labelFields/origin',
  alcohol: '/labelFields/alcoholPercent',
  warnings: '/labelFields/warning',
  story: '/sections/story/vi',
  responsible: '/producer/labelParty',
};
const ITEMS: Partial<Record<SectionId, readonly LabelItem[]>> = {
  ingredients: ['ingredients', 'composition'],
  netQuantity: ['netQuantity'],
  usage: ['usage'],
  storage: ['storage'],
  manufactured: ['manufactured'],
  expiry: ['expiry'],
  alcohol: ['alcohol'],
  warnings: ['warning'],
};
/** Asked where the sheet is unknown: what nearly all goods need. */
const COMMON: readonly SectionId[] = ['ingredients', 'netQuantity', 'usage', 'storage', 'expiry'];

function isNeeded(id: SectionId, { content: { ocopSheet } }: ProductState): boolean {
  const items = ITEMS[id];
  if (!items) return ocopSheet === undefined || id !== 'origin' || goodsKind(ocopSheet) !== 'service';
  if (ocopSheet === undefined) return COMMON.includes(id);
  return labelGroup(ocopSheet)?.must.some((item) => items.includes(item)) ?? false;
}

/** In characters; what is longer reads as a paragraph under its heading. */
const LONGEST_LINE = 200;

function written({ heading, facts, prose }: Section, withProse: boolean): string {
  const kept = withProse ? prose : '';
  const lines = [...facts.filter((fact) => !kept.includes(fact)), ...(kept ? [kept] : [])];
  if (lines.length === 0) return '';
  const text = lines.join('\n');
  if (heading === '') return text;
  return `${heading}:${text.includes('\n') || text.length > LONGEST_LINE ? '\n' : ' '}${text}`;
}

/** Short lines one below the other; what has paragraphs of its own stands apart. */
function joined(sections: readonly Section[], dropped: ReadonlySet<SectionId>): string {
  let out = '';
  let wasLine = false;
  for (const section of sections) {
    const text = written(section, !dropped.has(section.id));
    if (text === '') continue;
    const isLine = section.heading !== '' && !text.includes('\n');
    out += `${out === '' ? '' : isLine && wasLine ? '\n' : '\n\n'}${text}`;
    wasLine = isLine;
  }
  return out;
}

function stateOf(section: Section, dropped: ReadonlySet<SectionId>): SectionState['state'] {
  if (section.facts.length === 0 && section.prose === '') return 'missing';
  if (!dropped.has(section.id)) return 'whole';
  return section.facts.length > 0 ? 'shortened' : 'dropped';
}

/**
 * A product's own words as one description in a channel's form. Nothing is added but headings and phrases the law
 * demands, nothing is cut inside a section: what has no room is left out as a whole, the least telling first. The name,
 * label facts, warnings and phrases of the law always stay.
 */
export function buildDescription(product: ProductState, limit: DescriptionLimit): BuiltDescription {
  const sections = sectionsOf(product);
  const most = Math.min(limit.max, limits.description);
  const hasRoom = (dropped: ReadonlySet<SectionId>): boolean => {
    const text = joined(sections, dropped);
    return text.length <= most && utf8Bytes(text) <= (limit.maxBytes ?? Number.POSITIVE_INFINITY);
  };
  const dropped = new Set<SectionId>();
  for (const id of LEAST_FIRST) {
    if (hasRoom(dropped)) break;
    dropped.add(id);
  }
  // A long part may have taken shorter ones with it that still have room.
  if (hasRoom(dropped))
    for (const id of LEAST_FIRST.toReversed()) {
      const fewer = new Set([...dropped].filter((other) => other !== id));
      if (fewer.size < dropped.size && hasRoom(fewer)) dropped.delete(id);
    }
  const text = joined(sections, dropped);
  const states = sections.map((section) => ({ id: section.id, state: stateOf(section, dropped) }));
  return {
    text,
    characters: text.length,
    bytes: utf8Bytes(text),
    fits: hasRoom(dropped) && text.length >= limit.min,
    sections: states.filter(({ id, state }) => state !== 'missing' || FIELDS[id] !== undefined),
    questions: states.flatMap(({ id, state }) => {
      const field = FIELDS[id];
      const messages = field && fieldQuestions[field];
      return state === 'missing' && field && messages && isNeeded(id, product)
        ? [{ section: id, field, messages }]
        : [];
    }),
  };
}
