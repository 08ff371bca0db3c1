import {
  Module,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { loadSimulators } from '#libs/channels';
import { Clock, Health, Shutdown } from '#libs/runtime';
import type { SandboxConfig } from './config.js';
import { ControlController } from './control.controller.js';
import { DoorsMiddleware } from './doors.middleware.js';
import { Pictures } from './images/pictures.js';
import { Markets } from './markets.js';
import { PatientClock } from './patient-clock.js';
import { PublicAddress } from './public-address.js';

@Module({})
export class SandboxModule implements NestModule, OnApplicationBootstrap {
  constructor(
    private readonly clock: PatientClock,
    private readonly shutdown: Shutdown,
    private readonly health: Health,
    private readonly markets: Markets,
  ) {}

  static with(config: SandboxConfig): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [ControlController],
      providers: [
        Pictures,
        DoorsMiddleware,
        { provide: PublicAddress, useFactory: () => new PublicAddress(config.SANDBOX_URL) },
        { provide: PatientClock, inject: [Clock], useFactory: (clock: Clock) => new PatientClock(clock) },
        {
          provide: Markets,
          inject: [PatientClock],
          useFactory: async (clock: PatientClock) => new Markets(await loadSimulators(), clock, config.SANDBOX_CALLS),
        },
      ],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(DoorsMiddleware).forRoutes('{*path}');
  }

  onApplicationBootstrap(): void {
    this.shutdown.onDrain('intake', 'hanging calls', () => Promise.resolve(this.clock.stopWaiting()));
    this.health.add('markets', () =>
      this.markets.channels.length > 0 ? Promise.resolve() : Promise.reject(new Error('no marketplace')),
    );
  }
}
