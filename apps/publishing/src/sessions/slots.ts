import type { Redis, Result } from 'ioredis';
import type { Lane } from '#libs/contracts';
import { ChannelFault, type LimitScope } from '#libs/channel-kit';
import type { Clock } from '#libs/runtime';

/** Paced a little below the limit, so that clocks and networks never push a shop over it. */
const PACE = 0.97;
/** A stopping worker still waits this long for a slot (ms): a sequence under way is better finished. */
const DRAIN_PATIENCE = 1000;
/** Every n-th slot is content's while both lanes wait. */
const CONTENT_TURN = 5;
/**
 * A slot taken this much late (ms) does not push back the ones after it: timers and networks are never on time. Less than
 * what the pace leaves of a second, so that no second ever holds more than the limit.
 */
const LATE = 20;

/**
 * GCRA with spacing rather than burst, all scopes in one script: all or none, by the server's clock (milliseconds with
 * fractions). A missing key counts as just used, so an emptied Redis never lets a burst through.
 * KEYS: one per scope, then lane turn key. ARGV: lane, content turn, tolerated lateness (ms), then the spacing per scope (ms).
 * Answers the wait in ms (as a string); 0 = the slot is taken.
 */
const TAKE = `
local t = redis.call('TIME'); local now = t[1] * 1000 + t[2] / 1000
local n = #KEYS - 1; local wait = 0; local frees = {}
for i = 1, n do
  local spacing = tonumber(ARGV[3 + i])
  local free = redis.call('GET', KEYS[i])
  if not free then
    free = now + spacing
    redis.call('SET', KEYS[i], string.format('%.3f', free), 'PX', math.ceil(spacing) + 600000)
  end
  frees[i] = tonumber(free); wait = math.max(wait, frees[i] - now)
end
local turns = KEYS[n + 1]; local spacing = tonumber(ARGV[4])
local lane = ARGV[1]; local other = lane == 'content' and 'offers' or 'content'
local window = math.max(250, spacing * 3)
redis.call('HSET', turns, lane, string.format('%.0f', now)); redis.call('PEXPIRE', turns, 60000)
if wait > 0 then return string.format('%.3f', wait) end
local seen = tonumber(redis.call('HGET', turns, other) or '0'); local count = tonumber(redis.call('HGET', turns, 'count') or '0')
local contentsTurn = (count % tonumber(ARGV[2])) == tonumber(ARGV[2]) - 1
if now - seen < window and ((lane == 'content' and not contentsTurn) or (lane == 'offers' and contentsTurn)) then
  local ceded = tonumber(redis.call('HGET', turns, 'ceded') or '0')
  if ceded == 0 or now - ceded < window then
    if ceded == 0 then redis.call('HSET', turns, 'ceded', string.format('%.0f', now)) end
    return string.format('%.3f', math.min(spacing, 50))
  end
end
for i = 1, n do
  local spacing = tonumber(ARGV[3 + i]); local from = math.max(frees[i], now - math.min(tonumber(ARGV[3]), spacing / 2))
  redis.call('SET', KEYS[i], string.format('%.3f', from + spacing), 'PX', math.ceil(spacing) + 600000)
end
redis.call('HINCRBY', turns, 'count', 1); redis.call('HDEL', turns, 'ceded')
if lane == 'offers' or contentsTurn then redis.call('HDEL', turns, lane) end
return '0'
`;

/** Moves a scope's next slot into the future; never back. ARGV: wait (ms). */
const SLIDE = `
local t = redis.call('TIME'); local now = t[1] * 1000 + t[2] / 1000
local free = tonumber(redis.call('GET', KEYS[1]) or '0'); local to = now + tonumber(ARGV[1])
if to > free then redis.call('SET', KEYS[1], string.format('%.3f', to), 'PX', math.ceil(tonumber(ARGV[1])) + 600000) end
return '0'
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    ganhTakeSlot(keys: number, ...rest: (string | number)[]): Result<string, Context>;
    ganhSlide(keys: number, ...rest: (string | number)[]): Result<string, Context>;
  }
}

export interface SlotRequest {
  connectionId: string;
  channel: string;
  shop: string;
  lane: Lane;
  operation: string;
  scopes: LimitScope[];
  draining?: AbortSignal;
  remainingMs: () => number;
  /** Longest wait for this slot (ms). */
  patienceMs?: number;
}

/** One slot per call: each connection's pace, shared by all workers through Redis. */
export class Slots {
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
    private readonly clock: Clock,
    private readonly sleep: (ms: number) => Promise<void>,
    /** Hears when a shop's next slot is free (ms from now). */
    private readonly nextSlot: (connectionId: string, ms: number) => void = () => undefined,
  ) {
    redis.defineCommand('ganhTakeSlot', { lua: TAKE });
    redis.defineCommand('ganhSlide', { lua: SLIDE });
  }

  /**
   * Resolves once a slot is granted in every scope that binds this operation. Rejects with `throttled` when the step's
   * deadline comes first or Redis is away. A grant that took too long to arrive is void:
   * 30 ms + its spacing.
   */
  async take(request: SlotRequest): Promise<void> {
    const scopes = request.scopes.filter((scope) => scope.api === undefined || scope.api === request.operation);
    if (scopes.length === 0) return;
    const keys = scopes.map((scope) => this.key(request, scope.scope, scope.api));
    const spacings = scopes.map((scope) => 1000 / (scope.perSecond * PACE));
    const longest = Math.max(...spacings);
    const began = this.clock.monotonic();
    for (;;) {
      const asked = this.clock.monotonic();
      const answer = await this.ask(keys, request, spacings);
      const wait = Number(answer);
      if (wait === 0) {
        if (this.clock.monotonic() - asked > 30 + longest) continue;
        this.nextSlot(request.connectionId, Math.max(0, ...spacings.filter((_, at) => scopes[at]?.api === undefined)));
        return;
      }
      if (
        this.clock.monotonic() - began + wait > (request.patienceMs ?? Number.POSITIVE_INFINITY) ||
        wait >= request.remainingMs() ||
        (request.draining?.aborted && wait > DRAIN_PATIENCE)
      ) {
        if (scopes.every(({ api }) => api === undefined)) this.nextSlot(request.connectionId, wait);
        throw new ChannelFault('throttled', { code: 'pace', retryAfterMs: Math.ceil(wait), scope: 'shop' });
      }
      await this.sleep(wait + 0.5);
    }
  }

  private async ask(keys: string[], request: SlotRequest, spacings: number[]): Promise<string> {
    try {
      return await this.redis.ganhTakeSlot(
        keys.length + 1,
        ...keys,
        `${this.prefix}:turns:${request.connectionId}`,
        request.lane,
        CONTENT_TURN,
        LATE,
        ...spacings.map((spacing) => spacing.toFixed(3)),
      );
    } catch {
      // Without Redis nobody knows the pace, so nothing is sent: a wait that costs no attempt.
      throw new ChannelFault('throttled', { code: 'slots.away', retryAfterMs: 2000 });
    }
  }

  /** After a 429, or while the channel is away: the scope's slots begin again after `ms`. */
  async slide(
    request: Pick<SlotRequest, 'connectionId' | 'channel' | 'shop'>,
    scope: LimitScope['scope'],
    ms: number,
  ): Promise<void> {
    const key = this.key(request, scope, undefined);
    // Lost with Redis: an emptied Redis starts slow by itself.
    await this.redis.ganhSlide(1, key, Math.max(0, Math.min(ms, 86_400_000))).catch(() => '0');
  }

  private key(
    { channel, shop }: Pick<SlotRequest, 'channel' | 'shop'>,
    scope: LimitScope['scope'],
    api: string | undefined,
  ): string {
    const place = scope === 'app' ? channel : `${channel}:${shop}`;
    return `${this.prefix}:slot:${scope}:${place}${api === undefined ? '' : `:${api}`}`;
  }
}
