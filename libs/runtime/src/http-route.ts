import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';

/** As much of a route of the route table as HTTP needs. */
export interface HttpRouteSpec {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI form `/v1/products/{id}`; a path already escaped for Express is taken as it is. */
  path: string;
  /** `public` = no token; `internal` = only our own services; else what the token must hold. */
  scope: string;
  status?: number;
  /** Set = the handler reads the stream itself; absent = JSON, read before the handler. */
  consumes?: string;
}

const ROUTE = 'ganh:route';

/** Declares a handler by its route: method, escaped path, status and scope in one. */
export function HttpRoute(route: HttpRouteSpec): MethodDecorator {
  const path = route.path.replace(/(?<!\\):/g, '\\:').replace(/\{(\w+)\}/g, ':$1');
  return applyDecorators(
    RequestMapping({ path, method: RequestMethod[route.method] }),
    HttpCode(route.status ?? 200),
    SetMetadata(ROUTE, route),
  );
}

/** The route a handler was declared by, if it was. */
export const routeOf = (handler: object): HttpRouteSpec | undefined =>
  Reflect.getMetadata(ROUTE, handler) as HttpRouteSpec | undefined;
