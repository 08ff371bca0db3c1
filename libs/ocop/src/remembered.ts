/** Engines copy strings up to this length; a longer piece would keep the whole text it was cut from alive. */
const LONGEST = 12;
const MOST = 20_000;

/**
 * A pure function of a word that keeps its answers: a language repeats itself. When too many are kept all are forgotten,
 * so that memory stays flat whatever strangers write. `undefined` is an answer that is not kept.
 */
export function remembered<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (word.length > LONGEST) return answer(word);
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    if (known.size >= MOST) known.clear();
    const made = answer(word);
    known.set(word, made);
    return made;
  };
}
