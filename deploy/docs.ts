import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { eventTypes, PARTITIONS, topicConfig, topics } from '#libs/contracts';
import { rulesPage } from './rules-page.js';

/** Generated documents: path below the checkout → content. */
export async function generatedDocs(): Promise<Record<string, string>> {
  return {
    'docs/events.md': eventsPage(),
    'docs/asyncapi.yaml': `${JSON.stringify(asyncApi(), null, 2)}\n`,
    'docs/rules.md': await rulesPage(),
  };
}

const schemaOf = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output', target: 'draft-7' });

function fieldsOf(schema: z.ZodType): string {
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.keys(properties)
    .map((name) => `\`${name}\`${required.includes(name) ? '' : '?'}`)
    .join(', ');
}

function eventsPage(): string {
  const rows = Object.entries(topics).map(([, topic]) => {
    const types = Object.entries(eventTypes).filter(([, type]) => type.topic === topic);
    const lines = types.map(
      ([name, type]) =>
        `### \`${name}\`\n\n${type.about}\n\nAnnounced by: ${type.source}. Data: ${fieldsOf(type.data)}.\n`,
    );
    return `## \`${topic}\`\n\n${lines.join('\n')}`;
  });
  const config = Object.entries(topicConfig).map(([key, value]) => `\`${key}=${value}\``);
  return [
    '# Event catalogue',
    '',
    'Generated from `libs/contracts` by `npm run docs`; do not edit.',
    '',
    'CloudEvents 1.0 in Kafka binary mode: attributes are `ce_*` headers, the value is the JSON data, the key is the subject.',
    'Every state event carries the whole public state of its aggregate and a version that only rises: a reader keeps the newest',
    'and drops the rest. After a removal the last record stays for 90 days, then a null value (`*.forgotten.v1`) ends it.',
    '',
    `Every topic has ${PARTITIONS} partitions (Java-compatible murmur2) and ${config.join(', ')}.`,
    '',
    ...rows,
  ].join('\n');
}

function asyncApi(): object {
  const channels = Object.fromEntries(
    Object.values(topics).map((topic) => {
      const types = Object.keys(eventTypes).filter(
        (name) => eventTypes[name as keyof typeof eventTypes].topic === topic,
      );
      const messages = Object.fromEntries(types.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
      return [
        topic,
        {
          address: topic,
          messages,
          bindings: { kafka: { partitions: PARTITIONS, topicConfiguration: { 'cleanup.policy': ['compact'] } } },
        },
      ];
    }),
  );
  const messages = Object.fromEntries(
    Object.entries(eventTypes).map(([name, type]) => [
      name,
      {
        name,
        title: name,
        summary: type.about,
        contentType: 'application/json',
        headers: headersSchema,
        payload: schemaOf(type.data),
      },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Gánh events',
      version: '1',
      description: 'What the services of Gánh announce to each other and to integrators.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels,
    components: { messages },
  };
}

const text = { type: 'string' };
const headersSchema = {
  type: 'object',
  required: ['ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_tenantid', 'ce_version', 'ce_specversion'],
  properties: Object.fromEntries(
    [
      'specversion',
      'id',
      'source',
      'type',
      'subject',
      'time',
      'tenantid',
      'version',
      'correlationid',
      'actor',
      'traceparent',
    ].map((name) => [`ce_${name}`, text]),
  ),
};

/** `node dist/deploy/docs.js` writes; `--check` fails when a document in the checkout is not what would be written. */
async function main(): Promise<void> {
  const stale: string[] = [];
  for (const [path, content] of Object.entries(await generatedDocs())) {
    if (process.argv.includes('--check')) {
      let found = '';
      try {
        found = readFileSync(path, 'utf8');
      } catch {
        // a missing document is a stale one
      }
      if (found !== content) stale.push(path);
    } else writeFileSync(path, content);
  }
  if (stale.length > 0) {
    process.stderr.write(`Stale: ${stale.join(', ')}. Run: npm run docs\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
