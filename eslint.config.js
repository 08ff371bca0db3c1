// @ts-check
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { commandImports, importsOf, importsOfChannel, layers, rootOnly } from './deploy/checks/lint/layers.js';
import { patternRules } from './deploy/checks/lint/patterns.js';
import { syntax } from './deploy/checks/lint/syntax.js';
import { tenantRules } from './deploy/checks/lint/tenant.js';

const SPEC_PACKAGES = ['vitest', 'fast-check'];
const code = ['apps/**/*.ts', 'libs/**/*.ts'];
const specs = ['**/*.spec.ts', '**/testing/**/*.ts'];
const limits = (/** @type {number} */ max) => ['error', { max, skipBlankLines: true, skipComments: true }];

const layerRules = layers.flatMap((layer) => [
  {
    files: [`${layer.folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', importsOf(layer)] },
  },
  {
    files: specs.map((spec) => `${layer.folder}/${spec}`),
    rules: { 'no-restricted-imports': ['error', importsOf(layer, SPEC_PACKAGES)] },
  },
]);

const channelRules = [0, 1].flatMap((depth) => {
  const folder = `libs/channels/src/*/${'*/'.repeat(depth)}`;
  return [
    { files: [`${folder}*.ts`], rules: { 'no-restricted-imports': ['error', importsOfChannel(depth)] } },
    {
      files: [`${folder}*.spec.ts`],
      rules: { 'no-restricted-imports': ['error', importsOfChannel(depth, SPEC_PACKAGES)] },
    },
  ];
});

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', '.local/', 'coverage/', 'test/architecture/fixtures/']),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'max-lines': limits(250),
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
      'no-restricted-syntax': syntax('defaultExport', 'branchOnMessage'),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10, 'ts-check': false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // A Nest module is a class with nothing in it.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'fetch', 'AbortSignal', 'AbortController', 'setTimeout', 'clearTimeout']
          .concat(['setInterval', 'clearInterval', 'performance', 'Response', 'TextDecoder', 'URLSearchParams'])
          .map((name) => [name, 'readonly']),
      ),
    },
    // JSDoc types of untyped command files.
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Whatever reaches a database of ours; specs try what is forbidden.
    files: [...code, 'deploy/**/*.ts', 'test/architecture/fixtures/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    plugins: { ganh: tenantRules },
    rules: { 'ganh/query-names-tenant': 'error', 'ganh/spec-tells-tenant': 'error' },
  },
  {
    // Texts of strangers are read here: no regular expression may take more than its length.
    files: ['libs/ocop/**/*.ts', 'libs/quality-rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    plugins: { regexp, 'ganh-patterns': patternRules },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
      'ganh-patterns/bounded-repeat': 'error',
    },
  },

  // Forms, from the general to the particular: a later entry replaces an earlier one as a whole.
  {
    files: code,
    rules: {
      'no-restricted-syntax': syntax(
        ...['env', 'defaultExport', 'branchOnMessage', 'clock', 'findAndModify', 'literalImport', 'importType'],
      ),
    },
  },
  {
    // Home of the environment and of the clock.
    files: ['libs/runtime/**/*.ts'],
    rules: { 'no-restricted-syntax': syntax('defaultExport', 'branchOnMessage', 'literalImport', 'importType') },
  },
  {
    files: ['apps', 'libs'].flatMap((top) => [`${top}/**/*faults.ts`, `${top}/**/classif*.ts`]),
    rules: {
      'no-restricted-syntax': syntax('env', 'defaultExport', 'clock', 'findAndModify', 'literalImport', 'importType'),
    },
  },
  {
    files: ['libs/channels/src/*/index.ts', 'libs/channels/src/*/simulator/index.ts'],
    rules: {
      'no-restricted-syntax': syntax('env', 'branchOnMessage', 'clock', 'findAndModify', 'literalImport', 'importType'),
    },
  },
  {
    files: specs,
    rules: {
      'max-lines': limits(400),
      'no-restricted-syntax': syntax('env', 'defaultExport', 'findAndModify', 'mock', 'sleep'),
    },
  },
  {
    // Tests of processes and servers poll a condition with a deadline.
    files: ['test/**/*.ts', 'deploy/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': syntax('env', 'defaultExport', 'findAndModify', 'mock') },
  },
  {
    files: ['test/world/stack.ts', 'deploy/**/*.ts'],
    ignores: ['deploy/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': syntax('defaultExport', 'branchOnMessage', 'findAndModify') },
  },
  { files: ['*.config.{js,ts}'], rules: { 'no-restricted-syntax': 'off' } },
  // One table each, read from top to bottom.
  { files: ['libs/contracts/src/routes.ts', 'libs/contracts/src/problems.ts'], rules: { 'max-lines': 'off' } },

  // Layers.
  ...layerRules,
  ...channelRules,
  // The suite every channel passes needs Vitest, so it is no part of its library's root.
  { files: ['libs/channels/src/conformance.spec.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['deploy/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [rootOnly] }] },
  },
  {
    files: ['deploy/**/*.{js,mjs}'],
    ignores: ['deploy/checks/lint/**'],
    rules: { 'no-restricted-imports': ['error', commandImports] },
  },
);
