export * from './admin-units.js';
export * from './certificate.js';
export * from './classification.js';
export * from './fold.js';
export * from './gtin.js';
export * from './legal-dates.js';
export * from './syllable.js';
export * from './text-facts.js';
