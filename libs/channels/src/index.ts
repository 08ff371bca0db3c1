export * from './load-channels.js';
