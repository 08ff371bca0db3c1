import { createServer, type RequestListener } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/**
 * A client may not hold a connection by sending its head or its body drop by drop. A request without Host comes
 * through: it is answered like any other wrong header.
 */
const settings = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  requireHostHeader: false,
};

/** Nest's Express on a server whose patience has limits. */
export class PatientServer extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createServer(settings, this.getInstance<RequestListener>());
  }
}
