import type { z } from 'zod';
import type { FieldIssue } from './problem.js';

type Issue = z.core.$ZodIssue;
const MOST_ISSUES = 200;

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function isMissing(issue: Issue, input: unknown): boolean {
  if (input === undefined) return issue.input === undefined && / received undefined$/.test(issue.message);
  let value: unknown = input;
  for (const part of issue.path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value === undefined;
}

function paramsOf(issue: Issue): Record<string, unknown> {
  switch (issue.code) {
    case 'invalid_type':
      return { expected: issue.expected };
    case 'too_big':
      return { maximum: String(issue.maximum) };
    case 'too_small':
      return { minimum: String(issue.minimum) };
    case 'invalid_format':
      return { format: issue.format };
    case 'not_multiple_of':
      return { divisor: String(issue.divisor) };
    case 'invalid_value':
      return { values: issue.values.map(String).join(', ') };
    case 'custom':
      return { ...issue.params };
    default:
      return {};
  }
}

function codeOf(issue: Issue, input: unknown): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof own === 'string') return own;
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') {
    if (isMissing(issue, input)) return 'missing';
  }
  return issue.code;
}

/** Inside a union, the form that came nearest explains best: the one whose first issue lies deepest. */
function nearest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors.filter((form) => form.some((inner) => inner.path.length > 0));
  if (forms.length !== 1) return [issue];
  return (forms[0] ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/**
 * Field issues of a failed parse, with codes and params of the catalogue; never the values themselves.
 * Give the parsed `input` so that a field that is not there is told from one of the wrong type.
 */
export function issuesOf(error: z.ZodError, input?: unknown): FieldIssue[] {
  return error.issues
    .flatMap(nearest)
    .flatMap((issue): FieldIssue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            field: pointer([...issue.path, key]),
            code: issue.code,
            params: { keys: key },
          }))
        : [{ field: pointer(issue.path), code: codeOf(issue, input), params: paramsOf(issue) }],
    )
    .slice(0, MOST_ISSUES);
}
