import { describe, expect, it } from 'vitest';
import { plainText } from '../texts.js';
import { FactReader, facts } from './read-facts.js';

const reader = new FactReader();
const titleOf = (example: object): string => JSON.stringify(example).slice(0, 140);

describe.each(facts.map((fact) => [fact.name, fact] as const))('fact %s', (name, fact) => {
  const textsOf = ({ name: title = 'Chè xanh búp non Suối Trong', text = '' }) => [
    plainText('/name/vi', title, 'title'),
    plainText('/description/vi', text, 'prose'),
  ];

  it.each(fact.examples.hit.map((example) => [titleOf(example), example] as const))('is stated: %s', (_, example) => {
    const texts = textsOf(example);
    const price = example.price === undefined ? {} : { price: example.price };
    const passages = reader.passages({ texts, ...price })[name];
    expect(passages.length).toBeGreaterThan(0);
    if (example.passage === undefined) return;
    const shown = passages.map(({ field, start, end }) =>
      texts.find((one) => one.field === field)?.text.slice(start, end),
    );
    expect(shown[0]).toBe(example.passage);
  });

  it.each(fact.examples.miss.map((example) => [titleOf(example), example] as const))('is not: %s', (_, example) => {
    const price = example.price === undefined ? {} : { price: example.price };
    expect(reader.passages({ texts: textsOf(example), ...price })[name]).toEqual([]);
  });
});
