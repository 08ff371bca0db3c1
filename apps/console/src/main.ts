import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { KafkaLanes } from '#libs/messaging';
import { start } from '#libs/runtime';
import { consoleConfig } from './config.js';
import { ConsoleModule, plays } from './console.module.js';
import { CONFIG } from './providers/role.providers.js';

await start({
  service: 'console',
  config: consoleConfig,
  module: (config) => ConsoleModule.with(config),
  transports: (app) => (plays(app.get(CONFIG), 'projections') ? [app.get(KafkaLanes)] : []),
  texts: { problems, issueTexts, renderText, languageOf },
});
