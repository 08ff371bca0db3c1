import {
  ChannelFault,
  channelWords,
  statusFault,
  type ChannelResponse,
  type ChannelSession,
  type FaultDetail,
} from '#libs/channel-kit';
import type { FaultKind } from '#libs/contracts';
import { z } from 'zod';

/** The shape of every refusal: `{code, message, data: {status, …}}`. */
export const errorBody = z.looseObject({
  code: z.string(),
  message: z.string().default(''),
  data: z
    .looseObject({
      status: z.number().optional(),
      resource_id: z.union([z.number(), z.string()]).optional(),
      params: z.record(z.string(), z.unknown()).optional(),
    })
    .nullish(),
});
export type ErrorBody = z.infer<typeof errorBody>;

const rules: { code: RegExp; kind: FaultKind; detail?: FaultDetail }[] = [
  { code: /^product_invalid_sku$/, kind: 'conflict', detail: { field: 'sku' } },
  // A race of two equal SKUs ends with this code: one of them is there.
  { code: /^woocommerce_rest_product_not_created$/, kind: 'unknownOutcome' },
  { code: /^product_invalid_global_unique_id$/, kind: 'invalid', detail: { field: 'gtin' } },
  { code: /_image_upload_error$|^woocommerce_rest_invalid_image/, kind: 'invalid', detail: { field: 'images' } },
  {
    code: /^(woocommerce_rest_(product|product_variation|variation)_invalid_id|woocommerce_rest_already_trashed)$/,
    kind: 'conflict',
    detail: { gone: true },
  },
  { code: /^woocommerce_rest_request_entity_too_large$/, kind: 'bug' },
  { code: /^rest_no_route$/, kind: 'bug' },
  { code: /^(woocommerce_rest_(authentication_error|cannot_.*)|rest_forbidden)$/, kind: 'auth' },
  { code: /^(rest_(invalid_param|missing_callback_param)|woocommerce_rest_.*|product_.*)$/, kind: 'invalid' },
];

const fields: Record<string, string> = {
  name: 'name',
  description: 'description',
  images: 'images',
  regular_price: 'price',
  sale_price: 'price',
  stock_quantity: 'stock',
  weight: 'weightGrams',
  dimensions: 'dimensionsMm',
  categories: 'category',
  sku: 'sku',
};

/** The fault behind one refusal, decided by its code; the HTTP status where the code is unknown. */
export function codeFault(
  session: ChannelSession,
  error: ErrorBody,
  request: { writes: boolean },
): ChannelFault | null {
  const rule = rules.find((item) => item.code.test(error.code));
  if (!rule) return null;
  const kind = rule.kind === 'unknownOutcome' && !request.writes ? 'unavailable' : rule.kind;
  const [param] = Object.keys(error.data?.params ?? {});
  const field = rule.detail?.field ?? (param === undefined ? undefined : (fields[param] ?? param));
  const existing = error.code === 'product_invalid_sku' ? error.data?.resource_id : undefined;
  return new ChannelFault(kind, {
    ...rule.detail,
    code: error.code,
    words: channelWords(error.message, session.credentials),
    ...(field !== undefined && { field }),
    ...(existing !== undefined && { existing: String(existing) }),
  });
}

/** What an answer outside 2xx means. Over-load and break-down are told by the status, refusals by their code. */
export function answerFault(
  session: ChannelSession,
  response: ChannelResponse,
  body: unknown,
  request: { writes: boolean },
): ChannelFault {
  const error = errorBody.safeParse(body);
  const plain = response.status === 429 || response.status >= 500 || !error.success;
  const fault = plain ? null : codeFault(session, error.data, request);
  if (fault) return fault;
  const words = error.success ? channelWords(error.data.message, session.credentials) : undefined;
  return statusFault(response, request, {
    ...(error.success && { code: error.data.code }),
    ...(words && { words }),
  });
}
