import Papa from 'papaparse';
import type { ProductInput } from '#libs/contracts';

/** The products as an import file, and one row more that has no name and must be refused. */
export function csvOf(products: ProductInput[]): string {
  const rows = products.map(rowOf);
  const bad = { ...rowOf(products[0] as ProductInput), product_code: 'SAI', sku: 'SAI', name: '', price: 'không rõ' };
  return Papa.unparse([...rows, bad]);
}

function rowOf(product: ProductInput): Record<string, string> {
  const [variant] = product.variants;
  const [offer] = product.offers ?? [];
  const label = product.labelFields ?? {};
  return {
    product_code: product.code ?? '',
    sku: variant?.sku ?? '',
    name: product.name.vi,
    ocop_sheet: String(product.ocopSheet ?? ''),
    description: product.description?.vi ?? '',
    ingredients: label.ingredients ?? '',
    use: label.usage ?? '',
    storage: label.storage ?? '',
    warnings: label.warning ?? '',
    net_quantity: variant?.netQuantity ?? '',
    manufactured: label.manufactured ?? '',
    expiry: label.expiry ?? '',
    origin: label.origin ?? '',
    price: String(offer?.price?.minor ?? ''),
    stock: String(offer?.stock?.stated ?? ''),
    weight_grams: String(variant?.weightGrams ?? ''),
    length_mm: String(variant?.dimensionsMm?.length ?? ''),
    width_mm: String(variant?.dimensionsMm?.width ?? ''),
    height_mm: String(variant?.dimensionsMm?.height ?? ''),
    image_urls: product.images.flatMap((image) => ('url' in image ? [image.url] : [])).join(' '),
    producer_code: product.producer?.code ?? '',
    producer_name: product.producer?.name ?? '',
    commune_code: product.producer?.communeCode ?? '',
    label_name: product.producer?.labelParty?.name ?? '',
    label_address: product.producer?.labelParty?.address ?? '',
  };
}
