const secretName =
  /authori[sz]ation|token|passw|secret|credential|cookie|signature|(^|[_-]|api|app|access|private|public|partner|session)key$/i;
/** Fields whose name looks like a secret's but that only name or count something. */
const harmlessName = /^(idempotencyKey|messageKey|kid)$/;

const secretsInText: [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***'],
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:]{0,200}:[^\s/@]{0,500}@/gi, '$1***@'],
  [/([?&](?:[\w-]*(?:token|secret|sign|signature|key|password|code))=)[^\s&#"']+/gi, '$1***'],
  [
    /("?\b\w*(?:token|secret|password|passwd|credential|authorization)\w*"?\s*[:=]\s*"?)(?!\*\*\*)[^\s",;&}]+/gi,
    '$1***',
  ],
  // Vietnamese telephone numbers: 0xxxxxxxxx(x) or +84…, with the usual separators
  [/(?<![\w+-])(?:\+?84|0)(?:[ .-]?\d){9,10}(?![\w-])/g, '***'],
];

const LONGEST_TEXT = 4_000;
const MOST_ITEMS = 50;
const DEEPEST = 6;

/** Removes what must never be read in a log from a text: bearer tokens, passwords in addresses, telephone numbers. */
export function redactText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}… (${text.length})` : text;
  return secretsInText.reduce((result, [pattern, by]) => result.replace(pattern, by), cut);
}

/** An error as data: class, code, message, stack and causes. Requests, headers and configurations stay out. */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return redact(error, depth + 1);
  const { code, cause } = error as Error & { code?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(cause !== undefined && depth < 3 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

/** A copy of a log field that is safe to write: secrets by name and by look replaced, size and depth bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => redact(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return redact([...value], depth);
  return redactFields(value as Record<string, unknown>, depth);
}

/** `redact` for the fields of one object. */
export function redactFields(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields).slice(0, MOST_ITEMS)) {
    const hidden = secretName.test(name) && !harmlessName.test(name) && value !== undefined && value !== null;
    result[name] = hidden ? '***' : redact(value, depth + 1);
  }
  return result;
}
