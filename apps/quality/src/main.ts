import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { KafkaLanes } from '#libs/messaging';
import { start } from '#libs/runtime';
import { plays, qualityConfig, type QualityConfig } from './config.js';
import { QualityModule } from './quality.module.js';

await start({
  service: 'quality',
  config: qualityConfig,
  module: (config) => QualityModule.with(config),
  transports: (app) => (plays(app.get<QualityConfig>('config'), 'consumer') ? [app.get(KafkaLanes)] : []),
  texts: { problems, issueTexts, renderText, languageOf },
});
