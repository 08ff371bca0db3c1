export * from './catalogue.js';
export type { AssessInput } from './context.js';
export * from './engine.js';
export * from './load-rules.js';
export * from './rule-pack.js';
export * from './rule.js';
export type { ReadText, TermHit } from './texts.js';
