import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { baseConfig, ConfigError, infraConfig, loadConfig } from './config.js';

const schema = z.object({ ...baseConfig, ...infraConfig });
const good = {
  MONGODB_URL: 'mongodb://127.0.0.1:27017',
  KAFKA_BROKERS: '127.0.0.1:9092, broker-2:9093',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
};
function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('reads, converts and fills in', () => {
    expect(loadConfig(schema, { ...good, PORT: '3001', ROLES: 'api, projections', LOG_LEVEL: '' })).toMatchObject({
      PORT: 3001,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      ROLES: ['api', 'projections'],
      KAFKA_BROKERS: ['127.0.0.1:9092', 'broker-2:9093'],
      DB_PREFIX: 'ganh',
    });
    expect(loadConfig(schema, good).ROLES).toEqual([]);
  });

  it('names every bad variable at once and shows no value', () => {
    const problems = problemsOf({
      PORT: '99999',
      SECRETS_KEY: 'c2hvcnQ=',
      MONGODB_URL: 'postgres://u:pw@h',
      KAFKA_BROKERS: 'nohost',
    });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'KAFKA_BROKERS',
      'MONGODB_URL',
      'PORT',
      'REDIS_URL',
      'SECRETS_KEY',
    ]);
    expect(problems.find((problem) => problem.startsWith('REDIS_URL'))).toBe('REDIS_URL: is required');
    expect(problems.join()).not.toMatch(/c2hvcnQ|postgres|99999|nohost/);
  });
});
