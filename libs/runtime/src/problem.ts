export type Language = 'vi' | 'en';
export interface BilingualText {
  vi: string;
  en: string;
}

/** The catalogue of problems and field issues, and how its texts are rendered; handed in by the application. */
export interface ProblemTexts {
  problems: Readonly<Record<string, { status: number; title: BilingualText; fix: BilingualText }>>;
  issueTexts: Readonly<Record<string, { message: BilingualText; fix: BilingualText }>>;
  renderText(text: BilingualText, language: Language, params?: Record<string, unknown>): string;
  languageOf(acceptLanguage: string | undefined): Language;
}

/** One wrong field. */
export interface FieldIssue {
  /** JSON pointer (RFC 6901) into the body, e.g. `/variants/0/sku`. */
  field: string;
  /** Code of the catalogue's field issues. */
  code: string;
  params?: Record<string, unknown>;
}

/** An expected failure, answered as an RFC 9457 problem document. */
export class ProblemError extends Error {
  readonly params: Record<string, unknown>;
  readonly errors: FieldIssue[];
  readonly headers: Record<string, string>;

  constructor(
    readonly code: string,
    params: Record<string, unknown> = {},
    more: { errors?: FieldIssue[]; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.name = 'ProblemError';
    this.params = params;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/**
 * The RFC 9457 document of a problem. `detail` says what to do. A code that the catalogue does not know is our bug and
 * becomes `service.bug`.
 */
export function problemDocument(
  texts: ProblemTexts,
  error: ProblemError,
  language: Language,
): Record<string, unknown> & { code: string; status: number } {
  const known = Object.hasOwn(texts.problems, error.code);
  const code = known ? error.code : 'service.bug';
  const entry = texts.problems[code];
  if (!entry) throw new Error('the catalogue of problems has no service.bug');
  return {
    type: `urn:ganh:problem:${code}`,
    code,
    title: texts.renderText(entry.title, language, error.params),
    status: entry.status,
    detail: texts.renderText(entry.fix, language, error.params),
    ...(error.errors.length > 0 ? { errors: error.errors.map((issue) => issueDocument(texts, issue, language)) } : {}),
  };
}

function issueDocument(texts: ProblemTexts, issue: FieldIssue, language: Language): Record<string, unknown> {
  const found = Object.hasOwn(texts.issueTexts, issue.code) ? texts.issueTexts[issue.code] : texts.issueTexts['custom'];
  if (!found) return { field: issue.field, code: issue.code };
  return {
    field: issue.field,
    code: issue.code,
    message: texts.renderText(found.message, language, issue.params),
    fix: texts.renderText(found.fix, language, issue.params),
  };
}
