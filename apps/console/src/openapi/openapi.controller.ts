import { routes } from '#libs/contracts';
import { HttpRoute } from '#libs/runtime';
import { Controller, Header, Inject } from '@nestjs/common';

/** Token of the ready-made document. */
export const OPENAPI = Symbol('openapi');

@Controller()
export class OpenApiController {
  constructor(@Inject(OPENAPI) private readonly document: Record<string, unknown>) {}

  @HttpRoute(routes.openapi)
  @Header('Cache-Control', 'public, max-age=300')
  show(): Record<string, unknown> {
    return this.document;
  }
}
