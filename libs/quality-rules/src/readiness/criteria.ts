import type { Finding } from '#libs/contracts';
import { sheetOf, type RubricCriterion } from '#libs/ocop';

/** Criteria of the score sheets that words, pictures and papers of a listing have to do with. */
export type CriterionTopic =
  | 'label'
  | 'story'
  | 'storyForm'
  | 'localIdentity'
  | 'instructions'
  | 'declaration'
  | 'assurance'
  | 'producerKind'
  | 'trademark';

const begins =
  (...starts: string[]) =>
  (name: string): boolean =>
    starts.some((start) => name.startsWith(start));

/** How the 26 sheets word each topic; names are compared in lower case. */
const TOPICS: Readonly<Record<CriterionTopic, (name: string) => boolean>> = {
  label: (name) => name.includes('ghi nhãn') && !name.includes('song ngữ'),
  story: begins('câu chuyện sản phẩm'),
  storyForm: begins('cấu trúc câu chuyện', 'trình bày câu chuyện'),
  localIdentity: begins('trí tuệ/bản sắc địa phương'),
  instructions: begins('hướng dẫn sử dụng'),
  declaration: begins('công bố'),
  assurance: begins('đảm bảo chất lượng', 'điều kiện đảm bảo an toàn', 'chất lượng an toàn thực phẩm'),
  producerKind: begins('loại hình tổ chức sản xuất'),
  trademark: begins('sở hữu trí tuệ'),
};

/** The criterion of a sheet about a topic; undefined where the sheet has none (tourism has no label). */
export function criterionAbout(topic: CriterionTopic, sheet: number): RubricCriterion | undefined {
  return sheetOf(sheet)?.criteria.find(({ name }) => TOPICS[topic](name.normalize('NFC').toLowerCase()));
}

const LABEL: readonly CriterionTopic[] = ['label'];
const STORY: readonly CriterionTopic[] = ['story', 'storyForm', 'localIdentity'];

/** By rule, and by `rule/case` where a case is about something else. Rules not named help no criterion. */
const HELPS: Readonly<Record<string, readonly CriterionTopic[]>> = {
  ...Object.fromEntries(
    ['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L08', 'L09', 'L10', 'N01', 'N02'].map((id) => [id, LABEL]),
  ),
  'L02/usage': ['label', 'instructions'],
  L11: ['localIdentity'],
  G03: ['label', 'story'],
  O03: STORY,
  O05: ['localIdentity'],
  F01: ['declaration'],
  F02: ['declaration'],
  F06: ['assurance'],
  F07: ['declaration'],
};

/** Points of the sheet that a fix works towards; the council alone gives them. */
export interface CriterionHelp {
  code: string;
  name: string;
  /** Points of its highest level. */
  max: number;
}

const helpOf = ({ code, name, max }: RubricCriterion): CriterionHelp => ({ code, name, max });

/** Criteria of the product's sheet that mending this find would help; empty = none, or no sheet chosen. */
export function criteriaHelped(
  { rule, params }: Pick<Finding, 'rule' | 'params'>,
  sheet: number | undefined,
): CriterionHelp[] {
  if (sheet === undefined) return [];
  const topics = HELPS[`${rule}/${String(params['case'] ?? '')}`] ?? HELPS[rule] ?? [];
  return topics.flatMap((topic) => {
    const criterion = criterionAbout(topic, sheet);
    return criterion ? [helpOf(criterion)] : [];
  });
}

/** All criteria that the open finds of a product could help, each with the rules behind it, in the sheet's order. */
export function helpedBy(
  findings: readonly Finding[],
  sheet: number | undefined,
): (CriterionHelp & { rules: string[] })[] {
  const rulesByCode = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (finding.severity === 'notChecked') continue;
    for (const { code } of criteriaHelped(finding, sheet))
      rulesByCode.set(code, (rulesByCode.get(code) ?? new Set()).add(finding.rule));
  }
  const criteria = sheet === undefined ? [] : (sheetOf(sheet)?.criteria ?? []);
  return criteria.flatMap((criterion) => {
    const rules = rulesByCode.get(criterion.code);
    return rules ? [{ ...helpOf(criterion), rules: [...rules].sort() }] : [];
  });
}
