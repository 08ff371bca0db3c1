import { Catch, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import type { CustomTransportStrategy, NestMicroservice } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';

/** Nest's own filter for messages turns every error into a plain object; this one lets it keep its class. */
@Catch()
export class PassThroughFilter implements ExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/**
 * Connects a strategy with the pass-through filter in place. Nest binds filters when it registers handlers, which
 * `connectMicroservice` does at once unless told to defer; hence these four steps.
 */
export function connectStrategy(app: INestApplication, strategy: CustomTransportStrategy): void {
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true }) as NestMicroservice;
  microservice.useGlobalFilters(new PassThroughFilter());
  microservice.registerListeners();
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
}
