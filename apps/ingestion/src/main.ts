import { start } from '#libs/runtime';
import { ingestionConfig } from './config.js';
import { ingestionModule } from './ingestion.module.js';
import { texts } from './problem-texts.js';

/** 500 products of a few kB each, or one product of 256 kB. */
const BATCH_BODY = 12_000_000;

await start({
  service: 'ingestion',
  config: ingestionConfig,
  module: ingestionModule,
  texts,
  bodyLimits: { '/v1/products:batch': BATCH_BODY },
});
