import { eventsQuery, routes } from '#libs/contracts';
import { HttpRoute, ProblemError, Shutdown, Who, type Actor } from '#libs/runtime';
import { Controller, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { sseFrame, sseReset, startAfter } from './sse.js';
import { StreamHub, type Listener } from './stream-hub.js';

const HEARTBEAT_MS = 15_000;
/** Rights are checked when a stream begins; it ends with the life of a person's token and is taken up again. */
const LIFE_MS = 600_000;
/** Bytes waiting for a client that does not read. */
const BACKLOG = 256 * 1024;

/** Changes as they happen, as server-sent events. */
@Controller()
export class EventsController {
  constructor(
    private readonly hub: StreamHub,
    shutdown: Shutdown,
  ) {
    shutdown.onDrain('intake', 'streams', async () => {
      this.hub.close();
    });
  }

  @HttpRoute(routes.events)
  async events(
    @Who() actor: Actor,
    @Query({ schema: eventsQuery }) query: z.infer<typeof eventsQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const after = startAfter(request.headers['last-event-id'], query.after);
    if (after === null) throw new ProblemError('request.header', { header: 'Last-Event-ID' });
    let detach = (): void => undefined;
    const timers: NodeJS.Timeout[] = [];
    const finish = (): void => {
      for (const timer of timers) clearInterval(timer);
      detach();
      if (!response.writableEnded) response.end();
    };
    response.once('close', finish);
    const write = this.opening(response);
    const listener: Listener = {
      send: (frames) => write(frames.map(sseFrame).join('')),
      reset: (position) => write(sseReset(position)),
      end: finish,
    };
    detach = await this.hub.attach(actor.tenant, after, listener);
    write(': connected\n\n');
    timers.push(setInterval(() => write(': heartbeat\n\n'), HEARTBEAT_MS));
    timers.push(setTimeout(finish, LIFE_MS));
    if (response.destroyed) finish();
  }

  /** Writes; the head goes out with the first bytes, so that a refusal before them is a plain problem document. */
  private opening(response: Response): (text: string) => void {
    return (text) => {
      if (response.destroyed || response.writableEnded) return;
      if (!response.headersSent) {
        response.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        response.write('retry: 3000\n\n');
      }
      response.write(text);
      if (response.writableLength > BACKLOG) response.destroy();
    };
  }
}
