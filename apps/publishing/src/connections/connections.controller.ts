import { Body, Controller, Headers, Param, Query } from '@nestjs/common';
import {
  type ConnectionInput,
  connectionInput,
  connectionPatch,
  type ConnectionState,
  id,
  pageQuery,
  routes,
} from '#libs/contracts';
import { loadForms } from '#libs/channels';
import { type Actor, HttpRoute, ProblemError, Who } from '#libs/runtime';
import { canonicalHash, decodeCursor, Idempotency, pageOf } from '#libs/storage';
import { z } from 'zod';
import { ChangeConnection } from './change-connection.js';
import { ConnectShop, connectionView } from './connect-shop.js';
import { ConnectionStore } from './connection.store.js';

const path = z.strictObject({ id });
type Page = z.infer<typeof pageQuery>;

@Controller()
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly connectShop: ConnectShop,
    private readonly changeConnection: ChangeConnection,
    private readonly idempotency: Idempotency,
  ) {}

  @HttpRoute(routes.listChannels)
  async channels(): Promise<{ items: unknown[] }> {
    return { items: await loadForms() };
  }

  @HttpRoute(routes.createConnection)
  async create(
    @Body({ schema: connectionInput }) input: ConnectionInput,
    @Headers('idempotency-key') key: string | undefined,
    @Who() actor: Actor,
  ): Promise<ConnectionState> {
    const request = { tenant: actor.tenant, route: 'createConnection', key, bodyHash: canonicalHash(input) };
    const outcome = await this.idempotency.run(request, async () => ({
      status: 201,
      body: connectionView(await this.connectShop.run(input, actor)),
    }));
    return outcome.body;
  }

  @HttpRoute(routes.listConnections)
  async list(@Query({ schema: pageQuery }) query: Page, @Who() actor: Actor): Promise<unknown> {
    const after = String(decodeCursor(query.cursor)?.['id'] ?? '');
    const rows = await this.connections.list(actor.tenant, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    return { ...page, items: page.items.map(connectionView) };
  }

  @HttpRoute(routes.getConnection)
  async get(@Param({ schema: path }) params: { id: string }, @Who() actor: Actor): Promise<ConnectionState> {
    const connection = await this.connections.find(params.id, actor.tenant);
    if (!connection) throw new ProblemError('connection.notFound');
    return connectionView(connection);
  }

  @HttpRoute(routes.patchConnection)
  async patch(
    @Param({ schema: path }) params: { id: string },
    @Body({ schema: connectionPatch }) input: z.infer<typeof connectionPatch>,
    @Who() actor: Actor,
  ): Promise<ConnectionState> {
    return connectionView(await this.changeConnection.run(params.id, input, actor));
  }

  @HttpRoute(routes.deleteConnection)
  async close(@Param({ schema: path }) params: { id: string }, @Who() actor: Actor): Promise<void> {
    await this.changeConnection.close(params.id, actor);
  }

  @HttpRoute(routes.connectionCategories)
  async categories(
    @Param({ schema: path }) params: { id: string },
    @Who() actor: Actor,
  ): Promise<{ items: unknown[] }> {
    return { items: await this.changeConnection.categories(params.id, actor) };
  }
}
