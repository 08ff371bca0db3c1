import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { start } from '#libs/runtime';
import { sandboxConfig } from './config.js';
import { SandboxModule } from './sandbox.module.js';

await start({
  service: 'sandbox',
  config: sandboxConfig,
  module: (config) => SandboxModule.with(config),
  texts: { problems, issueTexts, renderText, languageOf },
  undeclaredRoutes: 'public',
});
