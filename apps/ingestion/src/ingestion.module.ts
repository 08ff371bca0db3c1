import { type DynamicModule, Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Health, Shutdown } from '#libs/runtime';
import { Database } from '#libs/storage';
import { Chores } from './chores.js';
import { type IngestionConfig, plays } from './config.js';
import { ImportRunner } from './imports/import-runner.js';
import { ImportsController } from './imports/imports.controller.js';
import { InternalController } from './internal/internal.controller.js';
import { OffersController } from './offers/offers.controller.js';
import { ProducersController } from './producers/producers.controller.js';
import { ProductsController } from './products/products.controller.js';
import { CONFIG, providers } from './providers.js';
import { RelayBell } from './relay-bell.js';
import { Relays } from './relays.js';

/** What runs by itself. */
@Injectable()
class Background {
  constructor(
    readonly relays: Relays,
    readonly runner: ImportRunner,
    readonly chores: Chores,
    readonly bell: RelayBell,
  ) {}
}

/** Starts what this process plays and says how it ends. */
@Injectable()
class Lifecycle implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: IngestionConfig,
    private readonly background: Background,
    private readonly db: Database,
    private readonly shutdown: Shutdown,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    const { relays, runner, chores, bell } = this.background;
    this.health.add('database', () => this.db.ping());
    this.shutdown.onDrain('connections', 'database', () => this.db.close());
    if (plays(this.config, 'imports')) {
      runner.start();
      this.shutdown.onDrain('workers', 'imports', () => runner.drain());
    }
    if (!plays(this.config, 'relay')) return;
    bell.listen(() => relays.wake());
    relays.start();
    chores.start();
    this.shutdown.onDrain('workers', 'chores', () => chores.drain());
    this.shutdown.onDrain('relay', 'relays', () => relays.drain());
  }
}

@Module({})
export class IngestionModule {}

/** The ingestion service, by its configuration. */
export function ingestionModule(config: IngestionConfig): DynamicModule {
  return {
    module: IngestionModule,
    controllers: plays(config, 'api')
      ? [ProductsController, OffersController, ImportsController, ProducersController, InternalController]
      : [],
    providers: [...providers(config), Background, Lifecycle],
  };
}
