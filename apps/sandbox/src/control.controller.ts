import type { IncomingMessage } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { CallEntry, SimListing, SimulatorHost } from '#libs/channel-kit';
import { Clock, ProblemError } from '#libs/runtime';
import {
  callsQuery,
  channelParam,
  faultOrder,
  newShop,
  sale,
  shopParam,
  type FaultOrder,
  type NewShop,
  type Sale,
} from './control.schemas.js';
import { Markets } from './markets.js';
import { PublicAddress } from './public-address.js';

/** The control room: what a buyer would see, every call, and faults on request. For tests and demos only. */
@Controller('_control')
export class ControlController {
  constructor(
    private readonly markets: Markets,
    private readonly address: PublicAddress,
    private readonly clock: Clock,
  ) {}

  @Get()
  overview(): { channels: { channel: string; shops: string[]; calls: number }[] } {
    const channels = this.markets.channels.map((channel) => {
      const host = this.host(channel);
      return { channel, shops: host.simulator.shops(), calls: host.calls.last };
    });
    return { channels };
  }

  @Post('reset')
  @HttpCode(200)
  reset(): { reset: true } {
    this.markets.reset();
    return { reset: true };
  }

  @Post(':channel/shops')
  addShop(
    @Param({ schema: channelParam }) { channel }: { channel: string },
    @Body({ schema: newShop }) body: NewShop,
    @Req() request: IncomingMessage,
  ): object {
    const { simulator } = this.host(channel);
    const baseUrl = `${this.address.of(request)}/${channel}`;
    const { shop, perSecond, review } = body;
    const form = simulator.addShop(shop, {
      baseUrl,
      now: this.clock.now(),
      ...(perSecond !== undefined && { limits: { perSecond } }),
      ...(review !== undefined && { review }),
    });
    return { channel, shop, baseUrl, ...form, mapping: simulator.suggestedMapping() };
  }

  @Get(':channel/shops/:shop/listings')
  listings(@Param({ schema: shopParam }) { channel, shop }: { channel: string; shop: string }): {
    listings: SimListing[];
  } {
    return { listings: this.hostOfShop(channel, shop).simulator.listings(shop) };
  }

  @Post(':channel/shops/:shop/sell')
  @HttpCode(200)
  sell(
    @Param({ schema: shopParam }) { channel, shop }: { channel: string; shop: string },
    @Body({ schema: sale }) { sku, quantity }: Sale,
  ): { sold: true } {
    if (!this.hostOfShop(channel, shop).simulator.sell(shop, sku, quantity)) throw new ProblemError('listing.notFound');
    return { sold: true };
  }

  @Get(':channel/calls')
  calls(
    @Param({ schema: channelParam }) { channel }: { channel: string },
    @Query({ schema: callsQuery }) filter: { after?: number; shop?: string; limit: number },
  ): { calls: CallEntry[]; last: number } {
    const { calls } = this.host(channel);
    return { calls: calls.list(filter), last: calls.last };
  }

  @Get(':channel/faults')
  faults(@Param({ schema: channelParam }) { channel }: { channel: string }): object {
    return { faults: this.host(channel).faults.list() };
  }

  @Post(':channel/faults')
  @HttpCode(200)
  order(
    @Param({ schema: channelParam }) { channel }: { channel: string },
    @Body({ schema: faultOrder }) order: FaultOrder,
  ): { touched: number } {
    return { touched: this.host(channel).order(order) };
  }

  @Delete(':channel/faults')
  clearFaults(@Param({ schema: channelParam }) { channel }: { channel: string }): { cleared: true } {
    this.host(channel).faults.clear();
    return { cleared: true };
  }

  private host(channel: string): SimulatorHost {
    const host = this.markets.of(channel);
    if (!host) throw new ProblemError('channel.unknown', { channel });
    return host;
  }

  private hostOfShop(channel: string, shop: string): SimulatorHost {
    const host = this.host(channel);
    if (!host.simulator.shops().includes(shop)) throw new ProblemError('route.notFound');
    return host;
  }
}
