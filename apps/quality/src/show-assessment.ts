import type { Assessment, Finding, Language, ProductState } from '#libs/contracts';
import type { FindingCatalogue, RenderedFinding, Rule, RulePack } from '#libs/quality-rules';
import { findingKey, periodOf, severityOf } from '#libs/quality-rules';

export type ShownFinding = Finding & RenderedFinding;
export type Shown<A> = Omit<A, 'findings'> & { findings: ShownFinding[] };

/**
 * A verdict with the words of its findings in one language.
 * @param product the content judged: then findings carry the key by which people decide on them
 */
export function showAssessment<A extends Pick<Assessment, 'findings'>>(
  assessment: A,
  catalogue: FindingCatalogue,
  language: Language,
  product?: ProductState,
): Shown<A> {
  const findings = assessment.findings.map((finding) => ({
    ...finding,
    ...(product && finding.severity !== 'notChecked' && { key: findingKey(finding, product) }),
    ...catalogue.renderFinding(finding, language),
  }));
  return { ...assessment, findings };
}

const kinds = ['marketplace', 'ownShop', 'retail'] as const;

/** One rule for people: what it looks at, why, and how strict it is where. */
export function showRule(rule: Rule, pack: RulePack, language: Language): object {
  const period = periodOf(rule, pack);
  const { id, version, dimension, gate, certainty, reads } = rule;
  return {
    ...{ id, version, dimension, gate, certainty, reads },
    active: period !== null,
    severity: severityOf(rule, pack),
    severities: Object.fromEntries(kinds.map((kind) => [kind, severityOf(rule, pack, kind)])),
    ...(period?.from && { validFrom: period.from }),
    ...(period?.to && { validTo: period.to }),
    source: rule.source[language],
    ...rule.texts[language],
    cases: Object.fromEntries(Object.entries(rule.cases ?? {}).map(([name, texts]) => [name, texts[language]])),
  };
}
