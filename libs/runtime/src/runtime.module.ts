import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { Health } from './health.js';
import { Log } from './log.js';
import { ServiceTokens } from './service-tokens.js';
import { Shutdown } from './shutdown.js';
import { fetchKeys, TokenVerifier } from './tokens.js';

export interface RuntimeParts {
  service: string;
  log: Log;
  clock?: Clock;
  shutdown: Shutdown;
  health: Health;
  consoleUrl: string | undefined;
  secretsKey: string | undefined;
}

/** Global: Log, Clock, Shutdown, Health, TokenVerifier, ServiceTokens for every provider. */
@Global()
@Module({})
export class RuntimeModule {
  static of(parts: RuntimeParts): DynamicModule {
    const clock = parts.clock ?? new Clock();
    const keys = (): ReturnType<typeof fetchKeys> => fetchKeys(parts.consoleUrl ?? 'http://127.0.0.1:3000');
    const providers = [
      { provide: Log, useValue: parts.log },
      { provide: Clock, useValue: clock },
      { provide: Shutdown, useValue: parts.shutdown },
      { provide: Health, useValue: parts.health },
      { provide: TokenVerifier, useValue: new TokenVerifier(keys, clock) },
      { provide: ServiceTokens, useValue: new ServiceTokens(parts.service, parts.secretsKey, clock) },
    ];
    return { module: RuntimeModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
