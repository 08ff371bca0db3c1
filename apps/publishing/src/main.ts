import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { start } from '#libs/runtime';
import { publishingConfig } from './config.js';
import type { Engine } from './engine.js';
import { plays, PublishingModule } from './publishing.module.js';

await start({
  service: 'publishing',
  config: publishingConfig,
  module: (config) => PublishingModule.with(config),
  transports: (app) => (plays(app.get('config'), 'consumer') ? app.get<Engine>('engine').lanes : []),
  texts: { problems, issueTexts, renderText, languageOf },
});
