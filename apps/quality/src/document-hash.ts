import type { ProductDocument, ProductState } from '#libs/contracts';
import { foldText } from '#libs/ocop';
import { canonicalHash } from '#libs/storage';
import type { StoredConfirmation, StoredDecision } from './models.js';

/** The facts an officer confirmed or decided by; other scans of the same paper change none of them. */
export function documentHash({ files: _files, ...facts }: ProductDocument): string {
  return canonicalHash(facts);
}

/** Papers of a whole workshop or brand: another name on the same shelf is still theirs. */
const OF_PRODUCER: readonly ProductDocument['kind'][] = ['foodSafety', 'businessLicence', 'trademark'];

/** The goods a paper was confirmed for: producer, score sheet and, for papers of one product, its name as folded. */
export function goodsHash({ kind }: Pick<ProductDocument, 'kind'>, { content, producer }: ProductState): string {
  const name = OF_PRODUCER.includes(kind) ? '' : foldText(content.name.vi);
  return canonicalHash({ producer: producer.id, sheet: content.ocopSheet ?? 0, name });
}

type Rested = Pick<StoredConfirmation | StoredDecision, 'documentId' | 'documentHash' | 'goodsHash'>;

/** What was said of a paper holds while the paper says the same, of the same goods. */
export function restsOn(
  { documentHash: paper, goodsHash: goods }: Rested,
  document: ProductDocument,
  product: ProductState,
): boolean {
  return paper === documentHash(document) && (goods === undefined || goods === goodsHash(document, product));
}

/**
 * What was stored before goods were noted counts as said of the product as it is stored here: of the product judged last,
 * so that the next revision that turns it into other goods ends it.
 */
export function withGoods<T extends Rested>(said: readonly T[], product: ProductState | undefined): T[] {
  return said.map((one) => {
    const document = product?.content.documents.find(({ id }) => id === one.documentId);
    if (!product || !document || one.goodsHash !== undefined) return one;
    return { ...one, goodsHash: goodsHash(document, product) };
  });
}
