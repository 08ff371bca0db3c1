import { z } from 'zod';
import standard from './profiles/standard.json' with { type: 'json' };

const points = z.number().int().min(0).max(100);
const profileFile = z.strictObject({
  id: z.string(),
  /** Shares of the five dimensions; they add up to 100. */
  weights: z.strictObject({ completeness: points, clarity: points, vietnamese: points, images: points, trust: points }),
  /** Least score of a grade; below D is E. */
  grades: z.strictObject({ A: points, B: points, C: points, D: points }),
  completeness: z.strictObject({
    name: points,
    description: points,
    ocopSheet: points,
    ingredients: points,
    use: points,
    storage: points,
    netQuantity: points,
    expiry: points,
    origin: points,
    parcel: points,
  }),
  clarity: z.strictObject({
    title: points,
    titleFrom: z.number(),
    titleTo: z.number(),
    length: points,
    lengthGood: z.number(),
    lengthLeast: z.number(),
    structure: points,
  }),
  images: z.strictObject({
    count: points,
    countGood: z.number(),
    size: points,
    shortSideGood: z.number(),
    alt: points,
  }),
  trust: z.strictObject({
    party: points,
    commune: points,
    story: points,
    storyGood: z.number(),
    certificate: points,
    confirmed: points,
  }),
  /** Points a find takes from its dimension, and the most that all finds of a dimension take. */
  penalties: z.strictObject({ warn: points, inform: points, most: points }),
});
/** Weights of the score: what a good listing consists of, in numbers that can be changed without code. */
export type Profile = z.infer<typeof profileFile>;

const profiles = new Map([standard].map((file) => profileFile.parse(file)).map((item) => [item.id, item]));

export function profileOf(id: string): Profile {
  const profile = profiles.get(id);
  if (!profile) throw new Error(`no scoring profile ${id}`);
  return profile;
}
