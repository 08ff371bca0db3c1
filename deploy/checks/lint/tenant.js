// @ts-check
/**
 * Every query of a tenant's collection names its tenant: two typed rules of our own. They read types, so a filter made
 * elsewhere is judged as well as one written in place, and they go by the document: whatever has a `tenant` is scoped.
 * What they cannot see (a filter cast to another type) the guard in libs/storage refuses at run time.
 *
 * @typedef {import('eslint').Rule.RuleModule} Rule
 * @typedef {import('eslint').Rule.RuleContext} Context
 * @typedef {import('estree').Node & { parent: any }} Node
 * @typedef {import('typescript').Type} Type
 * @typedef {import('typescript').TypeChecker} Checker
 * @typedef {import('typescript-eslint').ParserServicesWithTypeInformation} Services
 */

/** Where an operation takes its filter, its documents and its options. Without options there is no way across tenants: writes. */
const operations = /** @type {const} */ ({
  find: { filter: 0, options: 2 },
  findOne: { filter: 0, options: 2 },
  countDocuments: { filter: 0, options: 1 },
  distinct: { filter: 1, options: 2 },
  aggregate: { pipeline: 0, options: 1 },
  updateOne: { filter: 0 },
  updateMany: { filter: 0 },
  replaceOne: { filter: 0, document: 1 },
  deleteOne: { filter: 0 },
  deleteMany: { filter: 0 },
  bulkWrite: { bulk: 0 },
  insertMany: { document: 0 },
  create: { document: 0 },
});
/** What concerns a collection as a whole and shows no document. */
const wholeCollection = ['createIndex', 'drop'];
const harmless = ['modelName', 'name', 'schema'];

const messages = {
  filter: '{{operation}}: the filter must hold `tenant`, a plain string, or the query acrossTenants(reason).',
  write: '{{operation}}: the filter must hold `tenant`, a plain string; no write goes across tenants.',
  document: '{{operation}}: every document must hold `tenant`, a plain string.',
  pipeline: '{{operation}}: the pipeline must begin with a $match that holds `tenant`, a plain string.',
  other: '{{operation}} is not used on a tenant’s collection: no rule reads its filter.',
  unknown: '{{operation}}: the type of the document does not say whether it has a tenant.',
  scoped: 'tenantScoped must be true or false as the document has a `tenant: string` or has none.',
};

/** @type {Rule} */
const queryNamesTenant = {
  meta: { type: 'problem', messages, schema: [] },
  create(context) {
    const types = typesOf(context);
    return {
      MemberExpression(/** @type {any} */ node) {
        const documents = types.documentsOf(node.object);
        if (documents.length === 0) return;
        const operation = nameOf(node);
        const report = (/** @type {keyof messages} */ messageId) =>
          context.report({ node, messageId, data: { operation: operation ?? 'a computed operation' } });
        if (operation && harmless.includes(operation)) return;
        if (operation === 'collection' && wholeCollection.includes(nameOf(node.parent) ?? '')) return;
        const isCalled = node.parent.type === 'CallExpression' && node.parent.callee === node;
        for (const document of documents) {
          const scope = types.scopeOf(document);
          if (scope === 'free') continue;
          if (scope === 'unknown') return report('unknown');
          if (!operation || !isCalled || !(operation in operations)) return report('other');
          const wrong = faultOf(types, node.parent, /** @type {keyof operations} */ (operation));
          if (wrong) return report(wrong);
        }
      },
      'VariableDeclarator[id.type="ObjectPattern"]'(/** @type {any} */ node) {
        const isScoped = node.init && types.documentsOf(node.init).some((one) => types.scopeOf(one) !== 'free');
        if (isScoped) context.report({ node, messageId: 'other', data: { operation: 'destructuring' } });
      },
      NewExpression(/** @type {any} */ node) {
        const isScoped = types.documentsOf(node.callee).some((document) => types.scopeOf(document) !== 'free');
        if (isScoped) context.report({ node, messageId: 'other', data: { operation: 'new' } });
      },
    };
  },
};

/** @type {Rule} */
const specTellsTenant = {
  meta: { type: 'problem', messages, schema: [] },
  create(context) {
    const types = typesOf(context);
    return {
      'Property[key.name="tenantScoped"]'(/** @type {any} */ node) {
        const document = types.documentOfSpec(node.parent);
        if (!document) return;
        const told = node.value.type === 'Literal' ? node.value.value : undefined;
        const scope = types.scopeOf(document);
        if (told !== (scope === 'scoped') || (scope === 'scoped' && !types.namesTenant(document)))
          context.report({ node, messageId: 'scoped' });
      },
    };
  },
};

/** @returns {keyof messages | undefined} what is wrong with a call */
function faultOf(/** @type {Types} */ types, /** @type {any} */ call, /** @type {keyof operations} */ operation) {
  /** @type {{ filter?: number, document?: number, bulk?: number, pipeline?: number, options?: number }} */
  const places = operations[operation];
  const argument = (/** @type {number | undefined} */ at) => (at === undefined ? undefined : call.arguments[at]);
  if (call.arguments.some((/** @type {any} */ one) => one.type === 'SpreadElement')) return 'other';
  const isRead = places.options !== undefined;
  const options = [argument(places.options), ...optionsSetOn(call)];
  const isExempt = isRead && options.some((one) => types.isExempt(one));
  if (places.filter !== undefined && !isExempt && !types.nodeNamesTenant(argument(places.filter)))
    return isRead ? 'filter' : 'write';
  if (places.document !== undefined && !types.elementsNameTenant(argument(places.document))) return 'document';
  if (places.bulk !== undefined) return types.faultOfBulk(argument(places.bulk));
  if (places.pipeline === undefined || isExempt) return undefined;
  const stage = argument(places.pipeline)?.elements?.[0];
  const match = stage?.properties?.find((/** @type {any} */ one) => one.key?.name === '$match');
  return types.nodeNamesTenant(match?.value) ? undefined : 'pipeline';
}

/** The arguments of every `.setOptions(…)` chained to a call. @returns {any[]} */
function optionsSetOn(/** @type {any} */ call) {
  const found = [];
  for (let node = call; node.parent.type === 'MemberExpression' && node.parent.parent.callee === node.parent;) {
    const chained = node.parent.parent;
    if (nameOf(node.parent) === 'setOptions') found.push(chained.arguments[0]);
    node = chained;
  }
  return found;
}

/** @returns {string | undefined} */
function nameOf(/** @type {any} */ node) {
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return node.property.name;
  return typeof node.property.value === 'string' ? node.property.value : undefined;
}

/** @typedef {ReturnType<typeof typesOf>} Types */
function typesOf(/** @type {Context} */ context) {
  const services = /** @type {Services} */ (context.sourceCode.parserServices);
  if (!services.program) throw new Error('the rules on tenants need types: parserOptions.projectService');
  const checker = services.program.getTypeChecker();
  const typeOf = (/** @type {any} */ node) => services.getTypeAtLocation(node);
  /** @returns {Type[]} */
  const parts = (/** @type {Type} */ type) => (type.isUnion() ? type.types : [type]);
  const isText = (/** @type {Type} */ type) =>
    type !== checker.getAnyType() && checker.isTypeAssignableTo(type, checker.getStringType());
  const property = (/** @type {Type} */ type, /** @type {string} */ name) => {
    const symbol = checker.getPropertyOfType(checker.getApparentType(type), name);
    const found = symbol && checker.getTypeOfSymbol(symbol);
    return found === checker.getUndefinedType() ? undefined : found;
  };
  const namesTenant = (/** @type {Type} */ type) =>
    parts(type).every((part) => {
      const tenant = property(part, 'tenant');
      return tenant !== undefined && isText(tenant);
    });
  const elementsOf = (/** @type {Type} */ type) =>
    parts(type).map((part) => checker.getIndexTypeOfType(part, /** @type {any} */ (1)) ?? part);

  /** @returns {Type[]} the document types of a mongoose model; none where it is something else */
  function documentsOf(/** @type {any} */ node) {
    return parts(checker.getApparentType(typeOf(node))).flatMap((type) => {
      const isModel = type.symbol?.name === 'Model' && comesFrom(type, 'mongoose');
      const [document] = isModel ? checker.getTypeArguments(/** @type {any} */ (type)) : [];
      return document ? [document] : [];
    });
  }

  /** A document of nothing but its `_id` is a document seen through a cast. */
  function scopeOf(/** @type {Type} */ document) {
    if (property(document, 'tenant')) return 'scoped';
    const names = checker.getPropertiesOfType(checker.getApparentType(document)).map(({ name }) => name);
    return names.some((name) => name !== '_id') ? 'free' : 'unknown';
  }

  function documentOfSpec(/** @type {any} */ node) {
    const literal = services.esTreeNodeToTSNodeMap.get(node);
    const spec = checker.getContextualType(/** @type {any} */ (literal));
    const name = spec && (spec.aliasSymbol ?? spec.symbol)?.name;
    return spec && name === 'ModelSpec' ? checker.getTypeArguments(/** @type {any} */ (spec))[0] : undefined;
  }

  function isExempt(/** @type {any} */ node) {
    if (!node) return false;
    return parts(typeOf(node)).every((part) => {
      const reason = property(part, 'acrossTenants');
      return reason !== undefined && isText(reason);
    });
  }

  /** @returns {'write' | 'document' | undefined} */
  function faultOfBulk(/** @type {any} */ node) {
    if (!node) return 'write';
    const kinds = ['updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne'];
    for (const operation of elementsOf(typeOf(node)).flatMap(parts)) {
      const inserted = property(operation, 'insertOne');
      if (inserted && !holds(inserted, 'document')) return 'document';
      const changes = kinds.flatMap((kind) => property(operation, kind) ?? []);
      if (!inserted && changes.length === 0) return 'write';
      if (!changes.every((change) => holds(change, 'filter'))) return 'write';
      const replaced = property(operation, 'replaceOne');
      if (replaced && !holds(replaced, 'replacement')) return 'document';
    }
    return undefined;
  }
  const holds = (/** @type {Type} */ type, /** @type {string} */ name) =>
    parts(type).every((part) => {
      const target = property(part, name);
      return target !== undefined && namesTenant(target);
    });

  return {
    documentsOf,
    scopeOf,
    documentOfSpec,
    isExempt,
    faultOfBulk,
    namesTenant,
    nodeNamesTenant: (/** @type {any} */ node) => node !== undefined && namesTenant(typeOf(node)),
    elementsNameTenant: (/** @type {any} */ node) => node !== undefined && elementsOf(typeOf(node)).every(namesTenant),
  };
}

const comesFrom = (/** @type {Type} */ type, /** @type {string} */ name) =>
  (type.symbol.declarations ?? []).some((one) => one.getSourceFile().fileName.includes(`/node_modules/${name}/`));

/** @type {import('eslint').ESLint.Plugin} */
export const tenantRules = {
  rules: { 'query-names-tenant': queryNamesTenant, 'spec-tells-tenant': specTellsTenant },
};
