// Letters of other scripts that look like Latin ones, and digits that look like letters, on packaging and screens.
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'y',
  χ: 'x',
  ı: 'i',
  đ: 'd',
};

/**
 * Folds a SKU so that codes a person would confuse become equal: compatibility forms, case, blanks, marks, invisible
 * characters and look-alike letters. Digits stay apart from letters: `A-10` and `A-1O` differ on purpose only in print.
 */
export function foldSku(sku: string): string {
  const plain = sku
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Z}\p{Cf}]/gu, '');
  return Array.from(plain, (letter) => LOOK_ALIKES[letter] ?? letter).join('');
}

export interface SkuOwner {
  productId: string;
  sku: string;
}

export interface NearEqual {
  code: 'sku.nearEqual';
  /** JSON pointer of the SKU in the request. */
  field: string;
  other: string;
  productId: string;
}

/**
 * SKUs of a product that look like another one's but are not equal: allowed, and worth a warning.
 * @param productId the product that holds `skus`
 * @param others SKUs whose fold equals one of the product's, its own included
 */
export function nearEquals(productId: string, skus: readonly string[], others: readonly SkuOwner[]): NearEqual[] {
  const known = [...others, ...skus.map((sku) => ({ productId, sku }))];
  const warnings: NearEqual[] = [];
  skus.forEach((sku, index) => {
    const fold = foldSku(sku);
    const twin = known.find((item) => item.sku !== sku && foldSku(item.sku) === fold);
    if (twin)
      warnings.push({
        code: 'sku.nearEqual',
        field: `/variants/${index}/sku`,
        other: twin.sku,
        productId: twin.productId,
      });
  });
  return warnings;
}
