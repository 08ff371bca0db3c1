import { ProblemError } from './problem.js';

export const DEEPEST_JSON = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const numberToken = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function checkKey(key: string, seen: Set<string>): void {
  const shown = key.slice(0, 100);
  if (forbiddenKeys.has(key) || key.startsWith('$') || key.includes('.') || key.includes('\0') || seen.has(key)) {
    throw new ProblemError('request.forbiddenKey', { key: shown });
  }
  seen.add(key);
}

/** Index after the closing quote of the string that opens at `at`; -1 = it never closes. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === 0x22) return i + 1;
  }
  return -1;
}

function isKey(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x3a) return true;
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return false;
  }
  return false;
}

function numberAt(text: string, at: number): number {
  numberToken.lastIndex = at;
  const token = numberToken.exec(text)?.[0];
  if (token === undefined) return at + 1;
  // a larger one would silently become another number
  if (Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER)
    throw new ProblemError('request.notJson', { reason: 'number' });
  return at + token.length;
}

/** Looks at structure only: depth, keys, numbers. Whether the text is JSON at all, JSON.parse decides afterwards. */
function scan(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let i = 0; i < text.length;) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      const end = endOfString(text, i);
      if (end < 0) return;
      const keys = open.at(-1);
      if (keys && isKey(text, end)) checkKey(keyText(text.slice(i, end)), keys);
      i = end;
    } else if (c === 0x7b || c === 0x5b) {
      open.push(c === 0x7b ? new Set() : null);
      if (open.length > DEEPEST_JSON) throw new ProblemError('request.tooDeep', { limit: DEEPEST_JSON });
      i++;
    } else if (c === 0x7d || c === 0x5d) {
      open.pop();
      i++;
    } else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      i = numberAt(text, i);
    } else i++;
  }
}

function keyText(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  return parse(quoted) as string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProblemError('request.notJson');
  }
}

/**
 * JSON of a client, read without room for two opinions: UTF-8 only, no byte-order mark, depth ≤ 32, no key twice in an
 * object, no key that begins with `$`, contains `.` or NUL, or names a prototype, no number beyond ±(2^53 − 1).
 * Throws ProblemError `request.notJson | request.tooDeep | request.forbiddenKey`.
 */
export function strictJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProblemError('request.notJson');
  }
  scan(text);
  return parse(text);
}
