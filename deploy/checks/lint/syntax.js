// @ts-check
/** Forbidden forms as options of ESLint's own `no-restricted-syntax`; each has a failing fixture in test/architecture. */

const ERROR_NAME = '/^(e|ex|err|cause|reason|thrown|exception|fault)$|[eE]rror$/';
const MESSAGE_OF_ERROR = [`[object.name=${ERROR_NAME}]`, `[object.expression.name=${ERROR_NAME}]`].map(
  (object) => `MemberExpression[property.name='message']${object}`,
);
const READERS = '/^(includes|startsWith|endsWith|match|matchAll|search|indexOf|test|exec)$/';

const branchOnMessage = MESSAGE_OF_ERROR.flatMap((message) => [
  `:matches(IfStatement, ConditionalExpression, WhileStatement) > .test:matches(${message})`,
  `:matches(IfStatement, ConditionalExpression, WhileStatement) > .test ${message}`,
  `SwitchStatement > .discriminant:matches(${message})`,
  `BinaryExpression[operator=/^[!=]==?$/] > ${message}`,
  `CallExpression[callee.property.name=${READERS}] > ${message}`,
  `CallExpression[callee.property.name=${READERS}] > MemberExpression.callee ${message}`,
]).join(', ');

/** @type {Record<string, { selector: string, message: string }>} */
export const forbidden = {
  env: {
    selector:
      "MemberExpression[object.name='process'][property.name='env'], VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'Only libs/runtime reads process.env: declare the variable in config.ts.',
  },
  defaultExport: {
    selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
    message: "No default export, except a channel folder's index.ts and tool configs.",
  },
  branchOnMessage: {
    selector: branchOnMessage,
    message: 'Never branch on error.message outside a classifier (faults.ts, classify-*.ts): use its class or code.',
  },
  clock: {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the injected Clock, so that tests own it.',
  },
  findAndModify: {
    selector: 'CallExpression[callee.property.name=/^find(One|ById)And/]',
    message: 'No findOneAndUpdate and kin: use updateOne with its exact filter and look at matchedCount.',
  },
  literalImport: {
    selector: "ImportExpression[source.type='Literal']",
    message: 'Import statically: the layer rules do not see import() of a fixed name.',
  },
  importType: {
    selector: 'TSImportType',
    message: 'Import types by an import statement: the layer rules do not see import() types.',
  },
  mock: {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|unmock|hoisted)$/]",
    message: 'No vi.mock: pass the collaborator in.',
  },
  sleep: {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'No sleep in unit tests: drive time by a fake clock.',
  },
};

/** @param {(keyof typeof forbidden)[]} names */
export const syntax = (...names) => ['error', ...names.map((name) => forbidden[name])];
