import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { start } from '#libs/runtime';
import { KafkaLanes } from '#libs/messaging';
import { publishingConfig } from './config.js';
import { plays, PublishingModule } from './publishing.module.js';

await start({
  service: 'publishing',
  config: publishingConfig,
  module: (config) => PublishingModule.with(config),
  transports: (app) => (plays(app.get('config'), 'consumer') ? [app.get(KafkaLanes)] : []),
  texts: { problems, issueTexts, renderText, languageOf },
});
