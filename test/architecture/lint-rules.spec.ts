import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'fixtures');

interface Fixture {
  name: string;
  as: string;
  expects: { rule: string; words: string }[];
  text: string;
}

/** A fixture says in its first lines as which file it is linted and what must be found there. */
function read(kind: 'fails' | 'passes'): Fixture[] {
  return readdirSync(join(folder, kind)).map((name) => {
    const text = readFileSync(join(folder, kind, name), 'utf8');
    const as = /^\/\/ as (\S+)$/m.exec(text)?.[1];
    if (!as) throw new Error(`${kind}/${name} does not say "// as <path>"`);
    const expects = [...text.matchAll(/^\/\/ expects (\S+): (.+)$/gm)].map(([, rule = '', words = '']) => ({
      rule,
      words,
    }));
    return { name: name.replace('.ts', ''), as, expects, text };
  });
}

// Paths of fixtures do not exist, so types are not looked up; fixtures of the typed rules are linted where they lie.
const untyped = new ESLint({
  cwd: root,
  ignore: false,
  overrideConfig: [
    {
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        '@typescript-eslint/no-floating-promises': 'off',
        'ganh/query-names-tenant': 'off',
        'ganh/spec-tells-tenant': 'off',
      },
    },
  ],
});
const typed = new ESLint({ cwd: root, ignore: false });

async function lint({ as, text }: Fixture): Promise<Linter.LintMessage[]> {
  const eslint = as.startsWith('test/') ? typed : untyped;
  const [result] = await eslint.lintText(text, { filePath: join(root, as) });
  if (!result) throw new Error(`ESLint has nothing to say about ${as}`);
  return result.messages;
}

const failing = read('fails');
const passing = read('passes');

describe('layer and style rules', () => {
  it.each(failing)(
    'rejects $name',
    async (fixture) => {
      expect(fixture.expects.length).toBeGreaterThan(0);
      const found = (await lint(fixture)).map(({ ruleId, message }) => `${ruleId}: ${message}`);
      for (const { rule, words } of fixture.expects) {
        expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${escape(rule)}: .*${escape(words)}`)));
      }
    },
    30_000,
  );

  it.each(passing)(
    'lets $name pass',
    async (fixture) => {
      expect(await lint(fixture)).toEqual([]);
    },
    30_000,
  );

  it('has a failing fixture for every restriction', async () => {
    const seen = (await Promise.all(failing.map(lint))).flat().map(({ message }) => message);
    const silent = (await restrictions()).filter((words) => !seen.some((message) => message.includes(words)));
    expect(silent).toEqual([]);
  }, 60_000);
});

/** The words of every restriction of imports and forms in the configuration. */
async function restrictions(): Promise<string[]> {
  const { default: config } = (await import(join(root, 'eslint.config.js'))) as { default: Linter.Config[] };
  const words = config.flatMap(({ rules = {} }) => {
    const imports = optionsOf(rules['no-restricted-imports']).flatMap(({ patterns = [] }) => patterns);
    return [...imports, ...optionsOf(rules['no-restricted-syntax'])].map(({ message }) => message ?? '');
  });
  expect(words.length).toBeGreaterThan(100);
  return [...new Set(words)];
}

interface Options {
  message?: string;
  patterns?: { message: string }[];
}
const optionsOf = (entry: Linter.RuleEntry | undefined): Options[] =>
  Array.isArray(entry) ? (entry.slice(1) as Options[]) : [];

const escape = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
