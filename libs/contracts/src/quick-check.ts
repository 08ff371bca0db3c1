import type { z } from 'zod';

type Check = (value: unknown) => boolean;
/** What of a schema's own description is read; `_zod.def` is zod's public door for tools. */
interface Definition {
  type: string;
  format?: string;
  pattern?: RegExp;
  coerce?: boolean;
  checks?: { _zod: { def: CheckDefinition } }[];
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  entries?: Record<string, string>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  partial?: boolean;
  options?: z.ZodType[];
  in?: z.ZodType;
  out?: z.ZodType;
  transform?: (value: unknown) => unknown;
}
interface CheckDefinition {
  check: string;
  format?: string;
  pattern?: RegExp;
  minimum?: number;
  maximum?: number;
  value?: number;
  inclusive?: boolean;
  fn?: (value: unknown) => unknown;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/**
 * A sieve before `schema.safeParse`: true = the value is valid and parsing would hand it on just as it is, so that parsing
 * may be left out. False says nothing: ask the schema. Events of our own pass at a fraction of the cost; anything that is
 * unusual, or a kind of schema that is not known here, goes to the schema.
 */
export function quickCheck(schema: z.ZodType): Check {
  const definition = definitionOf(schema);
  const own = checksOf(definition);
  const shape = shapeOf(schema, definition);
  if (!own || !shape) return asSchema(schema);
  return own.length === 0 ? shape : (value) => shape(value) && own.every((check) => check(value));
}

const asSchema =
  (schema: z.ZodType): Check =>
  (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success && parsed.data === value && (typeof value !== 'object' || value === null);
  };

function shapeOf(schema: z.ZodType, definition: Definition): Check | null {
  switch (definition.type) {
    case 'string': {
      if (definition.coerce) return null;
      const { format, pattern } = definition;
      if (format === undefined) return (value) => typeof value === 'string';
      return pattern && format !== 'url' ? (value) => typeof value === 'string' && pattern.test(value) : null;
    }
    case 'number':
      // A number that would have to be made of a text is none yet.
      return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return definition.coerce ? null : (value) => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'enum': {
      const entries = new Set<unknown>(Object.values(definition.entries ?? {}));
      return (value) => entries.has(value);
    }
    case 'optional': {
      const inner = quickCheck(definition.innerType as z.ZodType);
      return (value) => value === undefined || inner(value);
    }
    case 'default': {
      const inner = quickCheck(definition.innerType as z.ZodType);
      return (value) => value !== undefined && inner(value);
    }
    case 'array': {
      const element = quickCheck(definition.element as z.ZodType);
      return (value) => Array.isArray(value) && value.every(element);
    }
    case 'union': {
      const options = (definition.options ?? []).map(quickCheck);
      return (value) => options.some((option) => option(value));
    }
    case 'record':
      return record(definition);
    case 'object':
      return object(definition);
    case 'pipe':
      return pipe(definition);
    default:
      return null;
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function object({ shape = {}, catchall }: Definition): Check | null {
  const rest = catchall && definitionOf(catchall).type;
  if (rest !== undefined && rest !== 'unknown' && rest !== 'never') return null;
  const members = Object.entries(shape).map(([name, schema]) => ({ name, check: quickCheck(schema) }));
  const known = new Set(Object.keys(shape));
  return (value) => {
    if (!isPlain(value)) return false;
    for (const { name, check } of members) if (!check(value[name])) return false;
    if (rest === 'unknown') return !Object.hasOwn(value, '__proto__');
    for (const name in value) if (!known.has(name)) return false;
    return true;
  };
}

function record({ keyType, valueType, partial }: Definition): Check {
  const key = quickCheck(keyType as z.ZodType);
  const check = quickCheck(valueType as z.ZodType);
  // A record over a closed list of keys wants them all, unless it is partial.
  const wanted = partial ? [] : [...((keyType as z.ZodType)._zod.values ?? [])].map(String);
  return (value) =>
    isPlain(value) &&
    !Object.hasOwn(value, '__proto__') &&
    wanted.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => key(name) && check(member));
}

/** A text that is already what its transform would make of it. */
function pipe({ in: from, out }: Definition): Check | null {
  const transform = out && definitionOf(out).transform;
  if (!from || typeof transform !== 'function') return null;
  const check = quickCheck(from);
  return (value) => typeof value === 'string' && check(value) && transform(value) === value;
}

/** The schema's own further checks; null = one of them is not known here. */
function checksOf({ checks = [], format }: Definition): Check[] | null {
  const known = checks.map(({ _zod }) => checkOf(_zod.def, format));
  return known.every((check) => check !== null) ? known : null;
}

const lengthOf = (value: unknown): number => (value as { length: number }).length;

function checkOf(definition: CheckDefinition, ownFormat: string | undefined): Check | null {
  const { check, format, pattern, minimum = 0, maximum = 0, value: bound = 0, inclusive, fn } = definition;
  switch (check) {
    case 'min_length':
      return (value) => lengthOf(value) >= minimum;
    case 'max_length':
      return (value) => lengthOf(value) <= maximum;
    case 'greater_than':
      return (value) => (inclusive ? (value as number) >= bound : (value as number) > bound);
    case 'less_than':
      return (value) => (inclusive ? (value as number) <= bound : (value as number) < bound);
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : null;
    case 'string_format':
      if (format === ownFormat && format !== 'url') return () => true;
      return format === 'regex' && pattern && !pattern.global && !pattern.sticky
        ? (value) => pattern.test(value as string)
        : null;
    case 'custom':
      return fn ? (value) => fn(value) === true : null;
    default:
      return null;
  }
}
