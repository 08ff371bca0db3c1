import { routes, type Owner, type Route, type RouteName } from '#libs/contracts';

export interface Match {
  name: RouteName;
  route: Route;
  /** Decoded and checked. */
  params: Record<string, string>;
}
export type Matched = { kind: 'route'; match: Match } | { kind: 'method'; allowed: string[] } | { kind: 'none' };

interface Compiled {
  name: RouteName;
  route: Route;
  pattern: RegExp;
  params: string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const checks: Record<string, (value: string) => boolean> = {
  id: (value) => UUID.test(value),
  channel: (value) => /^[a-z][a-z0-9-]{1,30}$/.test(value),
  code: (value) => value.length <= 100 && !/[\p{Cc}]/u.test(value) && value !== '.' && value !== '..',
};

function compile([name, route]: [string, Route]): Compiled {
  const params: string[] = [];
  const source = route.path
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      params.push(part.slice(1, -1));
      return '([^/:]+)';
    })
    .join('');
  return { name: name as RouteName, route, pattern: new RegExp(`^${source}$`), params };
}

const table = Object.entries(routes as Record<string, Route>).map(compile);

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function paramsOf(compiled: Compiled, found: RegExpExecArray): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, name] of compiled.params.entries()) {
    const value = decode(found[index + 1] ?? '');
    if (value === null || !(checks[name]?.(value) ?? value.length <= 200)) return null;
    params[name] = value;
  }
  return params;
}

/**
 * Finds the route of a request by the table.
 * @param path as sent: percent-encoded, without the query.
 */
export function matchRoute(method: string, path: string): Matched {
  const allowed: string[] = [];
  for (const compiled of table) {
    const found = compiled.pattern.exec(path);
    const params = found && paramsOf(compiled, found);
    if (!params) continue;
    if (compiled.route.method === method)
      return { kind: 'route', match: { name: compiled.name, route: compiled.route, params } };
    allowed.push(compiled.route.method);
  }
  return allowed.length > 0 ? { kind: 'method', allowed: [...new Set(allowed)].sort() } : { kind: 'none' };
}

/** Base address per owner that is not the console itself. */
export type Owners = Readonly<Record<Exclude<Owner, 'console'>, string>>;
