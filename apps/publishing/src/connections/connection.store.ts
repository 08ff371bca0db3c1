import { acrossTenants, type Database, Gather, GatheredRows, isDuplicateKey } from '#libs/storage';
import {
  type ConnectionDoc,
  connectionSpec,
  type InventoryDoc,
  inventorySpec,
  type OpenShopDoc,
  openShopSpec,
} from './connection.models.js';
import { type RemoteSkuDoc, remoteSkuSpec } from '../listings/listing.models.js';

const shopKey = ({ channel, shop }: Pick<ConnectionDoc, 'channel' | 'shop'>): string => `${channel}/${shop}`;
const MAX_RACES = 20;
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

interface ItemRef {
  tenant: string;
  connectionId: string;
  remoteSku: string;
}

/** Connections, what their shops held before us, and the names we use there. */
export class ConnectionStore {
  private readonly connections;
  private readonly inventory;
  private readonly names;
  private readonly shops;
  private readonly rows;
  private readonly nameRows;
  private readonly openOnes = new Gather<string, ConnectionDoc[]>((tenants) => this.openOf(tenants));
  private readonly items = new Gather<ItemRef, InventoryDoc | null>((asked) => this.inventoriedOf(asked));

  constructor(db: Database) {
    this.connections = db.model<ConnectionDoc>(connectionSpec);
    this.inventory = db.model<InventoryDoc>(inventorySpec);
    this.names = db.model<RemoteSkuDoc>(remoteSkuSpec);
    this.shops = db.model<OpenShopDoc>(openShopSpec);
    this.rows = new GatheredRows(this.connections);
    this.nameRows = new GatheredRows(this.names);
  }

  /** Stores a new connection and takes its shop; answers the open connection that has the shop already, if one does. */
  async insert(connection: ConnectionDoc): Promise<ConnectionDoc | null> {
    const _id = shopKey(connection);
    const row = { _id, tenant: connection.tenant, connectionId: connection._id, at: connection.createdAt };
    try {
      await this.shops.create([row]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const open = await this.ofShop(connection);
      if (open) return open;
      const taken = await this.shops
        .findOne({ _id })
        .setOptions(acrossTenants('one shop is connected once'))
        .lean<OpenShopDoc>();
      // Somebody is just connecting it; who died at that is given up after a minute.
      if (taken && connection.createdAt - taken.at < 60_000) return connection;
      // Only the place that was seen: another process may have given it up and taken it anew meanwhile.
      if (taken) await this.shops.deleteOne({ _id, tenant: taken.tenant, connectionId: taken.connectionId });
      return this.insert(connection);
    }
    await this.connections.create([plain(connection)]);
    return null;
  }

  async freeShop(connection: Pick<ConnectionDoc, 'channel' | 'shop' | 'tenant'>): Promise<void> {
    await this.shops.deleteOne({ _id: shopKey(connection), tenant: connection.tenant });
  }

  find(id: string, tenant: string): Promise<ConnectionDoc | null> {
    return this.rows.find(id, tenant);
  }

  /** The open connection of a shop, whoever owns it. */
  async ofShop(place: Pick<ConnectionDoc, 'channel' | 'shop'>): Promise<ConnectionDoc | null> {
    const taken = await this.shops
      .findOne({ _id: shopKey(place) })
      .setOptions(acrossTenants('one shop is connected once'))
      .lean<OpenShopDoc>();
    const connection = taken && (await this.find(taken.connectionId, taken.tenant));
    return connection && connection.status !== 'closed' ? connection : null;
  }

  /** For webhooks, which know the connection but carry no token. */
  findForWebhook(id: string): Promise<ConnectionDoc | null> {
    return this.connections.findOne({ _id: id }).setOptions(acrossTenants('webhook')).lean<ConnectionDoc>().exec();
  }

  list(tenant: string, after: string, limit: number): Promise<ConnectionDoc[]> {
    return this.connections
      .find({ tenant, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ConnectionDoc[]>()
      .exec();
  }

  /** Every connection of a tenant that is not closed. */
  open(tenant: string): Promise<ConnectionDoc[]> {
    return this.openOnes.ask(tenant);
  }

  /** Asked for at the same moment, a tenant's connections are read once; nobody changes what is shared. */
  private async openOf(tenants: string[]): Promise<ConnectionDoc[][]> {
    const read = (tenant: string): Promise<ConnectionDoc[]> =>
      this.connections
        .find({ tenant, status: { $in: ['connecting', 'ready', 'needsAuthorisation'] } })
        .lean<ConnectionDoc[]>()
        .exec();
    const found = new Map([...new Set(tenants)].map((tenant) => [tenant, read(tenant)]));
    return Promise.all(tenants.map((tenant) => found.get(tenant) ?? []));
  }

  due(now: number, limit: number): Promise<ConnectionDoc[]> {
    return this.connections
      .find({ dueAt: { $gt: 0, $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .setOptions(acrossTenants('sweeper: due connections'))
      .lean<ConnectionDoc[]>()
      .exec();
  }

  /** Compare-and-set on `version`; `change` answers the new state or null to leave it. */
  async change(
    id: string,
    tenant: string,
    change: (connection: ConnectionDoc) => ConnectionDoc | null,
  ): Promise<ConnectionDoc | null> {
    for (let race = 0; race < MAX_RACES; race++) {
      const current = await this.find(id, tenant);
      const wanted = current && change(structuredClone(current));
      if (!current || !wanted) return null;
      const next = plain({ ...wanted, version: current.version + 1 });
      const result = await this.connections.replaceOne({ _id: id, tenant, version: current.version }, next);
      if (result.matchedCount === 1) return next;
    }
    throw new Error('a connection changed faster than it could be written');
  }

  async keepInventory(items: InventoryDoc[]): Promise<void> {
    if (items.length === 0) return;
    await this.inventory.bulkWrite(
      items.map((item) => ({
        updateOne: { filter: { _id: item._id, tenant: item.tenant }, update: { $set: item }, upsert: true },
      })),
      { ordered: false },
    );
  }

  inventoried(tenant: string, connectionId: string, remoteSku: string): Promise<InventoryDoc | null> {
    return this.items.ask({ tenant, connectionId, remoteSku });
  }

  private async inventoriedOf(asked: ItemRef[]): Promise<(InventoryDoc | null)[]> {
    const shopOf = ({ tenant, connectionId }: ItemRef): string => `${tenant}/${connectionId}`;
    const found = new Map<string, InventoryDoc>();
    for (const { tenant, connectionId } of new Map(asked.map((ref) => [shopOf(ref), ref])).values()) {
      const names = asked.filter((ref) => ref.connectionId === connectionId).map(({ remoteSku }) => remoteSku);
      const filter = { tenant, connectionId, remoteSku: { $in: names } };
      for (const item of await this.inventory.find(filter).lean<InventoryDoc[]>())
        found.set(`${shopOf(item)}/${item.remoteSku}`, item);
    }
    return asked.map((ref) => found.get(`${shopOf(ref)}/${ref.remoteSku}`) ?? null);
  }

  /** Takes a name at the channel for a listing; false when another listing of that connection has it. */
  async takeName(tenant: string, connectionId: string, remoteSku: string, listingId: string): Promise<boolean> {
    const _id = `${connectionId}/${remoteSku}`;
    if (await this.nameRows.insert({ _id, tenant, connectionId, listingId })) return true;
    return (await this.nameRows.find(_id, tenant))?.listingId === listingId;
  }
}
