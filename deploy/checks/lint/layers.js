// @ts-check
/**
 * Who may import whom, as options of ESLint's own `no-restricted-imports` (regular expressions over import paths: no
 * resolver to configure, nothing that can be inert). Every message here has a failing fixture in test/architecture.
 *
 * @typedef {{ regex: string, message: string, allowImportNames?: string[] }} Pattern
 * @typedef {{ folder: string, libs: string[], packages?: string[], clients?: string[], microservices?: string[] | 'all',
 *   channels?: string[], noNetwork?: boolean }} Layer
 *   `libs`: libraries it may import; `packages`: when given, the only packages it may use; `clients`: guarded packages
 *   it owns; `microservices`: names it may take from Nest's microservices; `channels`: names it may take from #libs/channels.
 */

const DECORATORS = ['EventPattern', 'Payload', 'Ctx'];

/** @type {Layer[]} */
export const layers = [
  { folder: 'libs/contracts', libs: [], packages: ['zod'], noNetwork: true },
  { folder: 'libs/ocop', libs: ['contracts'], packages: ['zod'], noNetwork: true },
  { folder: 'libs/quality-rules', libs: ['contracts', 'ocop'], packages: ['zod'], noNetwork: true },
  {
    folder: 'libs/channel-kit',
    libs: ['contracts'],
    packages: ['zod', 'axios', 'lossless-json'],
    clients: ['axios'],
  },
  {
    folder: 'libs/channels',
    libs: ['channel-kit', 'contracts'],
    packages: ['zod', 'lossless-json'],
    noNetwork: true,
  },
  {
    folder: 'libs/messaging',
    libs: ['contracts', 'storage', 'runtime'],
    clients: ['kafkajs'],
    microservices: 'all',
  },
  { folder: 'libs/storage', libs: ['contracts', 'runtime'], clients: ['mongoose'] },
  {
    folder: 'libs/runtime',
    libs: [],
    clients: ['pino', 'prom-client', 'jose'],
    microservices: ['CustomTransportStrategy', 'MicroserviceOptions', 'NestMicroservice'],
  },
  {
    folder: 'apps/ingestion',
    libs: ['contracts', 'ocop', 'messaging', 'storage', 'runtime'],
    clients: ['papaparse'],
    microservices: [],
  },
  {
    folder: 'apps/quality',
    libs: ['contracts', 'ocop', 'quality-rules', 'channel-kit', 'channels', 'messaging', 'storage', 'runtime'],
    channels: ['loadGrammars', 'loadForms'],
    microservices: DECORATORS,
  },
  {
    folder: 'apps/publishing',
    libs: ['contracts', 'channel-kit', 'channels', 'messaging', 'storage', 'runtime'],
    clients: ['bullmq', 'ioredis'],
    microservices: DECORATORS,
  },
  {
    folder: 'apps/console',
    libs: ['contracts', 'ocop', 'quality-rules', 'channel-kit', 'channels', 'messaging', 'storage', 'runtime'],
    clients: ['ioredis', 'jose'],
    channels: ['loadGrammars', 'loadForms'],
    microservices: DECORATORS,
  },
  { folder: 'apps/sandbox', libs: ['contracts', 'channel-kit', 'channels', 'runtime'], microservices: [] },
];

/** Packages that open a door to the outside, and the folders that hold the key. */
const guarded = [
  'kafkajs',
  'mongoose',
  'mongodb',
  'axios',
  'bullmq',
  'ioredis',
  'pino',
  'prom-client',
  'jose',
  'papaparse',
];

const oneOf = (/** @type {string[]} */ names) => names.join('|');
const named = (/** @type {string[]} */ names) => (names.length > 0 ? names.join(', ') : 'nothing');

/** @type {Pattern} */
export const rootOnly = {
  regex: '^#libs/[^/]+/',
  message: 'Import a library by its root only: #libs/<name>.',
};

/** @type {Pattern} */
const stayInside = {
  regex: '^(\\.\\./)+((apps|libs|deploy|test|dist|node_modules)(/|$)|[^/.]+/src(/|$))|^(apps|libs|dist)/|^/',
  message: 'Leave your folder only through #libs/<name>; apps never import each other.',
};

/** @type {Pattern} */
const environment = { regex: '^(node:)?process$', message: 'Only libs/runtime reads the environment.' };

/** @type {Pattern} */
const network = {
  regex: '^node:(http|https|http2|net|tls|dgram|dns|child_process|worker_threads|cluster)',
  message: 'Pure code: the outside is reached by whoever calls it (channels: by the client of their session).',
};

/**
 * The import rules of one layer.
 * @param {Layer} layer
 * @param {string[]} [more] packages allowed besides (specs)
 * @returns {{ patterns: Pattern[] }}
 */
export function importsOf(layer, more = []) {
  const { folder, libs, packages, clients = [], microservices = [], channels, noNetwork } = layer;
  /** @type {Pattern[]} */
  const patterns = [rootOnly, stayInside];
  patterns.push({
    regex: libs.length > 0 ? `^#libs/(?!(${oneOf(libs)})(/|$))` : '^#libs/',
    message: `Of our libraries ${folder} may import ${named(libs)}.`,
  });
  for (const name of guarded.filter((client) => !clients.includes(client) && !packages)) {
    patterns.push({ regex: `^${name}(/|$)`, message: `The package ${name} is imported only in ${ownersOf(name)}.` });
  }
  if (packages) {
    const allowed = oneOf([...packages, ...more]);
    patterns.push({
      regex: `^(?!node:|\\.{1,2}(/|$)|#|(${allowed})(/|$))`,
      message: `Of packages ${folder} may use ${named(packages)}.`,
    });
  } else if (microservices !== 'all') patterns.push(microservicesOf(folder, microservices));
  if (channels) {
    patterns.push({
      regex: '^#libs/channels$',
      allowImportNames: channels,
      message: `${folder} reads the grammar and forms of channels, never their calls: ${named(channels)}.`,
    });
  }
  if (folder !== 'libs/runtime') patterns.push(environment);
  if (noNetwork) patterns.push(network);
  return { patterns };
}

/** @param {string} folder @param {string[]} names @returns {Pattern} */
function microservicesOf(folder, names) {
  const message = `Of @nestjs/microservices ${folder} may use ${named(names)}; Kafka's classes belong to libs/messaging.`;
  return { regex: '^@nestjs/microservices(/|$)', message, ...(names.length > 0 ? { allowImportNames: names } : {}) };
}

/** @param {string} client */
function ownersOf(client) {
  const owners = layers.filter(({ clients }) => clients?.includes(client)).map(({ folder }) => folder);
  return owners.length > 0 ? owners.join(', ') : 'nobody (its wrapper is enough)';
}

/**
 * A channel's folder knows no other channel. `depth` is how far below its root the file lies.
 * @param {number} depth
 * @returns {{ patterns: Pattern[] }}
 */
export function importsOfChannel(depth, /** @type {string[]} */ more = []) {
  const layer = layers.find(({ folder }) => folder === 'libs/channels');
  if (!layer) throw new Error('libs/channels has no layer');
  const { patterns } = importsOf(layer, more);
  const own = {
    regex: `^${'\\.\\./'.repeat(depth + 1)}`,
    message: 'A channel lives in its own folder and knows no other.',
  };
  return { patterns: [...patterns, own].map((pattern) => (more.length > 0 ? besidesTestKit(pattern) : pattern)) };
}

/** Specs of channels may use the kit's test rig, which needs Vitest and so is no part of its library's root. @param {Pattern} pattern */
const besidesTestKit = (pattern) => ({
  ...pattern,
  regex: `^(?!(\\.\\./)+channel-kit/src/testing/)(?:${pattern.regex})`,
});

/** Commands of deploy/ run on a clone without node_modules. */
export const commandImports = {
  patterns: [
    {
      regex: '^(?!node:|\\.{1,2}/)',
      message: 'Commands run before npm ci: only node: and files of their own.',
    },
  ],
};
