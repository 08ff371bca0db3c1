import type { Assessment, Language } from '#libs/contracts';
import {
  type FindingCatalogue,
  helpedBy,
  type Judgement,
  readinessMatrix,
  type ReadinessRow,
  type Rule,
} from '#libs/quality-rules';
import { type Clock, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import type { ChannelShelf } from './channel-shelf.js';
import { type AssessedRow, isAssessed } from './next-assessment.js';
import { type ShownFinding, showAssessment } from './show-assessment.js';

const NO_CRITERIA = {
  sheet: {
    vi: 'Không việc nào cần sửa ở đây giúp thêm điểm trên phiếu đánh giá OCOP của sản phẩm.',
    en: 'Nothing to be mended here would help a criterion of the product’s OCOP score sheet.',
  },
  noSheet: {
    vi: 'Chưa chọn bộ sản phẩm OCOP nên chưa biết việc cần sửa giúp mục nào của phiếu đánh giá.',
    en: 'No OCOP sheet is chosen, so it is unknown which criteria a fix would help.',
  },
};

type Assessed = Judgement & Pick<Assessment, 'assessedAt'>;

/** The matrix of a product and all channels there are, with words in one language. */
export class ShowReadiness {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'find'>,
    private readonly assessor: Pick<Assessor, 'fingerprint' | 'look'>,
    private readonly shelf: ChannelShelf,
    private readonly words: { rules: readonly Rule[]; catalogue: FindingCatalogue },
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `product.notFound` for a product this organisation does not have */
  async run(id: string, tenant: string, language: Language): Promise<object> {
    const row = await this.rows.find(id, tenant);
    if (!isAssessed(row)) throw new ProblemError('product.notFound');
    const { product } = row;
    const now = this.clock.now();
    const sheet = product.content.ocopSheet;
    const verdict = showAssessment(await this.verdictOf(row, now), this.words.catalogue, language);
    const matrix = readinessMatrix(verdict, this.shelf.channelsFor(product, now), this.words.rules, sheet);
    const criteria = helpedBy(verdict.findings, sheet);
    const note = NO_CRITERIA[sheet === undefined ? 'noSheet' : 'sheet'][language];
    return {
      productId: id,
      productRevision: product.revision,
      ...(sheet !== undefined && { ocopSheet: sheet }),
      rulePack: verdict.rulePack,
      assessedAt: verdict.assessedAt,
      score: verdict.score,
      grade: verdict.grade,
      channels: matrix.map((channel) => showRow(channel, verdict.findings, language)),
      criteria,
      ...(criteria.length === 0 && { criteriaNote: note }),
    };
  }

  /** The stored verdict; a fresh one when rules, channels or the day have moved on and the sweep has not come yet. */
  private async verdictOf(row: AssessedRow, now: number): Promise<Assessed> {
    const isStale = row.judge !== this.assessor.fingerprint || (row.assessment.reassessAt ?? Infinity) <= now;
    if (!isStale) return row.assessment;
    return { ...(await this.assessor.look(row.product, row, now)), assessedAt: now };
  }
}

function showRow(row: ReadinessRow, findings: readonly ShownFinding[], language: Language): object {
  const { channel, names, kind, readiness, fit, permit, reasons } = row;
  return {
    ...{ channel, name: names[language], kind, readiness },
    ...(fit !== undefined && { fit }),
    permit: {
      answer: permit.answer,
      papers: permit.papers.map((paper) => ({ ...paper, name: paper.name[language] })),
      sources: permit.entries.map(({ answer, source, sourceDate, checked, certainty }) => ({
        ...{ answer, text: source[language], checked, certainty },
        ...(sourceDate !== undefined && { sourceDate }),
      })),
    },
    reasons: reasons.flatMap(({ obstacle, finding: index, criteria }) => {
      const finding = findings[index];
      if (!finding) return [];
      const { rule, message, fix, source, field, suggestedValue } = finding;
      return [{ obstacle, rule, message, fix, source, field, ...(suggestedValue && { suggestedValue }), criteria }];
    }),
  };
}
