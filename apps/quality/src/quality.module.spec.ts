import { Clock, Health, Log, Shutdown } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { qualityConfig, type QualityConfig } from './config.js';
import { QualityModule } from './quality.module.js';

/** What the runtime provides to every service. */
const runtime = [Clock, Health, Log, Shutdown];

describe('the module', () => {
  it('provides everything that its parts are made from', () => {
    const config = { ...qualityConfig.partial().parse({}), ROLES: [] } as unknown as QualityConfig;
    const { controllers = [], providers = [] } = QualityModule.with(config);
    const made = providers as { provide: unknown; inject?: unknown[] }[];
    const provided = new Set<unknown>([...runtime, ...made.map(({ provide }) => provide)]);
    const asked = controllers.flatMap(
      (controller) => Reflect.getMetadata('design:paramtypes', controller) as unknown[] | undefined,
    );
    const wanted = [...made.flatMap(({ inject = [] }) => inject), ...asked];
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter((token) => !provided.has(token))).toEqual([]);
  });
});
