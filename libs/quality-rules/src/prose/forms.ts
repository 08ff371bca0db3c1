import { isSyllable, placeTone } from '#libs/ocop';

/** A word as it is written, with all that can be said of it alone. A language repeats itself: each is looked into once. */
export interface Form {
  raw: string;
  /** NFC, lower case, tone mark in one place. */
  plain: string;
  /** `plain` without any mark. */
  bare: string;
  /** Can be a syllable of Vietnamese. */
  syllable: boolean;
  /** Answers of `ofForm`, by number. */
  known: unknown[];
}

/** A "word" longer than this is no word; it is kept, but never looked into. */
export const LONGEST = 40;

const MARKS = /[\u0300-\u036f]/g;

/** A word without any mark: "đường" → "duong". */
export const bare = (word: string): string => word.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');

function made(raw: string): Form {
  const plain = placeTone(raw.normalize('NFC').toLowerCase());
  return { raw, plain, bare: bare(plain), syllable: isSyllable(plain), known: [] };
}

const SLOTS = 65_536;
/** When so many words are known all are forgotten: memory stays flat whatever strangers write. */
const MOST = 20_000;
let table = new Array<Form | undefined>(SLOTS).fill(undefined);
let count = 0;

function isAt(text: string, start: number, { raw }: Form): boolean {
  for (let index = 0; index < raw.length; index++)
    if (raw.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}

/** The form of the word that stands in a text. Looked up by its letters, so that none are copied for a known one. */
export function formIn(text: string, start: number, end: number): Form {
  if (end - start > LONGEST) {
    const raw = text.slice(start, end);
    return { raw, plain: raw, bare: raw, syllable: false, known: [] };
  }
  let hash = 7;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (let form = table[slot]; form; form = table[slot]) {
    if (form.raw.length === end - start && isAt(text, start, form)) return form;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (count >= MOST) {
    table = new Array<Form | undefined>(SLOTS).fill(undefined);
    count = 0;
  }
  // A copy: a slice would keep the whole text alive.
  const units = Array.from({ length: end - start }, (_, index) => text.charCodeAt(start + index));
  const form = made(String.fromCharCode(...units));
  table[slot] = form;
  count++;
  return form;
}

let answers = 0;

/** A pure function of a word by itself that is asked once for every way of writing. */
export function ofForm<T>(answer: (form: Form) => T): (word: { form: Form }) => T {
  const number = answers++;
  return ({ form }) => {
    const kept = form.known[number];
    if (kept !== undefined) return kept as T;
    const told = answer(form);
    form.known[number] = told;
    return told;
  };
}
