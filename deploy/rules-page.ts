import {
  type ChannelKind,
  loadRulePack,
  loadRules,
  periodOf,
  type Rule,
  type RuleExample,
  type RulePack,
  rulePackFiles,
  severityOf,
} from '#libs/quality-rules';

const KINDS: readonly [ChannelKind, string][] = [
  ['marketplace', 'marketplace'],
  ['ownShop', 'own shop'],
  ['retail', 'retail chain'],
];
const GROUPS: readonly [RegExp, string][] = [
  [/^L/, 'Labels'],
  [/^N/, 'Nutrition'],
  [/^F/, 'Food, supplements and cosmetics'],
  [/^A\d/, 'Advertising'],
  [/^AL/, 'Alcohol'],
  [/^E/, 'E-commerce'],
  [/^G/, 'Codes and tracing'],
  [/^O/, 'OCOP'],
  [/^P/, 'Prohibited goods'],
  [/^C/, 'Goods a channel takes'],
  [/^M/, 'Contact and off-platform sale'],
  [/^K/, 'Form of the channel'],
  [/^V/, 'Vietnamese'],
  [/^I/, 'Images'],
  [/./, 'Others'],
];
const CERTAINTY = {
  H: 'high: read in the text of the act',
  M: 'medium: partial text or second hand',
  L: 'low: one weak source',
};
/** Characters that Markdown would take for itself, and line breaks. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_<>[\]|#~]/g, (char) => `\\${char}`)
    .trim();

/** `{name}` of a message, as people read it. */
const words = (text: string): string => plain(text.replace(/\{(\w+)\}/g, '‹$1›'));

function severities(rule: Rule, pack: RulePack): string {
  const [first, ...others] = KINDS.map(([kind, name]) => [name, severityOf(rule, pack, kind)] as const);
  if (others.every(([, severity]) => severity === first?.[1])) return `${first?.[1]} on every channel`;
  return [first, ...others].map((item) => `${item?.[0]} ${item?.[1]}`).join(', ');
}

function period(rule: Rule, pack: RulePack): string {
  const dates = periodOf(rule, pack);
  if (!dates) return 'not in this pack';
  if (!dates.from && !dates.to) return 'no dates';
  return [dates.from && `from ${dates.from}`, dates.to && `to ${dates.to}`].filter(Boolean).join(' ');
}

/** An example as code in a line; content is shown as JSON, cut where it is long. */
function exampleOf({ expect: _expect, name, text, ...others }: RuleExample): string {
  const shown = [
    ...(name === undefined ? [] : [`name: ${name}`]),
    ...(text === undefined ? [] : [`text: ${text}`]),
    ...(Object.keys(others).length === 0 ? [] : [JSON.stringify(others, (_, value: unknown) => value ?? null)]),
  ].join(' · ');
  const line = shown === '' ? 'the sound product as it is' : shown.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > 240 ? `${line.slice(0, 239)}…` : line}\``;
}

function ruleSection(rule: Rule, pack: RulePack): string {
  const { vi, en } = rule.texts;
  const cases = Object.entries(rule.cases ?? {}).map(
    ([name, own]) => `  - ${name}: ${words(own.vi.message)} → ${words(own.vi.fix)} (${words(own.en.message)})`,
  );
  return [
    `### ${rule.id}`,
    '',
    `${words(en.message)} ${words(en.fix)}`,
    '',
    `- In Vietnamese: ${words(vi.message)} → ${words(vi.fix)}`,
    ...(cases.length === 0 ? [] : ['- Other cases:', ...cases]),
    `- Source: ${plain(rule.source.en)} (${plain(rule.source.vi)})`,
    `- Certainty: ${CERTAINTY[rule.certainty]}`,
    `- Severity: ${severities(rule, pack)}; a block ${rule.gate === 'law' ? 'refuses the channel' : 'is to be fixed'}`,
    ...(rule.whenLive ? [`- When it begins to fail on a live listing: ${rule.whenLive}`] : []),
    `- Dates: ${period(rule, pack)}; version ${rule.version}; part of the picture: ${rule.dimension}`,
    `- Looks at: ${rule.reads.map((part) => `\`${part}\``).join(', ')}`,
    '- Must find:',
    ...rule.examples.hit.map((example) => `  - ${exampleOf(example)}`),
    '- Must pass:',
    ...rule.examples.miss.map((example) => `  - ${exampleOf(example)}`),
    '',
  ].join('\n');
}

/** The page about all rules, from the rule files and the newest pack. */
export async function rulesPage(): Promise<string> {
  const rules = await loadRules();
  const pack = loadRulePack(rulePackFiles.at(-1), rules);
  const sections = GROUPS.flatMap(([pattern, title]) => {
    const own = rules.filter(({ id }) => GROUPS.find(([first]) => first.test(id))?.[0] === pattern);
    return own.length === 0 ? [] : [`## ${title}`, '', ...own.map((rule) => ruleSection(rule, pack))];
  });
  return [
    '# Rules',
    '',
    `Generated from \`libs/quality-rules\` and rule pack \`${pack.id}\` by \`npm run docs\`; do not edit.`,
    'How to add one: [add-a-rule.md](add-a-rule.md).',
    '',
    '**Engineering input, not legal advice.** The acts were read in public transcriptions; a lawyer has to sign a rule pack',
    'before anybody relies on it. Examples, names and numbers are fictional.',
    '',
    'Severities: `block` and `review` are gates (the listing is refused or waits); `warn` and `inform` are advice. Advice',
    'on form costs points; law and bans never do. A rule that lacks its inputs is listed as not checked: it neither passes',
    'nor blocks. The severity is that of the rule; a single find may be weaker, never stronger.',
    '',
    ...sections,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
