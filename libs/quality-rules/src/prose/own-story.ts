import type { ProductContent } from '#libs/contracts';
import { isEmpty } from '../law/hits.js';

/** A story shorter than this tells nothing (UTF-16 units). */
export const SHORT_STORY = 120;

/**
 * Where a product tells its story: in the section of that name, else, on a product with an OCOP certificate, in a
 * description long enough for one, as many tell all in one. Undefined when there is none.
 */
export function storyOf({
  description,
  documents,
  sections,
}: ProductContent): { text: string; field: string } | undefined {
  const story = sections?.story?.vi;
  if (story && !isEmpty(story)) return { text: story, field: '/sections/story/vi' };
  const isCertified = documents?.some(({ kind }) => kind === 'ocopCertificate');
  const told = isCertified ? (description?.vi ?? '') : '';
  return told.length < SHORT_STORY ? undefined : { text: told, field: '/description/vi' };
}
