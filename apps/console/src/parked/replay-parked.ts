import { internalRoutes, type ParkedWork } from '#libs/contracts';
import { DependencyAway, ServiceTokens } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Chosen } from './parked.store.js';

const CHUNK = 100;
const TIMEOUT_MS = 60_000;
const answerShape = z.looseObject({ replayed: z.number().int() });

/** Ids per owner, in chunks an owner takes at once. */
export function chunksByOwner(chosen: readonly Chosen[]): { owner: ParkedWork['owner']; ids: string[] }[] {
  const byOwner = new Map<ParkedWork['owner'], string[]>();
  for (const { id, owner } of chosen) byOwner.set(owner, [...(byOwner.get(owner) ?? []), id]);
  return [...byOwner].flatMap(([owner, ids]) =>
    Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ({
      owner,
      ids: ids.slice(index * CHUNK, (index + 1) * CHUNK),
    })),
  );
}

/** Asks each owner to replay its parked work. */
@Injectable()
export class ReplayParked {
  private readonly path = internalRoutes.replay.replaceAll('\\', '');

  constructor(
    private readonly addresses: Readonly<Record<ParkedWork['owner'], string>>,
    private readonly tokens: ServiceTokens,
  ) {}

  /** How many were replayed. Rejects with DependencyAway; asking again is safe. */
  async run(chosen: readonly Chosen[]): Promise<number> {
    let replayed = 0;
    for (const { owner, ids } of chunksByOwner(chosen)) replayed += await this.ask(owner, ids);
    return replayed;
  }

  private async ask(owner: ParkedWork['owner'], ids: string[]): Promise<number> {
    try {
      const answer = await fetch(new URL(this.path, this.addresses[owner]), {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.tokens.token(owner)}` },
        body: JSON.stringify({ ids }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return answerShape.parse(await answer.json()).replayed;
    } catch (error) {
      throw new DependencyAway(owner, error);
    }
  }
}
