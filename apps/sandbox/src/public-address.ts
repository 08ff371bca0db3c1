import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';

/** Under which address others reach this process. */
@Injectable()
export class PublicAddress {
  constructor(private readonly configured: string | undefined) {}

  /** The configured address, else the one this request came to. Without trailing slash. */
  of(request: Pick<IncomingMessage, 'headers'>): string {
    return (this.configured ?? `http://${request.headers.host ?? '127.0.0.1'}`).replace(/\/+$/, '');
  }
}
