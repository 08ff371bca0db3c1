import type { ProductDocument } from '#libs/contracts';
import { canonicalHash } from '#libs/storage';

/** The facts an officer confirmed or decided by; other scans of the same paper change none of them. */
export function documentHash({ files: _files, ...facts }: ProductDocument): string {
  return canonicalHash(facts);
}
