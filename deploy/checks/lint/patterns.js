// @ts-check
import { getStaticValue } from '@eslint-community/eslint-utils';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/**
 * Regular expressions over texts of strangers stay linear. Two rules of eslint-plugin-regexp find what a quantifier costs
 * when it stands where a search begins, and what two quantifiers trade. Behind anything that must match first they see
 * nothing (`/hơn[^\n]*$/` is quadratic in "hơnhơnhơn…"): there this rule of ours asks for a bound.
 *
 * @typedef {import('eslint').Rule.RuleModule} Rule
 * @typedef {import('@eslint-community/regexpp').AST.Node} PatternNode
 * @typedef {import('@eslint-community/regexpp').AST.Element} Element
 */

const messages = {
  unbounded: '{{quantifier}} may run far from every place where what stands before it matches: give it a bound.',
  unknown: 'What this regular expression holds cannot be read here: build it of constants of this file.',
};

const parser = new RegExpParser();

/** @param {Element} element */
const isOptional = (element) => element.type === 'Assertion' || (element.type === 'Quantifier' && element.min === 0);

/**
 * True when the search can come to a quantifier from one place only, or from a place that no other quantifier shares.
 * @param {PatternNode} quantifier
 * @param {string} flags
 */
function isReachedOnce(quantifier, flags) {
  if (flags.includes('y')) return true;
  /** @type {PatternNode} */
  let child = quantifier;
  let isFirst = true;
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'Assertion') isFirst = false;
    if (parent.type !== 'Alternative') continue;
    const before = parent.elements.slice(0, parent.elements.indexOf(/** @type {Element} */ (child)));
    const isAnchored = before.some((element) => element.type === 'Assertion' && element.kind === 'start');
    if (isAnchored && !flags.includes('m')) return true;
    isFirst &&= before.every(isOptional);
  }
  return isFirst;
}

/** @type {Rule} */
const boundedRepeat = {
  meta: { type: 'problem', messages, schema: [] },
  create(context) {
    /** @param {import('eslint').Rule.Node} node @param {string} source @param {string} flags */
    const check = (node, source, flags) => {
      const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
      visitRegExpAST(parser.parsePattern(source, 0, source.length, modes), {
        onQuantifierEnter(quantifier) {
          if (quantifier.max !== Infinity || isReachedOnce(quantifier, flags)) return;
          context.report({ node, messageId: 'unbounded', data: { quantifier: quantifier.raw } });
        },
      });
    };
    /** @param {any} node */
    const checkBuilt = (node) => {
      const scope = context.sourceCode.getScope(node);
      const [source, flags] = node.arguments.map((/** @type {any} */ argument) => getStaticValue(argument, scope));
      if (source && flags !== null) check(node, String(source.value), String(flags?.value ?? ''));
      else context.report({ node, messageId: 'unknown' });
    };
    return {
      Literal(/** @type {any} */ node) {
        if (node.regex) check(node, node.regex.pattern, node.regex.flags);
      },
      'NewExpression[callee.name="RegExp"]': checkBuilt,
      'CallExpression[callee.name="RegExp"]': checkBuilt,
    };
  },
};

export const patternRules = { rules: { 'bounded-repeat': boundedRepeat } };
