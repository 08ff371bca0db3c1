import { z } from 'zod';
import standard from './profiles/standard.json' with { type: 'json' };

const points = z.number().int().min(0).max(100);
const profileFile = z
  .strictObject({
    id: z.string(),
    /** Shares of the five dimensions; they add up to 100. */
    weights: z.strictObject({
      completeness: points,
      clarity: points,
      vietnamese: points,
      images: points,
      trust: points,
    }),
    /** Least score of a grade; below D is E. */
    grades: z.strictObject({ A: points, B: points, C: points, D: points }),
    completeness: z.strictObject({
      name: points,
      description: points,
      ocopSheet: points,
      /** What the label group of the sheet asks for, each item alike. */
      label: points,
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
    /** Points an advice takes from its dimension, and the most that all advice of a dimension takes. Gates take none. */
    penalties: z.strictObject({ warn: points, inform: points, most: points }),
  })
  .refine(({ weights }) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100, {
    message: 'the weights must add up to 100',
    path: ['weights'],
  });
/** Weights of the score: what a good listing consists of, in numbers that can be changed without code. */
export type Profile = z.infer<typeof profileFile>;

/** Reads a profile; a weight too many or an unknown field throws. */
export const readProfile = (file: unknown): Profile => profileFile.parse(file);

const profiles = new Map([standard].map(readProfile).map((item) => [item.id, item]));

/** Ids of the profiles a pack may name. */
export const profileIds = (): string[] => [...profiles.keys()];

export function profileOf(id: string): Profile {
  const profile = profiles.get(id);
  if (!profile) throw new Error(`no scoring profile ${id}`);
  return profile;
}
