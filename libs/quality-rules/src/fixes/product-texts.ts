import type { ProductState } from '#libs/contracts';
import { plainText, readTexts, type ReadText } from '../texts.js';

type Content = ProductState['content'];

/** The texts of a product that fixes may change: all that buyers read but the producer's own record. */
export const fixableTexts = (product: ProductState): ReadText[] =>
  readTexts(product).filter(({ field }) => !field.startsWith('/producer/'));

/** The same text with other words. */
export const rewritten = (read: ReadText, text: string): ReadText => ({
  ...plainText(read.field, text, read.role),
  ...(read.channel && { channel: read.channel }),
});

const keysOf = (field: string): string[] =>
  field
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

function setAt(node: unknown, [key = '', ...rest]: string[], text: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  const child = (node as Record<string, unknown>)[key];
  const changed = rest.length > 0 ? setAt(child, rest, text) : typeof child === 'string' ? text : undefined;
  if (changed === undefined) return undefined;
  if (Array.isArray(node)) return node.map((item: unknown, at) => (String(at) === key ? changed : item));
  return { ...node, [key]: changed };
}

/** A value of an option is also what variants point at; two values that became one would be no choice any more. */
function setOptionValue(content: Content, axis: number, at: number, text: string): Content | undefined {
  const option = content.options[axis];
  const old = option?.values[at];
  if (!option || old === undefined || option.values.some((value, index) => index !== at && value === text))
    return undefined;
  const values = option.values.map((value, index) => (index === at ? text : value));
  const variants = content.variants.map((variant) => ({
    ...variant,
    optionValues: variant.optionValues.map((value, index) => (index === axis && value === old ? text : value)),
  }));
  return {
    ...content,
    options: content.options.map((item, index) => (index === axis ? { ...item, values } : item)),
    variants,
  };
}

const OPTION_VALUE = /^\/options\/(\d+)\/values\/(\d+)$/;
/** Fields whose text the door wants to show something. */
const FILLED = /^\/(?:options|variants)\/|^\/(?:name|sections|description)\/.*vi$/;

/** The content with another text in a field; undefined where there is no such text, or the door would refuse it. */
export function withText(content: Content, field: string, text: string): Content | undefined {
  if (text.trim() === '' && FILLED.test(field)) return undefined;
  const option = OPTION_VALUE.exec(field);
  if (option) return setOptionValue(content, Number(option[1]), Number(option[2]), text);
  return setAt(content, keysOf(field), text) as Content | undefined;
}

/** The text at a JSON pointer of the product's input, the producer's record included. */
export function textAt(product: ProductState, field: string): string | undefined {
  let node: unknown = { ...product.content, producer: product.producer };
  for (const key of keysOf(field)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return typeof node === 'string' ? node : undefined;
}
