import type { IncomingMessage } from 'node:http';
import { Controller, Param, Req } from '@nestjs/common';
import { channelId, id, routes } from '#libs/contracts';
import { HttpRoute, readRaw } from '#libs/runtime';
import { z } from 'zod';
import { TakeSignal } from './take-signal.js';
import { WebhookAddress } from './webhook-address.js';

const path = z.strictObject({ channel: channelId, id });
/** Reports are small; more is no report. */
const LIMIT = 256_000;

@Controller()
export class WebhooksController {
  constructor(
    private readonly takeSignal: TakeSignal,
    private readonly address: WebhookAddress,
  ) {}

  @HttpRoute(routes.channelWebhook)
  async receive(@Param({ schema: path }) params: z.infer<typeof path>, @Req() request: IncomingMessage): Promise<void> {
    const rawBody = await readRaw(request, LIMIT);
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    await this.takeSignal.run({
      channel: params.channel,
      connectionId: params.id,
      headers,
      rawBody,
      url: this.address.of(params.channel, params.id),
    });
  }
}
