import type { SelfAssessmentInput } from '#libs/contracts';
import { mayFallShort, type RubricCriterion, sheetOf } from '#libs/ocop';
import { type Actor, type Clock, type FieldIssue, ProblemError } from '#libs/runtime';
import type { SelfAssessmentRow, StoredAnswer } from './self-assessment.models.js';
import type { SelfAssessmentRows } from './self-assessment.store.js';
import type { ShownSelfAssessment, ShowSelfAssessment } from './show-self-assessment.js';

const EARLIER_KEPT = 20;

/** The `ETag` of stored answers. */
export const versionTag = (version: number): string => `"${version}"`;

/**
 * Reads `If-Match: "<version>"`, the only form taken.
 * @returns undefined when the header is absent
 */
export function readVersionTag(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = /^"([1-9]\d{0,14})"$/.exec(header.trim());
  if (!match) throw new ProblemError('request.header', { header: 'If-Match' });
  return Number(match[1]);
}

/** Stores a producer's answers to the product's own sheet. The same answers again change nothing. */
export class AnswerSelfAssessment {
  constructor(
    private readonly shown: ShowSelfAssessment,
    private readonly rows: SelfAssessmentRows,
    private readonly clock: Clock,
  ) {}

  /**
   * @param expected version read last; needed once answers are stored
   * @throws ProblemError `product.notFound`, `selfAssessment.noSheet`, `request.invalid` with the fields at fault,
   * `selfAssessment.matchRequired`, `selfAssessment.changed`
   */
  async run(
    id: string,
    input: SelfAssessmentInput,
    expected: number | undefined,
    actor: Actor,
  ): Promise<ShownSelfAssessment> {
    const own = await this.shown.sheetOf(id, actor.tenant);
    const errors = issuesOf(input, own.sheet);
    if (errors.length > 0) throw new ProblemError('request.invalid', {}, { errors });
    const { stored } = own;
    const answers = inOrder(input.answers, own.sheet);
    if (stored && isSame(stored.answers, answers)) return this.shown.show(own, actor.language);
    refuseBlindly(stored, expected);
    const row = this.next(stored, { id, sheet: own.sheet, answers }, actor);
    if (!(await this.rows.put(stored, row))) {
      const { stored: newer } = await this.shown.sheetOf(id, actor.tenant);
      throw changed(newer?.version ?? row.version);
    }
    return this.shown.show({ ...own, stored: row }, actor.language);
  }

  private next(
    stored: SelfAssessmentRow | null,
    { id, sheet, answers }: { id: string; sheet: number; answers: StoredAnswer[] },
    actor: Actor,
  ): SelfAssessmentRow {
    const before = stored ? [{ version: stored.version, answers: stored.answers, at: stored.at, by: stored.by }] : [];
    return {
      _id: `${id}/${sheet}`,
      tenant: actor.tenant,
      schemaVersion: 1,
      product: id,
      sheet,
      version: (stored?.version ?? 0) + 1,
      answers,
      at: this.clock.now(),
      by: actor.id,
      earlier: [...(stored?.earlier ?? []), ...before].slice(-EARLIER_KEPT),
    };
  }
}

const changed = (version: number): ProblemError =>
  new ProblemError('selfAssessment.changed', { version }, { headers: { etag: versionTag(version) } });

/** Nobody overwrites answers they have not seen. */
function refuseBlindly(stored: SelfAssessmentRow | null, expected: number | undefined): void {
  if (!stored && expected === undefined) return;
  if (stored && expected === undefined)
    throw new ProblemError('selfAssessment.matchRequired', {}, { headers: { etag: versionTag(stored.version) } });
  if (stored?.version !== expected) throw changed(stored?.version ?? 0);
}

function issueOf(criterion: RubricCriterion | undefined, option: number | null, index: number): FieldIssue | undefined {
  if (!criterion) return { field: `/answers/${index}/code`, code: 'criterion.unknown' };
  const maximum = criterion.options.length - 1;
  const isLevel = option === null ? mayFallShort(criterion) : option <= maximum;
  return isLevel ? undefined : { field: `/answers/${index}/option`, code: 'criterion.level', params: { maximum } };
}

function issuesOf({ sheet, answers }: SelfAssessmentInput, own: number): FieldIssue[] {
  if (sheet !== own) return [{ field: '/sheet', code: 'criterion.otherSheet', params: { expected: own } }];
  const criteria = new Map(sheetOf(own)?.criteria.map((criterion) => [criterion.code, criterion]));
  const seen = new Set<string>();
  return answers.flatMap(({ code, option }, index): FieldIssue[] => {
    if (seen.has(code)) return [{ field: `/answers/${index}/code`, code: 'criterion.repeated' }];
    seen.add(code);
    const issue = issueOf(criteria.get(code), option, index);
    return issue ? [issue] : [];
  });
}

/** In the sheet's order, so that equal answers are stored alike. */
function inOrder(answers: readonly StoredAnswer[], sheet: number): StoredAnswer[] {
  const order = sheetOf(sheet)?.criteria.map(({ code }) => code) ?? [];
  return answers
    .map(({ code, option }) => ({ code, option }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

const isSame = (a: readonly StoredAnswer[], b: readonly StoredAnswer[]): boolean =>
  a.length === b.length && a.every(({ code, option }, index) => b[index]?.code === code && b[index].option === option);
