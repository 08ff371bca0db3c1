import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { connectionMapping } from '#libs/contracts';
import { ChannelFault } from './fault.js';
import { channelWords, createSession, guardSecrets, secretsIn } from './secrets.js';

const credentials = { partnerId: '2001887', accessToken: 'token-abcdef', nested: { key: 'khoá-bí-mật' } };

it('credentials can be used but not printed', () => {
  const lines: string[] = [];
  const session = createSession({
    account: { connectionId: 'c', shop: 's', settings: {}, mapping: connectionMapping.parse({}) },
    credentials,
    http: { send: () => Promise.reject(new Error(credentials.accessToken)) },
    now: () => 1,
    log: (message, fields) => void lines.push(message + inspect(fields)),
  });
  expect(session.credentials.accessToken).toBe('token-abcdef');
  session.log('sent token-abcdef', { value: 'x khoá-bí-mật', count: 3 });
  const fault = new ChannelFault('auth', { words: channelWords('Invalid token-abcdef', credentials) });
  const printed = [
    inspect(session, { depth: 10, showHidden: true }),
    JSON.stringify(session),
    String(session.credentials),
    inspect(fault, { showHidden: true }),
    JSON.stringify(fault),
    ...lines,
  ].join('\n');
  for (const secret of ['token-abcdef', 'khoá-bí-mật']) expect(printed).not.toContain(secret);
  expect(lines[0]).toContain('[secret]');
});

it('guarded secrets still compare and spread like what they are', () => {
  const guarded = guardSecrets(credentials);
  expect({ ...guarded }).toEqual(credentials);
  expect(Object.keys(guarded)).toEqual(Object.keys(credentials));
});

it('short numbers are no secrets, everything else of some length is', () => {
  expect(secretsIn(credentials)).toEqual(['token-abcdef', 'khoá-bí-mật']);
});

it('words are one line and at most 300 characters', () => {
  const words = channelWords(`a\n\tb${'x'.repeat(400)}`, {});
  expect(words).toHaveLength(300);
  expect(words.startsWith('a bx')).toBe(true);
});
