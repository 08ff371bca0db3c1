import type { Assessment, Language, ProductState } from '#libs/contracts';
import { helpedBy, readinessMatrix, type ReadinessRow, type Rule } from '#libs/quality-rules';
import type { ChannelShelf } from './channel-shelf.js';
import type { Shown, ShownFinding } from './show-assessment.js';

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

/** The matrix of a verdict and all channels there are, with words in one language. */
export class ReadinessMatrix {
  constructor(
    private readonly shelf: ChannelShelf,
    private readonly rules: readonly Rule[],
  ) {}

  /**
   * @param verdict with its words in `language`
   * @param now instant that says which goods each channel may show
   */
  show(
    verdict: Shown<Pick<Assessment, 'channels' | 'findings'>>,
    product: ProductState,
    language: Language,
    now: number,
  ): object {
    const sheet = product.content.ocopSheet;
    const matrix = readinessMatrix(verdict, this.shelf.channelsFor(product, now), this.rules, sheet);
    const criteria = helpedBy(verdict.findings, sheet);
    const note = NO_CRITERIA[sheet === undefined ? 'noSheet' : 'sheet'][language];
    return {
      channels: matrix.map((channel) => showRow(channel, verdict.findings, language)),
      criteria,
      ...(criteria.length === 0 && { criteriaNote: note }),
    };
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
