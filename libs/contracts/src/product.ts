import { z } from 'zod';
import { offerInput } from './offer.js';
import { channelId, code, filledText, httpUrl, id, instant, legalDate, localized, sku, text } from './primitives.js';
import { producerInput, producerSnapshot } from './producer.js';

/** Limits that keep every event below 900 kB; refused at the door with the field's name. */
export const limits = {
  name: 300,
  description: 20_000,
  productBytes: 256_000,
  images: 50,
  variants: 100,
  documents: 40,
  findings: 200,
  bulkItems: 500,
} as const;

export const image = z.strictObject({
  url: httpUrl,
  alt: text(300).optional(),
  role: z.enum(['main', 'detail', 'label', 'certificate', 'story']).optional(),
  /** Facts measured by us; a producer's own are taken as claims about size only. */
  facts: z
    .strictObject({
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      bytes: z.number().int().positive().optional(),
    })
    .optional(),
});
export type Image = z.infer<typeof image>;

export const documentKind = z.enum([
  'ocopCertificate',
  'foodSafety',
  'selfDeclaration',
  'notification',
  'trademark',
  'test',
  'businessLicence',
  /** Quarantine certificate of live animals or plants. */
  'quarantine',
  'other',
]);

/** Level that decided on a certificate: districts until 30 June 2025, provinces, the Ministry. */
export const decidingAuthority = z.enum(['district', 'province', 'central']);
/** Lists of products under which an OCOP certificate was given; certificates are never recoded. */
export const ocopScheme = z.enum(['QD1048', 'QD148', 'QD26']);

const documentFields = {
  id: code,
  kind: documentKind,
  number: filledText(100).optional(),
  issuer: filledText(200).optional(),
  issued: legalDate.optional(),
  expires: legalDate.optional(),
  files: z.array(httpUrl).max(20).default([]),
  /** OCOP certificates only: 3, 4 or 5 (1 and 2 stars get no decision). */
  stars: z.number().int().min(3).max(5).optional(),
  scheme: ocopScheme.optional(),
  /** The following of OCOP certificates only. Left out = read off `issuer` and `number` where they tell it. */
  authority: decidingAuthority.optional(),
  /** "68-24787-3-2026" (province-commune-serial-year), older ones with a district: "83-829-28780-3-2022". */
  productCode: filledText(40).optional(),
  /** When the file for the next rating was handed in; only then does the certificate run on, for at most 180 days. */
  renewalFiledOn: legalDate.optional(),
  /** When that file was decided, either way: the extension ends. */
  renewalDecidedOn: legalDate.optional(),
};
/** A paper as its producer states it. How far it is verified is said by officers, never here. */
export const documentInput = z.strictObject(documentFields);
export type ProductDocument = z.infer<typeof documentInput>;

export const section = z.enum(['whatItIs', 'ingredients', 'use', 'storage', 'story', 'warnings']);
const sections = z.partialRecord(section, localized(10_000));

export const option = z.strictObject({ name: filledText(50), values: z.array(filledText(50)).min(1).max(50) });

export const variant = z.strictObject({
  sku,
  /** One value per option axis, in the order of `options`. */
  optionValues: z.array(filledText(50)).max(2).default([]),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .optional(),
  /** Net quantity as printed: "500 ml", "6 hũ x 240 g". Apart from the package weight. */
  netQuantity: filledText(100).optional(),
  /** Weight of the packed parcel in grams. */
  weightGrams: z.number().int().min(1).max(1_000_000).optional(),
  /** Outer size of the packed parcel in millimetres. */
  dimensionsMm: z
    .strictObject({
      length: z.number().int().min(1).max(10_000),
      width: z.number().int().min(1).max(10_000),
      height: z.number().int().min(1).max(10_000),
    })
    .optional(),
  images: z.array(image).max(10).optional(),
});
export type Variant = z.infer<typeof variant>;

/** Texts and image order for one channel, where the producer wants other ones there. Judged like everything else. */
export const channelContent = z.strictObject({
  name: text(limits.name).optional(),
  description: text(limits.description).optional(),
  imageOrder: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(limits.images - 1),
    )
    .max(limits.images)
    .optional(),
});

export const labelFields = z.strictObject({
  netQuantity: text(200).optional(),
  manufactured: text(200).optional(),
  expiry: text(200).optional(),
  origin: text(200).optional(),
  declarationNumber: text(100).optional(),
  ingredients: text(3000).optional(),
  storage: text(1000).optional(),
  usage: text(2000).optional(),
  warning: text(1000).optional(),
  alcoholPercent: z.number().min(0).max(100).optional(),
});

const contentFields = {
  /** The producer's own code of the product; groups its rows in a file. Unique per producer. */
  code,
  name: localized(limits.name),
  /** One of the 26 score sheets of Decision 26/2026/QĐ-TTg, App. I. */
  ocopSheet: z.number().int().min(1).max(26).optional(),
  brand: text(100).optional(),
  sections: sections.default({}),
  description: z
    .strictObject({ vi: filledText(limits.description), en: text(limits.description).optional() })
    .optional(),
  labelFields: labelFields.default({}),
  documents: z.array(documentInput).max(limits.documents).default([]),
  channelContent: z.record(channelId, channelContent).default({}),
  images: z.array(image).max(limits.images).default([]),
  options: z.array(option).max(2).default([]),
  variants: z.array(variant).min(1).max(limits.variants),
  /** What a shop may override. */
  defaults: z
    .strictObject({
      daysToShip: z.number().int().min(1).max(60).optional(),
      condition: z.enum(['new', 'used']).optional(),
      warranty: text(200).optional(),
    })
    .default({}),
};

/** The content of a product: everything that makes a revision. */
export const productContent = z.strictObject(contentFields);
export type ProductContent = z.infer<typeof productContent>;

function checkVariants(content: Pick<ProductContent, 'options' | 'variants'>, ctx: z.RefinementCtx): void {
  const skus = new Set<string>();
  const combinations = new Set<string>();
  content.variants.forEach((item, index) => {
    const path = ['variants', index];
    if (skus.has(item.sku)) ctx.addIssue({ code: 'custom', path: [...path, 'sku'], params: { code: 'sku.repeated' } });
    skus.add(item.sku);
    if (item.optionValues.length !== content.options.length) {
      ctx.addIssue({
        code: 'custom',
        path: [...path, 'optionValues'],
        params: { code: 'options.count', expected: content.options.length },
      });
      return;
    }
    item.optionValues.forEach((value, axis) => {
      if (!content.options[axis]?.values.includes(value))
        ctx.addIssue({
          code: 'custom',
          path: [...path, 'optionValues', axis],
          params: { code: 'options.unknownValue' },
        });
    });
    const combination = JSON.stringify(item.optionValues);
    if (combinations.has(combination))
      ctx.addIssue({ code: 'custom', path: [...path, 'optionValues'], params: { code: 'options.repeated' } });
    combinations.add(combination);
  });
}

const CERTIFICATE_ONLY = ['authority', 'productCode', 'renewalFiledOn', 'renewalDecidedOn'] as const;

function checkDocuments(documents: readonly ProductDocument[], ctx: z.RefinementCtx): void {
  const ids = new Set<string>();
  documents.forEach((item, index) => {
    const refuse = (field: keyof ProductDocument, code: string): void =>
      ctx.addIssue({ code: 'custom', path: ['documents', index, field], params: { code } });
    if (ids.has(item.id)) refuse('id', 'document.repeated');
    ids.add(item.id);
    if (item.kind !== 'ocopCertificate')
      for (const field of CERTIFICATE_ONLY) if (item[field] !== undefined) refuse(field, 'document.notCertificate');
    const { renewalDecidedOn, renewalFiledOn } = item;
    if (renewalDecidedOn !== undefined && (renewalFiledOn === undefined || renewalDecidedOn < renewalFiledOn))
      refuse('renewalDecidedOn', 'renewal.order');
  });
}

/** Body of `POST /v1/products` and `PUT /v1/products/{id}`; strict: an unknown field is refused by name. */
export const productInput = z
  .strictObject({
    ...contentFields,
    /** An existing producer of the organisation; left out = its first one, made from the organisation's name. */
    producerCode: code.optional(),
    /** Creates or updates the producer on the way. */
    producer: producerInput.optional(),
    /** First price and stock, told together with the content. */
    offers: z.array(offerInput).max(limits.variants).optional(),
  })
  .superRefine((input, ctx) => {
    checkVariants(input, ctx);
    checkDocuments(input.documents, ctx);
    const skus = new Set(input.variants.map((item) => item.sku));
    input.offers?.forEach((offer, index) => {
      if (!skus.has(offer.sku))
        ctx.addIssue({ code: 'custom', path: ['offers', index, 'sku'], params: { code: 'offer.unknownSku' } });
    });
    if (input.producer && input.producerCode && input.producer.code !== input.producerCode)
      ctx.addIssue({ code: 'custom', path: ['producerCode'], params: { code: 'producer.twoCodes' } });
  });
export type ProductInput = z.infer<typeof productInput>;

export const productStatus = z.enum(['active', 'archived', 'removed']);

/** A product as its owner shows it and events carry it. Loose: an older service must pass newer fields on. */
export const productState = z.looseObject({
  id,
  tenant: id,
  producer: producerSnapshot.loose(),
  // Papers gain fields: whoever does not know one yet passes it on too.
  content: productContent.extend({ documents: z.array(z.looseObject(documentFields)).default([]) }).loose(),
  revision: z.number().int().min(1),
  contentHash: z.string(),
  status: productStatus,
  createdAt: instant,
  updatedAt: instant,
});
export type ProductState = z.infer<typeof productState>;

export const documentVerification = z.enum(['claimed', 'seen', 'authority']);
/**
 * How far an officer verified which paper of a product: kept by quality, told by officers. `claimed` takes a confirmation
 * back and says why.
 */
export const confirmation = z
  .strictObject({
    productId: id,
    documentId: code,
    verification: documentVerification,
    note: text(500).optional(),
  })
  .superRefine(({ note, verification }, ctx) => {
    if (verification === 'claimed' && !note?.trim())
      ctx.addIssue({ code: 'custom', path: ['note'], params: { code: 'reason.missing' } });
  });
export type Confirmation = z.infer<typeof confirmation>;
