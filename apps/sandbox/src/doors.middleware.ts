import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { Markets } from './markets.js';
import { Pictures } from './images/pictures.js';

type Request = IncomingMessage & { originalUrl?: string };

/** `/{channel}/…` goes to that marketplace, byte for byte; `/images/{name}` is a picture. Everything else goes on. */
@Injectable()
export class DoorsMiddleware implements NestMiddleware<Request, ServerResponse> {
  constructor(
    private readonly markets: Markets,
    private readonly pictures: Pictures,
  ) {}

  use(request: Request, response: ServerResponse, next: (error?: unknown) => void): void {
    const url = request.originalUrl ?? request.url ?? '/';
    const [, first = ''] = /^\/([^/?]+)/.exec(url) ?? [];
    if (first === 'images') {
      this.pictures.answer(url.slice('/images/'.length), request.method ?? 'GET', response);
      return;
    }
    const host = this.markets.of(first);
    if (!host) {
      next();
      return;
    }
    const path = url.slice(first.length + 1);
    host.handle(request, response, path.startsWith('/') ? path : `/${path}`).catch(next);
  }
}
