import { apiKeyInput, pageQuery, routes } from '#libs/contracts';
import { HttpRoute, ProblemError, Who, type Actor } from '#libs/runtime';
import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { bearerKey } from './api-key.js';
import { KeysStore, shownKey, type ShownKey } from './keys.store.js';
import { scopesBeyond } from './rights.js';
import { KEY_SECONDS, TokenDesk } from './token-desk.js';

const byId = z.strictObject({ id: z.uuid() });

/** API keys of programs and their exchange. */
@Controller()
export class KeysController {
  constructor(
    private readonly keys: KeysStore,
    private readonly desk: TokenDesk,
  ) {}

  @HttpRoute(routes.exchangeKey)
  async exchange(@Req() request: Request): Promise<{ accessToken: string; expiresIn: number }> {
    const key = bearerKey(request.headers.authorization);
    if (!key) throw new ProblemError('auth.required', {}, { headers: { 'WWW-Authenticate': 'Bearer' } });
    return { accessToken: await this.desk.forKey(key), expiresIn: KEY_SECONDS };
  }

  @HttpRoute(routes.createKey)
  async create(
    @Who() actor: Actor,
    @Body({ schema: apiKeyInput }) body: z.infer<typeof apiKeyInput>,
  ): Promise<ShownKey & { key: string }> {
    const [beyond] = scopesBeyond(body.scopes, actor.scopes);
    if (beyond !== undefined) throw new ProblemError('auth.scope', { scope: beyond });
    const [row, key] = this.keys.prepare(actor.tenant, await this.personOf(actor), body.name, body.scopes);
    await this.keys.add(row);
    return { ...shownKey(row), key };
  }

  @HttpRoute(routes.listKeys)
  list(
    @Who() actor: Actor,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
  ): Promise<{ items: ShownKey[]; next?: string }> {
    return this.keys.list(actor.tenant, query.limit, query.cursor);
  }

  @HttpRoute(routes.revokeKey)
  async revoke(@Who() actor: Actor, @Param({ schema: byId }) { id }: z.infer<typeof byId>): Promise<void> {
    await this.keys.revoke(actor.tenant, id);
    this.desk.forget();
  }

  /** A key made by a key belongs to that key's person. */
  private async personOf(actor: Actor): Promise<string> {
    if (actor.kind === 'person') return actor.id;
    const row = await this.keys.byId(actor.id);
    if (!row) throw new ProblemError('auth.invalid');
    return row.person;
  }
}
