import {
  Inject,
  Module,
  RequestMethod,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import type { ConsoleConfig } from './config.js';
import { GatewayMiddleware } from './gateway/gateway.middleware.js';
import { KeySetController } from './identity/key-set.controller.js';
import { KeysController } from './identity/keys.controller.js';
import { PeopleController } from './identity/people.controller.js';
import { SessionsController } from './identity/sessions.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ParkedController } from './parked/parked.controller.js';
import { EventsConsumer } from './projections/events.consumer.js';
import { ProjectionsInternalController, RebuildController } from './projections/internal.controller.js';
import { apiProviders, ApiRole } from './providers/api.providers.js';
import { bothRolesProviders, CONFIG } from './providers/role.providers.js';
import { projectionsProviders, ProjectionsRole } from './providers/projections.providers.js';
import { ListingsController } from './reads/listings.controller.js';
import { ProductsController } from './reads/products.controller.js';
import { SummaryController } from './reads/summary.controller.js';
import { EventsController } from './stream/events.controller.js';

export const roles = ['api', 'projections'] as const;
export type ConsoleRole = (typeof roles)[number];

/** Does this process play the role? No roles named = all of them. */
export const plays = (config: Pick<ConsoleConfig, 'ROLES'>, role: ConsoleRole): boolean =>
  config.ROLES.length === 0 || config.ROLES.includes(role);

const apiControllers = [
  ...[KeySetController, KeysController, PeopleController, SessionsController],
  ...[OpenApiController, ProductsController, ListingsController, SummaryController],
  ...[ParkedController, EventsController, RebuildController],
];

/** The console: role `api` is the one address, role `projections` feeds its read models. */
@Module({})
export class ConsoleModule implements NestModule {
  constructor(@Inject(CONFIG) private readonly config: ConsoleConfig) {}

  static with(config: ConsoleConfig): DynamicModule {
    const [api, projections] = [plays(config, 'api'), plays(config, 'projections')];
    return {
      module: ConsoleModule,
      controllers: [
        ...(api ? apiControllers : []),
        ...(projections ? [EventsConsumer, ProjectionsInternalController] : []),
      ],
      providers: [
        ...bothRolesProviders(config),
        ...(api ? [...apiProviders(config), ApiRole] : []),
        ...(projections ? [...projectionsProviders(config), ProjectionsRole] : []),
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    if (plays(this.config, 'api'))
      consumer.apply(GatewayMiddleware).forRoutes({ path: '{*path}', method: RequestMethod.ALL });
  }
}
