import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    isolate: false,
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A property test that takes a second takes many on a machine that is busy with other things.
          testTimeout: 30_000,
          include: [
            'apps/**/*.spec.ts',
            'libs/**/*.spec.ts',
            'deploy/**/*.spec.ts',
            'test/architecture/**/*.spec.ts',
            'test/torture/**/*.spec.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'pipeline',
          include: ['test/pipeline/**/*.spec.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
