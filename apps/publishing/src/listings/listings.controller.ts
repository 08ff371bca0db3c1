import { Body, Controller, Headers, Param } from '@nestjs/common';
import { id, listingsInput, type ListingState, planRequest, removeListingInput, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { canonicalHash, Idempotency } from '#libs/storage';
import { z } from 'zod';
import { ChangeListing } from './change-listing.js';
import { DryRun } from './dry-run.js';

const path = z.strictObject({ id });
type Path = z.infer<typeof path>;

@Controller()
export class ListingsController {
  constructor(
    private readonly changeListing: ChangeListing,
    private readonly dryRun: DryRun,
    private readonly idempotency: Idempotency,
  ) {}

  @HttpRoute(routes.createListings)
  async create(
    @Body({ schema: listingsInput }) input: z.infer<typeof listingsInput>,
    @Headers('idempotency-key') key: string | undefined,
    @Who() actor: Actor,
  ): Promise<{ items: ListingState[] }> {
    const request = { tenant: actor.tenant, route: 'createListings', key, bodyHash: canonicalHash(input) };
    const outcome = await this.idempotency.run(request, async () => ({
      status: 202,
      body: { items: await this.changeListing.make(input.connectionId, input.productIds, input.desired, actor) },
    }));
    return outcome.body;
  }

  @HttpRoute(routes.planListings)
  async plan(
    @Body({ schema: planRequest }) input: z.infer<typeof planRequest>,
    @Who() actor: Actor,
  ): Promise<{ items: unknown[] }> {
    return { items: await this.dryRun.run(input.connectionId, input.productIds, actor) };
  }

  @HttpRoute(routes.publishListing)
  publish(@Param({ schema: path }) params: Path, @Who() actor: Actor): Promise<ListingState> {
    return this.changeListing.run(params.id, 'publish', actor);
  }

  @HttpRoute(routes.pauseListing)
  pause(@Param({ schema: path }) params: Path, @Who() actor: Actor): Promise<ListingState> {
    return this.changeListing.run(params.id, 'pause', actor);
  }

  @HttpRoute(routes.resumeListing)
  resume(@Param({ schema: path }) params: Path, @Who() actor: Actor): Promise<ListingState> {
    return this.changeListing.run(params.id, 'resume', actor);
  }

  @HttpRoute(routes.withdrawListing)
  withdraw(@Param({ schema: path }) params: Path, @Who() actor: Actor): Promise<ListingState> {
    return this.changeListing.run(params.id, 'withdraw', actor);
  }

  @HttpRoute(routes.retryListing)
  retry(@Param({ schema: path }) params: Path, @Who() actor: Actor): Promise<ListingState> {
    return this.changeListing.run(params.id, 'retry', actor);
  }

  @HttpRoute(routes.deleteListing)
  remove(
    @Param({ schema: path }) params: Path,
    @Body({ schema: removeListingInput }) input: z.infer<typeof removeListingInput>,
    @Who() actor: Actor,
  ): Promise<ListingState> {
    return this.changeListing.run(params.id, 'delete', actor, input.reason);
  }
}
