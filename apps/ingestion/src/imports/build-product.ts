import { type OfferInput, type ProductContent, productInput, type ProductInput } from '#libs/contracts';
import { type FieldIssue, issuesOf } from '#libs/runtime';
import type { ReadRow, RowValues } from './read-row.js';

type Base = ProductContent | null;
type Draft = Record<string, unknown>;
type Built =
  | { ok: true; input: ProductInput }
  /** `skus` and `offerSkus`: in the order of the variants and offers that `errors` point into. */
  | { ok: false; errors: FieldIssue[]; skus: string[]; offerSkus: string[] };

/** Longest texts that a label takes; longer ones stay in their section only. */
const LABEL_LIMITS = { ingredients: 3000, storage: 1000, usage: 2000, warning: 1000 } as const;

function first<K extends keyof RowValues>(rows: readonly ReadRow[], column: K): RowValues[K] {
  return rows.find((row) => row.values[column] !== undefined)?.values[column];
}

/** Sets what is told and keeps what is known; undefined members are left out, as strict schemas want it. */
function over(base: object | undefined, told: Draft): Draft {
  const merged: Draft = { ...base };
  for (const [key, value] of Object.entries(told)) if (value !== undefined) merged[key] = value;
  return merged;
}

const filled = (draft: Draft): Draft | undefined => (Object.keys(draft).length > 0 ? draft : undefined);
const localized = (known: object | undefined, vi: string | undefined): Draft | undefined => filled(over(known, { vi }));

function sectionsOf(base: Base, rows: readonly ReadRow[]): Draft {
  const known = base?.sections ?? {};
  return over(known, {
    whatItIs: localized(known.whatItIs, first(rows, 'what_it_is')),
    ingredients: localized(known.ingredients, first(rows, 'ingredients')),
    use: localized(known.use, first(rows, 'use')),
    storage: localized(known.storage, first(rows, 'storage')),
    story: localized(known.story, first(rows, 'story')),
    warnings: localized(known.warnings, first(rows, 'warnings')),
  });
}

function labelOf(base: Base, rows: readonly ReadRow[]): Draft {
  const short = (text: string | undefined, max: number): string | undefined =>
    text !== undefined && text.length <= max ? text : undefined;
  return over(base?.labelFields, {
    netQuantity: first(rows, 'net_quantity'),
    manufactured: first(rows, 'manufactured'),
    expiry: first(rows, 'expiry'),
    origin: first(rows, 'origin'),
    declarationNumber: first(rows, 'declaration_number'),
    alcoholPercent: first(rows, 'alcohol_percent'),
    ingredients: short(first(rows, 'ingredients'), LABEL_LIMITS.ingredients),
    storage: short(first(rows, 'storage'), LABEL_LIMITS.storage),
    usage: short(first(rows, 'use'), LABEL_LIMITS.usage),
    warning: short(first(rows, 'warnings'), LABEL_LIMITS.warning),
  });
}

function documentsOf(base: Base, rows: readonly ReadRow[]): Draft[] {
  const known = base?.documents ?? [];
  const told: [id: string, kind: string, fields: Draft][] = [
    [
      'ocop',
      'ocopCertificate',
      {
        number: first(rows, 'ocop_certificate'),
        stars: first(rows, 'ocop_stars'),
        issuer: first(rows, 'ocop_issuer'),
        issued: first(rows, 'ocop_issued'),
        expires: first(rows, 'ocop_expires'),
        scheme: first(rows, 'ocop_scheme'),
      },
    ],
    ['foodSafety', 'foodSafety', { number: first(rows, 'food_safety_certificate') }],
  ];
  const added = told.flatMap(([id, kind, fields]) => {
    const before = known.find((item) => item.id === id) ?? known.find((item) => item.kind === kind);
    return Object.values(fields).some((value) => value !== undefined) ? [over(before ?? { id, kind }, fields)] : [];
  });
  const ids = new Set(added.map((item) => item['id']));
  return [...known.filter((item) => !ids.has(item.id)), ...added];
}

interface Axis {
  name: string;
  values: string[];
}

function optionsOf(base: Base, rows: readonly ReadRow[]): Axis[] {
  const axes: Axis[] = [];
  for (const [axis, nameColumn, valueColumn] of [
    [0, 'option1_name', 'option1_value'],
    [1, 'option2_name', 'option2_value'],
  ] as const) {
    const known = base?.options[axis];
    const name = first(rows, nameColumn) ?? known?.name;
    if (name === undefined) break;
    const told = rows.flatMap((row) => row.values[valueColumn] ?? []);
    axes.push({ name, values: [...new Set([...(known?.values ?? []), ...told])] });
  }
  return axes;
}

function dimensionsOf(known: object | undefined, values: RowValues): Draft | undefined {
  const told = { length: values.length_mm, width: values.width_mm, height: values.height_mm };
  return filled(over(known, told));
}

function variantOf(base: Base, { values }: ReadRow, axes: readonly Axis[]): Draft {
  const known = base?.variants.find((item) => item.sku === values.sku);
  const told = [values.option1_value, values.option2_value];
  const optionValues = axes.flatMap((_, axis) => told[axis] ?? known?.optionValues[axis] ?? []);
  return over(known, {
    sku: values.sku,
    optionValues,
    gtin: values.gtin,
    netQuantity: values.net_quantity,
    weightGrams: values.weight_grams,
    dimensionsMm: dimensionsOf(known?.dimensionsMm, values),
  });
}

/** The order of variants stays; new ones are added at the end; those the file does not name stay as they are. */
function variantsOf(base: Base, rows: readonly ReadRow[], axes: readonly Axis[]): Draft[] {
  const told = new Map(rows.map((row) => [row.values.sku ?? '', variantOf(base, row, axes)]));
  const known = (base?.variants ?? []).map((item): Draft => {
    const change = told.get(item.sku);
    told.delete(item.sku);
    return change ?? { ...item };
  });
  return [...known, ...told.values()];
}

function offersOf(rows: readonly ReadRow[]): OfferInput[] {
  const money = (minor: number | undefined) => (minor === undefined ? undefined : { currency: 'VND' as const, minor });
  return rows.flatMap(({ values }) => {
    const offer = over(undefined, {
      price: money(values.price),
      listPrice: money(values.list_price),
      stock: values.stock === undefined ? undefined : { stated: values.stock },
    });
    return Object.keys(offer).length > 0 ? [{ ...offer, sku: values.sku ?? '' }] : [];
  });
}

function imagesOf(base: Base, rows: readonly ReadRow[]): unknown[] {
  const urls = first(rows, 'image_urls');
  if (urls === undefined) return base?.images ?? [];
  return [...new Set(urls)].map((url) => base?.images.find((item) => item.url === url) ?? { url });
}

/**
 * What a product becomes by its rows: filled cells on top of what is known, product-level cells from the first row that
 * fills them; judged by the same schema as every other door.
 */
export function buildProduct(code: string, rows: readonly ReadRow[], base: Base): Built {
  const axes = optionsOf(base, rows);
  const variants = variantsOf(base, rows, axes);
  const offers = offersOf(rows);
  const draft = over(base ?? undefined, {
    code,
    name: over(base?.name, { vi: first(rows, 'name'), en: first(rows, 'name_en') }),
    ocopSheet: first(rows, 'ocop_sheet'),
    brand: first(rows, 'brand'),
    description: localized(base?.description, first(rows, 'description')),
    sections: sectionsOf(base, rows),
    labelFields: labelOf(base, rows),
    documents: documentsOf(base, rows),
    images: imagesOf(base, rows),
    options: axes,
    variants,
    offers,
  });
  const parsed = productInput.safeParse(draft);
  if (parsed.success) return { ok: true, input: parsed.data };
  return {
    ok: false,
    errors: issuesOf(parsed.error, draft),
    skus: variants.map((item) => String(item['sku'])),
    offerSkus: offers.map((item) => item.sku),
  };
}
