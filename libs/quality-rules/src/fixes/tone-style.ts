import { wordsOf } from '../prose/words.js';
import type { ReadText } from '../texts.js';
import { tonePlace, withTone, type ToneStyle } from './tone-place.js';

/** The style of tone marks that prevails in a product's own words; `old` where both are alike. */
export function prevailingStyle(texts: readonly ReadText[]): ToneStyle {
  const counts = { old: 0, new: 0 };
  for (const read of texts)
    for (const { raw } of wordsOf(read)) {
      if (raw !== raw.toLowerCase()) continue;
      const place = tonePlace(raw);
      if (place?.styled && place.right) counts[withTone(raw, 'old') === raw.normalize('NFC') ? 'old' : 'new']++;
    }
  return counts.new > counts.old ? 'new' : 'old';
}
