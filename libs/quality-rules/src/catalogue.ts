import { renderText, type Finding, type Language } from '#libs/contracts';
import type { Rule, RuleTexts } from './rule.js';

/** A finding in words. */
export interface RenderedFinding {
  message: string;
  fix: string;
  source: string;
}

const gone = {
  vi: { message: 'Quy tắc {rule} không còn dùng.', fix: 'Chờ đánh giá lại.' },
  en: { message: 'Rule {rule} is no longer used.', fix: 'Wait for the next assessment.' },
};
const unchecked = {
  vi: { message: 'Chưa kiểm tra được quy tắc {rule} vì thiếu dữ liệu.', fix: 'Bổ sung: {reads}.' },
  en: { message: 'Rule {rule} could not be checked: its inputs are missing.', fix: 'Add: {reads}.' },
};

/** The words of findings in both languages, from the rules' own files: better words need no new event. */
export class FindingCatalogue {
  private readonly rules: ReadonlyMap<string, Rule>;

  constructor(rules: readonly Rule[]) {
    this.rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  renderFinding(finding: Pick<Finding, 'rule' | 'params' | 'severity'>, language: Language): RenderedFinding {
    const rule = this.rules.get(finding.rule);
    const texts = textsOf(rule, finding);
    const params = { ...finding.params, rule: finding.rule, reads: rule?.reads.join(', ') ?? '' };
    const words = (key: 'message' | 'fix'): string =>
      renderText({ vi: texts.vi[key], en: texts.en[key] }, language, params);
    return { message: words('message'), fix: words('fix'), source: rule?.source[language] ?? '' };
  }
}

function textsOf(rule: Rule | undefined, finding: Pick<Finding, 'params' | 'severity'>): RuleTexts {
  if (!rule) return gone;
  if (finding.severity === 'notChecked') return unchecked;
  return rule.cases?.[String(finding.params['case'] ?? '')] ?? rule.texts;
}
