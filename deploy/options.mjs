// @ts-check
import { parseArgs } from 'node:util';

/**
 * The options of a command; what is not understood ends it with a sentence and the usage.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} const T
 * @param {T} options
 * @param {string} usage
 * @param {string[]} [args]
 */
export function readOptions(options, usage, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}
