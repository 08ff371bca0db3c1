import type { Finding, ProductState } from '#libs/contracts';
import { foldText, goodsKind } from '#libs/ocop';

/** Words the law demands beside certain goods, as it gives them. They state no fact of the product. */
export interface DemandedPhrase {
  rule: string;
  text: string;
  /** Folded beginnings of the wordings that also count. */
  counts: RegExp;
  appliesTo(product: ProductState): boolean;
}

const goodsOf = ({ content }: ProductState): string | undefined =>
  content.ocopSheet === undefined ? undefined : goodsKind(content.ocopSheet);

export const demandedPhrases: readonly DemandedPhrase[] = [
  {
    // Decree 37/2026/NĐ-CP App. I rows 3 and 67; Decree 15/2018/NĐ-CP art. 27.
    rule: 'F03',
    text: 'Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.',
    counts: /không phải(?: là)? thuốc,? ?(?:và )?không (?:có tác dụng )?thay thế thuốc chữa bệnh/u,
    appliesTo: (product) => goodsOf(product) === 'supplement',
  },
  {
    // Law 44/2019/QH14; Decree 24/2020/NĐ-CP.
    rule: 'AL2',
    text: 'Uống rượu, bia có thể gây tai nạn giao thông. Người dưới 18 tuổi không được uống rượu, bia.',
    counts: /dưới 18 tuổi|chưa đủ 18 tuổi/u,
    appliesTo: (product) => {
      const percent = product.content.labelFields.alcoholPercent ?? 0;
      return goodsOf(product) === 'alcohol' && percent > 0 && percent < 15;
    },
  },
];

/** The phrase whose absence a rule found; other cases of the rule are about facts. */
export const phraseMissing = ({ rule, params }: Pick<Finding, 'rule' | 'params'>): DemandedPhrase | undefined =>
  params['case'] === undefined ? demandedPhrases.find((phrase) => phrase.rule === rule) : undefined;

export const isStated = (phrase: DemandedPhrase, text: string): boolean => phrase.counts.test(foldText(text));
