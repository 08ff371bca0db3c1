export * from './criteria.js';
export * from './evidence.js';
export * from './matrix.js';
export * from './self-assessment.js';
