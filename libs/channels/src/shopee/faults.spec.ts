import { createSession, type ChannelSession } from '#libs/channel-kit';
import { connectionMapping, type FaultKind } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { plainCode, shopeeFault } from './faults.js';

const session = (now = 0): ChannelSession =>
  createSession({
    account: { connectionId: 'c', shop: 's', settings: {}, mapping: connectionMapping.parse({}) },
    credentials: { accessToken: 'token-of-the-shop' },
    http: { send: () => Promise.reject(new Error('no call here')) },
    now: () => now,
    log: () => undefined,
  });

const rows: [error: string, message: string, kind: FaultKind, detail?: object][] = [
  ['error_rate_limit', '', 'throttled', { scope: 'shop' }],
  ['error_limit', '', 'throttled', { scope: 'app' }],
  ['error_auth', 'Invalid access_token', 'auth'],
  ['error_auth', 'System error', 'unavailable'],
  ['error_auth', 'Shop is in holiday mode', 'conflict', { locked: { fields: ['visibility'] } }],
  ['error_auth', 'This location is not allowed', 'conflict'],
  ['common.error_auth', 'Invalid access_token.', 'auth', { code: 'error_auth' }],
  ['invalid_acceess_token', '', 'auth'],
  ['refresh_token_expired', '', 'auth'],
  ['error_sign', 'Wrong sign.', 'auth'],
  ['shop_banned', '', 'auth'],
  ['error_param', 'There is no timestamp in query', 'bug'],
  ['product.error_param', 'item_name is wrong', 'invalid'],
  ['error.param', 'weight', 'invalid'],
  ['error_cannt_edit_price_in_promotion', '', 'conflict', { locked: { fields: ['price', 'stock'] } }],
  ['error_in_item_promotion_lock', '', 'conflict'],
  ['error_item_uneditable', '', 'conflict'],
  ['error_item_not_found', '', 'conflict', { gone: true }],
  ['error_server', '', 'unknownOutcome'],
  ['error_inner', '', 'unknownOutcome'],
  ['error_system_busy', '', 'unavailable'],
  ['error_busi_add_item_failed', '', 'unavailable'],
  ['error_busi', 'GTIN is required', 'invalid'],
  ['error_busi', 'Item not ready, try again later', 'unavailable'],
  ['error_name_length_limit', '', 'invalid', { field: 'name' }],
  ['error_less_required_attribute', '', 'invalid', { field: 'attributes' }],
  ['error_image_unavailable', '', 'invalid', { field: 'images' }],
  ['error_price_exceed_max_limitt', '', 'invalid', { field: 'price' }],
  ['error_tier_name_length', '', 'invalid', { field: 'variants' }],
  ['error_of_tomorrow', 'Something new', 'bug'],
];

describe('what an answer means', () => {
  it.each(rows)('%s "%s": %s', (error, message, kind, detail) => {
    const fault = shopeeFault(session(), { error, message }, { writes: true });
    expect(fault.kind).toBe(kind);
    expect(fault.detail).toMatchObject(detail ?? {});
  });

  it('a read whose outcome is unclear is simply read again', () => {
    expect(shopeeFault(session(), { error: 'error_server', message: '' }, { writes: false }).kind).toBe('unavailable');
  });

  it('the daily quota comes back at midnight, UTC+8', () => {
    const at = Date.UTC(2026, 10, 22, 15, 30);
    const fault = shopeeFault(session(at), { error: 'error_limit', message: '' }, { writes: true });
    expect(fault.detail.retryAfterMs).toBe(30 * 60_000);
  });

  it('keeps the vendor’s words but never a token', () => {
    const fault = shopeeFault(
      session(),
      { error: 'error_auth', message: 'Invalid token-of-the-shop' },
      { writes: true },
    );
    expect(fault.detail.words).toBe('Invalid [secret]');
  });

  it.each([
    ['product.error_busi', 'error_busi'],
    ['error.param', 'error.param'],
    ['product.error.param', 'error.param'],
    ['error_auth', 'error_auth'],
  ])('%s is the code %s', (given, code) => expect(plainCode(given)).toBe(code));
});
