import { ChannelFault, channelWords, type ChannelSession, type FaultDetail } from '#libs/channel-kit';
import type { FaultKind } from '#libs/contracts';

interface Rule {
  code: RegExp;
  message?: RegExp;
  kind: FaultKind;
  detail?: FaultDetail;
}

/**
 * First match wins. Codes are the vendor's, typos included. `error_auth` and `error_param` are used for several things
 * there, so their message decides.
 */
const rules: Rule[] = [
  { code: /^error_rate_limit$/, kind: 'throttled', detail: { scope: 'shop' } },
  { code: /^error_limit$/, kind: 'throttled', detail: { scope: 'app' } },

  { code: /^error_auth$/, message: /system error/i, kind: 'unavailable' },
  {
    code: /^error_auth$/,
    message: /holiday|vacation/i,
    kind: 'conflict',
    detail: { locked: { fields: ['visibility'] } },
  },
  { code: /^error_auth$/, message: /location|not allowed|not support/i, kind: 'conflict' },
  { code: /^(error_auth|invalid_acc?eess_token|invalid_access_token)$/, kind: 'auth' },
  {
    code: /^(refresh_token_expired|error_shop_refresh_token|invalid_code|shop_no_linked|partner_shop_no_link|shop_access_expired)$/,
    kind: 'auth',
  },
  {
    code: /^(error_sign|error_api_permission|source_ip_undeclared|error_kyc_auth|shop_banned|error_seller_under_penalty|error_perm_non_admin|invalid_partner_id|error_partner_key_expired|error_api_call_restricted)$/,
    kind: 'auth',
  },
  { code: /^error[_.]param$/, message: /\b(timestamp|partner_id|sign|shop_id)\b/i, kind: 'bug' },

  {
    code: /^error_(cannt_.*_in_promotion|in_item_promotion_.*)$/,
    kind: 'conflict',
    detail: { locked: { fields: ['price', 'stock'] } },
  },
  { code: /^error_(item_uneditable|holiday_.*|busi_cannot_delist_reviewing_or_banned_item)$/, kind: 'conflict' },
  {
    code: /^error_(item_not_found|item_or_variation_not_found|item_not_belong_shop)$/,
    kind: 'conflict',
    detail: { gone: true },
  },
  { code: /^error_repeated_mtsku$/, kind: 'conflict' },

  // The vendor does not say whether these happened before or after the change took effect.
  { code: /^error_(server|inner|network|unknown|marshal)$/, kind: 'unknownOutcome' },
  {
    code: /^error_(system_busy|get_shop_fail|busi_add_item_failed|update_price_fail|unlist_item_failed)$/,
    kind: 'unavailable',
  },
  { code: /^error_busi$/, message: /not ready|try again|later/i, kind: 'unavailable' },

  { code: /^error_(name_length_limit|title_.*|item_name_.*)$/, kind: 'invalid', detail: { field: 'name' } },
  { code: /^error_desc_/, kind: 'invalid', detail: { field: 'description' } },
  { code: /^error_image_/, kind: 'invalid', detail: { field: 'images' } },
  { code: /^error_(invalid_category|category_.*)$/, kind: 'invalid', detail: { field: 'category' } },
  { code: /^error_(invalid_attribute.*|less_required_attribute)$/, kind: 'invalid', detail: { field: 'attributes' } },
  { code: /^error_(invalid_brand|less_required_brand)$/, kind: 'invalid', detail: { field: 'brand' } },
  { code: /^error_price_/, kind: 'invalid', detail: { field: 'price' } },
  { code: /^error_(tier_|model_)/, kind: 'invalid', detail: { field: 'variants' } },
  { code: /^error_invalid_days_to_ship$/, kind: 'invalid', detail: { field: 'defaults.daysToShip' } },
  { code: /^error_param_validate$/, kind: 'invalid', detail: { field: 'variants' } },
  { code: /^error(_param|\.param|_data|_busi|_reach_shop_item_limit)$/, kind: 'invalid' },
];

/** `product.error_param` → `error_param`; the one code spelt with a dot of its own stays. */
export function plainCode(code: string): string {
  return code === 'error.param' || code.endsWith('.error.param')
    ? 'error.param'
    : code.slice(code.lastIndexOf('.') + 1);
}

const DAY = 86_400_000;
const SINGAPORE = 8 * 3_600_000;
/** The daily quota of an app starts again at midnight, UTC+8. */
const untilMidnight = (now: number): number => DAY - ((now + SINGAPORE) % DAY);

/** The fault behind one `error` and `message` of an answer, decided by both. */
export function shopeeFault(
  session: ChannelSession,
  answer: { error: string; message: string },
  request: { writes: boolean },
  retryAfterMs?: number,
): ChannelFault {
  const code = plainCode(answer.error);
  const rule = rules.find((item) => item.code.test(code) && (item.message?.test(answer.message) ?? true));
  const wanted = rule?.kind ?? 'bug';
  const kind = wanted === 'unknownOutcome' && !request.writes ? 'unavailable' : wanted;
  const wait = code === 'error_limit' ? untilMidnight(session.now()) : retryAfterMs;
  return new ChannelFault(kind, {
    ...rule?.detail,
    code,
    words: channelWords(answer.message || answer.error, session.credentials),
    ...(kind === 'throttled' && wait !== undefined && { retryAfterMs: wait }),
  });
}
