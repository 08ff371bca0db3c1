import type { Language } from '#libs/contracts';
import { legalDateAt, type SelfAnswers } from '#libs/ocop';
import { assessSelf, type ProductSelfAssessment } from '#libs/quality-rules';
import { type Clock, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import { verificationsOf } from './judge.js';
import { type AssessedRow, isAssessed } from './next-assessment.js';
import type { SelfAssessmentRow, StoredAnswer } from './self-assessment.models.js';
import type { SelfAssessmentRows } from './self-assessment.store.js';

const NOTICE = {
  sound: {
    vi: 'Chỉ để tự chuẩn bị hồ sơ; điểm và sao do Hội đồng đánh giá quyết định.',
    en: 'A help for preparing the file only; the council decides on points and stars.',
  },
  flagged: {
    vi: 'Bản chép phiếu này còn chỗ chưa khớp văn bản ký, nên chưa nói được số sao; điểm chỉ để tham khảo.',
    en: 'The transcription of this sheet disagrees with itself, so no stars can be told; the points are a hint only.',
  },
};

export interface ShownSelfAssessment extends Omit<ProductSelfAssessment, 'criteria'> {
  productId: string;
  version: number;
  updatedAt?: number;
  notice: string;
  criteria: object[];
}

/** A product with the sheet it names and what is stored for it. */
export interface OwnSheet {
  row: AssessedRow;
  sheet: number;
  stored: SelfAssessmentRow | null;
}

export const answersOf = (answers: readonly StoredAnswer[]): SelfAnswers =>
  Object.fromEntries(answers.map(({ code, option }) => [code, option]));

/** The product on its own score sheet. */
export class ShowSelfAssessment {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'find'>,
    private readonly answers: SelfAssessmentRows,
    private readonly clock: Clock,
  ) {}

  async run(id: string, tenant: string, language: Language): Promise<ShownSelfAssessment> {
    return this.show(await this.sheetOf(id, tenant), language);
  }

  /**
   * @throws ProblemError `product.notFound` for a product this organisation does not have, `selfAssessment.noSheet`
   * when it names no score sheet
   */
  async sheetOf(id: string, tenant: string): Promise<OwnSheet> {
    const row = await this.rows.find(id, tenant);
    if (!isAssessed(row)) throw new ProblemError('product.notFound');
    const sheet = row.product.content.ocopSheet;
    if (sheet === undefined) throw new ProblemError('selfAssessment.noSheet');
    return { row, sheet, stored: await this.answers.find(id, sheet, tenant) };
  }

  show({ row, stored }: OwnSheet, language: Language): ShownSelfAssessment {
    const { product, confirmations } = row;
    const verifications = verificationsOf(product, confirmations);
    const known = { product, verifications, today: legalDateAt(this.clock.now()) };
    const assessed = assessSelf(known, answersOf(stored?.answers ?? []));
    if (!assessed) throw new ProblemError('selfAssessment.noSheet');
    return {
      productId: product.id,
      version: stored?.version ?? 0,
      ...(stored && { updatedAt: stored.at }),
      ...assessed,
      notice: NOTICE[assessed.flags.length > 0 ? 'flagged' : 'sound'][language],
    };
  }
}
